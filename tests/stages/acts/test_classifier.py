from typing import Any

import pytest

from onrecord.records import Act, Certainty
from onrecord.stages.acts import classify
from onrecord.stages.acts.classifier import names_somebody

PERMUTED: list[tuple[str, Act]] = [
    ("[Lee]s [denied]c [that Kim had paid Roe]o.", "deny"),
    ("[Lee]s [accused]c [Kim of having denied the payment]o.", "accuse"),
    ("[Lee]s [said]c [Kim had denied that Roe paid]o.", "state"),
    ("[Lee]s did not [deny]c [that Kim had paid Roe]o.", "state"),
    ("[Lee]s has never [denied]c [paying Roe]o.", "state"),
    ("[Lee]s refused to [deny]c [the payment]o.", "refuse"),
    ("[No official]s [denied]c [the payment]o.", "state"),
    ("[The payment]o [was denied by]c [Lee]s.", "deny"),
    ("[Lee]s [denied]c [that he had refused to pay]o.", "deny"),
    ("[Lee]s [refused]c [to say whether he had denied it]o.", "refuse"),
    ('["These claims are absolutely false,"]o [Lee]s [told]c a newspaper.', "deny"),
    ("[Lee]s [said]c [reports that Kim had been paid were false]o.", "deny"),
]


@pytest.mark.parametrize(("text", "act"), PERMUTED)
def test_roles_are_not_swapped_and_negation_is_not_lost(mark: Any, text: str, act: Act) -> None:
    (statement,) = classify(*mark(text))
    assert statement.act == act


HEDGES: list[tuple[str, Certainty]] = [
    ("[Lee]s [said]c [the dam may break]o.", "hedged"),
    ('[Lee]s [said]c [the dam was "perhaps" leaking]o.', "hedged"),
    ('["I think the dam is safe,"]o [Lee]s [said]c.', "hedged"),
    ("[The dam]o [appears]c [to be leaking]o.", "hedged"),
    ("[Lee]s [said]c [the dam was leaking]o.", "certain"),
    ("[Lee]s [said]c [the dam was leaking, which may surprise people]o.", "certain"),
    ("[Lee]s [denied]c [reports that the dam may break]o.", "certain"),
    ("[Lee]s [reportedly said]c [the dam was leaking]o.", "certain"),
]


@pytest.mark.parametrize(("text", "certainty"), HEDGES)
def test_certainty_is_the_sources_own_hedge(mark: Any, text: str, certainty: Certainty) -> None:
    (statement,) = classify(*mark(text))
    assert statement.certainty == certainty


def test_without_cue_and_content_no_act_is_told(mark: Any) -> None:
    (statement,) = classify(*mark("[Lee]s went home."))
    assert (statement.act, statement.certainty) == (None, None)


def test_typographic_apostrophes_make_no_difference(mark: Any) -> None:
    (statement,) = classify(*mark("[Lee]s [didn’t deny]c [the report]o."))
    assert statement.act == "state"


CULPRITS = [
    ("the heat absurd", False),
    ('"A disgrace."', False),
    ("The heat was absurd.", False),
    ("that the mayor Ann Lee lied", True),
    ("he lied", True),
    ("your board lied", True),
]


@pytest.mark.parametrize(("words", "somebody"), CULPRITS)
def test_words_name_whom_they_accuse_or_nobody(words: str, somebody: bool) -> None:
    assert names_somebody(words) is somebody
