"""What the pair scorer reads of one claim before it is held against others."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

import numpy as np
import numpy.typing as npt

from onrecord.stages.links.claims import Claim, Floats, Seen
from onrecord.stages.links.disputes import names_of
from onrecord.stages.links.traits import Traits, traits_of

Doubles = npt.NDArray[np.float64]

_SHORTEST = 2
"""Letters of a surname that are too few to tell that somebody is named."""

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
            content = unit(row[:size])
            rows = unit(self.project(claim.seen.words))
            known = (self.rarity.get(stem, self.unknown) for stem in claim.seen.stems)
            weights = np.array([max(0.1, weight) for weight in known])
        statement = claim.statement
        surname = statement.speaker.split()[-1].lower() if statement.speaker else ""
        return View(
            self,
            claim,
            traits_of(claim),
            self.weigh(claim.stems),
            self.weigh(claim.said),
            content,
            rows,
            weights,
            odds,
            f"{claim.cue} {claim.content}".lower(),
            names_of(statement.speaker),
            surname if len(surname) > _SHORTEST else "",
            frozenset(candidate.name for candidate in statement.candidates),
        )


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
        told: Cue and content in lower case.
        names: Words that tell the speaker's name from others.
        surname: The last word of that name in lower case; empty where there is none, or one too short.
        offered: Names of the candidates for the speaker.
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
    told: str
    names: frozenset[str]
    surname: str
    offered: frozenset[str]


def unit(rows: Doubles) -> Doubles:
    """Return [..., k] vectors of length 1; zeros stay."""
    size = np.linalg.norm(rows, axis=-1, keepdims=True)
    scaled: Doubles = rows / np.maximum(size, 1e-9)
    return scaled


def alike(pairs: Iterable[tuple[View, View]]) -> list[tuple[float, float]]:
    """Return how well the words of each claim are met by their nearest in the other (Zhang et al. 2020).

    Pairs of one claim that stand together are read together.
    """
    grouped = groupby(pairs, key=lambda pair: id(pair[0]))
    return [found for _, group in grouped for found in _alike(*zip(*group, strict=True))]


def _alike(same: Sequence[View], others: Sequence[View]) -> list[tuple[float, float]]:
    """Return how well the words of one claim are met by those of `others`, and these by them."""
    one, out = same[0], [(0.0, 0.0)] * len(others)
    known = [number for number, other in enumerate(others) if len(other.words)] if len(one.words) else []
    if not known:
        return out
    table = one.words @ np.concatenate([others[number].words for number in known]).T
    weights = np.concatenate([others[number].word_weights for number in known])
    starts = np.cumsum([0, *(len(others[number].words) for number in known[:-1])])
    forth = one.word_weights @ np.maximum.reduceat(table, starts, axis=1) / one.word_weights.sum()
    back = np.add.reduceat(table.max(axis=0) * weights, starts) / np.add.reduceat(weights, starts)
    for number, *found in zip(known, forth.tolist(), back.tolist(), strict=True):
        out[number] = found[0], found[1]
    return out


def logged(count: float) -> float:
    """Return log(1 + count)."""
    return math.log1p(max(0.0, count))
