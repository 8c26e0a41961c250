"""How often the record is right, from a stratified sample that people judged. Pure statistics.

Formulas:
    wilson      E. B. Wilson, Probable inference, JASA 22 (1927): the score interval
                (p + z²/2n ± z √(p(1−p)/n + z²/4n²)) / (1 + z²/n).
    weighted    p = Σ W p over the strata, W their shares of the ledger. Its interval joins the strata's
                Wilson intervals (l, u): from p − √Σ W²(p − l)² to p + √Σ W²(u − p)², p, l and u of each; the
                method of variance estimates recovery, G. Y. Zou and A. Donner, Statistics in Medicine 27
                (2008). That a ledger is finite is left out, so that the interval is rather too wide.
    kappa       J. Cohen, Educational and Psychological Measurement 20 (1960): (o − e) / (1 − e).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import sqrt

Z = 1.959964
"""Of the normal distribution, for 95 %."""


@dataclass(frozen=True, slots=True)
class Stratum:
    """One part of the ledger, and what was judged of it.

    Attributes:
        size: How many there are in the ledger.
        judged: How many of them were judged.
        right: How many of these are right; what two reviewers judge differently counts half.
    """

    size: int
    judged: int = 0
    right: float = 0.0


@dataclass(frozen=True, slots=True)
class Estimate:
    """A share with its interval of 95 %.

    Attributes:
        unseen: Share of the ledger that lies in strata of which nothing was judged; the estimate tells
            nothing of it.
    """

    share: float
    low: float
    high: float
    judged: int
    unseen: float = 0.0


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far two reviewers agree.

    Attributes:
        both: How many subjects both judged.
        share: Of these, on how many they agree.
        kappa: The same beyond chance; None where chance alone makes them agree, as when all is right.
    """

    both: int
    share: float
    kappa: float | None


def wilson(right: float, judged: int) -> tuple[float, float]:
    """Return the interval of a share of which `right` of `judged` were seen; from 0 to 1 where none was."""
    if not judged:
        return 0.0, 1.0
    p, square = right / judged, Z * Z / judged
    middle, half = p + square / 2, Z * sqrt(p * (1 - p) / judged + square / (4 * judged))
    return max(0.0, (middle - half) / (1 + square)), min(1.0, (middle + half) / (1 + square))


def weighted(strata: Iterable[Stratum]) -> Estimate | None:
    """Return the share of what is right in the whole ledger; None where nothing was judged."""
    known = [one for one in strata if one.size]
    seen = [one for one in known if one.judged]
    if not seen:
        return None
    size, whole = sum(one.size for one in seen), sum(one.size for one in known)
    share = below = above = 0.0
    for one in seen:
        weight, p = one.size / size, one.right / one.judged
        low, high = wilson(one.right, one.judged)
        share += weight * p
        below += (weight * (p - low)) ** 2
        above += (weight * (high - p)) ** 2
    judged = sum(one.judged for one in seen)
    low, high = max(0.0, share - sqrt(below)), min(1.0, share + sqrt(above))
    return Estimate(share, low, high, judged, 1 - size / whole)


def agreement(pairs: Sequence[tuple[bool, bool]]) -> Agreement | None:
    """Return how far the two judgements of each pair agree; None where there is no pair."""
    if not pairs:
        return None
    number = len(pairs)
    observed = sum(a == b for a, b in pairs) / number
    one, other = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    expected = sum(one[value] * other[value] for value in (True, False)) / number**2
    kappa = None if expected == 1 else (observed - expected) / (1 - expected)
    return Agreement(number, observed, kappa)
