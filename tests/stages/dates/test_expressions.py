from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.records import PartialDate, Span
from onrecord.stages.dates.expressions import TimeExpression, find, read

FRIDAY = PartialDate(2017, 3, 24)


def only(text: str, published: PartialDate | None = FRIDAY) -> TimeExpression:
    """Return the last expression of `text`; rows name one, or one that rests on another before it."""
    return find(text, Span(0, len(text)), published)[-1]


VALUES = [
    # Weekdays: on or before publication, unless the verb points ahead.
    ("She spoke on Friday.", "2017-03-24"),
    ("She spoke on Thursday.", "2017-03-23"),
    ("She spoke on Saturday.", "2017-03-18"),
    ("She spoke last Friday.", "2017-03-17"),
    ("She spoke this past Tuesday.", "2017-03-21"),
    ("She spoke late Monday night.", "2017-03-20"),
    ("She spoke at 9 a.m. Tuesday.", "2017-03-21"),
    ("They met on Monday.", "2017-03-20"),
    ("They will meet on Monday.", "2017-03-27"),
    ("The vote is scheduled for Wednesday.", "2017-03-29"),
    ("They meet next Thursday.", "2017-03-30"),
    ("Wednesday's vote was close.", "2017-03-22"),
    # Days reckoned from publication.
    ("She spoke today.", "2017-03-24"),
    ("She spoke this morning.", "2017-03-24"),
    ("She spoke earlier yesterday.", "2017-03-23"),
    ("She spoke last night.", "2017-03-23"),
    ("She speaks tomorrow.", "2017-03-25"),
    ("She spoke two days ago.", "2017-03-22"),
    ("She spoke 11 days ago.", "2017-03-13"),
    # Weeks and weekends give the month.
    ("She spoke last week.", "2017-03"),
    ("She speaks next week.", "2017-03"),
    ("She spoke at the weekend.", "2017-03"),
    ("She spoke over the weekend.", "2017-03"),
    ("She spoke three weeks ago.", "2017-03"),
    ("She spoke four weeks ago.", "2017-02"),
    # Months.
    ("She spoke this month.", "2017-03"),
    ("She spoke last month.", "2017-02"),
    ("It opens next month.", "2017-04"),
    ("She spoke earlier this month.", "2017-03"),
    ("She spoke in February.", "2017-02"),
    ("She spoke in March.", "2017-03"),
    ("She spoke in June.", "2016-06"),
    ("The bridge will open in June.", "2017-06"),
    ("She spoke last November.", "2016-11"),
    ("She spoke in late January.", "2017-01"),
    ("She spoke in mid-December.", "2016-12"),
    ("She spoke five months ago.", "2016-10"),
    ("She spoke in June last year.", "2016-06"),
    ("She spoke in June 2014.", "2014-06"),
    ("She spoke in September of 2015.", "2015-09"),
    # Days of a month.
    ("She spoke on Feb. 24.", "2017-02-24"),
    ("She spoke on February 3rd.", "2017-02-03"),
    ("She spoke on 30 January.", "2017-01-30"),
    ("She spoke on the 3rd of February.", "2017-02-03"),
    ("She spoke on Monday, Jan. 9.", "2017-01-09"),
    ("She spoke on May 3, 2012.", "2012-05-03"),
    ("She spoke on 2016-09-12.", "2016-09-12"),
    ("The permit was signed on Nov. 16.", "2016-11-16"),
    ("The permit will be signed on Nov. 16.", "2017-11-16"),
    # Years, quarters and seasons, which are partial dates of a year.
    ("She spoke last year.", "2016"),
    ("She spoke earlier this year.", "2017"),
    ("It opens next year.", "2018"),
    ("She spoke a year ago.", "2016"),
    ("She spoke in 2015.", "2015"),
    ("She spoke in the year 2000.", "2000"),
    ("Profits fell in the third quarter.", "2016"),
    ("Profits fell in the third quarter of 2014.", "2014"),
    ("She spoke last summer.", "2016"),
    ("She spoke in the spring of 2012.", "2012"),
    # Holidays.
    ("She spoke on Christmas Eve.", "2016-12-24"),
    ("She spoke on Thanksgiving.", "2016-11-24"),
    ("She spoke on Labor Day.", "2016-09-05"),
    ("She spoke on Election Day.", "2016-11-08"),
    ("She spoke on Easter Sunday 2016.", "2016-03-27"),
    # Reckoned from what was dated before.
    ("They met on March 3. The next day she left.", "2017-03-04"),
    ("They met on March 3. She left that day.", "2017-03-03"),
    ("They met in 1998. The following year she left.", "1999"),
    ("They met on March 3. Two days later she left.", "2017-03-05"),
]


@pytest.mark.parametrize(("text", "value"), VALUES)
def test_words_stand_for_a_date_as_precise_as_they_are(text: str, value: str) -> None:
    assert str(only(text).value) == value


TIMEX = [
    ("Profits fell last week.", "2017-W11"),
    ("She spoke at the weekend.", "2017-W11-WE"),
    ("Profits fell in the third quarter.", "2016-Q3"),
    ("Profits rose in the first quarter.", "2017-Q1"),
    ("Profits will rise in the second quarter.", "2017-Q2"),
    ("Profits fell in the third quarter from a year earlier.", "2015-Q3"),
    ("She spoke last summer.", "2016-SU"),
    ("She spoke last winter.", "2016-WI"),
    ("It was built in the 1990s.", "199"),
    ("It was built in the late '80s.", "198"),
    ("It was built in the 19th century.", "18"),
    ("She now leads the council.", "PRESENT_REF"),
    ("She recently resigned.", "PAST_REF"),
]


@pytest.mark.parametrize(("text", "timex"), TIMEX)
def test_weeks_quarters_seasons_and_decades_are_kept_as_timex_values(text: str, timex: str) -> None:
    assert only(text).timex == timex


@pytest.mark.parametrize(
    "text", ["She may march.", "He sat on the sun deck.", "Room 2015 is shut.", "An ABC programme"]
)
def test_words_that_only_look_like_dates_are_none(text: str) -> None:
    assert find(text, Span(0, len(text)), FRIDAY) == []


@pytest.mark.parametrize("text", ["She said so on This Week.", "She told USA TODAY so."])
def test_names_of_media_are_no_dates(text: str) -> None:
    assert find(text, Span(0, len(text)), FRIDAY) == []


UNKNOWN = [
    "She spoke on February 30, 2016.",
    "She spoke two days later.",
    "She spoke that day.",
    "It happened on Sept. 11.",
]


@pytest.mark.parametrize("text", UNKNOWN)
def test_what_cannot_be_told_has_words_and_no_value(text: str) -> None:
    found = only(text)
    assert (bool(found.span.of(text)), found.value) == (True, None)


RELATIVE = ["on Friday", "yesterday", "last week", "over the weekend", "two days ago", "this summer"]


@pytest.mark.parametrize("published", [None, PartialDate(2017), PartialDate(2017, 3)])
@pytest.mark.parametrize("words", RELATIVE)
def test_relative_words_without_a_day_of_publication_are_kept_unresolved(
    words: str, published: PartialDate | None
) -> None:
    text = f"She spoke {words}."
    assert only(text, published).value is None


def test_month_is_reckoned_from_a_month_of_publication() -> None:
    assert str(only("She spoke in June.", PartialDate(2017, 3)).value) == "2016-06"


def test_last_week_on_the_second_of_a_month_lies_in_the_month_before() -> None:
    assert str(only("She spoke last week.", PartialDate(2017, 3, 2)).value) == "2017-02"


def test_value_as_of_the_past_is_told_beside_one_ahead() -> None:
    found = only("They will meet on Monday.")
    assert (str(found.value), str(found.past)) == ("2017-03-27", "2017-03-20")


def test_known_expression_may_be_a_bare_word() -> None:
    text = "January was cold."
    found = read(text, Span(0, 7), FRIDAY, [])
    assert found is not None
    assert str(found.value) == "2017-01"


@given(
    st.dates(date(1951, 1, 1), date(2090, 1, 1)), st.sampled_from("Monday Tuesday Saturday Sunday".split())
)
def test_weekday_is_the_nearest_such_day_on_or_before_publication(published: date, weekday: str) -> None:
    value = only(f"She spoke on {weekday}.", PartialDate.of(published)).value
    assert value is not None
    day = value.as_date
    assert day is not None
    assert day.strftime("%A") == weekday
    assert timedelta(0) <= published - day < timedelta(days=7)


@given(st.text(alphabet="onthis last week Friday May 2016,.-'\n", max_size=60))
def test_spans_lie_in_the_text_and_in_order(text: str) -> None:
    places = [place for found in find(text, Span(0, len(text)), FRIDAY) for place in found.span]
    assert places == sorted(places)
    assert all(0 <= place <= len(text) for place in places)


PRECISION = [
    ("last week", 7),
    ("in February", 7),
    ("last year", 4),
    ("two months ago", 7),
    ("last summer", 4),
]


@given(st.dates(date(1951, 1, 1), date(2090, 1, 1)), st.sampled_from(PRECISION))
def test_value_is_never_more_precise_than_the_words(published: date, row: tuple[str, int]) -> None:
    words, digits = row
    assert len(str(only(f"She spoke {words}.", PartialDate.of(published)).value)) == digits


@pytest.mark.parametrize("words", ["on Tuesday", "yesterday", "last week", "two weeks ago", "last year"])
def test_a_day_before_the_calendar_begins_has_no_value(words: str) -> None:
    assert only(f"She spoke {words}.", PartialDate(1, 1, 1)).value is None
