from dataclasses import replace
from typing import Any

import pytest

from onrecord.stages.channels import find

NAMED = [
    ("[Lee]s [told]c Arden Radio [that the pier was safe]o.", "Arden Radio"),
    ('["It is safe,"]o [Lee]s [told]c the Kurier state news agency.', "Kurier"),
    ("[Lee]s [told]c reporters [that the pier was safe]o.", "reporters"),
    ("[Lee]s [told]c lawmakers in Arden on Thursday [that the pier was safe]o.", "lawmakers in Arden"),
    ("[Lee]s [told]c talk-show host Ann Kim [that the pier was safe]o.", "Ann Kim"),
    ("In an interview with the Arden Herald, [Lee]s [said]c [the pier was safe]o.", "Arden Herald"),
    (
        "In a statement to the Harbour Works Committee, [Lee]s [said]c [it was safe]o.",
        "Harbour Works Committee",
    ),
    ("[Lee]s [said in a statement]c [that the pier was safe]o.", "statement"),
    ("[Lee]s [said]c at a rally in Arden [that the pier was safe]o.", "a rally in Arden"),
    ("[Lee]s [said]c during a news conference [that the pier was safe]o.", "news conference"),
    ("[Lee]s [wrote on Twitter]c [that the pier was safe]o.", "Twitter"),
    ('["It is safe,"]o [Lee]s [said]c on KBC\'s "Morning Call."', "Morning Call"),
    ("[Lee]s [testified]c before the Senate Roads Committee [that it was safe]o.", "Senate Roads Committee"),
    ("[Lee]s [tweeted]c [that it was safe]o. Twitter has not commented.", "Twitter"),
]


@pytest.mark.parametrize(("text", "channel"), NAMED)
def test_channel_is_the_shortest_words_that_name_it(mark: Any, text: str, channel: str) -> None:
    (statement,) = find(*mark(text))
    assert statement.channel == channel


NONE = [
    "[Lee]s [said]c [the pier was safe]o.",
    "[Lee]s [said]c [he had read it on Twitter]o.",
    "[Lee, who lost a debate in Arden,]s [said]c [the pier was safe]o.",
    "[Lee]s [told]c him [that the pier was safe]o.",
    "[Lee]s [told]c an Arden audience [that the pier was safe]o.",
    "[Lee]s [told]c voters [that the pier was safe]o.",
    "[Lee]s [said]c on Thursday [that the pier was safe]o.",
    "[Lee]s [said]c in Arden [that the pier was safe]o.",
    "[Lee]s [tweeted]c [that it was safe]o.",
]


@pytest.mark.parametrize("text", NONE)
def test_place_audience_and_what_is_said_are_no_channel(mark: Any, text: str) -> None:
    (statement,) = find(*mark(text))
    assert statement.channel is None


def test_quotation_that_goes_on_has_the_channel_before(mark: Any) -> None:
    text = '["It is safe,"]o [Lee]s [told]c Arden Radio.\n["It will stand,"]o2 [he]s2 [added]c2.'
    article, encoding, statements = mark(text)
    spoken = tuple(replace(statement, speaker="Ann Lee") for statement in statements)
    assert [statement.channel for statement in find(article, encoding, spoken)] == ["Arden Radio"] * 2


def test_another_speaker_does_not_inherit_a_channel(mark: Any) -> None:
    rest = "The pier was built of oak.\nIts owners are not known.\nIt has been shut for a year.\n" * 3
    text = f'["It is safe,"]o [Lee]s [told]c Arden Radio.\n{rest}["It is not,"]o2 [Kim]s2 [said]c2.'
    article, encoding, statements = mark(text)
    spoken = tuple(replace(s, speaker=name) for s, name in zip(statements, ("Lee", "Kim"), strict=True))
    assert [statement.channel for statement in find(article, encoding, spoken)] == ["Arden Radio", None]


def test_channel_of_the_scene_holds_for_what_is_said_there(mark: Any) -> None:
    text = 'Lee held a news conference in Arden.\n["The pier is safe,"]o [Lee]s [said]c.'
    article, encoding, (statement,) = mark(text)
    (found,) = find(article, encoding, (replace(statement, speaker="Lee", speaker_kind="person"),))
    assert found.channel == "news conference"


def test_channel_is_always_words_of_the_article(mark: Any) -> None:
    for text, _ in NAMED:
        article, encoding, statements = mark(text)
        assert all(s.channel and s.channel in article.text for s in find(article, encoding, statements))


def test_channel_has_the_articles_own_letters(mark: Any) -> None:
    (statement,) = find(*mark("[Lee]s [told]c L’Écho [that the pier was safe]o."))
    assert statement.channel is not None
    assert statement.channel in "[Lee]s [told]c L’Écho [that the pier was safe]o."
