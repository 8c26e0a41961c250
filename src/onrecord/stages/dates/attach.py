"""Tie time expressions to the saying: same sentence as the cue, outside what is said."""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.records import Article, Encoding, PartialDate, Span, Statement
from onrecord.stages.dates.expressions import TimeExpression, find
from onrecord.text.sequence import goes_on
from onrecord.text.spans import span_at

_ELSEWHERE = re.compile(
    r"(?:\b(?:after|ahead of|before|by|due|for|from|in advance of|next|of|since|the|through|till|until"
    r"|whose|a|an|his|her|their|its|coming)"
    r"|\b(?:due|expected|planned|scheduled|set|slated)\b[^,;]{0,40}|-) ?$",
    re.IGNORECASE,
)
"""What stands right before an expression that dates something else than the saying."""

_EVENT = re.compile(r"\b(?:at|during|in|on) $", re.IGNORECASE)
"""What stands before a possessive that dates the saying: "in Thursday's debate"."""

_CLAUSE_BREAK = re.compile(
    r"[;:\"]|\b(?:that|which|who|whom|whose|when|where|while|after|before|since|because|if|although|though"
    r"|until|as|whether|what|how|why|is|are|was|were|has|had|will|would|did|set|due|\w{3,}ed)\b",
    re.IGNORECASE,
)
"""Between cue and expression: the expression belongs to another clause."""

_FAR = 100
"""Code points between cue and expression at most; the right ones in the training part lie nearer."""


def _dates_the_saying(text: str, expression: Span) -> bool:
    before, after = text[max(0, expression.start - 60) : expression.start], text[expression.end :][:3]
    if re.match(r"'s\b|'", after):
        return _EVENT.search(before) is not None
    return not _ELSEWHERE.search(before)


def _distance(text: str, cue: Span, expression: Span) -> int | None:
    """Return how far the expression stands from the cue, or None where a clause lies between."""
    if cue.overlaps(expression):
        return 0
    between = (
        text[cue.end : expression.start] if cue.end <= expression.start else text[expression.end : cue.start]
    )
    if len(between) > _FAR or _CLAUSE_BREAK.search(between):
        return None
    return len(between)


def _after(value: PartialDate | None, published: PartialDate | None) -> bool:
    """Tell whether `value` begins after publication; what is so dated has not been said yet."""
    if value is None or published is None:
        return False
    first = (value.year, value.month or 1, value.day or 1)
    return first > (published.year, published.month or 12, published.day or 31)


def _sentences_of(statement: Statement, encoding: Encoding) -> set[Span]:
    found = (span_at(encoding.sentences, piece.start) for piece in statement.cue)
    return {sentence for sentence in found if sentence is not None}


def _attached(
    statement: Statement, encoding: Encoding, article: Article, others: tuple[Statement, ...]
) -> TimeExpression | None:
    """Return the nearest expression that dates the saying of `statement`."""
    text = encoding.normalised
    nearest: tuple[int, TimeExpression] | None = None
    for sentence in _sentences_of(statement, encoding):
        for expression in find(text, sentence, article.published):
            if _belongs_elsewhere(expression.span, statement, others):
                continue
            if not _dates_the_saying(text, expression.span) or _after(expression.value, article.published):
                continue
            for cue in statement.cue:
                distance = _distance(text, cue, expression.span)
                if distance is not None and (nearest is None or distance < nearest[0]):
                    nearest = (distance, expression)
    return nearest[1] if nearest else None


def _belongs_elsewhere(span: Span, statement: Statement, others: tuple[Statement, ...]) -> bool:
    """Tell whether `span` is said, or describes the source, or stands in what somebody else says."""
    if any(piece.overlaps(span) for piece in statement.content + statement.source):
        return not any(piece.covers(span) for piece in statement.cue)
    return any(
        piece.covers(span) and not any(piece.covers(cue) for cue in statement.cue)
        for other in others
        for piece in other.content
    )


def date(article: Article, encoding: Encoding, statements: tuple[Statement, ...]) -> tuple[Statement, ...]:
    """Return `statements` with `said_on` and the words that it rests on.

    A quotation that goes on has the date of the one before it. Nothing is filled in from the publication
    date alone; words that cannot be resolved are kept.
    """
    found = {statement.id: _attached(statement, encoding, article, statements) for statement in statements}
    earlier = goes_on(statements, encoding, lambda statement: found[statement.id] is not None)
    filled = []
    for statement in statements:
        expression = found[earlier.get(statement.id, statement).id]
        if expression:
            statement = replace(statement, said_on=expression.value, said_on_words=(expression.span,))
        filled.append(statement)
    return tuple(filled)
