from hypothesis import given
from hypothesis import strategies as st

from onrecord.stages.articles.align import as_on_page
from onrecord.stages.articles.lines import Line
from onrecord.stages.articles.markup import letters


def _texts(lines: list[Line]) -> list[str]:
    return [line.text for line in lines]


def test_lines_come_in_the_order_of_the_page() -> None:
    lines = [Line("the second"), Line("the first"), Line("the third")]
    assert _texts(as_on_page(lines, "thefirstthesecondthethird")) == ["the first", "the second", "the third"]


def test_a_line_that_the_page_repeats_stays_where_it_was() -> None:
    lines = [Line("again"), Line("and"), Line("again")]
    assert _texts(as_on_page(lines, "againandagain")) == ["again", "and", "again"]


def test_a_line_that_the_extractor_repeats_comes_once() -> None:
    lines = [Line("one two"), Line("three"), Line("two")]
    assert _texts(as_on_page(lines, "onetwothree")) == ["one two", "three"]


def test_a_line_is_cut_where_the_extractor_left_words_out() -> None:
    line = Line("She denied that he paid", is_quoted=True)
    assert as_on_page([line], "Shedeniedeverythingandsaidthathepaid") == [
        Line("She denied", is_quoted=True),
        Line("that he paid", is_quoted=True),
    ]


def test_words_that_the_page_has_not_are_dropped() -> None:
    assert _texts(as_on_page([Line("He said • nothing")], "Hesaidnothing")) == ["He said", "nothing"]


@given(st.lists(st.text("ab ", min_size=1)), st.text("ab"))
def test_what_comes_stands_in_the_page_in_turn(texts: list[str], there: str) -> None:
    lines = [Line(" ".join(text.split())) for text in texts if text.strip()]
    position = 0
    for line in as_on_page(lines, there):
        found = there.find(letters(line.text), position)
        assert found >= 0
        position = found + len(letters(line.text))
