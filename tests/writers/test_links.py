import json

from onrecord.records import Link
from onrecord.writers import to_link_line


def test_a_link_is_a_line_with_both_ends_by_article_and_id() -> None:
    line = to_link_line(Link("a1", "b1", "same-quote", 0.81234), ("one", "a1"), ("two", "b1"))
    assert json.loads(line) == {
        "a": ["one", "a1"],
        "b": ["two", "b1"],
        "link": "same-quote",
        "score": 0.812,
        "state": "proposed",
    }
    assert "\n" not in line
