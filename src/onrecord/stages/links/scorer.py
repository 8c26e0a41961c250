"""How likely a claim disputes or repeats an earlier one: small networks over `pairs.features`, in numpy.

The weights are fitted by `onrecord.training.links`; scores are calibrated there on articles that the
networks had not seen.
"""

from __future__ import annotations

import base64
import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from onrecord.errors import WeightsError
from onrecord.heads.network import weights_digest
from onrecord.stages.links.claims import Claim
from onrecord.stages.links.pairs import Page, alone, of_both
from onrecord.stages.links.views import Doubles, Lens, View, alike
from onrecord.weights import FOLDER

FILE = "links.json"

KINDS = ("none", "disputes", "repeats")
"""Outputs of a network, in order."""

UNTOLD = -6.0
"""What the encoder's log odds count as where it has none."""

FARTHEST = 4.0
"""Standard deviations at which a figure is cut."""


class Odds(NamedTuple):
    """Between 0 and 1 each: the share of true links among pairs with the same score."""

    disputes: float
    repeats: float


@dataclass(frozen=True)
class Net:
    """Networks of one hidden layer, whose answers are averaged, with their calibration.

    Attributes:
        names: Of the features, in order.
        mean, scale: [features].
        layers: Of each network: [features, hidden], [hidden], [hidden, 3], [3].
        calibration: Of disputes and of repeats: weights of the log odds, of the encoder's and an offset
            (Platt 1999).
    """

    names: tuple[str, ...]
    mean: Doubles
    scale: Doubles
    layers: Sequence[Sequence[Doubles]]
    calibration: Sequence[Sequence[float]] = ((1.0, 0.0, 0.0), (1.0, 0.0, 0.0))

    def rows(self, pairs: Sequence[tuple[View, View]], page: Page | None) -> Doubles:
        """Return the figures of pairs in the order of the features: [pairs, features].

        Those of one claim are read once, for all of its pairs.
        """
        out = np.zeros((len(pairs), len(self.names)))
        if not pairs:
            return out
        views = {id(view): view for pair in pairs for view in pair}
        single = {key: alone(view) for key, view in views.items()}
        own = list(next(iter(single.values())))
        taken: set[str] = set()
        for end, which in enumerate(("later", "earlier")):
            known = [name for name in own if which + name in self._columns]
            table = {key: [row[name] for name in known] for key, row in single.items()}
            columns = [self._columns[which + name] for name in known]
            out[:, columns] = [table[id(pair[end])] for pair in pairs]
            taken.update(which + name for name in known)
        both = [name for name in self.names if name not in taken]
        met = zip(pairs, alike(pairs), strict=True)
        found = (of_both(later, earlier, page, words) for (later, earlier), words in met)
        out[:, [self._columns[name] for name in both]] = [[f.get(name, 0.0) for name in both] for f in found]
        return out

    @cached_property
    def _columns(self) -> dict[str, int]:
        return {name: column for column, name in enumerate(self.names)}

    def raw(self, rows: Doubles) -> Doubles:
        """Return [pairs, 3] probabilities before calibration."""
        scaled = np.clip((rows - self.mean) / self.scale, -FARTHEST, FARTHEST)
        answers = [softmax(np.tanh(scaled @ a + b) @ c + d) for a, b, c, d in self.layers]
        mean: Doubles = np.mean(answers, axis=0)
        return mean

    def score(self, rows: Doubles, words: Doubles | None) -> list[Odds]:
        """Return the calibrated odds of [pairs, features].

        Args:
            rows: The features.
            words: [pairs, 2], the encoder's log odds of disputes and of repeats, as `word_of` gives them.
        """
        if not len(rows):
            return []
        raw = self.raw(rows)
        told = np.full((len(rows), 2), UNTOLD) if words is None else words
        columns = [calibrated(raw[:, 1 + kind], told[:, kind], *self.calibration[kind]) for kind in range(2)]
        return [Odds(float(d), float(r)) for d, r in zip(*columns, strict=True)]


@dataclass(frozen=True)
class Scorer:
    """A lens and the networks for pairs in one article and in two.

    Attributes:
        thresholds: Least score at which a pair of one article is linked.
        encoder: Digest of the weights of the encoder that it was fitted on.
    """

    lens: Lens
    together: Net
    apart: Net
    thresholds: Odds
    encoder: str

    def view(self, claim: Claim) -> View:
        """Return what is read of a claim; made once and used for all of its pairs."""
        return self.lens.view(claim)

    def score(
        self, pairs: Sequence[tuple[View, View]], page: Page | None = None, words: Doubles | None = None
    ) -> list[Odds]:
        """Return the odds of pairs of a later and an earlier claim.

        Args:
            pairs: In the order of the text, or of the articles' days.
            page: The article that all of them stand in; None where each has two.
            words: The encoder's log odds, as `Net.score`; None where it has none.
        """
        net = self.apart if page is None else self.together
        return net.score(net.rows(pairs, page), words)


def softmax(rows: Doubles) -> Doubles:
    """Return [..., n] shares."""
    shares: Doubles = np.exp(rows - rows.max(axis=-1, keepdims=True))
    shares /= shares.sum(axis=-1, keepdims=True)
    return shares


def word_of(shares: npt.NDArray[np.float32] | None) -> tuple[float, float]:
    """Return the encoder's log odds of disputes and of repeats.

    Args:
        shares: Of neither and of both, as `heads.Heads.links` gives them; None where it has none.
    """
    if shares is None:
        return UNTOLD, UNTOLD
    _, disputes, repeats = (min(max(float(share), 1e-4), 1 - 1e-4) for share in shares)
    return math.log(disputes / (1 - disputes)), math.log(repeats / (1 - repeats))


def calibrated(raw: Doubles, words: Doubles, slope: float, by_words: float, offset: float) -> Doubles:
    """Return probabilities from the log odds of `raw`, the encoder's log odds `words`, and an offset."""
    raw = np.clip(raw, 1e-6, 1 - 1e-6)
    shares: Doubles = 1 / (1 + np.exp(-(slope * np.log(raw / (1 - raw)) + by_words * words + offset)))
    return shares


def packed(values: Doubles) -> dict[str, Any]:
    """Return an array as JSON: half-precision floats in base64."""
    return {"shape": values.shape, "f2": base64.b64encode(values.astype("<f2").tobytes()).decode()}


def unpacked(item: Mapping[str, Any]) -> Doubles:
    """Return the array that `packed` wrote."""
    return np.frombuffer(base64.b64decode(item["f2"]), dtype="<f2").reshape(item["shape"]).astype(np.float64)


def dump(scorer: Scorer) -> str:
    """Return the scorer as JSON."""
    lens = scorer.lens
    grouped: dict[str, list[str]] = {}
    for stem, weight in sorted(lens.rarity.items()):
        grouped.setdefault(f"{weight:.1f}", []).append(stem)
    table = {
        "encoder": scorer.encoder,
        "thresholds": scorer.thresholds._asdict(),
        "together": _net_table(scorer.together),
        "apart": _net_table(scorer.apart),
        "unknown": lens.unknown,
        "mean": packed(lens.mean),
        "projection": packed(lens.projection),
        "heads": {name: packed(head) for name, head in lens.heads.items()},
        "rarity": {weight: " ".join(stems) for weight, stems in sorted(grouped.items())},
    }
    return json.dumps(table, ensure_ascii=False, indent=0) + "\n"


def _net_table(net: Net) -> dict[str, Any]:
    return {
        "names": net.names,
        "mean": packed(net.mean),
        "scale": packed(net.scale),
        "layers": [[packed(part) for part in layer] for layer in net.layers],
        "calibration": net.calibration,
    }


def _net(table: Mapping[str, Any]) -> Net:
    return Net(
        tuple(table["names"]),
        unpacked(table["mean"]),
        unpacked(table["scale"]),
        [[unpacked(part) for part in layer] for layer in table["layers"]],
        table["calibration"],
    )


def parse(text: str) -> Scorer:
    """Return the scorer that `dump` wrote."""
    table = json.loads(text)
    lens = Lens(
        {stem: float(weight) for weight, stems in table["rarity"].items() for stem in stems.split()},
        table["unknown"],
        unpacked(table["mean"]),
        unpacked(table["projection"]),
        {name: unpacked(head) for name, head in table["heads"].items()},
    )
    thresholds = Odds(**table["thresholds"])
    return Scorer(lens, _net(table["together"]), _net(table["apart"]), thresholds, table["encoder"])


@cache
def load(folder: Path = FOLDER) -> Scorer:
    """Return the scorer in `folder`, once.

    Raises:
        WeightsError: where it cannot be read, or was fitted on another encoder than the one beside it.
    """
    path = folder / FILE
    advice = "fit them with `python -m onrecord.training.links`"
    try:
        scorer = parse(path.read_text("utf-8"))
        encoder = weights_digest(folder)
    except (OSError, KeyError, ValueError) as error:
        raise WeightsError(str(path), "the weights for links cannot be read", advice) from error
    if scorer.encoder != encoder:
        raise WeightsError(str(path), "the weights for links were fitted on another encoder", advice)
    return scorer
