from dataclasses import replace
from typing import Any

import pytest

from onrecord.records import PartialDate, Statement
from onrecord.stages.dates import date

FRIDAY = PartialDate(2017, 3, 24)


def dated(mark: Any, text: str, *speakers: str) -> tuple[Statement, ...]:
    """Return the statements of a marked text with `said_on`; their speakers are given in order."""
    article, encoding, statements = mark(text, published=FRIDAY)
    named = tuple(
        replace(s, speaker=name, speaker_kind="person") for s, name in zip(statements, speakers, strict=True)
    )
    return date(article, encoding, named)


BESIDE = [
    ("[Lee]s on Friday [denied]c [the report]o.", "2017-03-24"),
    ("[Lee]s [said Thursday]c [the bridge was closed]o.", "2017-03-23"),
    ("[Lee]s [told]c reporters in Arden on Thursday [that the bridge was closed]o.", "2017-03-23"),
    ("On Thursday, [Lee]s [said]c [the bridge was closed]o.", "2017-03-23"),
    ("[Lee]s [said late Wednesday night]c [that the bridge was closed]o.", "2017-03-22"),
    ("[Lee]s [said]c on Feb. 3 [that the bridge was closed]o.", "2017-02-03"),
    ("[Lee]s [said]c yesterday [that the bridge was closed]o.", "2017-03-23"),
    ("[Lee]s [said last week]c [that the bridge was closed]o.", "2017-03"),
    ("In February [Lee]s [testified]c [that the bridge was safe]o.", "2017-02"),
    ("In Thursday's debate, [Lee]s [said]c [the bridge was safe]o.", "2017-03-23"),
]


@pytest.mark.parametrize(("text", "said_on"), BESIDE)
def test_expression_in_the_clause_of_the_cue_dates_the_saying(mark: Any, text: str, said_on: str) -> None:
    (statement,) = dated(mark, text, "Lee")
    assert str(statement.said_on) == said_on


NONE = [
    "[Lee]s [said]c [the bridge was closed on Thursday]o.",
    "[Lee, who resigned on Thursday,]s [said]c [the bridge was closed]o.",
    "[Lee]s [said]c [the bridge was safe]o. It was closed on Thursday.",
    "[Lee]s [said]c after Thursday's vote [that the bridge was safe]o.",
    "[Lee]s, due in Arden on Thursday, [said]c [the bridge was safe]o.",
    "[Lee]s [has said]c since Thursday [that the bridge was safe]o.",
    "[Lee]s [said]c [the bridge was safe]o.",
]


@pytest.mark.parametrize("text", NONE)
def test_no_date_is_filled_in_that_the_saying_does_not_have(mark: Any, text: str) -> None:
    (statement,) = dated(mark, text, "Lee")
    assert statement.said_on is None


GOES_ON = [
    '[Lee]s [said Thursday]c [the pier was safe]o. ["It will stand,"]o2 [Lee]s2 [said]c2.',
    '[Lee]s [told]c Arden Radio on Thursday [the pier was safe]o.\n["It will stand,"]o2 [he]s2 [added]c2.',
    '[Lee]s [wrote Thursday]c [that it was safe]o.\nIt is old.\n["It will stand,"]o2 [Lee]s2 [wrote]c2.',
]


@pytest.mark.parametrize("text", GOES_ON)
def test_what_the_same_speaker_goes_on_to_say_has_the_same_day(mark: Any, text: str) -> None:
    days = [str(statement.said_on) for statement in dated(mark, text, "Lee", "Lee")]
    assert days == ["2017-03-23", "2017-03-23"]


def test_headline_has_the_day_of_the_statement_that_it_repeats(mark: Any) -> None:
    text = "[Lee]s [denies]c [the report]o\n[Lee]s2 [denied on Thursday]c2 [the report on the pier]o2."
    assert str(dated(mark, text, "Ann Lee", "Ann Lee")[0].said_on) == "2017-03-23"


def test_day_of_the_scene_dates_what_is_said_there(mark: Any) -> None:
    text = 'Lee met reporters at the harbour on Thursday.\n["The pier is safe,"]o [Lee]s [said]c.'
    assert str(dated(mark, text, "Lee")[0].said_on) == "2017-03-23"


def test_words_beside_a_statement_win_over_those_of_another(mark: Any) -> None:
    text = "[Lee]s [said Thursday]c [the pier was safe]o. [Lee]s2 [said Monday]c2 [it was closed]o2."
    days = [str(statement.said_on) for statement in dated(mark, text, "Lee", "Lee")]
    assert days == ["2017-03-23", "2017-03-20"]


def test_what_somebody_has_said_before_does_not_inherit_a_day(mark: Any) -> None:
    rest = "The pier was built of oak.\nIts owners are not known.\nIt has been shut for a year.\n" * 3
    text = f"[Lee]s [said Thursday]c [the pier was safe]o.\n{rest}[Kim]s2 [has said]c2 [that it was not]o2."
    assert [s.said_on is None for s in dated(mark, text, "Lee", "Kim")] == [False, True]


def test_a_day_ahead_of_publication_is_no_day_of_a_saying(mark: Any) -> None:
    (statement,) = dated(mark, "[Lee]s [said]c on Friday, 7 April [that the pier was safe]o.", "Lee")
    assert statement.said_on is None or statement.said_on <= FRIDAY


def test_the_words_that_a_date_rests_on_are_kept(mark: Any) -> None:
    text = "[Lee]s on Friday [denied]c [the report]o."
    (statement,) = dated(mark, text, "Lee")
    assert [span.of("Lee on Friday denied the report.") for span in statement.said_on_words] == ["Friday"]


def test_without_publication_date_the_words_are_kept_and_no_date_is_told(mark: Any) -> None:
    marked = mark("[Lee]s on Friday [denied]c [the report]o.")
    (statement,) = date(*marked)
    assert statement.said_on is None
    assert [span.of(marked.article.text) for span in statement.said_on_words] == ["Friday"]


def test_expression_inside_what_another_says_dates_the_inner_saying_alone(mark: Any) -> None:
    text = "[Lee]s [said]c [that [Kim]s2 on Thursday [denied]c2 [the report]o2]o."
    outer, inner = dated(mark, text, "Lee", "Kim")
    assert (outer.said_on, str(inner.said_on)) == (None, "2017-03-23")


def test_day_of_an_outer_saying_is_not_that_of_one_inside_it(mark: Any) -> None:
    text = "[Lee]s on Friday [denied]c [[allegations]c2 by [Kim]s2 [that the pier was shut]o2]o."
    outer, inner = dated(mark, text, "Lee", "Kim")
    assert (str(outer.said_on), inner.said_on) == ("2017-03-24", None)


def test_article_without_statements_has_none(mark: Any) -> None:
    assert date(*mark("It rained on Friday.", published=FRIDAY)) == ()
