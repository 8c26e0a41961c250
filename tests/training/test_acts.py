from pathlib import Path

import numpy as np
import pytest

from onrecord.errors import TrainingError, WeightsError
from onrecord.stages.acts.evidence import PARTS, Evidence
from onrecord.stages.acts.head import FILE, Heads, load, save
from onrecord.stages.acts.rules import Wording
from onrecord.training.acts import Sample, best_bar, fit_head, samples

WIDTH = 384


def sample(word: str, act: str, seed: int) -> Sample:
    vector = np.random.default_rng(seed).normal(size=WIDTH * len(PARTS)).astype(np.float32)
    seen = Evidence(frozenset({f"cue:{word}"}), vector)
    return Sample(f"article {seed}", Wording(word, ""), seen, (act,), ("certain",), measured=True)


@pytest.fixture(scope="module")
def given() -> list[Sample]:
    words = [("denied", "deny"), ("said", "state")]
    return [sample(*words[seed % 2], seed) for seed in range(60)]


def test_what_is_fitted_tells_acts_apart_and_shares_add_up_to_one(given: list[Sample]) -> None:
    head = fit_head(given, "act")
    shares = head.probabilities(sample("denied", "deny", 999).seen)
    assert max(shares, key=lambda act: shares[act]) == "deny"
    assert sum(shares.values()) == pytest.approx(1)


def test_heads_of_another_encoder_are_refused(given: list[Sample], tmp_path: Path) -> None:
    (tmp_path / "encoder.onnx").write_bytes(b"retrained")
    head = fit_head(given, "act")
    save(tmp_path / FILE, Heads(head, head, frozenset({"deny"}), 0.5), encoder="another")
    with pytest.raises(WeightsError, match="another encoder"):
        load(tmp_path)


def test_missing_heads_are_one_clear_error(tmp_path: Path) -> None:
    with pytest.raises(WeightsError, match="cannot be read"):
        load(tmp_path)


def test_the_bar_for_hedges_parts_hedged_from_certain() -> None:
    assert 0.3 < best_bar([(0.1, False), (0.3, False), (0.6, True), (0.9, True)]) <= 0.6


def test_a_missing_record_is_one_clear_error(tmp_path: Path) -> None:
    with pytest.raises(TrainingError, match="cannot be read"):
        samples(None, tmp_path, tmp_path / "none.jsonl", None, None)  # type: ignore[arg-type]
