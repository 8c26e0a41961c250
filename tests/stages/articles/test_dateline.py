import pytest

from onrecord.stages.articles.dateline import dateline_of


@pytest.mark.parametrize(
    ("line", "dateline"),
    [
        ("HALVERN (Northwire) — The port reopened.", "HALVERN (Northwire)"),
        ("HALVERN: The port reopened.", "HALVERN"),
        ("PORT HALVERN, Vale. (NW) -- The port reopened.", "PORT HALVERN, Vale. (NW)"),
        ("HALVERN, March 3 (Northwire) - The port reopened.", "HALVERN, March 3 (Northwire)"),
        ("Halvern (Northwire) – The port reopened.", "Halvern (Northwire)"),
        ("(Northwire) — The port reopened.", "(Northwire)"),
    ],
)
def test_place_and_agency_are_the_dateline(line: str, dateline: str) -> None:
    assert dateline_of([line]) == dateline


@pytest.mark.parametrize(
    "line",
    [
        "BREAKING: Port reopens",
        "READ MORE: The port reopens",
        "Q: When will the port reopen?",
        "The port - the largest of the coast - reopened.",
        "NATO said that the port was open.",
        "Mara Lindqvist (left) opened the port.",
    ],
)
def test_other_openings_are_none(line: str) -> None:
    assert dateline_of([line]) is None


def test_it_is_looked_for_below_a_headline() -> None:
    assert dateline_of(["Port reopens", "By Ada Fenn", "HALVERN — It reopened."]) == "HALVERN"


def test_it_is_not_looked_for_further_down() -> None:
    assert dateline_of(["One.", "Two.", "Three.", "HALVERN — It reopened."]) is None
