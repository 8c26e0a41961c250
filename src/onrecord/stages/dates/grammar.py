"""The time expressions of news English: one pattern for each kind, and the reader of what it matched."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from onrecord.records import PartialDate
from onrecord.stages.dates import almanac, openings, readings
from onrecord.stages.dates.readings import Reading, Setting

Groups = Mapping[str, str]
Reader = Callable[[Groups, Setting], Reading | None]


class Rule(NamedTuple):
    """A kind of time expression.

    Attributes:
        pattern: Over normalised text; matches nothing that crosses a line.
        reader: Tells what a match stands for.
        words: Each match holds one of them (`openings`); where there are none, it may hold any.
    """

    pattern: re.Pattern[str]
    reader: Reader
    words: frozenset[str] = frozenset()


def _rule(reader: Reader, words: frozenset[str], *parts: str) -> Rule:
    return Rule(re.compile("".join(parts)), reader, words)


def _any(words: str) -> str:
    return "(?:" + "|".join(words.split()) + ")"


_YEAR = r"(?:1[89]\d\d|20\d\d)"
_DAY_NAME = r"(?i:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
# "May", "March" and "Sun" are words too: a month is capitalised, and short days stand only before months.
_SHORT_DAY = r"(?:Mon|Tues?|Wed|Thur?s?|Fri|Sat|Sun)\.?"
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
_PART = r"(?: (?:early |late |mid-?)?(?:morning|afternoon|evening|night|lunchtime|midday|noon)\b)?"
_SMALL = r"(?i:one|two|three|four|five|six|seven|eight|nine)"
_TENS = r"(?i:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
_NUMBER = (
    r"(?:\d{1,3}|(?i:a couple of|couple of|an?|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen)"
    rf"|{_TENS}(?:-{_SMALL})?|{_SMALL})"
)
_ORDINAL_DAY = "(?:" + "|".join(sorted(almanac.ORDINALS, key=len, reverse=True)) + ")"
_QUARTER_NUMBER = r"(?i:first|second|third|fourth|1st|2nd|3rd|4th)"
_SEASON = r"(?:spring|summer|fall|autumn|winter)"
# Lower case: "This Week" is a programme.
_UNIT_WORDS = "weekend week month quarter year decade century"
_UNIT = r"(?:weekend|week|month|quarter|year|decade|century)"
_PHASE = r"(?:(?i:early|late|earlier|later|mid)(?: (?:on|in))? |(?i:mid-))?"
_EDGE = r"(?:(?i:the (?:end|beginning|start|middle|close|rest|(?:first|second|latter|last) half) of) )?"
_SPOKEN_YEAR = rf"(?i:nineteen {_TENS}(?:-{_SMALL})?|two thousand)"


def _year_of(words: str) -> int:
    """Return the year that "2016", "'98" or "nineteen ninety-six" stands for."""
    if words.isdigit():
        return int(words)
    if words.lower() == "two thousand":
        return 2000
    century, _, rest = words.partition(" ")
    return 100 * almanac.number_of(century) + almanac.number_of(rest)


def _relative_year(groups: Groups, setting: Setting) -> int | None:
    """Return the year that the expression itself names, in figures or as "last year"."""
    if groups.get("year"):
        return _year_of(groups["year"])
    step = {"last": -1, "this": 0, "next": 1}.get(groups.get("of_year", "").lower())
    return None if step is None else setting.year + step


def _word(groups: Groups) -> str:
    return " ".join(groups.get("word", "").lower().split())


def _iso(groups: Groups, _: Setting) -> Reading:
    return readings.of_date(PartialDate.parse(groups["iso"]))


def _month_day(groups: Groups, setting: Setting) -> Reading | None:
    month = almanac.month_of(groups["month"])
    day = almanac.ordinal_of(groups["day"].lower())
    year = _relative_year(groups, setting)
    if year is not None:
        return readings.of_day(date(year, month, day))
    if (month, day) == (9, 11):
        return None  # the attacks of 2001 or a day of this year: the words do not tell which
    return readings.yearless_day(month, day, setting, _word(groups))


def _month(groups: Groups, setting: Setting) -> Reading:
    month = almanac.month_of(groups["month"])
    year = _relative_year(groups, setting)
    if year is not None:
        return readings.of_date(PartialDate(year, month))
    return readings.yearless_month(
        month, setting, _word(groups).removesuffix(" past").removesuffix(" coming")
    )


def _weekday(groups: Groups, setting: Setting) -> Reading:
    number = almanac.WEEKDAYS[groups["weekday"].lower()]
    if groups.get("weeks_ago"):
        return readings.of_day(
            date.fromisoformat(readings.weekday(number, setting, "last").timex) - timedelta(7)
        )
    return readings.weekday(number, setting, _word(groups))


def _today(_: Groups, setting: Setting) -> Reading:
    return readings.of_day(setting.today)


def _yesterday(_: Groups, setting: Setting) -> Reading:
    return readings.of_day(setting.today - timedelta(days=1))


def _tomorrow(_: Groups, setting: Setting) -> Reading:
    return readings.of_day(setting.today + timedelta(days=1))


_STEPS = {"last": -1, "this past": -1, "the past": -1, "past": -1, "the last": -1, "next": 1, "coming": 1}
_STEPS |= {
    "the next": 1,
    "the coming": 1,
    "this coming": 1,
    "the following": 1,
    "the previous": -1,
    "previous": -1,
}
_BESIDE = frozenset({"the following", "the previous", "previous", "the next"})


def _unit(groups: Groups, setting: Setting) -> Reading | None:
    word, name = _word(groups), groups["unit"].lower().replace("period", "quarter")
    if name == "weekend":
        return readings.weekend(setting, "next" if _STEPS.get(word) == 1 else word.removeprefix("the "))
    if name == "quarter" and word in ("the", "the latest", "that", "this", "latest", "the same"):
        return readings.of_quarter(*setting.quarter) if setting.quarter else readings.unit(name, -1, setting)
    if word in ("that", "the same") or (word in _BESIDE and setting.last):
        return _beside_last(name, _STEPS.get(word, 0), setting)
    return readings.unit(name, _STEPS.get(word, 0), setting)


def _beside_last(name: str, step: int, setting: Setting) -> Reading | None:
    """Return the unit that lies `step` after the one that was dated last."""
    if setting.last is None:
        return None
    found = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", setting.last)
    if found is None or (name not in ("year", "decade") and found[2] is None):
        return None
    if name in ("day", "week", "morning", "night") and found[3] is None:
        return None
    return readings.beside(name, step, date(int(found[1]), int(found[2] or 1), int(found[3] or 1)))


def _ago(groups: Groups, setting: Setting) -> Reading | None:
    name, count = groups["unit"].lower(), almanac.number_of(groups["count"])
    sign = 1 if groups["way"].lower() in ("later", "after", "from now", "hence") else -1
    if groups["way"].lower() in ("earlier", "before", "later"):
        if name == "year" and setting.quarter:
            year, number = setting.quarter
            return readings.of_quarter(year + sign * count, number)
        beside = _beside_last(name, sign * count, setting)
        if beside is not None and sign > 0:
            return beside
        if sign > 0:
            return None  # reckoned from an event whose day is not told
    if name == "year":
        if setting.quarter and sign < 0 and count == 1:
            return readings.of_quarter(setting.quarter[0] - 1, setting.quarter[1])
        return readings.of_date(PartialDate(setting.year + sign * count))
    if name == "month" and setting.published and setting.published.month:
        return readings.unit("month", sign * count, setting)
    return readings.beside(name, sign * count, setting.today)


def _year_ago(groups: Groups, setting: Setting) -> Reading:
    """Read "year-earlier" and "the year-ago (third) quarter": a year before the one that is spoken of."""
    year, number = setting.quarter or (None, None)
    if groups.get("nth"):
        number = almanac.ordinal_of(groups["nth"])
        year = year or int(readings.quarter(number, setting).timex[:4])
    if year is None or number is None:
        if groups.get("span"):
            latest = readings.unit("quarter", -1, setting).timex
            return readings.of_quarter(int(latest[:4]) - 1, int(latest[-1]))
        return readings.unit("year", -1, setting)
    return readings.of_quarter(year - 1, number)


def _quarter(groups: Groups, setting: Setting) -> Reading:
    number = almanac.ordinal_of(groups["nth"])
    year = _relative_year(groups, setting)
    if year is not None:
        return readings.of_quarter(year, number)
    return readings.quarter(number, setting)


def _season(groups: Groups, setting: Setting) -> Reading:
    return readings.season(
        groups["season"].lower(),
        setting,
        _word(groups).removesuffix(" past"),
        _relative_year(groups, setting),
    )


def _decade(groups: Groups, _: Setting) -> Reading:
    digits = groups["decade"].lstrip("'").rstrip("s").rstrip("'")
    if digits.isdigit():
        first = int(digits) if len(digits) == 4 else 1900 + int(digits)
    else:
        first = 1900 + almanac.number_of(groups["decade"].lower().replace("ies", "y"))
    return readings.of_decade(first)


def _century(groups: Groups, _: Setting) -> Reading:
    return Reading(f"{almanac.ordinal_of(groups['century'].lower()) - 1:02d}")


def _holiday(groups: Groups, setting: Setting) -> Reading:
    year = _relative_year(groups, setting)
    if year is not None:
        return readings.of_day(almanac.holiday(groups["holiday"], year))
    return readings.holiday(groups["holiday"], setting, _word(groups))


def _year(groups: Groups, _: Setting) -> Reading:
    return readings.of_date(PartialDate(_year_of(groups["year"])))


def _bare_unit(groups: Groups, setting: Setting) -> Reading | None:
    return _unit({**groups, "word": "the"}, setting)


def _year_end(_: Groups, setting: Setting) -> Reading:
    return readings.of_date(PartialDate(setting.year, 12))


def _same_day(groups: Groups, setting: Setting) -> Reading | None:
    step = {"next": 1, "following": 1, "previous": -1}.get(groups.get("step", "").lower(), 0)
    if setting.day is None:
        return None
    return readings.of_day(setting.day + timedelta(days=step))


def _reference(timex: str) -> Reader:
    return lambda _groups, _setting: Reading(timex)


_OF_YEAR = (
    rf"(?:,? (?:of )?(?P<year>{_YEAR}|{_SPOKEN_YEAR})\b(?!s)"
    r"|,? (?:of )?(?P<of_year>[Tt]his|[Ll]ast|[Nn]ext) year\b)"
)
_WHEN = r"(?i:last|next|this past|this coming|this)"
_IN = r"(?i:in|since|by|until|till|from|during|through|of|for|to|and|between|before|after|early|late|mid|as)"

RULES: tuple[Rule, ...] = (
    _rule(_iso, openings.FIGURES, rf"(?P<iso>\b{_YEAR}-\d\d-\d\d)\b"),
    _rule(
        _month_day,
        openings.MONTHS,
        rf"\b(?:(?:{_DAY_NAME}|{_SHORT_DAY}),? )?(?:(?P<word>{_WHEN}) )?(?P<month>{_MONTH})",
        rf" (?P<day>\d\d?(?:st|nd|rd|th)?|{_ORDINAL_DAY})\b(?!:\d|,\d|-?(?:year|day)s?\b|%| percent",
        r"| p\.?m| a\.?m)",
        rf"{_OF_YEAR}?",
    ),
    _rule(
        _month_day,
        openings.MONTHS,
        rf"\b(?:{_DAY_NAME},? )?(?:(?i:the) )?(?P<day>\d\d?(?:st|nd|rd|th)?|{_ORDINAL_DAY}) (?:of )?",
        rf"(?P<month>{_MONTH})\b",
        rf"(?! \d\d?\b(?!:)){_OF_YEAR}?",
    ),
    _rule(_month, openings.MONTHS, rf"\b{_EDGE}{_PHASE}(?P<month>{_MONTH}){_OF_YEAR}"),
    _rule(_month, openings.MONTHS, rf"\b{_EDGE}{_PHASE}(?P<word>{_WHEN}) (?P<month>{_MONTH})(?!\w| \d)"),
    _rule(
        _month,
        openings.MONTHS,
        rf"\b{_EDGE}(?i:(?:early|late|mid) |(?:mid|late|early)-)(?P<month>{_MONTH})(?!\w| \d)",
    ),
    _rule(_month, openings.MONTHS, rf"\b{_IN} (?P<core>(?P<month>{_MONTH}))(?!\w| \d)(?!(?<=April) [A-Z])"),
    _rule(
        _month,
        openings.MONTHS,
        rf"\b{_EDGE}(?P<month>(?!May|March|April|June|August){_MONTH})(?!\w| \d| [A-Z][a-z])",
    ),
    _rule(
        _weekday,
        openings.WEEKDAYS,
        r"\b(?:(?P<weeks_ago>(?i:a week ago)) )?(?:(?:\d\d?(?::\d\d)? [ap]\.?m\.?,? ",
        r"(?:[A-Z]{2,4} )?)|(?i:early|earlier|late|later) )?",
        r"(?:(?:on )?(?P<word>(?i:last|next|this past|this coming|this|the previous",
        r"|the following)) )?",
        rf"(?P<weekday>{_DAY_NAME}){_PART}(?!s\b)\b",
    ),
    _rule(
        _today,
        openings.TODAY,
        r"\b(?:(?i:earlier|later|late|early) )?(?:(?<!USA )TODAY|[Tt]oday|[Tt]onight|[Tt]his ",
        r"(?:morning|afternoon|evening|very day))\b",
    ),
    _rule(
        _yesterday,
        openings.YESTERDAY,
        r"\b(?:(?i:earlier|later|late|early) )?(?i:yesterday(?: (?:morning|afternoon|evening|night))?",
        r"|last (?:night|evening))\b",
    ),
    _rule(_tomorrow, openings.TOMORROW, r"\b(?i:tomorrow(?: (?:morning|afternoon|evening|night))?)\b"),
    _rule(
        _unit,
        openings.UNITS,
        rf"\b{_EDGE}(?:(?i:early|earlier|late|later|sometime)(?: in)? )?",
        r"(?P<word>(?i:last|next|this past|this coming|this|the past|past|the last|the next",
        r"|the coming|the following",
        r"|the previous|that|the same|the current|current))(?: (?:full|fiscal|calendar))? ",
        rf"(?P<unit>{_any(_UNIT_WORDS)})\b(?!-|'s? (?:{_QUARTER_NUMBER}))",
    ),
    _rule(
        _unit,
        openings.UNITS,
        r"\b(?:(?i:end|beginning|start|middle|rest|remainder|later|earlier|early|late)(?: in| of) |",
        r"(?i:over|at|during|for|in) )",
        r"(?P<word>(?i:the))(?: (?:full|fiscal|calendar))? (?P<unit>(?i:weekend|week|month|year))\b",
        r"(?! \d|-| (?:of|before|after|since|that)\b)",
    ),
    _rule(
        _unit,
        openings.QUARTERS,
        r"\b(?P<word>(?i:the latest|the|latest))(?: (?:fiscal|full))? (?P<unit>(?i:quarter|period",
        r"(?<=latest period)))\b(?!-| century)",
    ),
    _rule(
        _ago,
        openings.WAYS,
        rf"\b(?:(?i:nearly|almost|about|around|more than|just|only|over) )?(?P<count>{_NUMBER})",
        r" (?P<unit>(?i:day|week|month|year|decade))(?i:s)? (?:or so )?(?P<way>(?i:ago|earlier|before",
        r"|later|from now|hence))\b",
    ),
    _rule(
        _year_ago,
        openings.YEARS,
        rf"\b(?:(?i:the) )?(?:comparable |corresponding )?(?:(?P<nth>{_QUARTER_NUMBER}) )?(?i:year-",
        r"(?:earlier|ago))",
        rf"(?: (?:(?P<nth2>{_QUARTER_NUMBER}) )?(?P<span>quarter|period))?\b",
    ),
    _rule(
        _quarter,
        openings.QUARTERS,
        r"\b(?:(?i:the|its|a|their|this|fiscal)(?: flat)? )?(?:(?P<of_year>(?i:this|last",
        r"|next)) year's )?(?:fiscal[ -])?",
        rf"(?P<nth>{_QUARTER_NUMBER})[ -](?:fiscal[ -])?quarter\b(?:,? (?:of )?(?P<year>{_YEAR}))?",
        r"(?:,? (?:of )?(?P<of_year2>this|last|next) year)?",
    ),
    _rule(
        _season,
        openings.SEASONS,
        rf"\b{_EDGE}{_PHASE}(?P<word>(?i:last|this past|this|next|the|early|late))(?: early| late)? ",
        rf"(?P<season>{_SEASON})(?!-)\b(?! of (?!{_YEAR}))",
        rf"(?:,? (?:of )?(?P<year>{_YEAR}|{_SPOKEN_YEAR}))?",
    ),
    _rule(
        _season,
        openings.SEASONS,
        rf"\b(?P<season>(?i:{_SEASON}))(?: of|,)? (?P<year>{_YEAR}|{_SPOKEN_YEAR})\b",
    ),
    _rule(_season, openings.SEASONS, rf"\b(?i:in|by) (?P<core>(?:the )?(?P<season>{_SEASON}))\b(?!-)"),
    _rule(
        _decade,
        openings.DECADES,
        rf"\b(?:(?i:the) )?{_PHASE}(?P<decade>(?:1[89]|20)\d0'?s|'\d0s|(?i:twenties|thirties|forties",
        r"|fifties|sixties|seventies|eighties|nineties))\b",
    ),
    _rule(_decade, openings.FIGURES, r"(?<!\w)(?P<decade>'\d0s)\b"),
    _rule(
        _century,
        openings.CENTURIES,
        rf"\b(?:(?i:the) )?{_PHASE}(?P<century>\d\d?(?:st|nd|rd|th)|{_ORDINAL_DAY})[ -]century\b",
    ),
    _rule(
        _holiday,
        openings.HOLIDAYS,
        r"\b(?:(?P<word>(?i:last|next|this past|this)) )?(?P<holiday>",
        rf"(?i:{'|'.join(map(re.escape, almanac.HOLIDAYS))}))\b",
        rf"(?! (?:week|season|tree|gift|carol|party|parade|Island))(?:,? (?P<year>{_YEAR}))?",
    ),
    _rule(
        _year,
        openings.FIGURES,
        rf"\b(?:{_IN}|(?i:since|until|from|than|or|the)) (?P<core>(?P<year>{_YEAR}))\b(?!-|,\d",
        r"| [a-z]+ers?\b|,? (?:people|votes))",
    ),
    _rule(_year, openings.YEARS, rf"\b(?:(?i:the year) )(?P<year>{_YEAR}|{_SPOKEN_YEAR})\b"),
    _rule(_year, openings.SPOKEN, rf"\b(?P<year>{_SPOKEN_YEAR})\b"),
    _rule(_year_end, openings.YEARS, r"\b(?:(?i:the) )?(?i:year[- ]end|year's end|end of the year)\b"),
    _rule(
        _same_day,
        openings.PARTS,
        r"\b(?:(?i:later|earlier|late|early) )?(?i:that(?: same| very)?|the same) (?i:day|night",
        r"|morning|afternoon|evening)\b",
    ),
    _rule(
        _same_day,
        openings.PARTS,
        r"\b(?i:the) (?P<step>(?i:next|following|previous)) (?i:day|night|morning|afternoon",
        r"|evening)\b",
    ),
    _rule(_same_day, openings.PARTS, r"\b(?i:the day (?P<step>before))\b"),
    _rule(
        _reference("PRESENT_REF"),
        openings.PRESENT,
        r"\b(?i:now|right now|currently|current|at present|presently|these days|at the moment",
        r"|nowadays)\b",
    ),
    _rule(
        _reference("PAST_REF"),
        openings.PAST,
        r"\b(?i:(?:more |most )?recently|recent (?:years|months|weeks|days|quarters)(?: and \w+)?",
        r"|recent|previously|the past",
        r"|(?:the )?(?:past|last) (?:few |several )?(?:years|months|weeks|days|quarters|decades)|",
        r"(?:several|a few|some|many) (?:years|months|weeks|days) ago",
        r"|formerly|once)\b",
    ),
    _rule(
        _reference("FUTURE_REF"),
        openings.FUTURE,
        r"\b(?i:(?:the )?(?:near )?future|soon|(?:the )?coming (?:years|months|weeks|days|quarters)",
        r"|the (?:near|short|long) term",
        r"|as soon as possible|one day|someday|a later date|shortly|future quarters)\b",
    ),
)
"""Patterns over normalised text, each with its reader. The longest match at a place wins, then the first."""

BARE: tuple[Rule, ...] = (
    _rule(_month, openings.ANY, rf"(?P<month>{_MONTH})"),
    _rule(_season, openings.ANY, rf"(?P<season>(?i:{_SEASON}))"),
    _rule(_bare_unit, openings.ANY, rf"(?P<unit>(?i:{_UNIT}))"),
    _rule(_year, openings.ANY, rf"(?P<year>{_YEAR})"),
)
"""What counts as a time expression only where it is known to be one: a month, a season, "week", a year."""
