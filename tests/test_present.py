import pytest

from onrecord import present
from onrecord.records import Candidate, Statement
from onrecord.stages.speakers import RESOLVED


def statement(speaker: str | None, *candidates: tuple[str, float]) -> Statement:
    return Statement(
        id="1", source=(), cue=(), content=(), form="indirect", confidence=1.0, model="test", speaker=speaker,
        candidates=tuple(Candidate(name, score, "") for name, score in candidates),
    )  # fmt: skip


CASES = [
    (statement(None, ("Ann Lee", 0.3)), "unresolved"),
    (statement("Ann Lee", ("Ann Lee", RESOLVED - 0.01), ("Ole Roe", 0.1)), "uncertain"),
    (statement("Ann Lee", ("Ann Lee", RESOLVED)), None),
    (statement("Ann Lee"), None),
    (statement("Ole Roe", ("Ann Lee", 0.3)), None),
]


@pytest.mark.parametrize(("told", "doubt"), CASES)
def test_speaker_is_uncertain_below_the_threshold_unless_a_reviewer_named_another(
    told: Statement, doubt: str | None
) -> None:
    assert present.doubt(told) == doubt


def test_others_leave_out_the_speaker() -> None:
    assert present.others(statement("Ann Lee", ("Ann Lee", 0.5), ("Ole Roe", 0.4))) == "Ole Roe"


CHANNELS = [
    ("a statement", "in a statement"),
    ("a press release", "in a press release"),
    ("written statements to the Valley Wire", "in written statements to the Valley Wire"),
    ("a speech at the harbour festival", "in a speech at the harbour festival"),
    ("an interview with Radio Northgate", "in an interview with Radio Northgate"),
    ("a news conference in Calder Bay", "at a news conference in Calder Bay"),
    ("rallies", "at rallies"),
    ("Twitter", "on Twitter"),
    ("the High Court", "before the High Court"),
    ("a Senate committee", "before a Senate committee"),
    ("Radio Northgate", "to Radio Northgate"),
    ("the Morning Post", "to the Morning Post"),
    ("Ilse Marran", "to Ilse Marran"),
    ("reporters", "to reporters"),
]


@pytest.mark.parametrize(("channel", "told"), CHANNELS)
def test_a_channel_is_told_with_the_preposition_that_its_words_ask_for(channel: str, told: str) -> None:
    assert present.through(channel) == told
