import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.text import normalise


@given(st.text())
def test_length_never_changes(text: str) -> None:
    assert len(normalise(text)) == len(text)


@given(st.text())
def test_letters_and_digits_are_kept(text: str) -> None:
    kept = normalise(text)
    assert all(kept[i] == c for i, c in enumerate(text) if c.isalnum() and c != "ʼ")


@pytest.mark.parametrize("mark", list("´’‘`ʼ′‛＇"))
def test_apostrophes_become_one(mark: str) -> None:
    assert normalise(f"NATO{mark}s") == "NATO's"


@pytest.mark.parametrize(("opening", "closing"), [("“", "”"), ("«", "»"), ("„", "“"), ("＂", "＂")])
def test_double_marks_become_straight(opening: str, closing: str) -> None:
    assert normalise(f"{opening}No{closing}") == '"No"'


@pytest.mark.parametrize(("opening", "closing"), [("``", "''"), ("’’", "’’"), ("´´", "´´")])
def test_each_of_two_single_marks_becomes_a_double_one(opening: str, closing: str) -> None:
    assert normalise(f"{opening}No{closing}") == '""No""'


@pytest.mark.parametrize("space", ["\u00a0", "\u2009", "\u202f", "\u200b", "\t"])
def test_spaces_become_one(space: str) -> None:
    assert normalise(f"Mr{space}Orlov") == "Mr Orlov"


def test_line_breaks_stay() -> None:
    assert normalise("One.\r\nTwo.\n") == "One.\r\nTwo.\n"
