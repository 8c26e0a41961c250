import pytest

from onrecord.records import Span
from onrecord.stages.speakers.kinds import KINDS, features_of_name, kind_by
from onrecord.stages.speakers.names import Mention

TABLE = {"person": {"says": 2.0}, "organisation": {"after the": 2.0}}


def features(text: str, name: str) -> dict[str, float]:
    start = text.index(name)
    mention = Mention(Span(start, start + len(name)), tuple(name.split()), start=start)
    return features_of_name(mention.tokens, [mention], text, 0, None)


AROUND = [
    ("Roe said it.", "says"),
    ("They met Roe, 34, there.", "has an age"),
    ("the board met the Roe there", "after the"),
    ("They live in Roe now.", "after in, at or from"),
    ("They asked Roe, who left.", "who"),
    ("They sold Roe, which lost.", "which"),
    ("They read the newspaper Roe there.", "after a noun for bodies"),
    ("They met the singer Roe there.", "after a noun for persons"),
]


@pytest.mark.parametrize(("text", "feature"), AROUND)
def test_words_beside_a_name_show_its_kind(text: str, feature: str) -> None:
    assert features(text, "Roe")[feature] == 1.0


def test_kind_with_the_most_belief_is_told() -> None:
    assert kind_by({"says": 1.0}, TABLE) == "person"
    assert kind_by({"after the": 1.0}, TABLE) == "organisation"


def test_kind_is_left_open_where_none_has_enough_belief() -> None:
    assert kind_by({"says": 1.0, "after the": 1.0}, TABLE) is None
    assert kind_by({}, TABLE) is None


def test_shipped_table_knows_every_kind() -> None:
    assert kind_by(features("Ann Lee, 34, said it.", "Ann Lee"), None) == "person"
    assert set(KINDS) == {"person", "organisation", "group", "document"}
