"""What two versions of an article differ in: words, and which statements came or went."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby
from operator import itemgetter
from typing import Literal, NamedTuple

from onrecord.records import Record, Statement
from onrecord.text.spans import exact_words

Fate = Literal["same", "gone", "new"]
_TOKENS = re.compile(r"(\s*)(\w+|[^\w\s])")
_ALIKE = 0.3
"""From this share of common words two paragraphs count as one that was changed, not as two."""
_LONGEST = 1500
"""Words and marks of a paragraph beyond which it is shown whole: time grows with their square."""


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
    for tag, a, b, c, d in SequenceMatcher(None, old, new).get_opcodes():
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
    """Return what changed within a paragraph; None where too little is common to both, or one is too long."""
    before, after = _tokens(old), _tokens(new)
    if max(len(before), len(after)) > _LONGEST:
        return None
    # Frequent words of long paragraphs join what stands around them, but are not looked for by themselves.
    matcher = SequenceMatcher(None, [word for _, word in before], [word for _, word in after])
    if _likeness(matcher, before, after) < _ALIKE:
        return None
    pieces: list[tuple[Fate, str]] = []
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            for one, other in zip(before[a:b], after[c:d], strict=True):
                pieces += _with_spaces(one.space, other.space)
                pieces.append(("same", one.word))
            continue
        pieces += _with_spaces(_written(before[a:b]), _written(after[c:d]))
    return tuple(_joined(pieces))


class _Token(NamedTuple):
    """A word or mark, and the white space before it."""

    space: str
    word: str


def _tokens(line: str) -> list[_Token]:
    return [_Token(*found) for found in _TOKENS.findall(line)]


def _written(tokens: Sequence[_Token]) -> str:
    return "".join(token.space + token.word for token in tokens)


def _likeness(matcher: SequenceMatcher[str], before: Sequence[_Token], after: Sequence[_Token]) -> float:
    """Return the share of words, marks not counted, that both have in one order."""

    def words(tokens: Sequence[_Token]) -> int:
        return sum(token.word[0].isalnum() for token in tokens)

    common = sum(words(before[a : a + size]) for a, _, size in matcher.get_matching_blocks())
    return 2 * common / max(1, words(before) + words(after))


def _with_spaces(old: str, new: str) -> Iterator[tuple[Fate, str]]:
    """Yield what was replaced by what; the white space that both begin with stays."""
    kept = len(old) - len(old.lstrip())
    kept = kept if old[:kept] == new[: len(new) - len(new.lstrip())] else 0
    yield "same", old[:kept]
    yield "gone", old[kept:]
    yield "new", new[kept:]


def _joined(pieces: Sequence[tuple[Fate, str]]) -> Iterator[tuple[Fate, str]]:
    """Yield the pieces without empty ones, neighbours of one fate as one."""
    told = (piece for piece in pieces if piece[1])
    for fate, run in groupby(told, key=itemgetter(0)):
        yield fate, "".join(words for _, words in run)
