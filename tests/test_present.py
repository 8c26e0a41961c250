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
