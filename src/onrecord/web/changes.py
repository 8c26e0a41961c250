"""What two versions of an article differ in: words, and which statements came or went."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from onrecord.records import Record, Statement
from onrecord.text.spans import exact_words

Fate = Literal["same", "gone", "new"]
_TOKENS = re.compile(r"\s+|\w+|[^\w\s]")
_ALIKE = 0.3
"""From this share of common words two paragraphs count as one that was changed, not as two."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What became of an article.

    Attributes:
        paragraphs: Of both versions in order, each as stretches of words with their fate.
        came, went: Statements that only the later, or only the earlier version has.
        stayed: How many have the same source, cue and content in both.
    """

    paragraphs: tuple[tuple[tuple[Fate, str], ...], ...]
    came: tuple[Statement, ...]
    went: tuple[Statement, ...]
    stayed: int


def compare(old: Record, new: Record) -> Changes:
    """Return what `new` changes of `old`."""
    before, after = _worded(old), _worded(new)
    came, went = Counter(words for words, _ in after), Counter(words for words, _ in before)
    stayed = came & went
    return Changes(
        tuple(_paragraphs(_lines(old), _lines(new))),
        _beyond(after, stayed),
        _beyond(before, stayed),
        stayed.total(),
    )


_Words = tuple[str, str, str]


def _worded(record: Record) -> list[tuple[_Words, Statement]]:
    text = record.article.text
    return [
        ((exact_words(text, s.source), exact_words(text, s.cue), exact_words(text, s.content)), s)
        for s in record.statements
    ]


def _beyond(told: Sequence[tuple[_Words, Statement]], stayed: Counter[_Words]) -> tuple[Statement, ...]:
    """Return the statements beyond those that both versions have."""
    left = Counter(stayed)
    found = []
    for words, statement in told:
        if left[words]:
            left[words] -= 1
        else:
            found.append(statement)
    return tuple(found)


def _lines(record: Record) -> list[str]:
    return [line.strip() for line in record.article.text.split("\n") if line.strip()]


def _paragraphs(old: list[str], new: list[str]) -> Iterator[tuple[tuple[Fate, str], ...]]:
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield from ((("same", line),) for line in old[a:b])
            continue
        gone, came = old[a:b], new[c:d]
        while gone and came:
            words = _words(gone[0], came[0])
            if words is None:
                break
            yield words
            gone, came = gone[1:], came[1:]
        yield from ((("gone", line),) for line in gone)
        yield from ((("new", line),) for line in came)


def _words(old: str, new: str) -> tuple[tuple[Fate, str], ...] | None:
    """Return what changed within a paragraph; None where the two have too little in common."""
    before, after = _TOKENS.findall(old), _TOKENS.findall(new)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    if matcher.ratio() < _ALIKE:
        return None
    pieces: list[tuple[Fate, str]] = []
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            pieces.append(("same", "".join(before[a:b])))
            continue
        if a < b:
            pieces.append(("gone", "".join(before[a:b])))
        if c < d:
            pieces.append(("new", "".join(after[c:d])))
    return tuple(pieces)
