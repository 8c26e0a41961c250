from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.stages.statements.neural import decoding

PLACES = 5
PATHS = np.array(list(product(range(3), repeat=PLACES)))


def scores(seed: int, scale: float) -> tuple[decoding.Floats, decoding.Floats, decoding.Floats]:
    rng = np.random.default_rng(seed)
    shapes = ((2, PLACES, 3), (2, PLACES, 3), (3, 3))
    emissions, changes, matrix = (scale * rng.standard_normal(shape, dtype=np.float32) for shape in shapes)
    return emissions, changes, matrix


def of_paths(
    emissions: decoding.Floats, changes: decoding.Floats, matrix: decoding.Floats
) -> decoding.Floats:
    """Return the score of every path of the first cue, by the definition."""
    out = []
    for path in PATHS:
        score = emissions[0, range(PLACES), path].sum()
        for t in range(1, PLACES):
            score += matrix[path[t - 1], path[t]]
            score += changes[0, t, path[t]] if path[t - 1] != path[t] else 0.0
        out.append(score)
    return np.array(out, dtype=np.float32)


@given(st.integers(0, 10_000), st.sampled_from((0.1, 1.0, 8.0)))
def test_the_best_path_is_the_best_of_all(seed: int, scale: float) -> None:
    known = of_paths(*scores(seed, scale))
    labels, best = decoding.best_labels(*scores(seed, scale))
    assert best[0] == pytest.approx(known.max(), rel=1e-4, abs=1e-4)
    assert known[(labels[0] == PATHS).all(axis=1)] == pytest.approx(known.max(), rel=1e-4, abs=1e-4)


@given(st.integers(0, 10_000), st.sampled_from((0.1, 1.0, 8.0)))
def test_the_partition_is_the_sum_over_all_paths(seed: int, scale: float) -> None:
    known = of_paths(*scores(seed, scale)).astype(np.float64)
    ours = decoding.log_partition(*scores(seed, scale))
    assert ours[0] == pytest.approx(np.logaddexp.reduce(known), rel=1e-4, abs=1e-4)


def test_places_that_do_not_exist_leave_the_partition_finite() -> None:
    emissions = np.zeros((1, 300, 3), dtype=np.float32)
    emissions[:, 20:, 1:] = -1e4
    zero = np.zeros_like(emissions)
    assert np.isfinite(decoding.log_partition(emissions, zero, np.full((3, 3), -20, dtype=np.float32))).all()


def test_a_cue_that_is_less_sure_is_left_to_the_second_look() -> None:
    shares = np.array([[0.1, 0.8, 0.1], [0.9, 0.05, 0.05], [0.9, 0.05, 0.05], [0.65, 0.3, 0.05]])
    found = decoding.candidates(shares.astype(np.float32), 0.3)
    assert [(c.first, c.last) for c in found] == [(0, 0), (3, 3)]


@pytest.mark.parametrize(
    ("start", "end", "tidied"),
    [(0, 7, "the pier"), (3, 8, "pier"), (8, 10, None)],
    ids=["to the word's end", "no white space", "no word"],
)
def test_spans_are_whole_words(start: int, end: int, tidied: str | None) -> None:
    span = decoding.tidy("the pier, he said", start, end)
    assert (span.of("the pier, he said") if span else None) == tidied
