import pytest

from onrecord.stages.articles.wording import rarity, stem_of, weight, words_of


def test_rare_words_weigh_more() -> None:
    assert rarity("people") < rarity("oyster")


def test_a_word_that_was_never_counted_weighs_as_much_as_one_seen_once() -> None:
    assert rarity("qzxqzx") == pytest.approx(6.73, abs=0.01)
    assert weight(["qzxqzx", "qzxqzx"]) == 2 * rarity("qzxqzx")


@pytest.mark.parametrize(
    ("token", "stem"), [("Halvern's", "halver"), ("the", None), ("a", None), ("Bay", "bay")]
)
def test_stems_are_first_letters_of_telling_words(token: str, stem: str | None) -> None:
    assert stem_of(token) == stem


def test_capital_words_that_are_no_usual_ones_are_names() -> None:
    words = words_of("Growers In Quill Bay Tell Lindqvist")
    assert {"quill", "lindqv"} <= words.names
    assert not {"tell", "in"} & words.names
