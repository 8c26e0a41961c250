"""Where words stand as seen from a statement: in its own parts, or so many sentences away."""

from __future__ import annotations

import numpy as np

from onrecord.heads.numeric import Ints
from onrecord.records import Encoding, Span, Statement

_EDGES = (-10, -5, -3, -2, -1)
"""Sentences before a statement, in ranges; those after it are counted alike."""

PLACES = 5 + 2 * len(_EDGES)
"""How many places are told apart."""


def anchor_of(statement: Statement) -> Span:
    """Return the part of a statement that its place is reckoned from: its cue, or else what there is."""
    return (*statement.cue, *statement.content, *statement.source, Span(0, 0))[0]


class Places:
    """The places of one article's stretches, as seen from its statements.

    Args:
        encoding: The article's.
    """

    def __init__(self, encoding: Encoding) -> None:
        spans = np.array(encoding.sentences, dtype=np.int64).reshape(-1, 2)
        self._starts, self._ends = spans[:, 0], spans[:, 1]

    def of(self, statement: Statement, span: Span) -> int:
        """Return the number of the place of `span` as seen from `statement`, below PLACES."""
        return int(self.of_each(statement, np.array([span], dtype=np.int64))[0])

    def of_each(self, statement: Statement, spans: Ints) -> Ints:
        """Return the numbers of the places of `spans`, [spans, 2], as seen from `statement`: [spans]."""
        starts, ends = spans.T
        anchor = anchor_of(statement).start
        sentences = self._sentences(np.append(starts, anchor))
        away = sentences[:-1] - sentences[-1]
        steps = np.minimum(np.searchsorted(_EDGES, -np.abs(away)), len(_EDGES) - 1)
        beside = np.where(starts < anchor, 3, 4)
        found: Ints = np.where(away == 0, beside, np.where(away < 0, 5, 5 + len(_EDGES)) + steps)
        for number, part in ((2, statement.content), (1, statement.cue), (0, statement.source)):
            for piece in part:
                found[(starts < piece.end) & (ends > piece.start)] = number
        return found

    def _sentences(self, places: Ints) -> Ints:
        """Return the index of the sentence that holds each place, 0 where none does."""
        if not len(self._starts):
            return np.zeros(len(places), dtype=np.int64)
        found = np.searchsorted(self._starts, places, side="right") - 1
        found[(found < 0) | (places >= self._ends[found])] = 0
        return found
