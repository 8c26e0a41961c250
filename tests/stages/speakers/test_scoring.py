import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.stages.speakers.cast import Member
from onrecord.stages.speakers.scoring import WEIGHTS, ranked

NAMED = st.dictionaries(st.sampled_from(sorted(WEIGHTS)), st.floats(0, 10), max_size=5)


def member(name: str) -> Member:
    return Member(tuple(name.split()), name, "person")


@given(st.lists(NAMED, min_size=1, max_size=5))
def test_scores_are_shares_and_the_best_comes_first(features: list[dict[str, float]]) -> None:
    scored = ranked([(member(f"Lee {n}"), row) for n, row in enumerate(features)])
    assert sum(item.score for item in scored) == pytest.approx(1)
    assert [item.score for item in scored] == sorted((item.score for item in scored), reverse=True)


def test_nobody_is_ranked_among_nobody() -> None:
    assert ranked([]) == []


def test_candidate_tells_what_counted_the_weightiest_first() -> None:
    row = {"named in the sentence before": 1.0, "speaks in the statement before": 1.0, "sentences since": 0.0}
    (scored,) = ranked([(member("Ann Lee"), row)])
    assert scored.as_candidate().why == "speaks in the statement before; named in the sentence before"


def test_candidate_of_whom_nothing_is_told_says_so() -> None:
    (scored,) = ranked([(member("Ann Lee"), {})])
    assert scored.why == "nothing speaks for it"
