"""The places at which the heads look for whom a source means."""

from __future__ import annotations

from bisect import bisect_left

from onrecord.records import Span
from onrecord.stages.speakers.referents import Referent, key_of
from onrecord.stages.speakers.situation import Situation

_BEFORE, _AFTER, _HEARD = 4, 1, 2
"""Names before a source and after it, and sources before it, that are looked at for one referent."""


def mentions_of(referent: Referent, situation: Situation, text: str) -> list[Span]:
    """Return where `referent` is named near a source, first named, and was meant by sources before.

    Who is told of nowhere else is looked for in the words of the source itself.
    """
    place = situation.place
    spans = [sight.span for sight in referent.sights]
    number = bisect_left(spans, place, key=lambda span: span.start)
    near = spans[:1] + spans[max(0, number - _BEFORE) : number + _AFTER]
    heard = sorted(span for span in referent.heard if span.end <= place)[-_HEARD:]
    return list(dict.fromkeys(near + heard)) or _in_source(referent.name, situation, text)


def _in_source(name: str, situation: Situation, text: str) -> list[Span]:
    """Return where the words of a source tell `name`, or else all of them."""
    for piece in situation.statement.source:
        at = piece.of(text).casefold().find(key_of(name))
        if at >= 0:
            return [Span(piece.start + at, piece.start + at + len(key_of(name)))]
    return list(situation.statement.source[:1])
