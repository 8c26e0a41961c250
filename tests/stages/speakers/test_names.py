import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.records import Span
from onrecord.stages.speakers.names import find_names, is_body, is_office


def names(text: str, lower: str = "") -> list[str]:
    found = find_names(text, Span(0, len(text)), frozenset(lower.split()))
    return [mention.span.of(text) for mention in found]


FOUND = [
    ("Mr. Roe met Ann Lee in the hall.", ["Roe", "Ann Lee"]),
    ("They met French President Jean Roe.", ["Jean Roe"]),
    ("The aide spoke to Sen. Ann B. Lee.", ["Ann B. Lee"]),
    ("He wrote to the Department of Roads and to Kim.", ["Department of Roads", "Kim"]),
    ("They asked Harbour Board Chair Ann Lee.", ["Ann Lee"]),
    ("They asked Secretary of State John Lee.", ["John Lee"]),
    ("They asked the Secretary of State Zeb Lee.", ["Zeb Lee"]),
    ("They asked Deputy Secretary of State Zeb Lee.", ["Zeb Lee"]),
    ("They asked the Speaker of the House Zeb Lee.", ["Zeb Lee"]),
    ("It was the Arden-based Harbour Report.", ["Harbour Report"]),
    ("It was the House Harbour and Road Works Committee.", ["House Harbour and Road Works Committee"]),
    ("It was Harbour Board and Road Works Committee.", ["Harbour Board", "Road Works Committee"]),
    ("He asked the Court of Appeals for the Ninth Circuit.", ["Court of Appeals for the Ninth Circuit"]),
    ("It was Corran William Lee.", ["Corran William Lee"]),
    ("It was George Will.", ["George Will"]),
    ("They met Bob Roe, R-Ohio, there.", ["Bob Roe"]),
    ("It was Vicente de la Roe.", ["Vicente de la Roe"]),
    ("Kim's father is Ole O'Roe-Dahl.", ["Kim", "Ole O'Roe-Dahl"]),
    ("On Monday Kim left.", ["Kim"]),
    ("He met the Supreme Allied Commander.", []),
    ("But nobody came. The hall was empty.", []),
    ("I'm here, and I've seen it.", []),
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_names_are_found_without_titles_and_offices(text: str, expected: list[str]) -> None:
    assert names(text) == expected


def test_word_that_the_article_has_in_lower_case_opens_a_sentence_and_no_name() -> None:
    assert names("Harbour was closed.", lower="harbour") == []
    assert names("Harbour was closed.") == ["Harbour"]


def test_office_before_a_name_is_kept_with_it() -> None:
    text = "They met French President Jean Roe."
    (mention,) = find_names(text, Span(0, len(text)), frozenset())
    assert (mention.office, mention.title) == ("French President", "President")


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("Arden Harbour Board", True),
        ("Ministry of Roads", True),
        ("Ann Lee", False),
        ("Board Walk", False),
    ],
)
def test_body_is_told_by_its_head_word(name: str, body: bool) -> None:
    assert is_body(tuple(name.split())) is body


@pytest.mark.parametrize(("word", "office"), [("Sen.", True), ("spokeswoman", True), ("Mother", False)])
def test_offices_are_titles_and_nouns_for_one_person(word: str, office: bool) -> None:
    assert is_office(word) is office


@given(st.text(alphabet="ABc de.'’-,\"\n", max_size=50))
def test_every_name_is_a_span_of_the_text_and_none_overlap(text: str) -> None:
    found = list(find_names(text, Span(0, len(text)), frozenset()))
    assert all(mention.span.of(text) for mention in found)
    assert all(not a.span.overlaps(b.span) for a in found for b in found if a is not b)
