from datetime import date

import pytest

from onrecord.stages.dates import almanac

HOLIDAYS = [
    ("easter", 2016, date(2016, 3, 27)),
    ("easter", 2019, date(2019, 4, 21)),
    ("good friday", 2024, date(2024, 3, 29)),
    ("thanksgiving", 2015, date(2015, 11, 26)),
    ("memorial day", 2016, date(2016, 5, 30)),
    ("election day", 2022, date(2022, 11, 8)),
    ("Halloween", 2020, date(2020, 10, 31)),
]


@pytest.mark.parametrize(("name", "year", "day"), HOLIDAYS)
def test_holiday_has_the_day_of_its_year(name: str, year: int, day: date) -> None:
    assert almanac.holiday(name, year) == day


@pytest.mark.parametrize(("word", "number"), [("two", 2), ("An", 1), ("ninety-six", 96), ("12", 12)])
def test_number_words_are_numbers(word: str, number: int) -> None:
    assert almanac.number_of(word) == number


def test_other_words_are_no_numbers() -> None:
    with pytest.raises(ValueError, match="no number"):
        almanac.number_of("several")
