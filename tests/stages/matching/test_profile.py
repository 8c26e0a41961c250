from hypothesis import given

from onrecord.records import Article, PartialDate, Record, Span, Statement
from onrecord.stages.matching import Profile, profiles
from strategies import records

TEXT = "Brandt said the quay was “rotten through”. It was sold.\nThe mayor agreed."


def of(content: list[str]) -> Profile:
    spans = tuple(Span(TEXT.index(words), TEXT.index(words) + len(words)) for words in content)
    said = Statement("1", (Span(0, 6),), (Span(7, 11),), spans, "mixed", 1.0, "x", speaker="Ana M. Brandt")
    [made] = profiles(Article("one", TEXT, published=PartialDate(2024, 5)), [said])
    return made


def test_a_profile_has_the_words_and_which_of_them_are_quoted() -> None:
    made = of(["the quay was “rotten through”", "It was sold"])
    assert made.words == ("the", "quay", "was", "rotten", "through", "|", "it", "was", "sold")
    assert made.quoted == "000110000"


def test_initials_are_no_part_of_a_name() -> None:
    assert of(["It was sold"]).name == ("ana", "brandt")


def test_a_day_that_is_not_known_to_the_day_is_none() -> None:
    assert of(["It was sold"]).day is None


def test_what_stands_around_is_that_of_the_sentences_and_not_of_the_content() -> None:
    made = of(["It was sold"])
    assert "brandt" in made.around
    assert not made.around & made.stems


@given(records())
def test_every_profile_comes_back_from_its_text(record: Record) -> None:
    for made in profiles(record.article, record.statements):
        assert Profile.from_text(made.id, made.article, made.to_text()) == made
