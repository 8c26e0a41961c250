import pytest

from onrecord.stages.matching.stems import is_negation, stem, words_of


@pytest.mark.parametrize(
    "forms", ["resign resigned resigning resigns", "accuse accused accuses", "founder founded", "tax taxes"]
)
def test_forms_of_one_word_have_one_stem(forms: str) -> None:
    assert len({stem(form) for form in forms.split()}) == 1


@pytest.mark.parametrize("word", ["the", "didn't", "we've", "mr", "a"])
def test_words_that_tell_nothing_have_no_stem(word: str) -> None:
    assert stem(word) == ""


def test_numbers_lose_their_separators() -> None:
    assert stem("30,000") == stem("30000")


def test_words_keep_hyphens_and_apostrophes() -> None:
    assert words_of("The well-known Brandt's case, 1.5 million") == [
        "the",
        "well-known",
        "brandt's",
        "case",
        "1.5",
        "million",
    ]


@pytest.mark.parametrize(("word", "turns"), [("never", True), ("wasn't", True), ("harbour", False)])
def test_negations_are_known(word: str, turns: bool) -> None:
    assert is_negation(word) is turns
