from dataclasses import replace
from typing import Any

import pytest

from onrecord.records import Encoding, Span, Statement
from onrecord.text import find_quotations, normalise, paragraphs, sentences, words
from onrecord.text.sequence import goes_on, place_of

TEXT = '"It was late," said Lee. "It was cold," Lee said.\n"It rained," Lee said.\nIt thawed, Lee said.'


@pytest.fixture
def told() -> tuple[Encoding, tuple[Statement, ...]]:
    lines = paragraphs(TEXT)
    encoding = Encoding(
        normalise(TEXT), lines, sentences(TEXT, lines), words(TEXT), find_quotations(TEXT, lines)
    )
    starts = [TEXT.index(words_) for words_ in ('"It was late', '"It was cold', '"It rained', "It thawed")]
    statements = tuple(
        Statement(
            id=str(number),
            source=(),
            cue=(),
            content=(Span(start, start + 8),),
            form="indirect" if number == 4 else "direct",
            confidence=1.0,
            model="test",
            speaker="Lee",
        )
        for number, start in enumerate(starts, start=1)
    )
    return encoding, statements


def followers(told: Any, **changes: Statement) -> dict[str, str]:
    encoding, statements = told
    changed = tuple(changes.get(f"s{s.id}", s) for s in statements)
    return {key: first.id for key, first in goes_on(changed, encoding, lambda s: s.id == "1").items()}


def test_quotations_of_one_speaker_go_on_with_the_first(told: Any) -> None:
    assert followers(told) == {"2": "1", "3": "1"}


def test_another_speaker_ends_it(told: Any) -> None:
    assert followers(told, s2=replace(told[1][1], speaker="Roe")) == {}


def test_speaker_who_cannot_be_told_does_not_take_part(told: Any) -> None:
    assert followers(told, s2=replace(told[1][1], speaker=None)) == {"3": "1"}


def test_place_is_where_the_first_words_stand(told: Any) -> None:
    assert place_of(replace(told[1][1], source=(Span(3, 5),))) == 3
