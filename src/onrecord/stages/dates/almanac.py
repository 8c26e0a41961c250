"""Names and numbers of the calendar: months, weekdays, number words, holidays, arithmetic on months."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from onrecord.records import PartialDate

WEEKDAYS = {name.lower(): number for number, name in enumerate(calendar.day_name)}
MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
MONTHS |= {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}

_ONES = """one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen""".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_ORDINALS = """first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth
    fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth""".split()

NUMBERS = {word: number for number, word in enumerate(_ONES, start=1)}
NUMBERS |= {word: 10 * number for number, word in enumerate(_TENS, start=2)}
NUMBERS |= {"a": 1, "an": 1, "a couple of": 2, "couple of": 2}
"""Number words; compounds such as "ninety-six" are read by `number_of`."""

ORDINALS = {word: number for number, word in enumerate(_ORDINALS, start=1)}
ORDINALS |= {f"twenty-{word}": 20 + number for number, word in enumerate(_ORDINALS[:9], start=1)}
ORDINALS |= {"thirtieth": 30, "thirty-first": 31}

SEASONS = {
    "spring": ("SP", 3),
    "summer": ("SU", 6),
    "fall": ("FA", 9),
    "autumn": ("FA", 9),
    "winter": ("WI", 12),
}
"""TIMEX3 codes of the seasons, and the month in which each begins in the northern hemisphere."""


def number_of(word: str) -> int:
    """Return the number that "two", "a", "ninety-six" or "12" stands for.

    Raises:
        ValueError: for other words.
    """
    word = word.lower()
    if word.isdigit():
        return int(word)
    if word in NUMBERS:
        return NUMBERS[word]
    tens, _, ones = word.replace(" ", "-").partition("-")
    if tens in NUMBERS and ones in NUMBERS:
        return NUMBERS[tens] + NUMBERS[ones]
    raise ValueError(f"{word!r} is no number")


def ordinal_of(word: str) -> int:
    """Return the number that "third", "3rd" or "3" stands for.

    Raises:
        ValueError: for other words.
    """
    digits = word.rstrip("stndrh")
    if digits.isdigit():
        return int(digits)
    if word.lower() not in ORDINALS:
        raise ValueError(f"{word!r} is no ordinal")
    return ORDINALS[word.lower()]


def month_of(word: str) -> int:
    """Return the number of the month named `word`, in full or abbreviated."""
    return MONTHS[word.rstrip(".").lower()]


def later_month(year: int, month: int, count: int) -> PartialDate:
    """Return the month that lies `count` months after the given one."""
    years, number = divmod(year * 12 + month - 1 + count, 12)
    return PartialDate(years, number + 1)


def week_of(day: date) -> str:
    """Return the TIMEX3 value of the ISO week that holds `day`."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """Return the `nth` such weekday of a month; -1 is the last one."""
    days = [week[weekday] for week in calendar.monthcalendar(year, month) if week[weekday]]
    return date(year, month, days[nth - 1 if nth > 0 else nth])


def easter(year: int) -> date:
    """Return Western Easter Sunday (the Gregorian computus of Meeus, Jones and Butcher)."""
    a, (b, c) = year % 19, divmod(year, 100)
    (d, e), g = divmod(b, 4), (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    leap = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 19 * leap) // 433
    month = (h + leap - 7 * m + 90) // 25
    return date(year, month, (h + leap - 7 * m + 33 * month + 19) % 32)


_FIXED = {
    "new year's day": (1, 1),
    "valentine's day": (2, 14),
    "st. patrick's day": (3, 17),
    "may day": (5, 1),
    "independence day": (7, 4),
    "fourth of july": (7, 4),
    "bastille day": (7, 14),
    "halloween": (10, 31),
    "veterans day": (11, 11),
    "armistice day": (11, 11),
    "christmas eve": (12, 24),
    "christmas day": (12, 25),
    "christmas": (12, 25),
    "boxing day": (12, 26),
    "new year's eve": (12, 31),
    "inauguration day": (1, 20),
}
_MOVING = {
    "martin luther king day": (1, 0, 3),
    "presidents' day": (2, 0, 3),
    "presidents day": (2, 0, 3),
    "memorial day": (5, 0, -1),
    "labor day": (9, 0, 1),
    "columbus day": (10, 0, 2),
    "thanksgiving day": (11, 3, 4),
    "thanksgiving": (11, 3, 4),
}
_EASTER = {"good friday": -2, "easter sunday": 0, "easter monday": 1, "easter": 0}

HOLIDAYS = sorted({*_FIXED, *_MOVING, *_EASTER, "election day"}, key=len, reverse=True)
"""Holidays with one day, by the calendar of the United States where countries differ; longest first."""


def holiday(name: str, year: int) -> date:
    """Return the day of the holiday `name` (one of `HOLIDAYS`) in `year`."""
    name = name.lower()
    if name in _FIXED:
        return date(year, *_FIXED[name])
    if name in _EASTER:
        return easter(year) + timedelta(days=_EASTER[name])
    if name == "election day":  # the Tuesday after the first Monday of November
        return nth_weekday(year, 11, 0, 1) + timedelta(days=1)
    return nth_weekday(year, *_MOVING[name])
