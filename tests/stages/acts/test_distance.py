from typing import Any

import pytest

from onrecord.stages.acts import classify

DISTANCES: list[tuple[str, str | None]] = [
    ("[Lee]s [claimed]c [the dam was safe]o.", "claimed"),
    ("[Lee]s [Reportedly said]c [the dam was safe]o.", "Reportedly"),
    ("[Lee]s reportedly [said]c [the dam was safe]o.", "reportedly"),
    ("[Lee]s [said]c [the dam was allegedly safe]o.", "allegedly"),
    ("[Lee]s [praised]c [the so-called peace plan]o.", "so-called"),
    ("[Lee]s [spoke of]c [what he called an act of mercy]o.", "what he called"),
    ("[Lee]s [said]c [the “experts” had never seen the dam]o.", "“experts”"),
    ("[Lee]s [said]c [the dam was safe]o.", None),
    ('["The dam is supposedly safe,"]o [Lee]s [said]c.', None),
    ('[Lee]s [said]c [the dam was "allegedly safe but nobody has looked at it"]o.', None),
]


@pytest.mark.parametrize(("text", "distance"), DISTANCES)
def test_distance_is_the_reporters_and_in_the_articles_words(
    mark: Any, text: str, distance: str | None
) -> None:
    (statement,) = classify(*mark(text))
    assert statement.distance == distance
