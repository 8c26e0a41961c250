"""Find the time expressions of a text and the dates they stand for.

By the annotation guide of the record: a weekday is the nearest such day on or before publication, unless
the verb beside it points ahead; "last week" and "at the weekend" give the month; nothing is more precise
than its words, and nothing that needs a publication date is read without one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from onrecord.records import PartialDate, Span
from onrecord.stages.dates import tense
from onrecord.stages.dates.grammar import BARE, RULES, Reader, Rule
from onrecord.stages.dates.openings import words_in
from onrecord.stages.dates.readings import Reading, Setting

_LINE = re.compile(r"[^\n]+")
_QUARTER = re.compile(r"(\d{4})-Q(\d)")
_PASSAGE = 400
"""Code points over which a quarter that was named stays the one that is spoken of."""


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time expression in a text.

    Attributes:
        value: The date that it stands for, or None where it cannot be told, or is no date
            ("now", "the 1990s").
        timex: The same as TIMEX3 value, which also has weeks, quarters, seasons and decades.
        past: The value where what is dated has been, whatever the verb beside the words.
    """

    span: Span
    value: PartialDate | None
    timex: str | None = None
    past: PartialDate | None = None


def find(normalised: str, within: Span, published: PartialDate | None) -> list[TimeExpression]:
    """Return the time expressions of normalised text inside `within`, in order, apart.

    Relative ones are reckoned from the publication date, or from what was dated before them; where that
    is not known they have no value.
    """
    found: list[TimeExpression] = []
    for match, reader in _matches(normalised, within, RULES):
        found.append(_read(normalised, match, reader, published, found))
    return found


def read(
    normalised: str, span: Span, published: PartialDate | None, before: list[TimeExpression]
) -> TimeExpression | None:
    """Return the expression that `span` of normalised text is, or the longest one in it.

    Args:
        normalised: The whole text.
        span: Where the expression stands in it.
        published: Publication date, as precise as it is known.
        before: The expressions before it, in order.
    """
    matches = list(_matches(normalised, span, RULES)) or list(_matches(normalised, span, BARE))
    if not matches:
        return None
    match, reader = max(matches, key=lambda pair: pair[0].end() - pair[0].start())
    return _read(normalised, match, reader, published, before)


def _core(match: re.Match[str]) -> Span:
    """Return the expression itself, without a preposition that the pattern wants before it."""
    return Span(*match.span("core" if "core" in match.re.groupindex else 0))


def _matches(text: str, within: Span, rules: tuple[Rule, ...]) -> Iterator[tuple[re.Match[str], Reader]]:
    """Yield matches of the rules that do not overlap: leftmost, then longest, then first rule."""
    found = [
        (_core(match), number, match)
        for number, stretch in _stretches(text, within, rules)
        for match in rules[number].pattern.finditer(text, *stretch)
    ]
    place = within.start
    for span, number, match in sorted(found, key=lambda item: (item[0].start, -item[0].end, item[1])):
        if span.start >= place:
            place = span.end
            yield match, rules[number].reader


def _stretches(text: str, within: Span, rules: tuple[Rule, ...]) -> Iterator[tuple[int, Span]]:
    """Yield the number of each rule with the stretches in which it can match.

    They are the lines that hold one of its words, or all of `within` where it has none.
    """
    numbers: dict[str, list[int]] = {}
    for number, rule in enumerate(rules):
        if not rule.words:
            yield number, within
        for word in rule.words:
            numbers.setdefault(word, []).append(number)
    for line in _LINE.finditer(text, *within):
        known = words_in(line.group()) & numbers.keys()
        for number in {number for word in known for number in numbers[word]}:
            yield number, Span(*line.span())


def _read(
    text: str,
    match: re.Match[str],
    reader: Reader,
    published: PartialDate | None,
    before: list[TimeExpression],
) -> TimeExpression:
    span = _core(match)
    # A second group of one name, such as "nth2", is the same thing said at another place.
    groups = {name.rstrip("2"): value for name, value in match.groupdict().items() if value}
    setting = _setting(published, span, before)
    if not text.startswith("'s ", span.end):  # "Friday's vote" is no matter of the verb
        setting = replace(setting, direction=tense.direction(text, span))
    reading = _reading(reader, groups, setting)
    if reading is None:
        return TimeExpression(span, None)
    past = _reading(reader, groups, replace(setting, direction=-1)) if setting.direction > 0 else reading
    return TimeExpression(span, reading.date, reading.timex, past.date if past else None)


def _reading(reader: Reader, groups: dict[str, str], setting: Setting) -> Reading | None:
    try:
        return reader(groups, setting)
    except (ValueError, OverflowError):  # no such day, before year 1, or no publication date to reckon from
        return None


def _setting(published: PartialDate | None, span: Span, before: list[TimeExpression]) -> Setting:
    """Return what an expression at `span` is reckoned from: the last values before it."""
    day: date | None = None
    last: str | None = None
    quarters: list[tuple[int, int]] = []
    for expression in reversed(before):
        if expression.timex is None or expression.timex.endswith("REF"):
            continue
        last = last or expression.timex
        if day is None and expression.value:
            day = expression.value.as_date
        named = _QUARTER.fullmatch(expression.timex)
        if named and span.start - expression.span.end <= _PASSAGE:
            quarters.append((int(named[1]), int(named[2])))
        if day and span.start - expression.span.end > _PASSAGE:
            break
    # A passage that compares two quarters is about the later one.
    return Setting(published, day=day, last=last, quarter=max(quarters, default=None))
