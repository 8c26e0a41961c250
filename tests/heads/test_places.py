import pytest

from onrecord.heads import PLACES, Places
from onrecord.records import Article, Span, Statement
from onrecord.stages.encoding import encode

TEXT = " ".join(f"Word{number} stood here." for number in range(30))
ENCODING = encode(Article("a", TEXT))
SENTENCE = 15
START = ENCODING.sentences[SENTENCE].start
STATEMENT = Statement(
    "s0",
    (Span(START, START + 6),),
    (Span(START + 7, START + 12),),
    (Span(START + 13, START + 17),),
    form="indirect",
    confidence=1.0,
    model="by hand",
)


def place(span: Span) -> int:
    return Places(ENCODING).of(STATEMENT, span)


@pytest.mark.parametrize(("part", "number"), [("source", 0), ("cue", 1), ("content", 2)])
def test_the_parts_of_a_statement_are_places_of_their_own(part: str, number: int) -> None:
    assert place(getattr(STATEMENT, part)[0]) == number


def test_the_rest_of_its_sentence_is_told_apart() -> None:
    assert place(Span(START + 17, START + 18)) == 4


def test_sentences_before_and_after_are_never_one_place() -> None:
    before = {place(ENCODING.sentences[n]) for n in range(SENTENCE)}
    after = {place(ENCODING.sentences[n]) for n in range(SENTENCE + 1, 30)}
    assert not before & after


def test_places_are_numbered_below_their_count() -> None:
    assert {place(sentence) for sentence in ENCODING.sentences} <= set(range(PLACES))
