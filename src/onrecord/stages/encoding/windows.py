"""How an article is cut into windows that the encoder can read, and put together again."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

import numpy as np

from onrecord.stages.encoding.pieces import CLS, SEP, Ints, Pieces

LIMIT = 510
"""Word-pieces a window holds beside its two special ones (BERT has 512 positions)."""
MARGIN = 64
"""Pieces of context a window has beyond the core whose vectors are kept."""
SLACK = 16
"""Pieces by which a cut may move to fall on the end of a line or sentence."""


class Window(NamedTuple):
    """Pieces [start, end) are read; the vectors of [core_start, core_end) are kept."""

    start: int
    end: int
    core_start: int
    core_end: int


def plan(pieces: Pieces) -> list[Window]:
    """Return windows of about equal length whose cores tile the article; the same for the same text."""
    total = len(pieces)
    count = 1 if total <= LIMIT else -(-total // (LIMIT - 2 * MARGIN - 2 * SLACK))
    cuts = [0, *(_near_break(pieces, round(i * total / count)) for i in range(1, count)), total]
    return [Window(max(0, a - MARGIN), min(total, b + MARGIN), a, b) for a, b in pairwise(cuts)]


def _near_break(pieces: Pieces, at: int) -> int:
    """Return the best cut within SLACK of `at`: before a new line, else after a full stop, else `at`."""

    def cost(i: int) -> tuple[int, int, int]:
        stop = pieces.features[i, 1] == 2 and pieces.features[i - 1, 0] == 6
        return (0 if pieces.features[i, 1] >= 3 else 1 if stop else 2, abs(i - at), i)

    return min(range(at - SLACK, at + SLACK + 1), key=cost)


def inputs(pieces: Pieces, window: Window) -> tuple[Ints, Ints]:
    """Return the ids [n + 2] and features [n + 2, 3] of a window of n pieces between its special ones."""
    ids = np.concatenate([[CLS], pieces.ids[window.start : window.end], [SEP]])
    features = np.zeros((len(ids), 3), dtype=np.int64)
    features[1:-1] = pieces.features[window.start : window.end]
    return ids, features
