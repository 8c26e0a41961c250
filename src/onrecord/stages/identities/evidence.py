"""Evidence that the speakers of two articles are one: an office they share, or the company they are in.

A name alone never joins two speakers: namesakes stay two until an article tells otherwise.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from onrecord.records import Speaker

COMPANIONS = 2
"""Other persons that two articles must share for it to count: one may be in the news of every day."""

JUDGED = "a reviewer’s decision"
"""Why two speakers are one where a person told so."""

_ANYBODYS = frozenset(
    """
    adviser advisor aide analyst attorney author candidate chair chairman chairwoman chief commissioner
    congressman congresswoman coordinator director economist editor executive expert fellow former general
    governor head host judge lawyer leader manager mayor member minister mother father nominee officer
    official owner partner politician president presidential professor prime reporter representative
    researcher resident secretary senator senior spokesman spokesperson spokeswoman staffer strategist
    student teacher then vice who voter writer national state local company campaign group university
    deputy assistant acting longtime top new old one and for from the with his her their its
    """.split()
)
"""Words of offices that many share: two professors of one name may be two persons."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """A speaker of one article, and who else is in it.

    Attributes:
        companions: Full names of the other persons that speak in the article.
    """

    speaker: Speaker
    companions: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Bond:
    """Two sightings, by their index, that are one speaker, and why: for a person to read."""

    a: int
    b: int
    why: str


@dataclass(frozen=True, slots=True)
class Identity:
    """Sightings, by their index, that are one speaker; `bonds` join them all."""

    members: tuple[int, ...]
    bonds: tuple[Bond, ...] = ()


@lru_cache(maxsize=10_000)  # the names and offices of one speaker are mostly the same few
def _fold(words: str) -> str:
    plain = unicodedata.normalize("NFKD", words.casefold())
    return " ".join(re.findall(r"\w+", "".join(c for c in plain if not unicodedata.combining(c))))


def _full_names(speaker: Speaker) -> frozenset[str]:
    """Return the names of more than one word; of what is no person also its one-word name."""
    names = {_fold(name) for name in (speaker.name, *speaker.names)}
    person = speaker.kind in ("person", None)
    return frozenset(name for name in names if " " in name or (not person and name == _fold(speaker.name)))


def _telling(office: str) -> frozenset[str]:
    """Return the words of an office that only few share."""
    return frozenset(word for word in _fold(office).split() if len(word) > 2 and word not in _ANYBODYS)


def evidence(a: Sighting, b: Sighting) -> str | None:
    """Return why two sightings are one speaker, in words; None where nothing but a name tells so.

    They must bear one full name. Then a telling word of an office that both have counts ("harbour" in
    "harbour commissioner of Calder Bay"), or COMPANIONS other persons that both articles name.
    """
    if not _full_names(a.speaker) & _full_names(b.speaker):
        return None
    for office in a.speaker.offices:
        for other in b.speaker.offices:
            if _telling(office) & _telling(other):
                return f"“{office}” and “{other}”" if office != other else f"“{office}” in both"
    shared = sorted(a.companions & b.companions)
    return f"both with {', '.join(shared)}" if len(shared) >= COMPANIONS else None


def _keys(sighting: Sighting) -> set[tuple[str, ...]]:
    """Return keys such that two sightings share one where there is evidence that they are one speaker."""
    names = _full_names(sighting.speaker)
    words = {word for office in sighting.speaker.offices for word in _telling(office)}
    company = combinations(sorted(sighting.companions), COMPANIONS)
    beyond = [(word,) for word in words] + list(company)
    return {(name, *other) for name in names for other in beyond}


def group(sightings: Sequence[Sighting], told: Mapping[frozenset[str], bool] | None = None) -> list[Identity]:
    """Return who is who, each sighting in one identity; both in the order of the first member.

    Evidence carries over: where A is B and B is C, A is C. The time it takes grows with the number of
    sightings and not with its square.

    Args:
        sightings: Who is to be grouped.
        told: Pairs of speakers' ids that a person told to be one (True) or not (False); evidence joins
            nothing in which two of the latter would be one.
    """
    told = told or {}
    of = {sighting.speaker.id: place for place, sighting in enumerate(sightings)}
    pairs = [(sorted(of[id_] for id_ in pair), one) for pair, one in told.items() if pair <= of.keys()]
    apart = [pair for pair, one in pairs if not one]
    home = list(range(len(sightings)))
    bonds: list[Bond] = []
    holders: dict[tuple[str, ...], int] = {}

    def root(i: int) -> int:
        while home[i] != i:
            home[i] = home[home[i]]
            i = home[i]
        return i

    def join(a: int, b: int, why: str) -> None:
        first, second = sorted((root(a), root(b)))
        if first != second and not any({root(i), root(j)} == {first, second} for i, j in apart):
            bonds.append(Bond(a, b, why))
            home[second] = first

    for (a, b), one in sorted(pairs):
        if one:
            join(a, b, JUDGED)
    for b, sighting in enumerate(sightings):
        for key in sorted(_keys(sighting)):
            a = holders.setdefault(key, b)
            if root(a) != root(b) and (why := evidence(sightings[a], sighting)):
                join(a, b, why)
    members: dict[int, list[int]] = {}
    for i in range(len(sightings)):
        members.setdefault(root(i), []).append(i)
    return [
        Identity(tuple(found), tuple(bond for bond in bonds if root(bond.a) == first))
        for first, found in sorted(members.items())
    ]
