"""What two statements have in common: the stems of their content words."""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from onrecord.records import Encoding, Span, Spans, Statement, Vectors
from onrecord.stages.links import words
from onrecord.text.sequence import place_of
from onrecord.text.spans import gaps, index_at, span_at

Floats = npt.NDArray[np.float32]

_ENDINGS = ("ations", "ation", "edly", "ings", "ing", "ies", "ied", "es", "ed", "ly", "s")
_POSSESSIVE = re.compile(r"'s?$")
_SHORTEST = 3
"""Letters that an ending leaves at least."""

_LOOKED_AT = 60
"""Content words of a claim that are compared one by one; a longer one is told by its beginning."""


@cache
def word_set(forms: str) -> frozenset[str]:
    """Return the words of one of the lists of `words`."""
    return frozenset(forms.split())


def stem(word: str) -> str:
    """Return a lower-case word without its commonest English endings."""
    word = _POSSESSIVE.sub("", word) if "'" in word else word
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            return word[: -len(ending)]
    return word


def stems(text: str) -> frozenset[str]:
    """Return the stems of the content words of normalised `text`."""
    found = re.findall(r"[^\W_]+(?:'[a-z]+)?", text.lower())
    return frozenset(stem(word) for word in found if len(word) > 1 and word not in word_set(words.STOP_WORDS))


@dataclass(frozen=True, slots=True, eq=False)
class Seen:
    """A claim as the shared encoder sees it; vectors are of its width.

    Attributes:
        content, cue, source: Mean vectors; zeros where there are no such words.
        words: [words, width], the content words.
        stems: Their stems.
    """

    content: Floats
    cue: Floats
    source: Floats
    words: Floats
    stems: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Claim:
    """What the links read of one statement.

    Attributes:
        statement: The statement.
        content, cue: Their normalised words.
        stems: Stems of the content.
        plain: Those of them that no name in the content has.
        place: Where its first words stand.
        sentence: Index of the sentence there.
        rank: Its number among the statements in the order of the text.
        paragraph: Index of the paragraph there.
        said: Stems of cue and content together.
        around: Lower-case words of that sentence outside the content.
        quoted: Stems of what stands in quotation marks.
        numbers: Figures in the content.
        tokens: Lower-case words of the content, in order.
        seen: Content words as the shared encoder sees them; None where the text alone was read.
    """

    statement: Statement
    content: str
    cue: str
    stems: frozenset[str]
    plain: frozenset[str]
    place: int
    sentence: int
    rank: int
    paragraph: int = 0
    said: frozenset[str] = frozenset()
    around: str = ""
    quoted: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()
    tokens: tuple[str, ...] = ()
    seen: Seen | None = None


def claims_of(statements: Iterable[Statement], encoding: Encoding) -> list[Claim]:
    """Return the claims in the order of the text."""
    ordered = sorted(statements, key=place_of)
    return [_claim(statement, encoding, rank) for rank, statement in enumerate(ordered)]


def _claim(statement: Statement, encoding: Encoding, rank: int) -> Claim:
    text = encoding.normalised
    content = " ".join(piece.of(text) for piece in statement.content)
    cue = " ".join(piece.of(text) for piece in statement.cue)
    names = {stem(word.lower()) for word in re.findall(r"\b[A-Z][\w'-]+", content)}
    quotes = (q.inner for q in encoding.quotations if any(q.inner.overlaps(p) for p in statement.content))
    found, place = stems(content), place_of(statement)
    return Claim(
        statement,
        content,
        cue,
        found,
        found - names,
        place,
        index_at(encoding.sentences, place) or 0,
        rank,
        paragraph=index_at(encoding.paragraphs, place) or 0,
        said=found | stems(cue),
        around=_around(statement, encoding, place),
        quoted=frozenset().union(*(stems(quote.of(text)) for quote in quotes)) & found,
        numbers=frozenset(re.findall(r"\d+(?:[.,]\d+)*", content)),
        tokens=tuple(re.findall(r"\w+", content.lower())),
        seen=None if encoding.vectors is None else _seen(statement, encoding, encoding.vectors),
    )


def _around(statement: Statement, encoding: Encoding, place: int) -> str:
    sentence = span_at(encoding.sentences, place)
    if sentence is None:
        return ""
    pieces = gaps(sentence, statement.content)
    return " ".join(piece.of(encoding.normalised) for piece in pieces).lower()


def _seen(statement: Statement, encoding: Encoding, vectors: Vectors) -> Seen:
    text, stop = encoding.normalised, word_set(words.STOP_WORDS)
    found = [word for piece in statement.content for word in _words_in(piece, encoding)]
    kept = [word for word in found if len(word.of(text)) > 1 and word.of(text).lower() not in stop][
        :_LOOKED_AT
    ]
    return Seen(
        vectors.mean(statement.content),
        vectors.mean(statement.cue),
        vectors.mean(statement.source),
        _means(kept, vectors),
        tuple(stem(word.of(text).lower()) for word in kept),
    )


def _means(found: Sequence[Span], vectors: Vectors) -> Floats:
    """Return the mean vectors of words, [words, width]; zeros for one that no piece touches."""
    starts, ends = np.array(found, dtype=np.int64).reshape(-1, 2).T
    low = np.searchsorted(vectors.ends, starts, side="right")
    sizes = np.searchsorted(vectors.starts, ends, side="left") - low
    out = np.zeros((len(found), vectors.values.shape[1]), dtype=np.float32)
    for more in range(int(sizes.max(initial=0))):
        longer = sizes > more
        out[longer] += vectors.values[low[longer] + more]
    out /= np.maximum(sizes, 1)[:, None].astype(np.float32)
    return out


def _words_in(piece: Span, encoding: Encoding) -> Spans:
    """Return the words that begin in `piece`."""
    low = bisect_left(encoding.words, piece.start, key=lambda word: word.start)
    high = bisect_left(encoding.words, piece.end, lo=low, key=lambda word: word.start)
    return encoding.words[low:high]


class Overlap:
    """Weighs shared stems by their rarity among the statements of an article."""

    def __init__(self, claims: list[Claim]) -> None:
        counts = Counter(word for claim in claims for word in claim.stems)
        self._weight = {word: math.log((len(claims) + 1) / (n + 0.5)) for word, n in counts.items()}
        self._whole = {claim.stems: self._sum(claim.stems) for claim in claims}

    def share(self, a: Claim, b: Claim) -> float:
        """Return the weight of the shared stems over that of the poorer claim: 0 to 1."""
        poorer = min(self._whole[a.stems], self._whole[b.stems])
        return self._sum(a.stems & b.stems) / poorer if poorer > 0 else 0.0

    def _sum(self, found: frozenset[str]) -> float:
        return sum(self._weight[word] for word in found)
