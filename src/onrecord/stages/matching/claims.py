"""Claims: statements that say one thing, put together from the links between them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from onrecord.records import Link

LARGEST = 100
"""Statements that a claim may have."""
COHESION = 0.25
"""Share of the pairs between two groups that must be linked for them to be one claim.

Links chain: from "A will raise taxes" to "A will raise taxes on the rich" to "taxes on the rich are fair". A
single link joins two single statements; of two groups of four it needs four of the sixteen pairs.
"""


@dataclass
class _Groups:
    """Disjoint groups of ids, and how many links there are between any two of them."""

    of: dict[str, str] = field(default_factory=dict)
    members: dict[str, list[str]] = field(default_factory=dict)
    between: dict[str, Counter[str]] = field(default_factory=dict)

    def add(self, id_: str) -> None:
        if id_ not in self.of:
            self.of[id_], self.members[id_], self.between[id_] = id_, [id_], Counter()

    def may_merge(self, one: str, other: str) -> bool:
        sizes = len(self.members[one]), len(self.members[other])
        linked = self.between[one][other]
        return sum(sizes) <= LARGEST and linked >= COHESION * sizes[0] * sizes[1]

    def merge(self, one: str, other: str) -> None:
        """Move all of `other` to `one`."""
        for id_ in self.members.pop(other):
            self.of[id_] = one
            self.members[one].append(id_)
        for third, number in self.between.pop(other).items():
            del self.between[third][other]
            if third != one:
                self.between[one][third] += number
                self.between[third][one] += number


def group(ids: Iterable[str], links: Iterable[Link]) -> list[tuple[str, ...]]:
    """Return the claims among the statements `ids`: groups in order, each with its ids in order.

    Links that a reviewer confirmed count first, then those of the highest score; rejected ones and disputes
    count nothing. Two groups that a link joins become one where they stay within `LARGEST` and enough of
    their pairs are linked, see `COHESION`. The order of the arguments makes no difference.
    """
    groups = _Groups()
    for id_ in sorted(set(ids)):
        groups.add(id_)
    for link in _ranked(links):
        if link.a not in groups.of or link.b not in groups.of:
            continue
        one, other = sorted((groups.of[link.a], groups.of[link.b]))
        if one == other:
            continue
        groups.between[one][other] += 1
        groups.between[other][one] += 1
        if link.state == "confirmed" or groups.may_merge(one, other):
            groups.merge(one, other)
    return sorted(tuple(sorted(members)) for members in groups.members.values())


def _ranked(links: Iterable[Link]) -> Sequence[Link]:
    """Return one link a pair, the most certain first."""
    best: dict[frozenset[str], Link] = {}
    same = (link for link in links if link.kind != "disputes" and link.state != "rejected")
    for link in sorted(same, key=lambda link: (link.state != "confirmed", -link.score, link.id)):
        best.setdefault(frozenset((link.a, link.b)), link)
    return list(best.values())
