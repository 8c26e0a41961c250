from dataclasses import replace
from datetime import UTC, datetime

import pytest

from handmade import TEXT, article, page, record, speaker, statement
from onrecord.ledger import Hit, Ledger
from onrecord.records import Judgement, PartialDate, Record

DENIAL, INNER, AGAIN, ACCUSATION, OTHER = record().statements


@pytest.fixture
def filled(ledger: Ledger) -> Ledger:
    ledger.keep(page(), record(), "f")
    return ledger


def search(ledger: Ledger, words: str) -> Hit:
    [hit] = ledger.search(words)
    return hit


def test_a_hit_has_the_exact_words_with_what_matched_and_its_article(filled: Ledger) -> None:
    hit = search(filled, "appeal ministry")
    assert hit.statement == OTHER
    assert (hit.words, hit.source_words, hit.cue_words) == ("the ministry may appeal", "Józef Ruud", "said")
    assert [span.of(hit.words) for span in hit.highlights] == ["ministry", "appeal"]
    assert (hit.article.id, hit.article.outlet) == (article().id, "Calder Post")


def test_the_pieces_of_a_content_stay_apart(filled: Ledger) -> None:
    hit = search(filled, "theft")
    assert hit.words == "Brandt […] of theft"
    assert [span.of(hit.words) for span in hit.highlights] == ["theft"]


def test_a_match_elsewhere_than_in_the_content_marks_nothing(filled: Ledger) -> None:
    assert search(filled, "nord").highlights == ()


def test_an_accusation_is_found_with_its_denial(filled: Ledger) -> None:
    [tie] = search(filled, "theft").ties
    assert (tie.link.kind, tie.outgoing) == ("disputes", False)
    assert (tie.other.statement, tie.other.words) == (DENIAL, "she took money")


def test_what_is_said_counts_more_than_the_title(ledger: Ledger) -> None:
    titled = article("Roos said nothing new.", doc="b", title="Appeal")
    said = statement(titled, "Roos", "said", "nothing new")
    ledger.keep(page(), record(), "f")
    ledger.keep(page("b", doc="b"), Record(titled, statements=(said,)), "f")
    assert [hit.statement.id for hit in ledger.search("appeal")] == [OTHER.id, said.id]
    assert len(ledger.search("appeal", limit=1)) == 1


def test_a_statement_comes_with_its_links_both_ways(filled: Ledger) -> None:
    view = filled.statement(DENIAL.id)
    assert view is not None
    seen = [(tie.link.kind, tie.outgoing, tie.other.statement.id) for tie in view.ties]
    assert seen == [("disputes", True, ACCUSATION.id), ("repeats", False, AGAIN.id)]


def test_a_statement_comes_with_what_it_stands_in_and_what_stands_in_it(filled: Ledger) -> None:
    outer, inner = filled.statement(DENIAL.id), filled.statement(INNER.id)
    assert outer is not None
    assert inner is not None
    assert [quoted.statement for quoted in outer.inner] == [INNER]
    assert inner.outer is not None
    assert inner.outer.statement == DENIAL


@pytest.mark.parametrize("digits", [6, 10, 16])
def test_the_beginning_of_an_id_is_enough(filled: Ledger, digits: int) -> None:
    view = filled.statement(DENIAL.id[:digits].upper())
    assert view is not None
    assert view.statement == DENIAL


@pytest.mark.parametrize(
    "name", ["Ana Brandt", "ana brandt", "BRANDT", "Jozef Ruud", "ruud", "ministry of works"]
)
def test_a_speaker_is_found_by_each_name(filled: Ledger, name: str) -> None:
    assert len(filled.speaker(name)) == 1


def test_a_speaker_comes_with_offices_and_statements_by_day(filled: Ledger) -> None:
    [view] = filled.speaker("Brandt")
    assert view.speaker == record().speakers[0]
    assert [listed.statement for listed in view.statements] == [AGAIN, DENIAL, INNER]
    assert view.statements[0].ties[0].other.statement == DENIAL


def test_the_speakers_of_two_articles_are_not_merged(filled: Ledger) -> None:
    filled.keep(page("b", "https://other.example", "two"), record(article(TEXT, doc="two")), "f")
    first, second = filled.speaker("Ana Brandt")
    assert first.article.id != second.article.id
    assert {listed.article.id for listed in first.statements} == {first.article.id}


def test_those_of_that_full_name_come_first_and_then_the_newest(ledger: Ledger) -> None:
    for doc, name, year in (("a", "Tom Ruud", 2024), ("b", "Ruud", 2020), ("c", "Ruud", 2021)):
        of = article(doc=doc, published=PartialDate(year))
        ledger.keep(page(doc, doc=doc), Record(of, speakers=(speaker(of, name),)), "f")
    assert [view.article.doc for view in ledger.speaker("ruud")] == ["c", "b", "a"]


def kept_offices(ledger: Ledger, *offices: tuple[str, ...]) -> None:
    for year, own in enumerate(offices, 2020):
        of = article(doc=str(year), published=PartialDate(year))
        person = replace(speaker(of, "Tom Ruud"), offices=own)
        ledger.keep(page(str(year), doc=str(year)), Record(of, speakers=(person,)), "f")


def test_two_namesakes_stay_two(ledger: Ledger) -> None:
    kept_offices(ledger, ("harbour commissioner",), ("goalkeeper of Tidewell",))
    assert [len(identity.sightings) for identity in ledger.identities("Tom Ruud")] == [1, 1]


def test_an_office_of_their_own_makes_the_speakers_of_two_articles_one(ledger: Ledger) -> None:
    kept_offices(ledger, ("harbour commissioner",), ("commissioner of the harbour", "mayor"))
    (identity,) = ledger.identities("Ruud")
    assert [(str(seen.article.published), seen.office) for seen in identity.offices] == [
        ("2020", "harbour commissioner"),
        ("2021", "commissioner of the harbour"),
        ("2021", "mayor"),
    ]
    assert len(identity.why) == 1


def test_an_unknown_statement_or_speaker_is_none(filled: Ledger) -> None:
    assert filled.statement("0" * 16) is None
    assert filled.speaker("Nobody") == []


def test_statements_are_listed_in_the_order_asked_for_with_their_links(filled: Ledger) -> None:
    denial, other = filled.listed([DENIAL.id, OTHER.id])
    assert (denial.statement, other.statement) == (DENIAL, OTHER)
    assert len(denial.ties) == 2
    assert other.ties == ()


def test_an_article_is_known_without_its_text(filled: Ledger) -> None:
    header = filled.header(article().id)
    assert header
    assert (header.doc, header.superseded_by) == ("one", None)
    assert filled.header("0" * 16) is None


def test_a_found_statement_has_the_one_that_tells_of_it(ledger: Ledger) -> None:
    ledger.keep(page(), record(), "f")
    inner = next(one for one in record().statements if one.inside)
    hits = ledger.search(limit=100)
    found = {hit.statement.id: hit.outer for hit in hits}
    outer = found[inner.id]
    assert outer is not None
    assert outer.statement.id == inner.inside
    assert all(found[one.id] is None for one in record().statements if not one.inside)


def test_what_a_reviewer_decided_of_a_statement_or_its_link_counts_as_judged(ledger: Ledger) -> None:
    ledger.keep(page(), record(), "f")
    ids = [one.id for one in record().statements]
    assert ledger.judged(ids) == set()
    link = record().links[0]
    when = datetime(2024, 6, 1, tzinfo=UTC)
    ledger.judge(Judgement(when, "Ida", ids[0], "act", '"accuse"', '"deny"', ""))
    ledger.judge(Judgement(when, "Ida", link.id, "state", '"proposed"', '"confirmed"', ""))
    assert ledger.judged(ids) == {ids[0], link.a, link.b}
