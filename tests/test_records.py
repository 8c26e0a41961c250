from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.records import Article, Metadata, PartialDate, Span, Statement, digest


@given(st.dates())
def test_a_partial_date_is_read_back_as_it_was_written(day: date) -> None:
    for partial in (
        PartialDate.of(day),
        PartialDate(day.year, day.month),
        PartialDate(day.year),
    ):
        assert PartialDate.parse(str(partial)) == partial


@pytest.mark.parametrize(
    "text", ["2017-13", "2017-02-30", "17-02-03", "2017-2-3", "yesterday", "", "2017-02-"]
)
def test_what_no_calendar_has_is_no_partial_date(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        PartialDate.parse(text)


def test_a_partial_date_is_a_day_only_where_it_is_as_precise() -> None:
    assert PartialDate(2017, 2, 24).as_date == date(2017, 2, 24)
    assert PartialDate(2017, 2).as_date is None


@given(st.text(), st.text())
def test_a_digest_tells_where_one_part_ends(a: str, b: str) -> None:
    assert digest(a, b) != digest(a + b)
    assert digest(a, b) == digest(a, b)


def test_an_articles_id_comes_from_its_name_and_text_alone() -> None:
    article = Article("harbour", "The pier is shut.")
    assert article.id == Article("harbour", "The pier is shut.", title="Pier", published=PartialDate(2020)).id
    assert article.id != Article("harbour", "The pier is open.").id
    assert article.id != Article("quay", "The pier is shut.").id


def test_a_statements_id_tells_roles_apart() -> None:
    one, two = (Span(0, 3),), (Span(4, 8),)
    assert Statement.identify("a", one, two, ()) != Statement.identify("a", two, one, ())


def test_metadata_given_for_one_page_wins_over_what_is_given_for_all() -> None:
    page = Metadata(outlet="Courier")
    assert page.filled_from(Metadata(outlet="Post", title="T")) == Metadata(outlet="Courier", title="T")
