from hypothesis import given
from hypothesis import strategies as st

from onrecord.stages.articles.markup import letters
from onrecord.stages.articles.plain import text_lines

WRAPPED = """\
The port authority denied on Tuesday that its dredging had damaged the
oyster beds of the bay, and said that nobody had shown it a single dead
oyster before July.

Growers see it differently. They say that silt from the dredging has
killed a third of the oysters since spring, and that the authority was
warned twice.

Orchestra cancels its winter tour
Ten quiet villages for a weekend
"""


def test_each_line_of_a_text_is_a_line() -> None:
    assert text_lines("One.\nTwo.\r\nThree.\rFour.")[0] == ["One.", "Two.", "Three.", "Four."]


def test_white_space_is_collapsed_and_empty_lines_go() -> None:
    assert text_lines("\n One \u00a0 two.\n \t\n\nThree.\n")[0] == ["One two.", "Three."]


def test_hard_wrapped_paragraphs_are_joined() -> None:
    lines, _ = text_lines(WRAPPED)
    assert [line.split(" ", 1)[0] for line in lines] == ["The", "Growers", "Orchestra", "Ten"]
    assert lines[0].endswith("oyster before July.")


def test_lines_that_end_where_there_was_room_are_not_joined() -> None:
    text = "He came at nine in the morning.\nShe left.\n\nThey met again in the evening.\nIt rained.\n"
    assert len(text_lines(text)[0]) == 4


def test_long_lines_are_paragraphs() -> None:
    text = "\n\n".join("\n".join(["word " * 40] * 3) for _ in range(3))
    assert len(text_lines(text)[0]) == 9


def test_a_first_line_apart_and_without_stop_is_the_title() -> None:
    lines, title = text_lines("Port denies harm\n\nThe port denied it.\n")
    assert title == "Port denies harm"
    assert lines[0] == title


def test_a_first_sentence_is_no_title() -> None:
    assert text_lines("The port denied it.\n\nNobody else did.\n")[1] is None
    assert text_lines("The port denied it,\n\nsaid the mayor.\n")[1] is None


def test_a_first_line_that_the_text_joins_is_no_title() -> None:
    assert text_lines("Port denies harm\nThe port denied it.\n")[1] is None


def test_a_lone_line_is_no_title() -> None:
    assert text_lines("Port denies harm\n")[1] is None


@given(st.text())
def test_only_white_space_changes(text: str) -> None:
    lines, _ = text_lines(text)
    assert letters("\n".join(lines)) == letters(text)
    assert all(line and line == " ".join(line.split()) for line in lines)
