"""The words of a statement that decided."""

from __future__ import annotations

from onrecord.records import Span, Spans
from onrecord.stages.matching.stems import stem, word_pattern
from onrecord.text import normalise


def evidence(text: str, content: Spans, stems: frozenset[str]) -> Spans:
    """Return the stretches of `content` whose words have one of `stems`; words side by side are one stretch.

    Args:
        text: The article's text.
        content: Of the statement; in the order of the text.
        stems: As a verdict names them.
    """
    found: list[Span] = []
    for piece in content:
        side_by_side = False
        for match in word_pattern().finditer(normalise(piece.of(text))):
            decided = stem(match.group().lower()) in stems
            span = Span(piece.start + match.start(), piece.start + match.end())
            if decided and side_by_side:
                found[-1] = Span(found[-1].start, span.end)
            elif decided:
                found.append(span)
            side_by_side = decided
    return tuple(found)
