"""The reporter's words that keep a distance from what is said."""

from __future__ import annotations

import re

from onrecord.records import Article, Encoding, Quotation, Span, Statement
from onrecord.stages.acts import words
from onrecord.stages.acts.patterns import any_of

_IN_CUE = re.compile(rf"\b{any_of(words.DISTANCE)}\b", re.IGNORECASE)
_BESIDE_CUE = re.compile(rf"\b{any_of(words.DISTANCING)}\b", re.IGNORECASE)
_IN_CONTENT = re.compile(
    rf"\b(?:{any_of(words.DISTANCING)}|so-called"
    r"|what (?:he|she|it|they) (?:called|calls|termed|described as))\b",
    re.IGNORECASE,
)
_SCARE_WORDS = 3
"""Scare quotes hold a word or a few; more words are a quotation."""


def _first(pattern: re.Pattern[str], span: Span, encoding: Encoding) -> Span | None:
    """Return where `pattern` first stands in `span`, outside quotation marks."""
    for match in pattern.finditer(encoding.normalised, *span):
        found = Span(*match.span())
        if not any(quotation.span.covers(found) for quotation in encoding.quotations):
            return found
    return None


def _gap(statement: Statement) -> Span | None:
    """Return the stretch between a source and the cue after it."""
    if not (statement.source and statement.cue) or statement.source[-1].end >= statement.cue[0].start:
        return None
    gap = Span(statement.source[-1].end, statement.cue[0].start)
    return None if any(gap.overlaps(piece) for piece in statement.content) else gap


def _scare_quotes(statement: Statement, encoding: Encoding) -> Span | None:
    """Return the first few words in quotation marks within a content that is otherwise indirect."""

    def scares(quotation: Quotation, piece: Span) -> bool:
        inside = piece.covers(quotation.span) and quotation.span != piece
        return inside and len(quotation.inner.of(encoding.normalised).split()) <= _SCARE_WORDS

    found = (q.span for piece in statement.content for q in encoding.quotations if scares(q, piece))
    return next(found, None)


def distance_of(statement: Statement, article: Article, encoding: Encoding) -> str | None:
    """Return the reporter's first words that keep a distance, as the article writes them.

    They stand in the cue ("claimed"), right before it ("reportedly"), or in a content that is not all quoted
    ("allegedly", "so-called", "what he called"); else scare quotes around a few words, with their marks. What
    stands within quotation marks is the source's own.
    """
    gap = _gap(statement)
    places = [(_IN_CUE, piece) for piece in statement.cue] + ([(_BESIDE_CUE, gap)] if gap else [])
    if statement.form != "direct":
        places += [(_IN_CONTENT, piece) for piece in statement.content]
    found = next((hit for pattern, span in places if (hit := _first(pattern, span, encoding))), None)
    if found is None and statement.form != "direct":
        found = _scare_quotes(statement, encoding)
    return found.of(article.text) if found else None
