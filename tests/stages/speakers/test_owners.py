from typing import Any

import pytest

from onrecord.records import Span
from onrecord.stages.speakers.options import options
from onrecord.stages.speakers.owners import Place, place_in
from onrecord.stages.speakers.resolver import Resolver


def offered(mark: Any, text: str) -> set[str | None]:
    article, encoding, statements = mark(text)
    resolver = Resolver(article, encoding, statements)
    return {option.name for option in options(resolver.situation(statements[-1]), resolver.people)}


PLACES = [
    ("her aides", Place(Span(0, 3), "her", owns=True)),
    ("many of his supporters", Place(Span(8, 11), "his", owns=True)),
    ("those close to him", Place(Span(15, 18), "him", owns=False)),
    ("the aides", None),
    ("him", None),
]


@pytest.mark.parametrize(("phrase", "place"), PLACES)
def test_pronoun_that_can_give_way_to_a_name(phrase: str, place: Place | None) -> None:
    assert place_in(phrase) == place


OWNED = [
    ("Ann Lee slept. [Her aides]s [left]c.", "Ann Lee's aides"),
    ("Ann Lee slept. [Those close to her]s [left]c.", "Those close to Ann Lee"),
    ("The Harbour Board met. [One of its members]s [left]c.", "One of Harbour Board's members"),
    ("Ann Lee slept. [Senator Lee's office]s [called]c.", "Ann Lee's office"),
]


@pytest.mark.parametrize(("text", "name"), OWNED)
def test_description_may_say_whose_by_the_full_name(mark: Any, text: str, name: str) -> None:
    assert name in offered(mark, text)


def test_no_body_owns_what_is_hers(mark: Any) -> None:
    assert "Harbour Board's aides" not in offered(mark, "The Harbour Board met. [Her aides]s [left]c.")
