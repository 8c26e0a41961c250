"""Name the channel of each statement by the shortest words of the article that do."""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.records import Article, Encoding, Span, Statement
from onrecord.stages.channels import phrases
from onrecord.text.sequence import goes_on
from onrecord.text.spans import gaps, span_at

_TELLING = re.compile(r"\b(?:tell|tells|telling|told)$", re.IGNORECASE)
_TESTIFYING = re.compile(r"\b(?:testif\w+|testimony|wr(?:ote|ites|iting)|complained|said)\b", re.IGNORECASE)
_CLAUSE_BREAK = re.compile(
    r"[;\"]|\b(?:that|which|who|whom|whose|when|where|while|after|because|if|although|though|until|as|whether"
    r"|what|how|why|ahead of|since)\b",
    re.IGNORECASE,
)
_FAR = 90
"""Code points between cue and channel at most."""


def _free_parts(statement: Statement, encoding: Encoding, others: tuple[Statement, ...]) -> tuple[Span, ...]:
    """Return the parts of the cue's sentence that are neither said nor the source."""
    sentence = span_at(encoding.sentences, statement.cue[0].start)
    if sentence is None:
        return ()
    said = list(statement.content + statement.source)
    said += [
        piece
        for other in others
        for piece in other.content
        if not any(piece.overlaps(cue) for cue in statement.cue)
    ]
    return tuple(part for part in gaps(sentence, said) if part.end - part.start > 2)


def _near(text: str, cue: Span, found: Span) -> bool:
    """Tell whether no other clause stands between the cue and what was found."""
    if cue.overlaps(found):
        return True
    between = text[cue.end : found.start] if cue.end <= found.start else text[found.end : cue.start]
    return len(between) <= _FAR and not _CLAUSE_BREAK.search(between)


def _told(text: str, cue: Span, limit: int) -> Span | None:
    """Return who is told, for cues that end in "told"."""
    if not _TELLING.search(cue.of(text)):
        return None
    found = phrases.TOLD.match(text[cue.end : limit])
    if found is None:
        return None
    if (
        found["name"]
        and not found["person"]
        and found["next"]
        and not phrases.OUTLET_NOUN.match(found["next"])
    ):
        return None  # "told a Paris audience": an audience at large is no channel
    group = next(name for name in ("show", "person", "name", "receiver") if found[name])
    if phrases.is_time(found[group]):
        return None
    return Span(cue.end + found.start(group), cue.end + found.end(group))


def _occasion(text: str, part: Span, cue: Span) -> Span | None:
    """Return the event, writing or its receiver that stands in the clause of the cue."""
    for found in phrases.OCCASION.finditer(text, *part):
        if not _near(text, cue, Span(*found.span())):
            continue
        if found["show"]:
            return Span(*found.span("show"))
        named = found["name"] is not None and not phrases.is_time(found["name"])
        if named and found["link"] in ("with", "on", "to", "before", "published in"):
            return Span(*found.span("name"))
        return _head(found, named and found["link"] in ("in", "at", "for", "of"))
    return None


def _head(found: re.Match[str], with_tail: bool) -> Span:
    """Return the head with its modifiers; "a rally in Ohio" keeps article and place."""
    if found["bare"]:
        return Span(*found.span("bare"))
    if with_tail:
        return Span(found.start("determiner"), found.end("name"))
    capitalised = found["modifiers"][:1].isupper() and not phrases.is_time(
        found["modifiers"].split("'")[0].strip()
    )
    return Span(found.start("modifiers" if capitalised else "head"), found.end("head"))


def _on_air(text: str, part: Span, cue: Span) -> Span | None:
    for found in phrases.ON_AIR.finditer(text, *part):
        group = next(name for name in ("platform", "show", "name", "own") if found[name])
        name = found[group]
        if group == "name" and (phrases.is_time(name) or not phrases.OUTLET.search(name)):
            continue
        if _near(text, cue, Span(*found.span())):
            return Span(*found.span(group))
    return None


def _body(text: str, part: Span, cue: Span) -> Span | None:
    if not _TESTIFYING.search(cue.of(text)):
        return None
    for found in phrases.BEFORE.finditer(text, *part):
        if phrases.BODY.search(found["name"]) and _near(text, cue, Span(*found.span())):
            return Span(*found.span("name"))
    return None


def _channel_of(statement: Statement, encoding: Encoding, others: tuple[Statement, ...]) -> Span | None:
    text = encoding.normalised
    if not statement.cue or statement.act == "think":
        return None
    parts = _free_parts(statement, encoding, others)
    for cue in statement.cue:
        part = next((part for part in parts if part.overlaps(cue)), None)
        told = _told(text, cue, part.end) if part else None
        if told:
            return told
    for search in (_occasion, _on_air, _body):
        for part in parts:
            found = search(text, part, statement.cue[0])
            if found:
                return found
    if any(phrases.TWEETED.search(cue.of(text)) for cue in statement.cue):
        named = text.find("Twitter")
        return Span(named, named + len("Twitter")) if named >= 0 else None
    return None


def find(article: Article, encoding: Encoding, statements: tuple[Statement, ...]) -> tuple[Statement, ...]:
    """Return `statements` with `channel` where the article names it beside the cue.

    A quotation that goes on has the channel of the one before it.
    """
    found = {statement.id: _channel_of(statement, encoding, statements) for statement in statements}
    earlier = goes_on(statements, encoding, lambda statement: found[statement.id] is not None)
    filled = []
    for statement in statements:
        span = found[earlier.get(statement.id, statement).id]
        if span:
            name = phrases.trimmed(encoding.normalised, span).of(article.text)
            statement = replace(statement, channel=name)
        filled.append(statement)
    return tuple(filled)
