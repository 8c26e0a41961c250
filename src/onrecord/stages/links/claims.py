"""What two statements have in common: the stems of their content words."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from onrecord.records import Encoding, Statement
from onrecord.stages.links import words
from onrecord.text.sequence import place_of
from onrecord.text.spans import index_at

_ENDINGS = ("ations", "ation", "edly", "ings", "ing", "ies", "ied", "es", "ed", "ly", "s")
_SHORTEST = 3
"""Letters that an ending leaves at least."""


@cache
def word_set(forms: str) -> frozenset[str]:
    """Return the words of one of the lists of `words`."""
    return frozenset(forms.split())


def stem(word: str) -> str:
    """Return a lower-case word without its commonest English endings."""
    word = re.sub(r"'s?$", "", word)
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            return word[: -len(ending)]
    return word


def stems(text: str) -> frozenset[str]:
    """Return the stems of the content words of normalised `text`."""
    found = re.findall(r"[^\W_]+(?:'[a-z]+)?", text.lower())
    return frozenset(stem(word) for word in found if len(word) > 1 and word not in word_set(words.STOP_WORDS))


@dataclass(frozen=True, slots=True)
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
    """

    statement: Statement
    content: str
    cue: str
    stems: frozenset[str]
    plain: frozenset[str]
    place: int
    sentence: int
    rank: int


def claims_of(statements: Iterable[Statement], encoding: Encoding) -> list[Claim]:
    """Return the claims in the order of the text."""
    text = encoding.normalised
    claims = []
    for rank, statement in enumerate(sorted(statements, key=place_of)):
        content = " ".join(piece.of(text) for piece in statement.content)
        names = {stem(word.lower()) for word in re.findall(r"\b[A-Z][\w'-]+", content)}
        found = stems(content)
        place = place_of(statement)
        claims.append(
            Claim(
                statement,
                content,
                " ".join(piece.of(text) for piece in statement.cue),
                found,
                found - names,
                place,
                index_at(encoding.sentences, place) or 0,
                rank,
            )
        )
    return claims


class Overlap:
    """Weighs shared stems by their rarity among the statements of an article."""

    def __init__(self, claims: list[Claim]) -> None:
        counts = Counter(word for claim in claims for word in claim.stems)
        self._weight = {word: math.log((len(claims) + 1) / (n + 0.5)) for word, n in counts.items()}

    def share(self, a: Claim, b: Claim) -> float:
        """Return the weight of the shared stems over that of the poorer claim: 0 to 1."""
        poorer = min(self._sum(a.stems), self._sum(b.stems))
        return self._sum(a.stems & b.stems) / poorer if poorer > 0 else 0.0

    def _sum(self, found: frozenset[str]) -> float:
        return sum(self._weight[word] for word in found)
