"""Cut a text at the edges of its statements' spans, so that a template can mark each piece."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from heapq import heappop, heappush

from onrecord.ledger import Hit
from onrecord.records import Span, Statement

ROLES = ("source", "cue", "content")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text under the same spans throughout.

    Attributes:
        text: The article's own words.
        roles: Those of `ROLES` that it plays, in that order.
        statements: Ids of the statements in which it plays them.
        refs: Ids of the statements whose numbers stand after it: where their cue ends.
    """

    text: str
    roles: tuple[str, ...] = ()
    statements: tuple[str, ...] = ()
    refs: tuple[str, ...] = ()


def mark(text: str, statements: Iterable[Statement]) -> list[list[Piece]]:
    """Return the paragraphs of `text`, each as its pieces in order.

    The pieces' texts, joined, are the paragraph's text; paragraphs without words are left out.
    """
    told = list(statements)
    refs: dict[int, list[str]] = {}
    for statement in told:
        for last in (statement.cue or statement.content or statement.source)[-1:]:
            refs.setdefault(last.end, []).append(statement.id)
    sweep = _Sweep(
        (span, role, statement.id)
        for statement in told
        for role in ROLES
        for span in getattr(statement, role)
    )
    paragraphs = []
    start = 0
    for line in text.split("\n"):
        whole = Span(start, start + len(line))
        start = whole.end + 1
        if line.strip():
            paragraphs.append([_piece(text, piece, sweep.over(piece), refs) for piece in sweep.cut(whole)])
    return paragraphs


def around(paragraphs: list[list[Piece]], statement_id: str) -> list[list[Piece]]:
    """Return the paragraphs in which the statement stands."""
    return [pieces for pieces in paragraphs if any(statement_id in piece.statements for piece in pieces)]


class _Sweep:
    """Spans as they are met from the text's beginning to its end."""

    def __init__(self, spans: Iterable[tuple[Span, str, str]]) -> None:
        self._spans = list(spans)
        self._edges = sorted({edge for span, _, _ in self._spans for edge in span})
        self._to_open = sorted(range(len(self._spans)), key=lambda i: self._spans[i][0].start, reverse=True)
        self._to_close: list[tuple[int, int]] = []
        self._open: set[int] = set()

    def cut(self, whole: Span) -> Iterator[Span]:
        """Yield the stretches of `whole` between the edges of spans."""
        first, last = bisect_right(self._edges, whole.start), bisect_left(self._edges, whole.end)
        edges = [whole.start, *self._edges[first:last], whole.end]
        yield from map(Span, edges, edges[1:])

    def over(self, piece: Span) -> list[tuple[str, str]]:
        """Return role and statement of the spans over `piece`, which stands behind the one before."""
        while self._to_open and self._spans[self._to_open[-1]][0].start <= piece.start:
            i = self._to_open.pop()
            self._open.add(i)
            heappush(self._to_close, (self._spans[i][0].end, i))
        while self._to_close and self._to_close[0][0] <= piece.start:
            self._open.remove(heappop(self._to_close)[1])
        return [self._spans[i][1:] for i in sorted(self._open)]


def _piece(text: str, piece: Span, over: list[tuple[str, str]], refs: dict[int, list[str]]) -> Piece:
    played = {role for role, _ in over}
    ids = dict.fromkeys(id_ for _, id_ in over)
    ending = tuple(id_ for id_ in refs.get(piece.end, ()) if id_ in ids)
    return Piece(piece.of(text), tuple(role for role in ROLES if role in played), tuple(ids), ending)


def highlight(hit: Hit) -> list[tuple[str, bool]]:
    """Return the words of a search hit in pieces, each with whether it matched the search."""
    pieces = []
    at = 0
    for start, end in hit.highlights:
        pieces += [(hit.words[at:start], False), (hit.words[start:end], True)]
        at = end
    pieces.append((hit.words[at:], False))
    return [piece for piece in pieces if piece[0]]
