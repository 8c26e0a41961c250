"""Articles with statements marked in them, so that a table of sentences is a table of statements."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from typing import Any, NamedTuple

import pytest

from onrecord.records import Article, Encoding, Form, Quotation, Span, Spans, Statement
from onrecord.stages.encoding import encode

_ROLES = {"s": "source", "c": "cue", "o": "content"}
_CLOSING = re.compile(r"\]([sco])(\d*)")


class Marked(NamedTuple):
    """What a marked text gives; statements are in the order of their numbers, and ids are the numbers."""

    article: Article
    encoding: Encoding
    statements: tuple[Statement, ...]


Mark = Callable[..., Marked]


def _parse(marked: str) -> tuple[str, dict[str, dict[str, list[Span]]]]:
    text, opened = "", []
    found: dict[str, dict[str, list[Span]]] = defaultdict(lambda: {role: [] for role in _ROLES.values()})
    place = 0
    while place < len(marked):
        closing = _CLOSING.match(marked, place)
        if marked[place] == "[":
            opened.append(len(text))
            place += 1
        elif closing:
            found[closing[2] or "1"][_ROLES[closing[1]]].append(Span(opened.pop(), len(text)))
            place = closing.end()
        else:
            text += marked[place]
            place += 1
    return text, found


def _form(content: Spans, quotations: tuple[Quotation, ...]) -> Form:
    quoted = [any(q.span.covers(piece) for q in quotations) for piece in content]
    touched = any(q.span.overlaps(piece) for q in quotations for piece in content)
    return "direct" if quoted and all(quoted) else "mixed" if touched else "indirect"


def _inside(number: str, found: dict[str, dict[str, list[Span]]]) -> str | None:
    """Return the statement whose content holds all pieces of statement `number`."""
    pieces = [piece for spans in found[number].values() for piece in spans]
    for other, roles in found.items():
        if other != number and all(any(o.covers(p) for o in roles["content"]) for p in pieces):
            return other
    return None


@pytest.fixture(scope="session")
def mark() -> Mark:
    """Return a reader of texts such as "[Lee]s [denied]c [that he knew]o"; "]s2" is of statement 2."""

    def read(marked: str, **fields: Any) -> Marked:
        text, found = _parse(marked)
        article = Article("test", text, **fields)
        encoding = encode(article)
        statements = []
        for number in sorted(found, key=int):
            roles = {role: tuple(sorted(spans)) for role, spans in found[number].items()}
            statements.append(
                Statement(
                    id=number,
                    form=_form(roles["content"], encoding.quotations),
                    confidence=1.0,
                    model="marked",
                    inside=_inside(number, found),
                    source=roles["source"],
                    cue=roles["cue"],
                    content=roles["content"],
                )
            )
        return Marked(article, encoding, tuple(statements))

    return read
