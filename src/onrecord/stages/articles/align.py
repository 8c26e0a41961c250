"""Lines as they stand on the page: in its order, and each in one piece."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.stages.articles.lines import Line
from onrecord.stages.articles.markup import letters


def as_on_page(lines: Sequence[Line], there: str) -> list[Line]:
    """Return `lines` in the order in which their letters stand in `there`.

    A line whose letters do not stand there in one piece is cut where the extractor left something out, so
    that no sentence arises that the page does not have. What the page does not have, or has not once more,
    is dropped.
    """
    placed: list[tuple[int, Line]] = []
    position = 0
    for piece in (piece for line in lines for piece in _pieces(line, there)):
        own = letters(piece.text)
        found = there.find(own, position)
        if found < 0:
            found = there.find(own)
        position = found + len(own)
        placed.append((found, piece))
    return list(_in_turn([piece for _, piece in sorted(placed, key=lambda item: item[0])], there))


def _in_turn(lines: Sequence[Line], there: str) -> Iterator[Line]:
    """Yield the lines whose letters stand in `there` after those of the line before."""
    position = 0
    for line in lines:
        own = letters(line.text)
        found = there.find(own, position)
        if found >= 0:
            position = found + len(own)
            yield line


def _pieces(line: Line, there: str) -> Iterator[Line]:
    """Yield the longest pieces of `line`, cut between words, whose letters stand in `there`."""
    if letters(line.text) in there:
        yield line
        return
    words: list[str] = []
    for word in line.text.split(" "):
        if words and letters("".join([*words, word])) not in there:
            yield replace(line, text=" ".join(words))
            words = []
        if words or letters(word) in there:
            words.append(word)
    if words:
        yield replace(line, text=" ".join(words))
