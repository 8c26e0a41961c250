from onrecord.records import PartialDate
from onrecord.stages.articles.features import NAMES, Context
from onrecord.stages.articles.lines import Line


def _features(
    texts: list[str], start: int, end: int, published: PartialDate | None = None
) -> dict[str, float]:
    """Return the features of the line at `start`."""
    context = Context([Line(text) for text in texts], published)
    return dict(zip(NAMES, context.features(start, end)[0], strict=True))


def test_words_are_looked_for_outside_of_the_block_only() -> None:
    texts = ["The mayor spoke.", "Oysters died in Quill Bay.", "Oysters of Quill Bay."]
    assert _features(texts, 1, 3)["known names"] == 0
    assert _features(texts, 2, 3)["known names"] > 0


def test_words_meet_by_their_first_letters() -> None:
    texts = ["The Halverns dredged.", "A Halvernian oyster."]
    assert _features(texts, 1, 2)["shared"] > 0


def test_function_words_tell_nothing() -> None:
    assert _features(["He said that it was there.", "It was there that he said so."], 1, 2)["coverage"] == 0


def test_every_number_has_a_name() -> None:
    context = Context([Line("One line."), Line("Another line.")])
    assert [len(row) for row in context.features(0, 2)] == [len(NAMES)] * 2


def test_a_closing_quotation_mark_ends_a_sentence() -> None:
    assert _features(["x", "“They chose to dredge on.”"], 1, 2)["open end"] == 0
    assert _features(["x", "Growers see it differently"], 1, 2)["open end"] == 1


def test_a_block_quotation_counts_as_one() -> None:
    context = Context([Line("x"), Line("We dredged.", is_quoted=True)])
    assert context.features(1, 2)[0][NAMES.index("quotation")] == 1


def test_only_a_stamp_outside_of_a_sentence_is_a_date() -> None:
    day = PartialDate(2025, 3, 4)
    for text, expected in [
        ("Silt figures | June 9, 2025", 1),
        ("9 June 2025", 1),
        ("The case opens on June 9, 2025", 0),
        ("The case opens on June 9, 2025, at noon", 0),
        ("Silt figures | March 4, 2025", 0),
        ("Silt figures | May 4, 2016", 0),
    ]:
        assert _features(["x", text], 1, 2, day)["later day"] == expected, text
    assert _features(["x", "9 June 2025"], 1, 2)["later day"] == 0
