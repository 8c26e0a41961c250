from collections.abc import Callable
from dataclasses import replace

import pytest

from handmade import article, page, record, spans
from onrecord import present
from onrecord.errors import ChangedMeanwhileError, JudgementError
from onrecord.ledger import Ledger
from onrecord.records import Candidate, PartialDate, Statement

DENIAL, INNER, AGAIN, ACCUSATION, OTHER = (statement.id for statement in record().statements)
LINK = record().links[0]


@pytest.fixture
def kept(ledger: Ledger) -> Ledger:
    ledger.keep(page(), record(), "f")
    return ledger


def told(ledger: Ledger, id_: str) -> Statement:
    view = ledger.statement(id_)
    assert view
    return view.statement


@pytest.mark.parametrize(
    ("name", "value", "seen", "read"),
    [
        ("speaker", "Ada Brill", "Józef Ruud", lambda s: s.speaker == "Ada Brill"),
        ("speaker", None, "Józef Ruud", lambda s: s.speaker is None),
        ("act", "urge", None, lambda s: s.act == "urge"),
        ("certainty", "hedged", None, lambda s: s.certainty == "hedged"),
        ("role", "town clerk", "clerk", lambda s: s.role == "town clerk"),
        ("channel", "a newspaper", None, lambda s: s.channel == "a newspaper"),
        ("said_on", "2024-05", None, lambda s: s.said_on == PartialDate(2024, 5)),
    ],
)
def test_what_a_reviewer_sets_is_what_the_ledger_tells(
    kept: Ledger, name: str, value: object, seen: object, read: Callable[[Statement], bool]
) -> None:
    kept.reviewing("Ida").decide(OTHER, name, value, seen=seen)
    statement = told(kept, OTHER)
    assert read(statement)
    assert statement.state == "corrected"


def test_moved_edges_are_the_words_that_are_shown_and_found(kept: Ledger) -> None:
    whole = [list(span) for span in spans(article().text, "the ministry may appeal")]
    fewer = [list(span) for span in spans(article().text, "may appeal")]
    kept.reviewing("Ida").decide(OTHER, "content", fewer, seen=whole)
    view = kept.statement(OTHER)
    assert view
    assert view.words == "may appeal"
    assert kept.search('"ministry may appeal"').total == 0
    assert kept.search('"may appeal"').total == 1


def test_a_speaker_whom_a_reviewer_names_has_a_page_and_is_found(kept: Ledger) -> None:
    kept.reviewing("Ida").decide(OTHER, "speaker", "Ada Brill", seen="Józef Ruud")
    assert [hit.statement.id for hit in kept.search(speaker="Ada Brill")] == [OTHER]
    assert [view.speaker.name for view in kept.speaker("Brill")] == ["Ada Brill"]


def test_another_name_of_a_speaker_means_the_speaker(kept: Ledger) -> None:
    kept.reviewing("Ida").decide(OTHER, "speaker", "brandt", seen="Józef Ruud")
    assert told(kept, OTHER).speaker == "Ana Brandt"


def test_a_rejected_statement_is_in_no_search_count_or_dispute_and_stays_in_its_article(kept: Ledger) -> None:
    before = kept.counts().statements
    kept.reviewing("Ida").decide(DENIAL, "state", "rejected", seen="machine")
    assert DENIAL not in [hit.statement.id for hit in kept.search()]
    assert kept.counts().statements == before - 1
    assert kept.search(disputed=True).total == 0
    assert kept.disputes() == []
    assert kept.dispute(DENIAL) is None
    whole = kept.article(record().article.id)
    assert whole
    assert [s.state for s in whole.statements if s.id == DENIAL] == ["rejected"]
    view = kept.statement(ACCUSATION)
    assert view
    assert view.ties == ()


def test_a_rejected_claim_is_no_dispute(kept: Ledger) -> None:
    kept.reviewing("Ida").decide(ACCUSATION, "state", "rejected", seen="machine")
    assert kept.disputes() == []
    assert kept.disputes("theft") == []
    assert kept.disputes(denied=False) == []


def test_taking_a_rejection_back_brings_all_of_it_back(kept: Ledger) -> None:
    review = kept.reviewing("Ida")
    decided = review.decide(DENIAL, "state", "rejected", seen="machine")
    assert decided
    review.undo(decided.id)
    assert kept.search(disputed=True).total == 1
    assert told(kept, DENIAL) == record().statements[0]
    whole = kept.article(record().article.id)
    assert whole == record()


def test_what_was_taken_back_can_be_taken_up_again(kept: Ledger) -> None:
    review = kept.reviewing("Ida")
    decided = review.decide(OTHER, "act", "urge", seen=None)
    assert decided
    back = review.undo(decided.id)
    assert told(kept, OTHER).act is None
    review.undo(back.id)
    assert told(kept, OTHER).act == "urge"


def test_what_was_decided_since_is_taken_back_first(kept: Ledger) -> None:
    first = kept.reviewing("Ida").decide(OTHER, "act", "urge", seen=None)
    assert first
    kept.reviewing("Ole").decide(OTHER, "act", "ask", seen="urge")
    with pytest.raises(ChangedMeanwhileError, match="Ole"):
        kept.reviewing("Ida").undo(first.id)


def test_two_reviewers_who_saw_the_same_do_not_overwrite_each_other(kept: Ledger) -> None:
    kept.reviewing("Ida").decide(OTHER, "act", "urge", seen=None)
    with pytest.raises(ChangedMeanwhileError, match=r'Ida .* from null to "urge"'):
        kept.reviewing("Ole").decide(OTHER, "act", "ask", seen=None)
    assert told(kept, OTHER).act == "urge"


def test_what_is_so_already_is_no_judgement(kept: Ledger) -> None:
    assert kept.reviewing("Ida").decide(DENIAL, "act", "deny", seen="deny") is None
    view = kept.statement(DENIAL)
    assert view
    assert view.judgements == ()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("act", "lie"),
        ("state", "corrected"),
        ("said_on", "2024-13"),
        ("content", [[5, 2]]),
        ("content", [[0, 10_000]]),
        ("source", "Ruud"),
        ("model", "mine"),
        ("speaker", 7),
    ],
)
def test_what_a_field_cannot_be_is_refused(kept: Ledger, name: str, value: object) -> None:
    with pytest.raises(JudgementError):
        kept.reviewing("Ida").decide(OTHER, name, value, seen=None)


def test_a_judgement_tells_what_the_machine_gave(kept: Ledger) -> None:
    kept.reviewing("Ida").decide(DENIAL, "act", "state", seen="deny")
    view = kept.statement(DENIAL)
    assert view
    [judgement] = view.judgements
    assert (judgement.reviewer, judgement.field, judgement.before, judgement.after) == (
        "Ida", "act", '"deny"', '"state"',
    )  # fmt: skip
    assert judgement.text_sha256 == article().text_sha256


def test_a_missed_statement_is_added_and_taken_back(kept: Ledger) -> None:
    of = article()
    source, cue, content = (spans(of.text, words) for words in ("the ministry", "may", "appeal"))
    review = kept.reviewing("Ida")
    added = review.add(
        of.id, source=source, cue=cue, content=content, form="indirect", speaker="Ministry of Works"
    )
    statement = told(kept, added.judgement.subject)
    assert (statement.state, statement.speaker) == ("added", "Ministry of Works")
    assert kept.search(speaker="Ministry of Works").total == 2
    review.undo(added.id)
    assert kept.statement(added.judgement.subject) is None


@pytest.mark.parametrize("state", ["confirmed", "rejected", "undecided"])
def test_the_state_of_a_link_is_what_was_decided(kept: Ledger, state: str) -> None:
    decided = kept.reviewing("Ida").decide(LINK.id, "state", state, seen="proposed")
    whole = kept.article(record().article.id)
    assert whole
    assert whole.links[0].state == state
    assert bool(kept.disputes()) is (state != "rejected")
    assert decided
    kept.reviewing("Ida").undo(decided.id)
    assert kept.article(record().article.id) == record()


def test_the_last_judgement_is_the_one_that_was_not_taken_back(kept: Ledger) -> None:
    review = kept.reviewing("Ida")
    review.decide(OTHER, "act", "urge", seen=None)
    second = review.decide(DENIAL, "state", "accepted", seen="machine")
    assert second
    assert review.last() == second
    review.undo(second.id)
    last = review.last()
    assert last
    assert last.judgement.subject == OTHER


def test_the_queue_begins_with_denials_and_accusations_and_lets_go_of_what_was_judged(kept: Ledger) -> None:
    review = kept.reviewing("Ida")
    seen = []
    while item := review.queue():
        seen.append(item.view.statement.id)
        review.decide(seen[-1], "state", "accepted", seen="machine")
        for tie in item.links:
            review.decide(tie.link.id, "state", "undecided", seen=tie.link.state)
    assert set(seen[:3]) == {DENIAL, AGAIN, ACCUSATION}
    assert sorted(seen) == sorted({DENIAL, INNER, AGAIN, ACCUSATION, OTHER})
    assert review.waiting() == 0


def test_the_queue_can_be_gone_through_without_deciding(kept: Ledger) -> None:
    review = kept.reviewing("Ida")
    seen: list[str] = []
    after = None
    while item := review.queue(after):
        after = item.place
        seen.append(item.view.statement.id)
    assert len(seen) == len(set(seen)) == 5


def test_an_accepted_speaker_is_no_longer_uncertain(ledger: Ledger) -> None:
    unsure = replace(record().statements[4], candidates=(Candidate("Józef Ruud", 0.3, "near"),))
    ledger.keep(page(), replace(record(), statements=(unsure,), links=()), "f")
    assert present.doubt(told(ledger, OTHER)) == "uncertain"
    ledger.reviewing("Ida").decide(OTHER, "state", "accepted", seen="machine")
    assert present.doubt(told(ledger, OTHER)) is None
