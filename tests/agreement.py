"""How far found statements agree with those marked by hand.

Words are compared: marks and spaces never count.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from onrecord.records import Spans, Statement

_WORD = re.compile(r"\w+(?:[’'´.\-]\w+)*")
_WIDER = 12
"""Words by which one source may go beyond the other that lies in it, as for PolNeAR's figures in docs."""


class Roles(NamedTuple):
    """A statement by the numbers of its words in the text."""

    source: frozenset[int]
    cue: frozenset[int]
    content: frozenset[int]


def roles(text: str, statement: Statement) -> Roles:
    """Return the words that the spans of `statement` touch."""
    words = [match.span() for match in _WORD.finditer(text)]

    def touched(spans: Spans) -> frozenset[int]:
        return frozenset(
            number
            for number, (start, end) in enumerate(words)
            if any(start < span.end and span.start < end for span in spans)
        )

    return Roles(touched(statement.source), touched(statement.cue), touched(statement.content))


def dice(a: frozenset[int], b: frozenset[int]) -> float:
    """Return twice the share of common words in all words of both."""
    return 2 * len(a & b) / (len(a) + len(b)) if a or b else 0.0


def agree(a: Roles, b: Roles, least: float = 0.5) -> bool:
    """Tell whether two statements have overlapping cues, the same source and contents with a Dice of `least`.

    A cue without a word, such as a colon, overlaps any other.
    """
    nested = (a.source <= b.source or b.source <= a.source) and abs(len(a.source) - len(b.source)) <= _WIDER
    same_source = bool(a.source) == bool(b.source) and (nested or dice(a.source, b.source) >= 0.3)
    same_cue = bool(a.cue & b.cue) or not (a.cue and b.cue)
    return same_source and same_cue and dice(a.content, b.content) >= least


def paired(
    text: str, gold: Sequence[Statement], found: Iterable[Statement], least: float = 0.5
) -> dict[str, Statement]:
    """Return for each gold statement, by id, the found one that agrees with it best; none is used twice."""
    rest = [(statement, roles(text, statement)) for statement in found]
    pairs = {}
    for statement in gold:
        wanted = roles(text, statement)
        fitting = [item for item in rest if agree(wanted, item[1], least)]
        if fitting:
            best = max(fitting, key=lambda item: dice(wanted.content, item[1].content))
            rest.remove(best)
            pairs[statement.id] = best[0]
    return pairs


def lacking(
    text: str, gold: Sequence[Statement], found: Iterable[Statement], least: float = 0.5
) -> list[str]:
    """Return the words of gold statements that were not found, or were found inside the wrong one."""
    pairs = paired(text, gold, found, least)

    def inside_is_right(statement: Statement) -> bool:
        around = pairs.get(statement.inside) if statement.inside else None
        return pairs[statement.id].inside == (around.id if around else None)

    return [
        " / ".join(span.of(text) for span in statement.source + statement.cue + statement.content)
        for statement in gold
        if statement.id not in pairs or not inside_is_right(statement)
    ]
