"""Decide of two statements whether one repeats or disputes the other, or neither.

A pair scorer can be replaced: `Scorer` says what one must do. The one here is a logistic regression over
`features`, small enough to be read; `onrecord.training.matching` made its weights and says how.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import NamedTuple, Protocol

from onrecord.records import LinkKind
from onrecord.stages.matching.features import features, likeness_of, longest_run, same_name, weight_of
from onrecord.stages.matching.profile import Profile
from onrecord.weights import FOLDER

FILE = FOLDER / "matching.json"

_LIKENESS, _CONTAINMENT = 0.09, 0.25
"""What a pair must reach to be looked at: 31 % of the training pairs do, and 174 of 215 links of one claim.

The regression fitted without these bounds found 4 of 97 below them.
"""
_RUN = 4
"""Words of a shared run that are the same words said, where both quote them or one does."""
_RUN_SHARE = 0.5
"""The share of the shorter content from which a shorter run is so too."""


class Verdict(NamedTuple):
    """What a scorer finds of a pair.

    Attributes:
        kind: How the two are linked.
        score: Between 0 and 1.
        stems: The shared stems that decided.
    """

    kind: LinkKind
    score: float
    stems: frozenset[str]


class Scorer(Protocol):
    """Decides of two statements of different articles."""

    def judge(self, one: Profile, other: Profile) -> Verdict | None:
        """Return how the two are linked, or None; the order of the two makes no difference."""
        ...


@dataclass(frozen=True)
class TableScorer:
    """A logistic regression for "one claim", and the rule `answers` for disputes.

    Attributes:
        weights: By feature.
        threshold: From which a score counts.
    """

    weights: Mapping[str, float]
    threshold: float

    def score(self, one: Profile, other: Profile) -> float:
        """Return the probability that the two are one claim."""
        value = sum(self.weights[name] * number for name, number in features(one, other).items())
        return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, value))))

    def judge(self, one: Profile, other: Profile) -> Verdict | None:
        """Return how the two are linked, or None where neither they nor their words tell."""
        if not may_match(one, other):
            return None
        shared = one.told & other.told
        if (one.act == "deny") != (other.act == "deny"):
            opposed = answers(one, other) if one.act == "deny" else answers(other, one)
            return Verdict("disputes", opposed, shared) if opposed else None
        alike = self.score(one, other)
        if alike < self.threshold:
            return None
        return Verdict("same-quote" if is_same_quote(one, other) else "repeats", round(alike, 3), shared)


def may_match(one: Profile, other: Profile) -> bool:
    """Tell whether a pair is worth a closer look."""
    likeness, containment = likeness_of(one, other)
    return likeness >= _LIKENESS and containment >= _CONTAINMENT


def answers(denial: Profile, claim: Profile) -> float:
    """Return how surely a denial answers a claim of another article by another speaker; 0 where it does not.

    Its cue or content must say in so many words that something is not so, and it must take up the claim:
    half of what the shorter tells, with two rare words; less is enough where the claim accuses the denier.
    """
    if claim.act not in ("accuse", "state", "confirm") or not denial.negated or same_name(denial, claim):
        return 0.0
    shared = weight_of(denial.told & claim.told)
    share = shared / (min(weight_of(denial.told), weight_of(claim.told)) or 1)
    accused = claim.act == "accuse" and bool(denial.name_stems & (claim.stems | claim.around))
    if (accused and shared >= 6 and share >= 0.4) or (shared >= 9 and share >= 0.5):
        return round(min(0.9, 0.4 + 0.5 * share + 0.1 * accused), 3)
    return 0.0


def is_same_quote(one: Profile, other: Profile) -> bool:
    """Tell whether two reports of one claim have a run of the same words, quoted in one of them."""
    if not same_name(one, other):
        return False
    a, b, size = longest_run(one, other)
    quoted = "1" in one.quoted[a : a + size] or "1" in other.quoted[b : b + size]
    share = size / (min(len(one.words), len(other.words)) or 1)
    return quoted and size > 1 and (size >= _RUN or share >= _RUN_SHARE)


@cache
def default_scorer() -> TableScorer:
    """Return the scorer with the weights that are shipped."""
    table = json.loads(FILE.read_text("utf-8"))
    return TableScorer(MappingProxyType(table["weights"]), table["threshold"])
