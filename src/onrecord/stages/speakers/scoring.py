"""Weigh whom a source means: a table of named features that explains itself."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from onrecord.records import Candidate, SpeakerKind
from onrecord.stages.speakers.referents import Referent

Weights = Mapping[str, Mapping[str, float]]

RESOLVED = 0.85
"""From this score a speaker counts as resolved; below, the best name stands and is shown as uncertain.

Of the articles that neither the heads on the encoder nor the weights have seen, 96 of 100 speakers are right
from there (65 % of the statements) and 98 of 100 from 0.97 (34 %). The scores are shares of belief and need
no further mapping: of those between 0.7 and 0.8, 71 % are right, between 0.8 and 0.9, 87 %
(bench/speakers.py).
"""

NOBODY = "none of these"
"""Takes its share of the belief, and is never an answer."""


@cache
def weights(*, encoder: bool = False) -> Weights:
    """Return the weights by context and feature; bench/speakers.py fits them to the training part.

    Args:
        encoder: Those that hold where the encoder's word is among the features.
    """
    tables = json.loads(files(__package__).joinpath("weights.json").read_text("utf-8"))
    table = tables["weights with the encoder" if encoder else "weights"]
    return MappingProxyType({context: MappingProxyType(row) for context, row in table.items()})


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to the question whom a source means.

    Attributes:
        referent: None for "cannot be told" and for `NOBODY`.
        features: With their values; a value of 1 is a bare fact.
    """

    name: str | None
    kind: SpeakerKind | None
    features: Mapping[str, float]
    referent: Referent | None = None


@dataclass(frozen=True, slots=True)
class Scored:
    """An option with its share of the belief and what each feature added to it."""

    option: Option
    score: float
    parts: Mapping[str, float]

    @property
    def why(self) -> str:
        """What counted, the weightiest first."""
        told = []
        for name, weight in sorted(self.parts.items(), key=lambda item: -abs(item[1])):
            value = self.option.features[name]
            if abs(weight) >= 0.05:
                told.append(f"{name}{'' if value == 1 else f' ({value:g})'} {weight:+.1f}")
        return "; ".join(told) or "nothing speaks for it"

    def as_candidate(self) -> Candidate:
        """Return the record of this option."""
        return Candidate(self.option.name or NOBODY, round(self.score, 3), self.why)


def ranked(options: Sequence[Option], contexts: Sequence[str], table: Weights | None = None) -> list[Scored]:
    """Return `options` by their softmax shares, the best first."""
    rows = [(table or weights()).get(context, {}) for context in contexts]
    parts = [
        {name: value * sum(row.get(name, 0.0) for row in rows) for name, value in option.features.items()}
        for option in options
    ]
    sums = [sum(part.values()) for part in parts]
    top = max(sums, default=0.0)
    shares = [math.exp(value - top) for value in sums]
    whole = sum(shares)
    scored = [
        Scored(option, share / whole, part)
        for option, share, part in zip(options, shares, parts, strict=True)
    ]
    return sorted(scored, key=lambda item: -item.score)
