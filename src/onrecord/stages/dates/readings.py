"""What one time expression stands for, reckoned from a setting: publication, tense, what was dated before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.records import PartialDate
from onrecord.stages.dates import almanac
from onrecord.stages.dates.tense import Direction

_NEAR = timedelta(days=60)
"""A day of the year this near to publication is meant whatever the verb: in TimeBank and AQUAINT, those of
the other year are meant only where both are farther away."""

_WORDS: dict[str, Direction] = {"last": -1, "past": -1, "this past": -1, "next": 1, "this coming": 1}


@dataclass(frozen=True, slots=True)
class Reading:
    """What an expression stands for.

    Attributes:
        timex: TIMEX3 value (TimeML 1.2.1) at the precision of the words: `2017-W12`, `2017-Q3`, `201`.
        date: The same as a partial date, which has no weeks, quarters and decades: a week gives its month,
            a quarter and a season their year, a decade none.
    """

    timex: str
    date: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class Setting:
    """What an expression is reckoned from.

    Attributes:
        published: Publication date, as precise as it is known.
        direction: Of the verb beside the expression.
        day: The day that the text has dated last.
        last: TIMEX3 value that was read last.
        quarter: The quarter that the same passage speaks of, as (year, number).
    """

    published: PartialDate | None
    direction: Direction = 0
    day: date | None = None
    last: str | None = None
    quarter: tuple[int, int] | None = None

    @property
    def today(self) -> date:
        """The day of publication.

        Raises:
            ValueError: where it is not known to the day.
        """
        day = self.published.as_date if self.published else None
        if day is None:
            raise ValueError("no day of publication")
        return day

    @property
    def year(self) -> int:
        """The year of publication.

        Raises:
            ValueError: where it is not known.
        """
        if self.published is None:
            raise ValueError("no year of publication")
        return self.published.year


def of_day(day: date) -> Reading:
    """Return the reading that is one day."""
    return Reading(day.isoformat(), PartialDate.of(day))


def of_date(value: PartialDate) -> Reading:
    """Return the reading that a partial date is."""
    return Reading(str(value), value)


def of_week(day: date, weekend: bool = False) -> Reading:
    """Return the week of `day`; its month is that of `day`."""
    return Reading(almanac.week_of(day) + "-WE" * weekend, PartialDate(day.year, day.month))


def of_quarter(year: int, number: int) -> Reading:
    """Return a quarter; `number` may run over either end of the year."""
    year, index = divmod(year * 4 + number - 1, 4)
    return Reading(f"{year:04d}-Q{index + 1}", PartialDate(year))


def of_decade(first: int) -> Reading:
    """Return the decade that begins with the year `first`."""
    return Reading(f"{first // 10:03d}")


def _by_direction(make: Callable[[int], date], setting: Setting, word: str) -> date:
    """Return the day that `make` gives for the year that the word, nearness or the verb asks for."""
    today = setting.today
    direction = _WORDS.get(word, setting.direction)
    days = [day for offset in (-1, 0, 1) if (day := _existing(make, today.year + offset))]
    if not days:
        raise ValueError("no such day in these years")
    nearest = min(days, key=lambda day: abs(day - today))
    pointed = [day for day in days if (day - today).days * direction > 0]
    if not pointed or (word not in _WORDS and abs(nearest - today) <= _NEAR):
        return nearest
    return min(pointed, key=lambda day: abs(day - today))


def yearless_day(month: int, day: int, setting: Setting, word: str = "") -> Reading:
    """Return the day and month in the year that the setting asks for; `word` may be "last" or "next"."""
    date(2000, month, day)  # refuses what no calendar has
    if setting.published and setting.published.day is None:
        return _yearless_by_month(month, day, setting)
    return of_day(_by_direction(lambda year: date(year, month, day), setting, word))


def _yearless_by_month(month: int, day: int, setting: Setting) -> Reading:
    """The same where only the month, or the year alone, of publication is known."""
    year, known = setting.year, setting.published and setting.published.month
    if known:
        later = month > known and setting.direction <= 0
        earlier = month < known and setting.direction > 0
        year += earlier - later
    return of_day(date(year, month, day))


def _existing(make: Callable[[int], date], year: int) -> date | None:
    """Return the day that `make` gives, or None in a year without it."""
    try:
        return make(year)
    except ValueError:
        return None


def yearless_month(month: int, setting: Setting, word: str = "") -> Reading:
    """Return the month in the year that the setting asks for; `word` may be "last", "this" or "next"."""
    year = setting.year
    now = (setting.published and setting.published.month) or 12
    if word == "this":
        return of_date(PartialDate(year, month))
    direction = _WORDS.get(word, setting.direction)
    if direction > 0:
        year += month < now or (word == "next" and month == now)
    else:
        # Without a sign of the past, a month that begins soon is the coming one.
        soon = direction == 0 and 0 < month - now <= 2
        year -= (month > now and not soon) or (word == "last" and month == now)
    return of_date(PartialDate(year, month))


def weekday(number: int, setting: Setting, word: str = "") -> Reading:
    """Return the weekday on or before publication, or after it where the verb points there."""
    today = setting.today
    ahead = (number - today.weekday()) % 7
    if word in ("next", "this coming", "the following") or (setting.direction > 0 and not word):
        return of_day(today + timedelta(days=ahead or (7 if word else 0)))
    back = (today.weekday() - number) % 7
    return of_day(today - timedelta(days=back or (7 if word in ("last", "this past", "the previous") else 0)))


def weekend(setting: Setting, word: str) -> Reading:
    """Return the weekend of "last", "this", "next" or "the"; its day is the Saturday."""
    today = setting.today
    saturday = today - timedelta(days=(today.weekday() + 2) % 7)
    if word == "next" or (setting.direction > 0 and word != "last" and today.weekday() < 5):
        saturday += timedelta(days=7)
    elif word == "last" and today.weekday() >= 5:
        saturday -= timedelta(days=7)
    return of_week(saturday, weekend=True)


def unit(name: str, step: int, setting: Setting) -> Reading:
    """Return the week, month, quarter, year or decade that lies `step` after the one of publication."""
    if name == "year":
        return of_date(PartialDate(setting.year + step))
    if name == "decade":
        return of_decade(setting.year + 10 * step)
    if name == "century":
        return Reading(f"{setting.year // 100 + step:02d}")
    if name == "month" and setting.published and setting.published.month:
        return of_date(almanac.later_month(setting.year, setting.published.month, step))
    today = setting.today
    if name == "quarter":
        return of_quarter(today.year, (today.month - 1) // 3 + 1 + step)
    if name == "week":
        return of_week(today + timedelta(weeks=step))
    return of_day(today + timedelta(days=step))


def beside(name: str, count: int, anchor: date) -> Reading:
    """Return the day, week, month, year or decade that lies `count` after `anchor`."""
    if name in ("day", "night", "morning"):
        return of_day(anchor + timedelta(days=count))
    if name == "week":
        return of_week(anchor + timedelta(weeks=count))
    if name == "month":
        return of_date(almanac.later_month(anchor.year, anchor.month, count))
    return of_date(PartialDate(anchor.year + count * (10 if name == "decade" else 1)))


def season(name: str, setting: Setting, word: str, year: int | None = None) -> Reading:
    """Return a season; one that lies in two years counts by its first, and has no partial date."""
    code, start = almanac.SEASONS[name]
    if year is None:
        today = setting.today
        begun = today.month >= start
        year = today.year
        if word == "last":
            year -= not today.month >= start + 3
        elif word == "next" or (setting.direction > 0 and word != "this"):
            year += begun and today.month >= start + 3
        elif word != "this" and setting.direction < 0:
            year -= not begun
        elif word == "this" and name == "winter":
            year -= today.month < 6
    return Reading(f"{year:04d}-{code}", None if code == "WI" else PartialDate(year))


def quarter(number: int, setting: Setting) -> Reading:
    """Return the nearest such quarter that has begun, or the coming one where the verb points there."""
    today = setting.today
    ahead = (number - (today.month - 1) // 3 - 1) % 4
    # One that ended three months ago is spoken of more often than the one that begins in nine.
    coming = ahead and setting.direction > 0 and ahead <= 2
    return of_quarter(today.year, (today.month - 1) // 3 + 1 + ahead - (0 if coming or not ahead else 4))


def holiday(name: str, setting: Setting, word: str) -> Reading:
    """Return the holiday nearest to publication in the direction that word and verb give."""
    return of_day(_by_direction(lambda year: almanac.holiday(name, year), setting, word))
