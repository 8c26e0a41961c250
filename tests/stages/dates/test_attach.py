from typing import Any

import pytest

from onrecord.records import PartialDate
from onrecord.stages.dates import date

FRIDAY = PartialDate(2017, 3, 24)

ATTACHED = [
    ("[Lee]s on Friday [denied]c [the report]o.", "2017-03-24"),
    ("[Lee]s [said Thursday]c [the bridge was closed]o.", "2017-03-23"),
    ("[Lee]s [told]c reporters in Arden on Thursday [that the bridge was closed]o.", "2017-03-23"),
    ("In February [Lee]s [testified]c [that the bridge was safe]o.", "2017-02"),
    ("[Lee]s in 2015 [said]c [that the bridge was safe]o.", "2015"),
    ("In Thursday's debate, [Lee]s [said]c [the bridge was safe]o.", "2017-03-23"),
]


@pytest.mark.parametrize(("text", "said_on"), ATTACHED)
def test_expression_in_the_clause_of_the_cue_dates_the_saying(mark: Any, text: str, said_on: str) -> None:
    (statement,) = date(*mark(text, published=FRIDAY))
    assert str(statement.said_on) == said_on


ELSEWHERE = [
    "[Lee]s [said]c [the bridge was closed on Thursday]o.",
    "[Lee, who resigned on Thursday,]s [said]c [the bridge was closed]o.",
    "[Lee]s [said]c [the bridge was safe]o. It was closed on Thursday.",
    "[Lee]s [said]c after Thursday's vote [that the bridge was safe]o.",
    "[Lee]s, due in Arden on Thursday, [said]c [the bridge was safe]o.",
    "[Lee]s [said]c [the bridge was safe]o, which Kim denied on Thursday.",
    "In 2019 [Lee]s will have [said]c [that the bridge was safe]o.",
    "[Lee]s [said]c [the bridge was safe]o.",
]


@pytest.mark.parametrize("text", ELSEWHERE)
def test_no_date_is_filled_in_that_the_saying_does_not_have(mark: Any, text: str) -> None:
    (statement,) = date(*mark(text, published=FRIDAY))
    assert statement.said_on is None


def test_the_words_that_a_date_rests_on_are_kept(mark: Any) -> None:
    marked = mark("[Lee]s on Friday [denied]c [the report]o.", published=FRIDAY)
    (statement,) = date(*marked)
    assert [span.of(marked.article.text) for span in statement.said_on_words] == ["Friday"]


def test_without_publication_date_the_words_are_kept_and_no_date_is_told(mark: Any) -> None:
    marked = mark("[Lee]s on Friday [denied]c [the report]o.")
    (statement,) = date(*marked)
    assert statement.said_on is None
    assert [span.of(marked.article.text) for span in statement.said_on_words] == ["Friday"]


def test_expression_inside_what_another_says_dates_the_inner_saying_alone(mark: Any) -> None:
    text = "[Lee]s [said]c [that [Kim]s2 on Thursday [denied]c2 [the report]o2]o."
    outer, inner = date(*mark(text, published=FRIDAY))
    assert (outer.said_on, str(inner.said_on)) == (None, "2017-03-23")
