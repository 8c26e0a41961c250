"""Time expressions in news English and the partial dates they stand for.

Rules by the annotation guide: a weekday is the nearest such day on or before publication; "last week"
and "at the weekend" give the month; nothing is more precise than the words.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.records import PartialDate, Span

_DAYS = {name.lower(): number for number, name in enumerate(calendar.day_name)}
_DAYS |= {short: number for number, short in enumerate(("mon", "tues", "wed", "thurs", "fri", "sat", "sun"))}
_MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
_MONTHS |= {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}
_NUMBERS = {
    word: number
    for number, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve".split(), start=1
    )
} | {"a": 1, "an": 1, "a couple of": 2}

_DAY = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
# "May", "March" and "Sun" are words too: a month is capitalised, and short days are not read.
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
_PART = r"(?: (?:morning|afternoon|evening|night))?"
_YEAR = r"(?:19[5-9]\d|20\d\d)"

_PATTERN = re.compile(
    rf"""
    (?P<event>\bSept(?:ember|\.)?\ 11)(?!,?\ \d)
    | (?P<iso>\b{_YEAR}-\d\d-\d\d\b)
    | \b(?P<month1>{_MONTH})\ (?P<day1>\d\d?)(?:st|nd|rd|th)?(?:,?\ (?P<year1>{_YEAR}))?(?![\d,-]\d)\b
    | \b(?P<day2>\d\d?)(?:st|nd|rd|th)?\ (?:of\ )?(?P<month2>{_MONTH})(?:,?\ (?P<year2>{_YEAR}))?
    | \b(?P<month3>{_MONTH}),?\ (?:of\ )?(?P<year3>{_YEAR})\b
    | \b(?:in|In|since|Since|by|By|until|from|during|During|last|Last|early|late|this\ past|This\ past)
        \ (?P<month4>{_MONTH})\b(?!,?\ \d|\ of\b)
    | \b(?P<last>[Ll]ast\ )?(?P<weekday>{_DAY})\b{_PART}
    | \b(?:[Ee]arlier\ )?(?P<today>[Tt]oday|[Tt]onight|[Tt]his\ (?:morning|afternoon|evening)\b)
    | \b(?P<yesterday>[Yy]esterday(?:\ (?:morning|afternoon|evening))?|[Ll]ast\ (?:night|evening))\b
    | \b(?:[Ee]arlier\ |[Ll]ater\ )?(?P<unit>(?:[Tt]his|[Ll]ast)\ (?:past\ )?
        (?:week|weekend|month|(?<!his\ )year|spring|summer|fall|autumn|winter))\b
    | \b(?P<weekend>(?:[Oo]ver|[Aa]t|[Dd]uring)\ the\ weekend)\b
    | \b(?P<count>(?:[Aa]|[Aa]n|[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix
        |[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|[Ee]leven
        |[Tt]welve|[Aa]\ couple\ of|\d\d?))\ (?P<span>day|week|month|year)s?\ (?:ago|earlier|before)\b
    | \b(?:in|In|of|Of)\ (?P<year5>{_YEAR})\b(?!')
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time expression in a text.

    Attributes:
        value: The date that it stands for, or None where it cannot be told.
    """

    span: Span
    value: PartialDate | None


def find(normalised: str, within: Span, published: PartialDate | None) -> list[TimeExpression]:
    """Return the time expressions of normalised text inside `within`, in order.

    Relative ones are reckoned from the publication date; without its day they have no value.
    """
    found = []
    for match in _PATTERN.finditer(normalised, *within):
        groups = {name: value for name, value in match.groupdict().items() if value}
        found.append(TimeExpression(Span(*match.span()), _value(groups, published)))
    return found


def _value(groups: dict[str, str], published: PartialDate | None) -> PartialDate | None:
    """Return the date of one match of the pattern, by its named groups."""
    if "event" in groups:
        return None
    try:
        absolute = _absolute(groups, published)
        if absolute is not None:
            return absolute
        return _from_publication(groups, published)
    except (ValueError, OverflowError):  # "February 30": no calendar has that day, or it is before year 1
        return None


def _month(word: str) -> int:
    return _MONTHS[word.rstrip(".").lower()]


def _absolute(groups: dict[str, str], published: PartialDate | None) -> PartialDate | None:
    if "iso" in groups:
        return PartialDate.parse(groups["iso"])
    if "year5" in groups:
        return PartialDate(int(groups["year5"]))
    if "year3" in groups:
        return PartialDate(int(groups["year3"]), _month(groups["month3"]))
    for number in "12":
        if f"month{number}" in groups:
            month, day = _month(groups[f"month{number}"]), int(groups[f"day{number}"])
            year = groups.get(f"year{number}")
            return PartialDate(int(year), month, day) if year else _latest(month, day, published)
    if "month4" in groups:
        return _latest(_month(groups["month4"]), None, published)
    return None


def _latest(month: int, day: int | None, published: PartialDate | None) -> PartialDate | None:
    """Return the last such day or month that is not after publication."""
    if published is None:
        return None
    later = (month, day or 0) > (published.month or 12, (published.day or 31) if day else 0)
    return PartialDate(published.year - later, month, day)


def _from_publication(groups: dict[str, str], published: PartialDate | None) -> PartialDate | None:
    today = published.as_date if published else None
    if today is None:
        return None
    if "weekday" in groups:
        back = (today.weekday() - _DAYS[groups["weekday"].lower()]) % 7
        return PartialDate.of(today - timedelta(days=back or (7 if "last" in groups else 0)))
    if "today" in groups:
        return PartialDate.of(today)
    if "yesterday" in groups:
        return PartialDate.of(today - timedelta(days=1))
    if "weekend" in groups:
        return _month_of(today - timedelta(days=(today.weekday() + 1) % 7 or 1))
    if "count" in groups:
        return _ago(int_of(groups["count"]), groups["span"], today)
    return _unit(groups["unit"].lower(), today)


def int_of(word: str) -> int:
    """Return the number that "two", "a" or "12" stands for."""
    return int(word) if word.isdigit() else _NUMBERS[word.lower()]


def _month_of(day: date) -> PartialDate:
    return PartialDate(day.year, day.month)


def _ago(count: int, unit: str, today: date) -> PartialDate | None:
    if unit == "day":
        return PartialDate.of(today - timedelta(days=count))
    if unit == "week":
        return _month_of(today - timedelta(weeks=count))
    if unit == "month":
        years, month = divmod(today.year * 12 + today.month - 1 - count, 12)
        return PartialDate(years, month + 1)
    return PartialDate(today.year - count)


def _unit(words: str, today: date) -> PartialDate | None:
    last = words.startswith("last")
    unit = words.rsplit(" ", 1)[-1]
    if unit == "week":
        return _month_of(today - timedelta(days=7 if last else 0))
    if unit == "weekend":
        return _month_of(today - timedelta(days=(today.weekday() + 1) % 7 or 7))
    if unit == "month":
        return _ago(int(last), "month", today)
    if unit == "year":
        return PartialDate(today.year - last)
    return _season(unit, last, today)


_SEASON_STARTS = {"spring": 3, "summer": 6, "fall": 9, "autumn": 9}


def _season(season: str, last: bool, today: date) -> PartialDate | None:
    """Return the year of a season; a winter lies in two years, so it has none."""
    start = _SEASON_STARTS.get(season)
    if start is None:
        return None
    over = today.month >= start + (3 if last else 0)
    return PartialDate(today.year - (not over))
