from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.records import PartialDate, Span
from onrecord.stages.dates.expressions import find

FRIDAY = PartialDate(2017, 3, 24)

VALUES = [
    ("on Friday", "2017-03-24"),
    ("on Thursday", "2017-03-23"),
    ("on Saturday", "2017-03-18"),
    ("last Friday", "2017-03-17"),
    ("late on Monday night", "2017-03-20"),
    ("today", "2017-03-24"),
    ("this morning", "2017-03-24"),
    ("yesterday", "2017-03-23"),
    ("last night", "2017-03-23"),
    ("last week", "2017-03"),
    ("at the weekend", "2017-03"),
    ("this month", "2017-03"),
    ("last month", "2017-02"),
    ("last year", "2016"),
    ("last summer", "2016"),
    ("in February", "2017-02"),
    ("in March", "2017-03"),
    ("in June", "2016-06"),
    ("in 2015", "2015"),
    ("June 2014", "2014-06"),
    ("on Feb. 24", "2017-02-24"),
    ("on 30 March", "2016-03-30"),
    ("on May 3, 2012", "2012-05-03"),
    ("2016-09-12", "2016-09-12"),
    ("two days ago", "2017-03-22"),
    ("three weeks ago", "2017-03"),
    ("five months ago", "2016-10"),
    ("a year ago", "2016"),
]


@pytest.mark.parametrize(("words", "value"), VALUES)
def test_words_stand_for_a_date_as_precise_as_they_are(words: str, value: str) -> None:
    (found,) = find(words, Span(0, len(words)), FRIDAY)
    assert str(found.value) == value


@pytest.mark.parametrize(
    "words", ["She may march.", "He sat on the sun deck.", "in room 2015", "Sunday's best"]
)
def test_words_that_only_look_like_dates_are_none_or_a_weekday(words: str) -> None:
    assert all(found.span.of(words) == "Sunday" for found in find(words, Span(0, len(words)), FRIDAY))


def test_day_that_no_calendar_has_gets_no_value() -> None:
    (found,) = find("on February 30, 2016", Span(0, 20), FRIDAY)
    assert found.value is None


@pytest.mark.parametrize("published", [None, PartialDate(2017), PartialDate(2017, 3)])
def test_weekday_without_a_day_of_publication_is_kept_unresolved(published: PartialDate | None) -> None:
    (found,) = find("on Friday", Span(0, 9), published)
    assert (found.span, found.value) == (Span(3, 9), None)


def test_last_week_on_the_second_of_a_month_lies_in_the_month_before() -> None:
    (found,) = find("last week", Span(0, 9), PartialDate(2017, 3, 2))
    assert str(found.value) == "2017-02"


@given(
    st.dates(date(1951, 1, 1), date(2090, 1, 1)), st.sampled_from("Monday Tuesday Saturday Sunday".split())
)
def test_weekday_is_the_nearest_such_day_on_or_before_publication(published: date, weekday: str) -> None:
    (found,) = find(weekday, Span(0, len(weekday)), PartialDate.of(published))
    assert found.value is not None
    day = found.value.as_date
    assert day is not None
    assert day.strftime("%A") == weekday
    assert timedelta(0) <= published - day < timedelta(days=7)


@given(st.text(alphabet="onthis last week Friday May 2016,.-'\n", max_size=60))
def test_spans_lie_in_the_text_and_in_order(text: str) -> None:
    found = find(text, Span(0, len(text)), FRIDAY)
    places = [place for expression in found for place in expression.span]
    assert places == sorted(places)
    assert all(0 <= place <= len(text) for place in places)


@pytest.mark.parametrize("words", ["on Tuesday", "yesterday", "last week", "two weeks ago", "last year"])
def test_a_day_before_the_calendar_begins_has_no_value(words: str) -> None:
    (found,) = find(words, Span(0, len(words)), PartialDate(1, 1, 1))
    assert found.value is None
