from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import WeightsError
from onrecord.heads.network import ENCODER
from onrecord.stages.encoding import Encoder
from onrecord.stages.links.claims import claims_of
from onrecord.stages.links.scorer import (
    FILE,
    UNTOLD,
    Net,
    Odds,
    Scorer,
    calibrated,
    dump,
    load,
    packed,
    parse,
    softmax,
    unpacked,
    word_of,
)
from onrecord.stages.links.views import Lens
from onrecord.weights import FOLDER


def net(names: tuple[str, ...]) -> Net:
    random = np.random.default_rng(1)
    layers = [random.normal(size=shape) for shape in ((len(names), 3), (3,), (3, 3), (3,))]
    return Net(names, np.zeros(len(names)), np.ones(len(names)), [layers])


def scorer() -> Scorer:
    lens = Lens({"pier": 2.0}, 3.0, np.zeros(4), np.eye(4)[:, :2], {"denies": np.ones(7)})
    return Scorer(lens, net(("one speaker", "next")), net(("one speaker",)), Odds(0.5, 0.25), "abc")


def test_written_weights_are_read_as_they_were() -> None:
    again = parse(dump(scorer()))
    assert dump(again) == dump(scorer())
    assert (again.thresholds, again.encoder, again.lens.rarity) == (Odds(0.5, 0.25), "abc", {"pier": 2.0})


@given(st.lists(st.floats(-100, 100, width=16), min_size=1, max_size=6))
def test_half_precision_arrays_survive_packing(values: list[float]) -> None:
    assert unpacked(packed(np.array(values))).tolist() == values


@given(st.lists(st.floats(-50, 50), min_size=3, max_size=3))
def test_shares_of_the_kinds_sum_to_one(scores: list[float]) -> None:
    assert softmax(np.array([scores])).sum() == pytest.approx(1)


def test_calibration_keeps_the_order() -> None:
    shares = calibrated(np.array([0.0, 0.1, 0.5, 1.0]), np.zeros(4), 0.8, 0.5, -0.2)
    assert (np.diff(shares) > 0).all()
    assert ((shares > 0) & (shares < 1)).all()


def test_the_encoders_word_turns_the_odds_its_way() -> None:
    shares = calibrated(np.full(3, 0.5), np.array([-2.0, 0.0, 2.0]), 1.0, 0.5, 0.0)
    assert shares[0] < shares[1] < shares[2]


def test_no_word_of_the_encoder_counts_as_a_low_one() -> None:
    assert word_of(None) == (UNTOLD, UNTOLD)


def test_the_encoders_word_is_log_odds() -> None:
    assert word_of(np.array([0.25, 0.5, 0.25], dtype=np.float32))[0] == pytest.approx(0)


def test_no_pairs_give_no_scores() -> None:
    assert scorer().score([]) == []


def test_pair_of_two_articles_is_scored_without_what_needs_one(mark: Any) -> None:
    _, encoding, statements = mark("[Lee]s [said]c [the pier leaked]o.")
    (claim,) = claims_of(statements, encoding)
    view = scorer().view(claim)
    (odds,) = scorer().score([(view, view)])
    assert 0 < odds.disputes < 1
    assert 0 < odds.repeats < 1


def test_missing_weights_are_told_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(WeightsError, match="cannot be read"):
        load(tmp_path)


def test_weights_of_another_encoder_are_refused(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(dump(scorer()), encoding="utf-8")
    (tmp_path / ENCODER).write_bytes(b"another")
    with pytest.raises(WeightsError, match="another encoder"):
        load(tmp_path)


ANSWERED = (
    "[Lee]s [accused]c [Roe of selling the old pier to smugglers]o."
    " [Lee]s2 [said]c2 [the summer had been dry]o2."
    " [Roe]s3 [denied]c3 [that he had sold the old pier to smugglers]o3."
    ' ["He sold the old pier to the smugglers,"]o4 [Lee]s4 [said]c4.'
)


@pytest.mark.skipif(not (FOLDER / FILE).is_file(), reason="no weights have been fitted yet")
def test_shipped_weights_rank_denial_and_restatement_above_other_pairs(mark: Any) -> None:
    article, _, statements = mark(ANSWERED)
    encoding = Encoder().encode(article)
    told = [("Ann Lee", "accuse"), ("Ann Lee", "state"), ("Ole Roe", "deny"), ("Ann Lee", "accuse")]
    known = [replace(s, speaker=name, act=act) for s, (name, act) in zip(statements, told, strict=True)]
    shipped = parse((FOLDER / FILE).read_text("utf-8"))
    views = [shipped.view(claim) for claim in claims_of(known, encoding)]
    denial, aside, restated = shipped.score(
        [(views[2], views[0]), (views[2], views[1]), (views[3], views[0])]
    )
    assert denial.disputes > aside.disputes
    assert restated.repeats > aside.repeats
