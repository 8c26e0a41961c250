import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.stages.speakers.scoring import NOBODY, RESOLVED, Option, ranked, weights

TABLE = {"pronoun": {"spoke last": 1.0, "named before": 0.5, "contradicts": -4.0}, "he": {"spoke last": 1.0}}
NAMED = st.dictionaries(st.sampled_from(sorted(TABLE["pronoun"])), st.floats(0, 10), max_size=3)


def option(name: str, features: dict[str, float]) -> Option:
    return Option(name, "person", features)


@given(st.lists(NAMED, min_size=1, max_size=5))
def test_scores_are_shares_and_the_best_comes_first(features: list[dict[str, float]]) -> None:
    scored = ranked([option(f"Lee {n}", row) for n, row in enumerate(features)], ("pronoun", "he"), TABLE)
    assert sum(item.score for item in scored) == pytest.approx(1)
    assert [item.score for item in scored] == sorted((item.score for item in scored), reverse=True)


def test_nobody_is_ranked_among_nobody() -> None:
    assert ranked([], ("pronoun",), TABLE) == []


def test_candidate_tells_what_counted_with_its_weight_the_weightiest_first() -> None:
    (scored,) = ranked(
        [option("Ann Lee", {"named before": 1.0, "spoke last": 1.0})], ("pronoun", "he"), TABLE
    )
    assert scored.as_candidate().why == "spoke last +2.0; named before +0.5"


def test_candidate_tells_the_value_of_what_is_no_bare_fact() -> None:
    (scored,) = ranked([option("Ann Lee", {"named before": 0.4})], ("pronoun",), TABLE)
    assert scored.why == "named before (0.4) +0.2"


def test_candidate_of_whom_nothing_is_told_says_so() -> None:
    (scored,) = ranked([option("Ann Lee", {})], ("pronoun",), TABLE)
    assert scored.why == "nothing speaks for it"


def test_none_of_these_takes_its_share_of_the_belief() -> None:
    scored = ranked([option("Ann Lee", {}), Option(NOBODY, None, {})], ("pronoun",), TABLE)
    assert [item.score for item in scored] == [0.5, 0.5]


def test_table_of_weights_has_numbers_for_every_shape_of_a_source() -> None:
    table = weights()
    assert {"name", "pronoun", "relative", "description", "no source"} <= set(table)
    assert all(abs(weight) < 20 for row in table.values() for weight in row.values())
    assert table["pronoun"]["contradicts in gender"] < 0 < table["pronoun"]["spoke last"]


def test_threshold_is_a_share() -> None:
    assert 0.5 < RESOLVED < 1
