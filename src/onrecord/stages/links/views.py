"""What the pair scorer reads of one claim before it is held against others."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from onrecord.stages.links.claims import Claim, Floats, Seen
from onrecord.stages.links.traits import Traits, traits_of

Doubles = npt.NDArray[np.float64]

HEADS = ("denies", "is disputed", "accuses", "repeats", "is repeated")
"""What is asked of a claim alone, from its words as the shared encoder sees them."""


@dataclass(frozen=True)
class Lens:
    """Fitted tables through which a claim is seen.

    Attributes:
        rarity: Weight of each known stem: log of the articles over those that have it.
        unknown: That of any other stem.
        mean: [width], taken off each vector.
        projection: [width, k], the chief components of content words, each of variance 1.
        heads: By name, [3 k + 1]: weights for content, cue and source, and a bias.
    """

    rarity: Mapping[str, float]
    unknown: float
    mean: Doubles
    projection: Doubles
    heads: Mapping[str, Doubles] = field(default_factory=dict)

    def weigh(self, stems: frozenset[str]) -> float:
        """Return the summed weight of `stems`."""
        return sum(self.rarity.get(stem, self.unknown) for stem in stems)

    def project(self, vectors: Floats) -> Doubles:
        """Return [..., width] vectors as [..., k]."""
        seen: Doubles = (vectors.astype(np.float64) - self.mean) @ self.projection
        return seen

    def look(self, seen: Seen) -> Doubles:
        """Return [3 k + 1]: content, cue and source, and 1."""
        return np.concatenate([self.project(np.stack([seen.content, seen.cue, seen.source])).ravel(), [1.0]])

    def view(self, claim: Claim) -> View:
        """Return what the scorer reads of `claim`."""
        size = self.projection.shape[1]
        odds = dict.fromkeys(HEADS, 0.0)
        content, rows, weights = np.zeros(size), np.zeros((0, size)), np.zeros(0)
        if claim.seen is not None:
            row = self.look(claim.seen)
            odds |= {name: float(np.tanh((row @ head) / 6)) for name, head in self.heads.items()}
            content = unit(self.project(claim.seen.content))
            rows = unit(self.project(claim.seen.words))
            known = (self.rarity.get(stem, self.unknown) for stem in claim.seen.stems)
            weights = np.array([max(0.1, weight) for weight in known])
        weight, said = self.weigh(claim.stems), self.weigh(claim.said)
        return View(self, claim, traits_of(claim), weight, said, content, rows, weights, odds)


@dataclass(frozen=True, slots=True, eq=False)
class View:
    """One claim seen through a lens.

    Attributes:
        traits: What its words tell.
        weight, said_weight: Of all stems of the content, and of cue and content.
        content: [k] of length 1, or zeros.
        words: [words, k] each of length 1.
        word_weights: [words].
        odds: Of each head, between -1 and 1.
    """

    lens: Lens
    claim: Claim
    traits: Traits
    weight: float
    said_weight: float
    content: Doubles
    words: Doubles
    word_weights: Doubles
    odds: Mapping[str, float]


def unit(rows: Doubles) -> Doubles:
    """Return [..., k] vectors of length 1; zeros stay."""
    size = np.linalg.norm(rows, axis=-1, keepdims=True)
    scaled: Doubles = rows / np.maximum(size, 1e-9)
    return scaled


def alike(a: View, b: View) -> tuple[float, float]:
    """Return how well the words of each claim are met by their nearest in the other (Zhang et al. 2020)."""
    if not len(a.words) or not len(b.words):
        return 0.0, 0.0
    table = a.words @ b.words.T
    forth = float(table.max(axis=1) @ a.word_weights / a.word_weights.sum())
    back = float(table.max(axis=0) @ b.word_weights / b.word_weights.sum())
    return forth, back


def logged(count: float) -> float:
    """Return log(1 + count)."""
    return math.log1p(max(0.0, count))
