"""Reprints: a sketch of an article's words, by which copies and light edits of one story are known.

MinHash (Broder 1997, "On the resemblance and containment of documents"): the share of equal places of two
sketches estimates the share of shingles that the two texts have in common.
"""

from __future__ import annotations

from zlib import crc32

import numpy as np
import numpy.typing as npt

from onrecord.records import digest
from onrecord.stages.matching.stems import words_of
from onrecord.text import normalise

Sketch = npt.NDArray[np.uint32]

SIZE = 64
"""Places of a sketch; the estimate's standard error is at most 0.0625."""
BAND = 2
"""Places of a band: two articles are compared where they share a band, as 99.9 % of true copies do."""
COPY = 0.5
"""Share of shingles from which two articles are one report, that is half of all the words of both."""
_SHINGLE = 5
_LEAST = 30
"""Shingles below which a text is too short to be known again."""


def _constants(name: str) -> npt.NDArray[np.uint64]:
    """Return SIZE odd numbers of 64 bits, the same with every version of every library."""
    drawn = [int(digest(name, str(i), length=16), 16) | 1 for i in range(SIZE)]
    return np.array(drawn, np.uint64)


_FIRST, _SECOND = _constants("first"), _constants("second")


def _mixed(values: npt.NDArray[np.uint64]) -> npt.NDArray[np.uint64]:
    """Return SIZE hashes of each of `values`, by multiplying and shifting modulo 2^64: [values, SIZE]."""
    product = values[:, None] * _FIRST[None, :]
    product ^= product >> np.uint64(32)
    product *= _SECOND[None, :]
    return product >> np.uint64(32)


def sketch(text: str) -> Sketch | None:
    """Return the sketch [SIZE] of an article's text; None where it has too few words."""
    words = words_of(normalise(text))
    shingles = {crc32(" ".join(words[i : i + _SHINGLE]).encode()) for i in range(len(words) - _SHINGLE + 1)}
    if len(shingles) < _LEAST:
        return None
    values = np.fromiter(sorted(shingles), np.uint64, len(shingles))
    least: Sketch = _mixed(values).min(axis=0).astype(np.uint32)
    return least


def bands(sketch_: Sketch) -> tuple[str, ...]:
    """Return the blocking keys of an article: one a band of its sketch."""
    return tuple(
        f"{start:02d}" + "".join(f"{int(place):08x}" for place in sketch_[start : start + BAND])
        for start in range(0, SIZE, BAND)
    )


def resemblance(one: Sketch, others: npt.NDArray[np.uint32]) -> npt.NDArray[np.float64]:
    """Return the estimated share of shingles that a sketch has in common with each of `others` [n, SIZE]."""
    share: npt.NDArray[np.float64] = (others == one[None, :]).mean(axis=1)
    return share
