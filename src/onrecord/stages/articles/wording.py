"""The words of a line, and how rare they are.

Words are compared by their first letters, so that "Russia" meets "Russian" without a dictionary, and are
weighed by how few articles have them (inverse document frequency, Spärck Jones 1972). `stems.tsv` counts
them in the 840 articles of PolNeAR's training part; bench/stray_lines.py makes it.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

STEM = 6
"""Letters by which words are compared. AUC of stray lines by 4, 5, 6 and 7: 94.9, 95.2, 95.4, 95.4."""

TOKEN = re.compile(r"[^\W_]+(?:['.\-&][^\W_]+)*")
"""A word with inner apostrophes, hyphens, full stops and ampersands."""

FUNCTION_WORDS = frozenset(
    """a an the and or but nor so yet if than as of to in on at by for from with into onto over under about
    after before between against during through without within among is are was were be been being
    am has have had do does did will would shall should can could may might must not no it its he
    his she her they we i you their our my your him them us me this that these those there here who
    whom whose which what when where why how all any some each both more most other such only own
    same too very just also up out off down then now said says say""".split()
)
"""Words that tell nothing of a topic."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one line.

    Attributes:
        all: In small letters, in the order of the text.
        stems: The beginnings of those that tell of a topic.
        names: The stems among them that stand for names.
    """

    all: tuple[str, ...]
    stems: frozenset[str]
    names: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Frequencies:
    articles: int
    counts: dict[str, int]
    capitalised: frozenset[str]


@cache
def _frequencies() -> _Frequencies:
    first, *lines = files(__package__).joinpath("stems.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines]
    counts = {stem: int(count) for stem, count, _ in rows}
    return _Frequencies(
        int(first.split()[1]), counts, frozenset(stem for stem, _, case in rows if case == "N")
    )


@cache
def rarity(stem: str) -> float:
    """Return the inverse document frequency of a stem; one that was never counted weighs as if seen once."""
    frequencies = _frequencies()
    return math.log((frequencies.articles + 1) / frequencies.counts.get(stem, 1))


def weight(stems: Iterable[str]) -> float:
    """Return the sum of the rarities of `stems`."""
    return math.fsum(map(rarity, stems))  # the order of a set must not show in the sum


def stem_of(token: str) -> str | None:
    """Return the stem of a word, or None where it tells nothing of a topic."""
    small = token.casefold().removesuffix("'s")
    return None if small in FUNCTION_WORDS or len(small) < 2 else small[:STEM]


def words_of(text: str) -> Words:
    """Return the words of a normalised line."""
    frequencies = _frequencies()
    tokens = TOKEN.findall(text)
    stems, names = set(), set()
    for token in tokens:
        stem = stem_of(token)
        if stem is None:
            continue
        stems.add(stem)
        is_usual_name = stem in frequencies.capitalised or stem not in frequencies.counts
        if token[0].isupper() and is_usual_name:
            names.add(stem)
    return Words(tuple(token.casefold() for token in tokens), frozenset(stems), frozenset(names))
