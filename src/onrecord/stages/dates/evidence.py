"""What speaks for a time expression's dating of a saying: named features of the two, for a weighted sum."""

from __future__ import annotations

import re

from onrecord.records import PartialDate, Span, Statement
from onrecord.stages.dates.expressions import TimeExpression
from onrecord.text.occasions import Features, Scene, step, traits

_CLAUSE = re.compile(
    r"[;:]|\b(?:that|which|who|whom|whose|when|where|while|after|before|since|because|if|although|though"
    r"|until|as|whether|what|how|why)\b",
    re.IGNORECASE,
)
_VERB = re.compile(r"\b(?:is|are|was|were|has|had|will|would|did|set|due|\w{3,}ed)\b")
_SCHEDULED = re.compile(r"\b(?:due|expected|planned|scheduled|set|slated)\b[^,;]{0,40}$")
_RELATED = re.compile(r"\b(?:after|before|since|until|till|through|ahead of|in advance of) $")
_WORD_BEFORE = re.compile(r"(\w+) $")
_STARTS = re.compile(r"(?:^|[\n.!?\"] ?)$")
_PREPOSITIONS = frozenset(
    "on in at during late early after before since until by from of for to through the a said".split()
)


def beside(
    scene: Scene, statement: Statement, expression: TimeExpression, published: PartialDate | None
) -> Features:
    """Return the features of a statement and an expression in one of its sentences."""
    text, span = scene.encoding.normalised, expression.span
    features: Features = {"bias": 1.0} | {
        f"statement: {name}": value for name, value in traits(scene, statement).items()
    }
    if any(piece.overlaps(span) for piece in statement.cue):
        features["in the cue"] = 1.0
    else:
        features |= _between(scene, statement, span)
    before = text[max(0, span.start - 60) : span.start]
    features[f"before it: {_word_before(before)}"] = 1.0
    if re.match(r"'s\b|' ", text[span.end : span.end + 3]):
        features["possessive of an event"] = 1.0
    return features | value_features(expression.value, published)


def dates_something_else(scene: Scene, statement: Statement, span: Span) -> bool:
    """Tell whether words in a statement's sentence surely date something else than the saying.

    So do words in what is said or in the source, a possessive ("after Thursday's vote", but not "in
    Thursday's debate"), words after "since" or "until", and what is due on a day.
    """
    if any(piece.covers(span) for piece in statement.cue):
        return False
    if any(piece.overlaps(span) for piece in statement.content + statement.source):
        return True
    if _said_by_another(scene, statement, span) or _of_the_outer(scene, statement, span):
        return True
    text = scene.encoding.normalised
    before = text[max(0, span.start - 60) : span.start]
    if _SCHEDULED.search(before) or _RELATED.search(before):
        return True
    possessive = re.match(r"'s\b|' ", text[span.end : span.end + 3])
    return possessive is not None and _word_before(before) not in ("in", "at", "during", "on")


def _word_before(before: str) -> str:
    found = _WORD_BEFORE.search(before)
    if found:
        return found[1].lower() if found[1].lower() in _PREPOSITIONS else "another word"
    if _STARTS.search(before):
        return "start of sentence"
    return "comma" if before.rstrip().endswith(",") else "another sign"


def _between(scene: Scene, statement: Statement, span: Span) -> Features:
    """Return what stands between the expression and the nearest piece of the cue."""
    pieces = statement.cue or statement.content or statement.source or (Span(0, 0),)
    cue = min(pieces, key=lambda piece: max(0, span.start - piece.end, piece.start - span.end))
    after = span.start >= cue.end
    gap = Span(cue.end, span.start) if after else Span(span.end, max(span.end, cue.start))
    words = gap.of(scene.encoding.normalised)
    features: Features = {step("distance", len(words), (2, 12, 30, 60, 100)): 1.0}
    features["after the cue" if after else "before the cue"] = 1.0
    told = {
        "a clause between": bool(_CLAUSE.search(words)),
        "a verb between": bool(_VERB.search(words)),
        "a quotation mark between": '"' in words,
        "a comma between": "," in words,
        "another's cue between": any(
            gap.start <= other.cue[0].start < gap.end
            for other in scene.statements
            if other is not statement and other.cue
        ),
    }
    return features | {name: 1.0 for name, holds in told.items() if holds}


def _said_by_another(scene: Scene, statement: Statement, span: Span) -> bool:
    return any(
        piece.covers(span) and not any(piece.covers(cue) for cue in statement.cue)
        for other in scene.statements
        if other is not statement
        for piece in other.content
    )


def _of_the_outer(scene: Scene, statement: Statement, span: Span) -> bool:
    """Tell whether a statement stands in what another says and `span` does not, so dates that other one."""
    cue = (*statement.cue, *statement.content)[:1]
    return any(
        piece.covers(cue[0]) and not piece.covers(span)
        for other in scene.statements
        if other is not statement and cue
        for piece in other.content
    )


def value_features(value: PartialDate | None, published: PartialDate | None) -> Features:
    """Return what a date is like by itself: precision, and how long before publication."""
    if value is None:
        return {}
    features: Features = {
        f"precise to the {'year' if not value.month else 'day' if value.day else 'month'}": 1.0
    }
    if published and published.as_date and value.as_date:
        days = (published.as_date - value.as_date).days
        features[step("days before publication", days, (0, 1, 2, 7, 40, 400))] = 1.0
    return features


def is_ahead(value: PartialDate, published: PartialDate | None) -> bool:
    """Tell whether a date begins after publication: nothing has been said then."""
    if published is None:
        return False
    first = (value.year, value.month or 1, value.day or 1)
    return first > (published.year, published.month or 12, published.day or 31)
