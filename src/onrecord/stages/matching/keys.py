"""Blocking keys: two statements are compared where they share `SHARED` of them; an engine groups by them.

The number of keys of a statement is bounded, and engines pass over a key that more than `CROWDED` statements
have, so that the pairs grow no faster than the statements. A key is two of the statement's rarest stems, or
one with the speaker's name within a window of time, or a run of quoted words. In the training articles this
reaches 165 of 271 links of one claim with 0.26 pairs a statement. Eleven stems, eight with the name and one
shared key reach 215 with 1.9 pairs, but of links that the scorer finds only 4 in 100 more.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from onrecord.records import digest
from onrecord.stages.matching.profile import Profile
from onrecord.stages.matching.rarity import rarity
from onrecord.stages.matching.stems import stem

CROWDED = 25
"""Statements that a key may have before it is passed over."""

SHARED = 2
"""Keys, not crowded, that two statements share where they are compared."""

_PAIRED = 9
"""Stems of most weight that are keys two by two."""
_TELLING = 1.0
"""Rarity that two stems have together to be a key."""
_SPOKEN = 6
"""Stems that are keys together with the speaker's name."""
_WINDOW = 30
"""Days of a window of time; windows overlap by half, so that what lies half as far apart shares one."""
_SHINGLE = 5
"""Words of a shingle of quoted words."""
_SIEVE = 4
"""One shingle in so many is a key, by its digest: the same ones in every copy of the words."""
_MOST_SHINGLES = 6


def keys(profile: Profile) -> tuple[str, ...]:
    """Return the blocking keys of a statement, in order, none twice; the same for the same profile."""
    told = profile.stems | frozenset(filter(None, map(stem, profile.cue)))
    ranked = sorted(told, key=lambda s: (-rarity(s), s))
    return tuple(sorted({*_paired(ranked), *_spoken(profile, ranked), *_shingles(profile)}))


def _paired(ranked: list[str]) -> Iterator[str]:
    for one, other in combinations(ranked[:_PAIRED], 2):
        if rarity(one) + rarity(other) >= _TELLING:
            yield f"p {' '.join(sorted((one, other)))}"


def _spoken(profile: Profile, ranked: list[str]) -> Iterator[str]:
    for name in sorted({voice[-1] for voice in profile.voices}):
        for stem_ in ranked[:_SPOKEN]:
            for window in _windows(profile.day):
                yield f"n {name} {stem_} {window}"


def _windows(day: int | None) -> tuple[int, ...]:
    if day is None:
        return ()
    half = day * 2 // _WINDOW
    return (half, half + 1)


def _shingles(profile: Profile) -> Iterator[str]:
    found = set()
    words = profile.words
    for start in range(len(words) - _SHINGLE + 1):
        if "0" in profile.quoted[start : start + _SHINGLE]:
            continue
        shingle = words[start : start + _SHINGLE]
        if any(map(stem, shingle)):
            sign = digest(*shingle, length=12)
            if int(sign, 16) % _SIEVE == 0:
                found.add(sign)
    yield from (f"q {sign}" for sign in sorted(found)[:_MOST_SHINGLES])
