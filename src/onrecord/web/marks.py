"""Cut a text at the edges of its statements' spans, so that a template can mark each piece."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

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
    spans = [
        (span, role, statement.id)
        for statement in told
        for role in ROLES
        for span in getattr(statement, role)
    ]
    paragraphs = []
    start = 0
    for line in text.split("\n"):
        whole = Span(start, start + len(line))
        start = whole.end + 1
        if line.strip():
            paragraphs.append(_pieces(text, whole, [item for item in spans if item[0].overlaps(whole)], refs))
    return paragraphs


def around(paragraphs: list[list[Piece]], statement_id: str) -> list[list[Piece]]:
    """Return the paragraphs in which the statement stands."""
    return [pieces for pieces in paragraphs if any(statement_id in piece.statements for piece in pieces)]


def _pieces(
    text: str, whole: Span, spans: list[tuple[Span, str, str]], refs: dict[int, list[str]]
) -> list[Piece]:
    edges = {whole.start, whole.end}
    for span, _, _ in spans:
        edges.update(edge for edge in span if whole.start < edge < whole.end)
    ordered = sorted(edges)
    pieces = []
    for piece in map(Span, ordered, ordered[1:]):
        over = [(role, id_) for span, role, id_ in spans if span.covers(piece)]
        roles = tuple(role for role in ROLES if any(role == found for found, _ in over))
        ids = tuple(dict.fromkeys(id_ for _, id_ in over))
        ending = tuple(id_ for id_ in refs.get(piece.end, ()) if id_ in ids)
        pieces.append(Piece(piece.of(text), roles, ids, ending))
    return pieces


def highlight(hit: Hit) -> list[tuple[str, bool]]:
    """Return the words of a search hit in pieces, each with whether it matched the search."""
    pieces = []
    at = 0
    for start, end in hit.highlights:
        pieces += [(hit.words[at:start], False), (hit.words[start:end], True)]
        at = end
    pieces.append((hit.words[at:], False))
    return [piece for piece in pieces if piece[0]]
