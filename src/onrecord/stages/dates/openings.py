"""The words without which a kind of time expression cannot stand in a line.

Most lines of an article tell no time; the patterns of `grammar` are tried where these words are alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from onrecord.stages.dates import almanac

FIGURE = "0"
"""Stands for any word that begins with a figure."""

_WORD = re.compile(r"\w+")
_FIGURE = re.compile(r"\b\d")
_FOLDED = str.maketrans("ıİſ\u212a", "iisk")
"""Letters that patterns take for these when they ignore case."""


def words_in(text: str) -> set[str]:
    """Return the words of a line in lower case, and `FIGURE` where one begins with a figure."""
    found = set(_WORD.findall(text.translate(_FOLDED).lower()))
    if _FIGURE.search(text):
        found.add(FIGURE)
    return found


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


def _longest(phrases: Iterable[str]) -> frozenset[str]:
    return frozenset(max(words_in(phrase), key=lambda word: (len(word), word)) for phrase in phrases)


ANY: frozenset[str] = frozenset()
FIGURES = frozenset({FIGURE})
MONTHS = frozenset(almanac.MONTHS)
WEEKDAYS = frozenset(almanac.WEEKDAYS)
PARTS = _set("day night morning afternoon evening")
TODAY = _set("today tonight morning afternoon evening very")
YESTERDAY = _set("yesterday night evening")
TOMORROW = _set("tomorrow")
UNITS = _set("weekend week month quarter year decade century")
QUARTERS = _set("quarter period")
YEARS = _set("year")
WAYS = _set("ago earlier before later now hence")
SEASONS = _set("spring summer fall autumn winter")
DECADES = FIGURES | _set("twenties thirties forties fifties sixties seventies eighties nineties")
CENTURIES = _set("century")
SPOKEN = _set("nineteen thousand")
HOLIDAYS = _longest(almanac.HOLIDAYS)
PRESENT = _set("now currently current present presently days moment nowadays")
PAST = _set("recently recent previously past last ago formerly once")
FUTURE = _set("future soon coming term possible day someday date shortly")
