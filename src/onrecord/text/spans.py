"""Small geometry of spans that several stages need."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from onrecord.records import Span, Spans

GAP = " […] "
"""Stands between two pieces of one role where its words are shown."""


def exact_words(text: str, spans: Spans) -> str:
    """Return the words of `spans` in `text`: white space made one space, pieces apart joined by `GAP`."""
    return GAP.join(" ".join(span.of(text).split()) for span in spans)


def index_at(spans: Spans, place: int) -> int | None:
    """Return the index of the span that holds the code point `place`; spans are in order, apart."""
    index = bisect_right(spans, place, key=lambda span: span.start) - 1
    return index if index >= 0 and place < spans[index].end else None


def span_at(spans: Spans, place: int) -> Span | None:
    """Return the span that holds the code point `place`; spans are in order and do not overlap."""
    index = index_at(spans, place)
    return None if index is None else spans[index]


def gaps(within: Span, taken: Iterable[Span]) -> Spans:
    """Return the parts of `within` that no span of `taken` covers, in order."""
    parts, start = [], within.start
    for span in sorted(taken):
        if span.overlaps(within):
            if span.start > start:
                parts.append(Span(start, span.start))
            start = max(start, span.end)
    if start < within.end:
        parts.append(Span(start, within.end))
    return tuple(parts)
