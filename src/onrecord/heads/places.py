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


def place_in(statement: Statement, sentence: int, span: Span, encoding: Encoding) -> int:
    """Return the number of the place of `span`, below PLACES.

    Args:
        statement: From which it is seen.
        sentence: The index of the sentence of its anchor.
        span: Code points of the article.
        encoding: The article's.
    """
    for number, part in enumerate((statement.source, statement.cue, statement.content)):
        if any(piece.overlaps(span) for piece in part):
            return number
    away = (index_at(encoding.sentences, span.start) or 0) - sentence
    if not away:
        return 3 if span.start < anchor_of(statement).start else 4
    before = 5 if away < 0 else 5 + len(_EDGES)
    return before + min(bisect_left(_EDGES, -abs(away)), len(_EDGES) - 1)
