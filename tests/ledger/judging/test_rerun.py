"""Judgements outlast a reading of the same text by another extractor."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from handmade import article, page, spans
from onrecord.ledger import Ledger
from onrecord.records import Article, Encoding, Link, Record, Statement
from onrecord.stages.encoding import encode
from onrecord.stages.matching import Profile, Verdict
from onrecord.stages.statements import Extractor

TEXT = """Ada Brill said the tanks were sound and dry. Ole Ruud denied that the tanks were ever checked.
A clerk told of talks. Piet Moor also said the water was clean."""
Found = tuple[str, str, str]


class Careful:
    """Finds what is said without what surrounds it."""

    name = "careful-1"
    found: Sequence[Found] = (
        ("Ada Brill", "said", "the tanks were sound and dry"),
        ("Ole Ruud", "denied", "the tanks were ever checked"),
        ("A clerk", "told of", "talks"),
    )

    def extract(self, article: Article, encoding: Encoding) -> tuple[Statement, ...]:
        told = []
        for words in self.found:
            source, cue, content = (spans(encoding.normalised, role) for role in words)
            id_ = Statement.identify(article.id, source, cue, content)
            told.append(Statement(id_, source, cue, content, "indirect", 0.9, self.name))
        return tuple(told)


class Generous(Careful):
    """Takes more words in, misses one statement and finds another."""

    name = "generous-1"
    found = (
        ("Ada Brill", "said", "the tanks were sound and dry."),
        ("Ole Ruud", "denied that", "that the tanks were ever checked"),
        ("Piet Moor", "also said", "the water was clean"),
    )


class Sparing(Careful):
    """Finds less than half of a statement's words."""

    name = "sparing-1"
    found = (("Ada Brill", "said", "the tanks"),)


OF = article(TEXT)


def reading(extractor: Extractor, doc: str = "one", *, linked: bool = False) -> Record:
    of = replace(OF, doc=doc)
    told = extractor.extract(of, encode(of))
    link = (Link(told[1].id, told[0].id, "disputes", 0.8),) if linked else ()
    return Record(of, statements=told, links=link)


def keep(ledger: Ledger, extractor: Extractor, doc: str = "one", *, linked: bool = False) -> None:
    at = page(doc, f"https://post.example/{doc}", doc)
    ledger.keep(at, reading(extractor, doc, linked=linked), extractor.name)


def first(extractor: Extractor, number: int = 0) -> Statement:
    return reading(extractor).statements[number]


def shown(ledger: Ledger) -> list[Statement]:
    record = ledger.article(OF.id)
    assert record
    return list(record.statements)


def test_a_judgement_is_of_the_statement_that_overlaps_it_in_the_new_reading(ledger: Ledger) -> None:
    keep(ledger, Careful())
    old = first(Careful())
    ledger.reviewing("Ida").decide(old.id, "speaker", "Ada Brill", seen=None)
    keep(ledger, Generous())
    view = ledger.statement(old.id)
    assert view
    assert (view.statement.speaker, view.statement.model) == ("Ada Brill", "generous-1")
    assert view.words == "the tanks were sound and dry."
    assert [judgement.reviewer for judgement in view.judgements] == ["Ida"]
    assert len(shown(ledger)) == 3


def test_edges_that_a_reviewer_set_stay_whatever_the_machine_finds(ledger: Ledger) -> None:
    keep(ledger, Careful())
    old = first(Careful())
    sound = [list(span) for span in spans(TEXT, "the tanks were sound")]
    ledger.reviewing("Ida").decide(old.id, "content", sound, seen=[list(old.content[0])])
    for extractor in (Generous(), Careful(), Generous()):
        keep(ledger, extractor)
        view = ledger.statement(old.id)
        assert view
        assert view.words == "the tanks were sound"


def test_a_judged_statement_that_is_not_found_again_stands_as_it_was_judged(ledger: Ledger) -> None:
    keep(ledger, Careful())
    clerk = first(Careful(), 2)
    ledger.reviewing("Ida").decide(clerk.id, "state", "accepted", seen="machine")
    keep(ledger, Generous())
    [kept] = [one for one in shown(ledger) if one.id == clerk.id]
    assert (kept.state, kept.content) == ("accepted", clerk.content)
    assert [one.source[0].of(TEXT) for one in shown(ledger)] == [
        "Ada Brill", "Ole Ruud", "A clerk", "Piet Moor",
    ]  # fmt: skip
    assert ledger.search("talks").total == 1


def test_less_than_half_of_the_words_is_another_statement(ledger: Ledger) -> None:
    keep(ledger, Careful())
    old = first(Careful())
    ledger.reviewing("Ida").decide(old.id, "state", "accepted", seen="machine")
    keep(ledger, Sparing())
    assert {one.state for one in shown(ledger)} == {"accepted", "machine"}
    assert {one.id for one in shown(ledger)} == {old.id, first(Sparing()).id}


def test_a_rejected_statement_stays_rejected(ledger: Ledger) -> None:
    keep(ledger, Careful())
    ledger.reviewing("Ida").decide(first(Careful()).id, "state", "rejected", seen="machine")
    keep(ledger, Generous())
    assert ledger.search("sound").total == 0


def test_what_was_added_by_a_person_stays_and_is_not_doubled(ledger: Ledger) -> None:
    keep(ledger, Careful())
    source, cue, content = (spans(TEXT, words) for words in ("Piet Moor", "also said", "the water was clean"))
    added = ledger.reviewing("Ida").add(OF.id, source=source, cue=cue, content=content, form="indirect")
    keep(ledger, Generous())
    clean = [one for one in shown(ledger) if one.content == content]
    assert [(one.id, one.state) for one in clean] == [(added.judgement.subject, "added")]
    keep(ledger, Careful())
    assert added.judgement.subject in {one.id for one in shown(ledger)}


def test_taken_back_the_new_reading_shows_its_own_values(ledger: Ledger) -> None:
    keep(ledger, Careful())
    old = first(Careful())
    review = ledger.reviewing("Ida")
    decided = review.decide(old.id, "act", "deny", seen=None)
    assert decided
    keep(ledger, Generous())
    review.undo(decided.id)
    view = ledger.statement(old.id)
    assert view
    assert (view.statement.act, view.statement.state) == (None, "machine")
    assert view.words == "the tanks were sound and dry."


@pytest.mark.parametrize("state", ["confirmed", "rejected", "undecided"])
def test_the_state_of_a_link_in_an_article_outlasts_a_reading(ledger: Ledger, state: str) -> None:
    keep(ledger, Careful(), linked=True)
    [link] = reading(Careful(), linked=True).links
    ledger.reviewing("Ida").decide(link.id, "state", state, seen="proposed")
    keep(ledger, Generous(), linked=True)
    record = ledger.article(OF.id)
    assert record
    assert [(one.id, one.state) for one in record.links] == [(link.id, state)]


def test_a_confirmed_link_stands_where_no_machine_proposes_it(ledger: Ledger) -> None:
    keep(ledger, Careful(), linked=True)
    [link] = reading(Careful(), linked=True).links
    ledger.reviewing("Ida").decide(link.id, "state", "confirmed", seen="proposed")
    keep(ledger, Sparing())
    record = ledger.article(OF.id)
    assert record
    assert [(one.id, one.state) for one in record.links] == [(link.id, "confirmed")]


class Alike:
    """Links what two articles say of the tanks."""

    def judge(self, one: Profile, other: Profile) -> Verdict | None:
        return Verdict("repeats", 0.6, one.stems & other.stems)


def other_article(ledger: Ledger) -> Record:
    of = article("Mieke Danso said the tanks were sound and dry.", doc="two")
    source, cue, content = (
        spans(of.text, words) for words in ("Mieke Danso", "said", "the tanks were sound and dry")
    )
    id_ = Statement.identify(of.id, source, cue, content)
    record = Record(of, statements=(Statement(id_, source, cue, content, "indirect", 0.9, "x"),))
    ledger.keep(page("two", "https://post.example/two", "two"), record, "f")
    return record


@pytest.mark.parametrize("state", ["confirmed", "rejected", "undecided"])
def test_the_state_of_a_link_across_articles_outlasts_linking_and_readings(
    ledger: Ledger, state: str
) -> None:
    keep(ledger, Careful())
    ends = {first(Careful()).id, other_article(ledger).statements[0].id}
    ledger.link(scorer=Alike())
    [across] = [one for one in ledger.links_across() if {one.link.a, one.link.b} == ends]
    ledger.reviewing("Ida").decide(across.link.id, "state", state, seen="proposed")

    def states() -> set[tuple[str, str]]:
        view = ledger.statement(first(Careful()).id)
        assert view
        return {(tie.link.id, tie.link.state) for tie in view.ties if {tie.link.a, tie.link.b} == ends}

    assert states() == {(across.link.id, state)}
    ledger.link(scorer=Alike())
    assert states() == {(across.link.id, state)}
    ledger.link(scorer=Alike(), anew=True)
    assert states() == {(across.link.id, state)}
    keep(ledger, Generous())
    ledger.link(scorer=Alike())
    assert states() == {(across.link.id, state)}


def test_the_same_words_in_another_outlet_are_judged_for_themselves(ledger: Ledger) -> None:
    keep(ledger, Careful())
    ledger.reviewing("Ida").decide(first(Careful()).id, "act", "deny", seen=None)
    keep(ledger, Careful(), "three")
    [view] = ledger.search("sound", act="deny")
    assert view.article.doc == "one"
