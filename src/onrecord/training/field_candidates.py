"""What may belong to annotated statements, and what of it is right: speakers, days, channels, their words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from onrecord.heads.places import anchor_of
from onrecord.records import Article, Encoding, Span, Statement
from onrecord.stages.channels.finder import Named
from onrecord.stages.dates import attach
from onrecord.stages.speakers.mentions import mentions_of
from onrecord.stages.speakers.options import options
from onrecord.stages.speakers.resolver import Resolver
from onrecord.stages.speakers.scoring import NOBODY, ranked
from onrecord.text.occasions import Scene
from onrecord.text.spans import index_at

Row = dict[str, Any]
Right = Callable[[str, Any, Any], bool]
"""Tells whether a value of a field is right: field, gold, value."""

OFFICE_REACH = 80
"""Code points between a name and words for its office, at most."""
CHANNEL_REACH = 2
"""Sentences between a statement and words for its channel, at most, where there are some so near."""


Offered = Iterator[tuple[Statement, list[tuple[list[Span], bool]]]]
"""Statements with their candidates: the stretches of each, and whether it is right."""


def accepted(value: Any) -> list[Any]:  # noqa: ANN401 (a value of the record, or a list of accepted ones)
    """Return all values of a field that are right."""
    return value if isinstance(value, list) else [value]


def speakers(
    article: Article,
    encoding: Encoding,
    statements: tuple[Statement, ...],
    gold: Mapping[str, Row],
    right: Right,
) -> Offered:
    """Yield the referents that each source may mean, after right answers before it."""
    resolver = Resolver(article, encoding, statements)
    for statement in sorted(statements, key=resolver.order):
        situation = resolver.situation(statement)
        offered = options(situation, resolver.people)
        told = gold[statement.id].get("speaker")
        good = [o.name not in (None, NOBODY) and right("speaker", told, o.name) for o in offered]
        looked = [
            (mentions_of(option.referent, situation, encoding.normalised), ok)
            for option, ok in zip(offered, good, strict=True)
            if option.referent is not None
        ]
        if not any(ok and not spans for spans, ok in looked):
            yield statement, [(spans, ok) for spans, ok in looked if spans]
        best = {id(option) for option, ok in zip(offered, good, strict=True) if ok}
        scored = ranked(offered, situation.contexts)
        resolver.settle(statement, sorted(scored, key=lambda item: id(item.option) not in best))


def dates(
    article: Article, encoding: Encoding, told: tuple[Statement, ...], gold: Mapping[str, Row]
) -> Offered:
    """Yield every day that the article tells for each statement."""
    scene = Scene.of(encoding, told)
    found = [e for e in attach.expressions(article, scene) if e.value is not None]
    spans: dict[str, list[Span]] = {}
    for expression in found:
        spans.setdefault(str(expression.value), []).append(expression.span)
    for statement in scene.statements:
        if "said_on" not in gold[statement.id]:
            continue
        days = accepted(gold[statement.id]["said_on"])
        yield statement, [(places, value in days) for value, places in spans.items()]


def channels(
    encoding: Encoding, told: tuple[Statement, ...], gold: Mapping[str, Row], right: Right
) -> Offered:
    """Yield every channel that the article names for each statement."""
    named_ones = Named.of(encoding, told)
    spans = {key: list(places) for key, places in named_ones.places.items()}
    for statement in told:
        for value in accepted(gold[statement.id].get("channel")):
            if value and value.lower() not in spans:
                spans[value.lower()] = list(_occurrences(value, encoding))
    spans = {key: places for key, places in spans.items() if places}
    text = encoding.normalised
    for statement in named_ones.scene.statements:
        if "channel" not in gold[statement.id]:
            continue
        want = gold[statement.id]["channel"]
        yield (
            statement,
            [
                (places, None not in accepted(want) and right("channel", want, places[0].of(text)))
                for places in spans.values()
            ],
        )


def _occurrences(words: str, encoding: Encoding) -> Iterator[Span]:
    """Yield where the article has `words`, whatever the case."""
    pattern = r"\s+".join(map(re.escape, words.replace("’", "'").split()))
    for match in re.finditer(rf"(?<!\w){pattern}(?!\w)", encoding.normalised, re.IGNORECASE):
        yield Span(*match.span())


def offices(encoding: Encoding, statements: Sequence[Statement], gold: Mapping[str, Row]) -> list[Span]:
    """Return the words for the offices of the speakers, near their names."""
    out: set[Span] = set()
    told = {
        (speaker, role)
        for s in statements
        for speaker in accepted(gold[s.id].get("speaker"))[:1]
        for role in accepted(gold[s.id].get("role"))[:1]
        if speaker and role
    }
    for speaker, role in told:
        names = list(_occurrences(speaker.split()[-1], encoding))
        places = list(_occurrences(role, encoding))
        near = [p for p in places if any(_gap(p, name) <= OFFICE_REACH for name in names)]
        out.update(near or places[:1])
    return sorted(out)


def _gap(a: Span, b: Span) -> int:
    return max(0, b.start - a.end, a.start - b.end)


def channel_words(encoding: Encoding, statements: Sequence[Statement], gold: Mapping[str, Row]) -> list[Span]:
    """Return the words for the channels of the statements, near them where there are any."""
    out: set[Span] = set()
    for statement in statements:
        here = index_at(encoding.sentences, anchor_of(statement).start) or 0
        for channel in accepted(gold[statement.id].get("channel"))[:1]:
            places = list(_occurrences(channel, encoding)) if channel else []
            away = [abs((index_at(encoding.sentences, p.start) or 0) - here) for p in places]
            near = [p for p, far in zip(places, away, strict=True) if far <= CHANNEL_REACH]
            out.update(near or [p for p, far in zip(places, away, strict=True) if far == min(away)][:1])
    return sorted(out)
