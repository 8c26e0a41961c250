from typing import Any

import pytest

from onrecord.stages.speakers import resolve
from onrecord.stages.speakers.epithets import descriptions, first_current
from onrecord.stages.speakers.referents import Referents

FOUND = [
    ("They met the former mayor of Arden there.", ["the former mayor of Arden"]),
    ("They met the leading presidential candidate.", ["the leading presidential candidate"]),
    ("They met the mayor Ann Lee.", []),
    ("They met the mayor-elect.", []),
    ("They met the president.", []),
    ("They met a mayor and the voters.", []),
]


@pytest.mark.parametrize(("text", "phrases"), FOUND)
def test_definite_descriptions_by_an_office_are_found(mark: Any, text: str, phrases: list[str]) -> None:
    article, encoding, _ = mark(text)
    assert [span.of(text) for span in descriptions(Referents(article, encoding))] == phrases


def test_office_may_be_told_by_a_description_alone(mark: Any) -> None:
    text = "[Ann Lee]s [said]c [it was late]o. It rained, the Arden senator added. [Lee]s2 [left]c2."
    found, _ = resolve(*mark(text))
    assert [statement.role for statement in found] == ["Arden senator", "Arden senator"]


def test_current_office_comes_before_a_former_one() -> None:
    assert first_current(["former mayor", "senator"]) == "senator"
    assert first_current([]) is None
