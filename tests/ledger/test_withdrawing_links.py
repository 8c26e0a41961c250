"""What withdrawing does to links across articles."""

import pytest

from handmade import article, page, statement
from onrecord.ledger import Ledger
from onrecord.records import PartialDate, Record

BRIBE = "the mayor of Aldermouth took bribes from the Ostler dredging company"
FERRY = "the night ferry to Calder will be cancelled after the winter timetable"

FRAMES = {
    "one": "Reporters waited on the quay from early morning, while fishermen mended nets and a brass band "
    "rehearsed for the anniversary of the lighthouse, which draws visitors from three counties every year.",
    "two": "Snow had closed the mountain road when councillors gathered in the old granary to talk about "
    "school meals, library hours and the leaking roof of the swimming hall, which took until midnight.",
}


def told(doc: str, day: int, cue: str, act: str) -> Record:
    """An article of its own wording in which somebody speaks of the bribes, and of the ferry."""
    frame = FRAMES[doc]
    of = article(
        f"{frame} Ines Okafor {cue} that {BRIBE}. Ruud said that {FERRY}.",
        doc=doc,
        outlet=doc,
        published=PartialDate(2024, 5, day),
    )
    bribe = statement(of, "Ines Okafor", cue, BRIBE, speaker="Ines Okafor", act=act)
    ferry = statement(of, "Ruud", "said", FERRY, speaker="Ruud", act="state")
    return Record(of, statements=(bribe, ferry))


ONE, TWO = told("one", 1, "said", "state"), told("two", 2, "said", "state")


def pairs(ledger: Ledger) -> set[tuple[str, str]]:
    return {(view.a[1], view.b[1]) for view in ledger.links_across()}


def rest(ledger: Ledger) -> dict[str, list[tuple[object, ...]]]:
    return {name: rows for name, rows in ledger.dump().items() if name != "withdrawals"}


BRIBES, FERRIES = (
    (TWO.statements[0].id, ONE.statements[0].id),
    (TWO.statements[1].id, ONE.statements[1].id),
)


@pytest.fixture
def linked(ledger: Ledger) -> Ledger:
    """A ledger with two repeats across two articles."""
    for record in (ONE, TWO):
        doc = record.article.doc
        ledger.keep(page(doc, f"https://post.example/{doc}", doc), record, "f")
    ledger.link()
    assert {BRIBES, FERRIES} <= pairs(ledger)
    return ledger


def test_the_links_of_what_is_withdrawn_go_and_all_others_stay(linked: Ledger) -> None:
    linked.withdraw(ONE.statements[1].id, "why", "Ada")
    assert FERRIES not in pairs(linked)
    assert BRIBES in pairs(linked)
    assert linked.unlinked() == []


def test_restoring_a_statement_brings_its_links_back(linked: Ledger) -> None:
    before = rest(linked)
    linked.withdraw(ONE.statements[1].id, "why", "Ada")
    linked.restore(ONE.statements[1].id, "a mistake", "Ada")
    assert rest(linked) == before


def test_restoring_an_article_and_linking_brings_its_links_back(linked: Ledger) -> None:
    before = rest(linked)
    linked.withdraw(ONE.article.id, "why", "Ada")
    assert pairs(linked) == set()
    linked.restore(ONE.article.id, "a mistake", "Ada")
    linked.link()
    assert rest(linked) == before


def test_what_was_not_linked_is_not_linked_by_a_withdrawal(ledger: Ledger) -> None:
    for record in (ONE, TWO):
        doc = record.article.doc
        ledger.keep(page(doc, f"https://post.example/{doc}", doc), record, "f")
    ledger.withdraw(ONE.statements[1].id, "why", "Ada")
    assert len(ledger.unlinked()) == 2
