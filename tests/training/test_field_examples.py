from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from onrecord.heads.network import ACTS, PAIRS
from onrecord.records import Article, PartialDate, Span
from onrecord.stages.encoding.pieces import cut, load_tokenizer
from onrecord.training.corpus import Relation
from onrecord.training.field_candidates import accepted
from onrecord.training.field_examples import Example, read_example
from onrecord.weights import FOLDER

TEXT = (
    "Harbour Mayor Ann Lee denied on Friday that the pier leaked. "
    '"It never leaked," Lee told Arden Radio. Roe said the pier leaked.'
)


def spans(words: str, start: int = 0) -> tuple[Span, ...]:
    at = TEXT.index(words, start)
    return (Span(at, at + len(words)),)


RELATIONS = {
    "E1": Relation(spans("Harbour Mayor Ann Lee"), spans("denied"), spans("that the pier leaked")),
    "E2": Relation(spans("Lee", 70), spans("told"), spans('"It never leaked,"')),
    "E3": Relation(spans("Roe"), spans("said"), spans("the pier leaked", 100)),
}
LEE = {"speaker": "Ann Lee", "speaker_kind": "person", "role": "Harbour Mayor", "certainty": "certain"}
ROWS: list[dict[str, Any]] = [
    {"id": "E1", **LEE, "act": "deny", "said_on": "2026-01-02", "channel": None, "repeats": []},
    {
        "id": "E2",
        **LEE,
        "act": ["deny", "state"],
        "said_on": None,
        "channel": "Arden Radio",
        "repeats": ["E1"],
    },
    {
        "id": "E3",
        "speaker": None,
        "act": "state",
        "certainty": None,
        "said_on": None,
        "channel": None,
        "disputes": ["E1"],
    },
]


def right(field: str, gold: object, value: object) -> bool:
    assert field
    return value in accepted(gold)


@pytest.fixture(scope="module")
def example() -> Example:
    article = Article("a", TEXT, published=PartialDate.parse("2026-01-04"), language="en")
    pieces = cut(TEXT, load_tokenizer(FOLDER / "tokenizer.json"))
    return read_example(article, ROWS, RELATIONS, pieces, right)


def test_each_act_that_is_accepted_is_right(example: Example) -> None:
    told = [{ACTS[n] for n in np.flatnonzero(row)} for row in example.act]
    assert told == [{"deny"}, {"deny", "state"}, {"state"}]


def test_what_was_not_annotated_teaches_nothing(example: Example) -> None:
    assert example.hedged.tolist() == [0, 0, -1]
    assert not example.kind[2].any()


@pytest.mark.parametrize("name", PAIRS)
def test_none_is_right_where_no_candidate_is(example: Example, name: str) -> None:
    pairs = example.pairs[name]
    for row in range(len(ROWS)):
        assert (pairs.none[row] == 1) == (not pairs.right[pairs.of == row].any())


def test_the_day_told_beside_a_statement_is_its_candidate(example: Example) -> None:
    assert example.pairs["said_on"].none.tolist() == [0, 1, 1]


def test_the_channel_of_a_statement_is_its_candidate(example: Example) -> None:
    assert example.pairs["channel"].none.tolist() == [1, 0, 1]


def test_words_for_an_office_are_tagged_where_they_stand(example: Example) -> None:
    assert example.tags["role"][:4].tolist() == [1, 2, 0, 0]


def test_words_for_a_channel_are_tagged_where_they_stand(example: Example) -> None:
    assert np.count_nonzero(example.tags["channel"]) == 2


def test_links_are_told_in_either_direction(example: Example) -> None:
    later, earlier, _, labels = example.links
    told = {(int(a), int(b)): int(label) for a, b, label in zip(later, earlier, labels, strict=True)}
    assert told == {(1, 0): 2, (2, 0): 1, (2, 1): 0}


def test_features_without_a_number_are_left_out(example: Example) -> None:
    few = replace(example)
    few.index({"cue:denied": 0})
    assert few.names.tolist() == [[0], [1], [1]]


def test_what_a_written_article_does_not_tell_teaches_nothing() -> None:
    pieces = cut(TEXT, load_tokenizer(FOLDER / "tokenizer.json"))
    rows: list[dict[str, Any]] = [{"id": "E1", "speaker": "Ann Lee", "act": "deny"}]
    found = read_example(Article("a", TEXT), rows, {"E1": RELATIONS["E1"]}, pieces, right)
    assert found.pairs["said_on"].none.tolist() == [-1]
    assert set(found.tags["role"].tolist()) == {-100}
