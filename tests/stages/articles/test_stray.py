import pytest

from onrecord.records import PartialDate
from onrecord.stages.articles.lines import Line
from onrecord.stages.articles.stray import FOR_HTML, FOR_TEXT, Caution, part


def _strays(texts: list[str], caution: Caution = FOR_TEXT, published: PartialDate | None = None) -> list[str]:
    return [piece.text for piece in part([Line(text) for text in texts], caution, published)[1]]


@pytest.mark.parametrize("count", [1, 2, 4])
def test_teasers_at_the_end_are_left_out(article: list[str], teasers: list[str], count: int) -> None:
    assert _strays(article + teasers[:count]) == teasers[:count]


def test_nothing_of_an_untouched_article_is_left_out(article: list[str]) -> None:
    assert _strays(article) == []


def test_kept_lines_and_stray_ones_are_all_lines_in_their_order(
    article: list[str], teasers: list[str]
) -> None:
    lines = [Line(text) for text in article + teasers]
    kept, strays = part(lines)
    assert [line.text for line in kept] + [stray.text for stray in strays] == [line.text for line in lines]


def test_sentences_of_other_stories_at_the_end_are_left_out(article: list[str]) -> None:
    others = [
        "Kestrel United sacked coach Bram Oduya three days before the cup final in Dunmore.",
        "Astronomers at Pell Observatory have photographed a comet that passes once in nine centuries.",
        "A bakery in Sorrel Street sells pancakes made after a recipe from a shipwreck.",
        "Film critics voted Silent Meadow the best picture of a thin year for cinema.",
    ]
    assert _strays(article + others) == others


def test_promotion_is_left_out(article: list[str]) -> None:
    promotion = ["Most read", "Sign up for our morning newsletter", "Follow us on every network"]
    assert _strays(article + promotion) == promotion


def test_a_headline_at_the_top_stays(article: list[str], teasers: list[str]) -> None:
    assert _strays(["Port denies harm to Quill Bay oysters", *article, *teasers]) == teasers
    assert _strays([teasers[0], *article]) == []


@pytest.mark.parametrize(
    "line",
    [
        "“We will see them in court.”",
        "What the growers want",
        "Q: Did the authority know?",
        "- a third of the oysters in Quill Bay",
        "By Ada Fenn in Halvern",
        "“They knew”",
    ],
)
def test_lines_of_other_kinds_inside_an_article_stay(article: list[str], line: str) -> None:
    assert _strays([*article[:4], line, *article[4:]]) == []


def test_a_quotation_at_the_end_stays(article: list[str]) -> None:
    assert _strays([*article, "“Silt does not read maps,” he said."]) == []


def test_an_extractor_s_lines_take_more_to_be_left_out(article: list[str], teasers: list[str]) -> None:
    assert _strays([*article, teasers[2]], FOR_HTML) == []
    assert _strays(article + teasers, FOR_HTML) == teasers


def test_a_date_after_publication_tells_another_story(article: list[str]) -> None:
    dated = "Fisheries office names new director | June 9, 2025"
    caution = Caution(tail=0.5, middle=4.0)
    assert _strays([*article, dated], caution, PartialDate(2025, 7, 1)) == []
    assert _strays([*article, dated], caution, PartialDate(2025, 3, 4)) == [dated]


def test_reasons_are_told_in_words(article: list[str], teasers: list[str]) -> None:
    _, strays = part([Line(text) for text in article + teasers[2:3]])
    assert [stray.reason for stray in strays] == [
        "shares no names or topic with the article; no full sentence; stands alone"
    ]


@pytest.mark.parametrize("count", [1, 2, 3])
def test_the_shortest_pages_keep_their_first_line(teasers: list[str], count: int) -> None:
    kept, _ = part([Line(text) for text in teasers[:count]])
    assert kept[0].text == teasers[0]
