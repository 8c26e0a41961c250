import pytest

from onrecord.records import Span
from onrecord.stages.dates.tense import direction

ROWS = [
    ("They met on Monday.", -1),
    ("They will meet on Monday.", 1),
    ("They are to meet on Monday.", 1),
    ("He said they will meet on Monday.", 1),
    ("The talks, due on Monday, were called off.", 1),
    ("It has stood empty since Monday.", -1),
    ("Replies must come by Monday.", 1),
    ("On Monday they met.", -1),
    ("A quiet Monday.", 0),
]


@pytest.mark.parametrize(("text", "way"), ROWS)
def test_nearest_verb_tells_which_way_a_day_lies(text: str, way: int) -> None:
    start = text.index("Monday")
    assert direction(text, Span(start, start + 6)) == way
