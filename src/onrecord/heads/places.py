"""Where words stand as seen from a statement: in its own parts, or so many sentences away."""

from __future__ import annotations

from bisect import bisect_left

from onrecord.records import Encoding, Span, Statement
from onrecord.text.spans import index_at

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
        self._encoding = encoding
        self._sentences: dict[int, int] = {}

    def of(self, statement: Statement, span: Span) -> int:
        """Return the number of the place of `span` as seen from `statement`, below PLACES."""
        for number, part in enumerate((statement.source, statement.cue, statement.content)):
            if any(piece.overlaps(span) for piece in part):
                return number
        anchor = anchor_of(statement).start
        away = self._sentence(span.start) - self._sentence(anchor)
        if not away:
            return 3 if span.start < anchor else 4
        before = 5 if away < 0 else 5 + len(_EDGES)
        return before + min(bisect_left(_EDGES, -abs(away)), len(_EDGES) - 1)

    def _sentence(self, place: int) -> int:
        if place not in self._sentences:
            self._sentences[place] = index_at(self._encoding.sentences, place) or 0
        return self._sentences[place]
