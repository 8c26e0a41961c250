from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pytest

from handmade import article, page, record, speaker, statement
from onrecord.errors import QueryError
from onrecord.ledger import Ledger, Results
from onrecord.records import Link, PartialDate, Record, Statement

DENIAL, INNER, AGAIN, ACCUSATION, OTHER = record().statements


@pytest.fixture
def filled(ledger: Ledger) -> Ledger:
    ledger.keep(page(), record(), "f")
    return ledger


def keep(
    ledger: Ledger, doc: str, who: str = "Ana Brandt", offices: Iterable[str] = (), **fields: Any
) -> Statement:
    """Keep an article in which `who` says something of the harbour."""
    said = {
        name: fields.pop(name) for name in ("act", "said_on", "speaker_kind", "certainty") if name in fields
    }
    of = article(f"{who} said that harbour dues rise.", doc=doc, **fields)
    made = statement(of, who, "said", "that harbour dues rise", speaker=who, **said)
    people = (speaker(of, who, offices=tuple(offices)),)
    ledger.keep(
        page(doc, f"https://post.example/{doc}", doc), Record(of, statements=(made,), speakers=people), "f"
    )
    return made


def ids(results: Results) -> set[str]:
    return {hit.statement.id for hit in results}


def all_pages(ledger: Ledger, limit: int, **more: Any) -> list[str]:
    found: list[str] = []
    after = None
    while True:
        results = ledger.search(limit=limit, after=after, **more)
        found += [hit.statement.id for hit in results]
        after = results.next
        if after is None:
            return found


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({}, {DENIAL, INNER, AGAIN, ACCUSATION, OTHER}),
        ({"act": "deny"}, {DENIAL, AGAIN}),
        ({"act": "deny", "words": "nord"}, {AGAIN}),
        ({"outlet": "Calder Post"}, {DENIAL, INNER, AGAIN, ACCUSATION, OTHER}),
        ({"outlet": "Calder"}, set()),
        ({"disputed": True}, {ACCUSATION}),
        ({"disputed": False, "words": "ministry"}, {OTHER}),
        ({"said_from": "2024-05-01", "said_to": "2024-05-01"}, {AGAIN}),
        ({"said_to": "2024-04"}, set()),
        ({"published_from": "2024-05", "published_to": "2024", "act": "accuse"}, {ACCUSATION}),
        ({"form": "direct"}, set()),
        ({"words": "* ( ~"}, set()),
    ],
)
def test_only_what_meets_all_that_is_asked_for_is_found(
    filled: Ledger, filters: dict[str, Any], found: set[Statement]
) -> None:
    results = filled.search(**filters)
    assert ids(results) == {one.id for one in found}
    assert results.total == len(found)


def test_kind_and_hedge_of_a_speaker_are_filters(ledger: Ledger) -> None:
    hedged = keep(ledger, "a", speaker_kind="person", certainty="hedged")
    certain = keep(ledger, "b", speaker_kind="group", certainty="certain")
    untold = keep(ledger, "c")
    assert ids(ledger.search(hedged=True)) == {hedged.id}
    assert ids(ledger.search(hedged=False)) == {certain.id}
    assert ids(ledger.search(kind="group")) == {certain.id}
    assert untold.id in ids(ledger.search())


def test_a_day_that_is_known_by_its_year_lies_in_no_month(ledger: Ledger) -> None:
    year = keep(ledger, "a", said_on=PartialDate(2024))
    month = keep(ledger, "b", said_on=PartialDate(2024, 5))
    day = keep(ledger, "c", said_on=PartialDate(2024, 5, 31))
    assert ids(ledger.search(said_from="2024", said_to="2024")) == {year.id, month.id, day.id}
    assert ids(ledger.search(said_from="2024-05", said_to="2024-05")) == {month.id, day.id}
    assert ids(ledger.search(said_to="2024-05")) == {month.id, day.id}
    assert ids(ledger.search(said_from="2024-05-02")) == {day.id}


@pytest.mark.parametrize(
    ("day", "first", "last", "lies"),
    [
        ("2024", "2024-01-01", "2024-12-31", True),
        ("2024", "2024-01", "2024-12", True),
        ("2024", "2024-01-02", "2024-12-31", False),
        ("2024", "2024-01-01", "2024-12-30", False),
        ("2024-02", "2024-02-01", "2024-02-29", True),
        ("2024-02", "2024-02-01", "2024-02-28", False),
        ("2024-02", "2024-02-02", "2024-02-29", False),
        ("2024-12", "2024-12-01", "2024", True),
        ("2024-01-01", "2024-01-01", "2024-01-01", True),
        ("2024-01-31", "2024-02-01", "2024-02-29", False),
        ("2025-01-01", "2024-01-01", "2024-12-31", False),
        ("2023", "2024-01-01", "2024-12-31", False),
    ],
)
def test_a_day_lies_in_a_range_where_all_days_that_it_may_be_do(
    ledger: Ledger, day: str, first: str, last: str, lies: bool
) -> None:
    keep(ledger, "a", published=PartialDate.parse(day))
    assert bool(ledger.search(published_from=first, published_to=last)) is lies


@pytest.mark.parametrize("limit", [0, -1])
def test_a_limit_below_one_is_refused(filled: Ledger, limit: int) -> None:
    with pytest.raises(QueryError, match="limit"):
        filled.search(limit=limit)


def test_an_answer_that_is_changed_changes_no_later_one(filled: Ledger) -> None:
    first = filled.search(facets=True)
    told = dict(first.facets)
    first.facets.clear()
    assert filled.search(facets=True).facets == told


def test_the_newest_come_first_and_those_without_a_day_last(ledger: Ledger) -> None:
    undated = keep(ledger, "a", published=None)
    old = keep(ledger, "b", published=PartialDate(2024, 6, 1), said_on=PartialDate(2020))
    new = keep(ledger, "c", published=PartialDate(2024, 5, 1))
    assert [hit.statement.id for hit in ledger.search(order="newest")] == [new.id, old.id, undated.id]


@pytest.mark.parametrize(
    "more", [{"order": "newest"}, {"words": "harbour"}, {"words": "harbour", "order": "newest"}]
)
def test_pages_give_every_statement_once(ledger: Ledger, more: dict[str, Any]) -> None:
    days = [None, PartialDate(2024), PartialDate(2024, 5), PartialDate(2024, 5), PartialDate(2023, 1, 2)]
    made = [keep(ledger, f"d{i}", published=day).id for i, day in enumerate(days * 2)]
    whole = [hit.statement.id for hit in ledger.search(limit=50, **more)]
    assert sorted(whole) == sorted(made)
    for limit in (1, 3, 10):
        assert all_pages(ledger, limit, **more) == whole


def test_what_comes_in_on_top_does_not_move_the_next_page(ledger: Ledger) -> None:
    for month in (1, 2, 3, 4):
        keep(ledger, str(month), published=PartialDate(2024, month))
    first = ledger.search(limit=2)
    rest = ids(ledger.search(limit=5, after=ledger.search(limit=2).next))
    keep(ledger, "new", published=PartialDate(2025))
    assert ids(ledger.search(limit=5, after=first.next)) == rest


@pytest.mark.parametrize("cursor", ["", "x", "2024-13_0123456789abcdef", "-1.5_0123456789abcdef"])
def test_a_cursor_that_no_answer_gave_is_refused_but_an_empty_one(filled: Ledger, cursor: str) -> None:
    if not cursor:
        assert len(filled.search(after=cursor)) == 5
        return
    with pytest.raises(QueryError, match="after"):
        filled.search(after=cursor)


def test_a_cursor_of_the_other_order_is_refused(filled: Ledger) -> None:
    with pytest.raises(QueryError, match="order"):
        filled.search("ministry", after="2024-05-06_0123456789abcdef")


def test_facets_count_all_that_is_found_not_the_page(filled: Ledger) -> None:
    facets = filled.search(limit=1, facets=True).facets
    told = {name: {(one.value, one.count) for one in counted} for name, counted in facets.items()}
    assert told["act"] == {("deny", 2), ("accuse", 1), (None, 2)}
    assert told["speaker"] == {("Ana Brandt", 3), ("Ministry of Works", 1), ("Józef Ruud", 1)}
    assert told["outlet"] == {("Calder Post", 5)}
    assert told["year"] == {("2024", 5)}
    assert told["form"] == {("indirect", 5)}
    assert told["disputed"] == {("true", 1), ("false", 4)}


def test_counts_follow_what_is_added_and_judged(filled: Ledger) -> None:
    assert filled.search().total == 5
    keep(filled, "more")
    assert filled.search().total == 6
    rejected = tuple(replace(link, state="rejected") for link in record().links)
    filled.keep(page(), replace(record(), links=rejected), "g")
    assert not filled.search(disputed=True)


def test_a_dispute_from_another_article_counts_and_goes_with_it(ledger: Ledger) -> None:
    claim = keep(ledger, "a", act="accuse")
    of = article("Piet Lauwers denied it.", doc="b")
    denial = statement(of, "Piet Lauwers", "denied", "it", speaker="Piet Lauwers", act="deny")
    answered = Record(of, statements=(denial,), links=(Link(denial.id, claim.id, "disputes", 0.9),))
    ledger.keep(page("b", "https://post.example/b", "b"), answered, "f")
    assert ids(ledger.search(disputed=True)) == {claim.id}
    ledger.keep(page("b", "https://post.example/b", "b"), replace(answered, links=()), "g")
    assert not ledger.search(disputed=True)


def test_a_name_finds_all_who_bear_it_and_tells_them_apart(ledger: Ledger) -> None:
    one = keep(ledger, "a", offices=["harbour master of Calder"])
    same = keep(ledger, "b", offices=["harbour pilot"])
    other = keep(ledger, "c", offices=["goalkeeper"])
    results = ledger.search(speaker="brandt", facets=True)
    assert ids(results) == {one.id, same.id, other.id}
    assert sorted(counted.count for counted in results.facets["speaker"]) == [1, 2]
    assert len(results.namesakes) == 2


def test_a_speakers_id_finds_what_they_said_in_all_articles_and_nothing_of_a_namesake(ledger: Ledger) -> None:
    one = keep(ledger, "a", offices=["harbour master of Calder"])
    same = keep(ledger, "b", offices=["harbour pilot"])
    keep(ledger, "c", offices=["goalkeeper"])
    for id_ in next(who.ids for who in ledger.search(speaker="Ana Brandt").namesakes if len(who.ids) == 2):
        assert ids(ledger.search(speaker=id_)) == {one.id, same.id}


def test_nobody_of_a_name_says_nothing(filled: Ledger) -> None:
    results = filled.search(speaker="Nobody")
    assert (len(results), results.total, results.namesakes) == (0, 0, ())


def test_a_superseded_article_is_not_searched(ledger: Ledger) -> None:
    keep(ledger, "a", offices=["pilot"])
    of = article("Ana Brandt said that dues fall.", doc="a")
    ledger.keep(page("a", "https://post.example/a", "a"), Record(of), "g")
    assert not ledger.search()
    assert not ledger.search(speaker="Ana Brandt")


def test_a_dispute_stays_with_what_it_disputes(filled: Ledger) -> None:
    [hit] = filled.search(disputed=True)
    assert [(tie.outgoing, tie.other.words) for tie in hit.ties] == [(False, "she took money")]
