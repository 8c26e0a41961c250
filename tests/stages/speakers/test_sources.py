from typing import Any

import pytest

from onrecord.records import SpeakerKind
from onrecord.stages.speakers.cast import Cast
from onrecord.stages.speakers.sources import read_source

SHAPES = [
    ("[Ann Lee]s spoke.", "name"),
    ("[Ann Lee, who left,]s spoke.", "name"),
    ("[The mayor, Ann Lee,]s spoke.", "name"),
    ("[Ann Lee's]s [remarks]c.", "name"),
    ("[Secretary of State Ann Lee]s spoke.", "name"),
    ("[The president of Arden Radio]s spoke.", "description"),
    ("[He]s spoke.", "pronoun"),
    ("[she and her allies]s spoke.", "pronoun"),
    ("[she herself]s spoke.", "pronoun"),
    ("[We've]s spoken.", "pronoun"),
    ("The mayors, [most of whom]s spoke, left.", "relative"),
    ("Ann Lee, [who]s spoke, left.", "relative"),
    ("[A spokesman for Ann Lee]s spoke.", "description"),
    ("[Aides to Ann Lee]s spoke.", "description"),
    ("[Lee's aides]s spoke.", "description"),
    ("[Some Republicans]s spoke.", "description"),
    ("[said]c", "nothing"),
]


@pytest.mark.parametrize(("text", "shape"), SHAPES)
def test_source_is_a_name_a_pronoun_a_description_or_nothing(mark: Any, text: str, shape: str) -> None:
    article, encoding, (statement,) = mark(text)
    assert read_source(statement, encoding.normalised, Cast(article.text, encoding)).shape == shape


def test_where_somebody_is_from_does_not_divide_joined_names(mark: Any) -> None:
    article, encoding, (statement,) = mark("[Sens. Ann Lee of Ohio and Ole Roe, R-Iowa,]s spoke.")
    reading = read_source(statement, encoding.normalised, Cast(article.text, encoding))
    assert [mention.span.of(article.text) for mention in reading.named] == ["Ann Lee", "Ole Roe"]


def test_joined_names_are_all_heads(mark: Any) -> None:
    article, encoding, (statement,) = mark("[Ann Lee, Ole Roe and the Harbour Board]s spoke.")
    article, encoding, (statement,) = mark("[Ann Lee, Ole Roe and Kim Dahl]s spoke.")
    reading = read_source(statement, encoding.normalised, Cast(article.text, encoding))
    assert [mention.span.of(article.text) for mention in reading.named] == ["Ann Lee", "Ole Roe", "Kim Dahl"]


KINDS: list[tuple[str, SpeakerKind | None]] = [
    ("[A senior campaign aide]s", "unnamed"),
    ("[two officials briefed on the plan]s", "unnamed"),
    ("[a report released last week]s", "document"),
    ("[the survey]s", "document"),
    ("[the harbour authority]s", "organisation"),
    ("[many voters]s", "group"),
    ("[a number of voters]s", "group"),
    ("[45 percent of them]s", "group"),
    ("[the wind]s", None),
]


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_head_noun_shows_the_kind_of_a_description(mark: Any, text: str, kind: SpeakerKind | None) -> None:
    article, encoding, (statement,) = mark(f"{text} spoke.")
    assert read_source(statement, encoding.normalised, Cast(article.text, encoding)).kind == kind
