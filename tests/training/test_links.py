import numpy as np
import pytest

from onrecord.records import Span
from onrecord.training.gold import form_of
from onrecord.training.link_examples import fold_of
from onrecord.training.links import LEAST, calibration_of, rarity, reliability, threshold


def test_rare_stems_weigh_more_and_unknown_ones_most() -> None:
    texts = ["the pier"] * LEAST + ["the pier and the harbour"] * LEAST
    weights, unknown = rarity(texts)
    assert weights["pier"] < weights["harbour"] < unknown


def test_threshold_reaches_the_precision_asked_for() -> None:
    scores = np.array([0.9, 0.8, 0.7, 0.6, 0.1])
    right = np.array([True, True, False, True, False])
    assert threshold(scores, right, 0.9)[0] == 0.8
    assert threshold(scores, right)[0] == 0.6


def test_threshold_that_no_score_reaches_links_nothing() -> None:
    assert threshold(np.array([0.9]), np.array([False]), 0.5)[0] > 1


def test_calibration_turns_boasting_scores_down() -> None:
    raw = np.tile([[0.1, 0.9, 0.0]], (100, 1))
    labels = np.array([1] * 50 + [0] * 50)
    slope, _, offset = calibration_of(raw, np.zeros((100, 2)), labels)[0]
    assert 1 / (1 + np.exp(-(slope * np.log(9) + offset))) == pytest.approx(0.5, abs=0.02)


def test_reliability_shows_score_and_share_in_each_band() -> None:
    assert reliability(np.array([0.6, 0.6]), np.array([True, False])) == "0.60 0.50 (2)"


def test_fold_of_an_article_never_changes() -> None:
    assert [fold_of(doc) for doc in ("harbour", "pier", "dam")] == [1, 3, 3]


@pytest.mark.parametrize(
    ("mark", "form"), [(Span(0, 10), "direct"), (Span(0, 5), "mixed"), (Span(20, 30), "indirect")]
)
def test_form_tells_how_much_is_quoted(mark: Span, form: str) -> None:
    assert form_of((Span(0, 10),), [mark]) == form
