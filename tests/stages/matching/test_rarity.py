from onrecord.stages.matching.rarity import rarity
from onrecord.stages.matching.stems import stem


def test_a_word_of_every_day_tells_less_than_one_that_no_article_has() -> None:
    assert rarity(stem("president")) < rarity(stem("plagiarism")) < rarity("zyzzyx")
