import json

from onrecord.records import (
    Article,
    Candidate,
    Link,
    PartialDate,
    Record,
    Span,
    Statement,
    Stray,
)
from onrecord.writers import to_line

TEXT = "Roos denied it.\nShe said no."


def record() -> Record:
    article = Article("pier", TEXT, published=PartialDate(2025, 3), stray=(Stray("Ferries", "no sentence"),))
    first = Statement("s1", (Span(0, 4),), (Span(5, 11),), (Span(12, 14),), "indirect", 0.51234, "test")
    second = Statement(
        "s2",
        (Span(16, 19),),
        (Span(20, 24),),
        (Span(25, 27),),
        "indirect",
        0.5,
        "test",
        inside="s1",
        candidates=(Candidate("Hanne Roos", 0.4, "nearest"),),
        said_on=PartialDate(2025, 3, 14),
    )
    links = (Link("s2", "s1", "repeats", 0.9), Link("s2", "s1", "disputes", 0.9))
    return Record(article, statements=(first, second), links=links)


def test_a_record_is_one_line_with_spans_in_code_points() -> None:
    line = to_line(record())
    row = json.loads(line)
    assert "\n" not in line
    assert row["attributions"][0]["source"] == [[0, 4]]
    assert row["attributions"][1]["content"] == [[25, 27]]


def test_dates_keep_their_precision() -> None:
    row = json.loads(to_line(record()))
    assert row["published"] == "2025-03"
    assert [a["said_on"] for a in row["attributions"]] == [None, "2025-03-14"]


def test_links_stand_with_the_later_statement() -> None:
    first, second = json.loads(to_line(record()))["attributions"]
    assert (first["disputes"], first["repeats"], first["inside"]) == ([], [], None)
    assert (second["disputes"], second["repeats"], second["inside"]) == (["s1"], ["s1"], "s1")


def test_stray_pieces_and_candidates_keep_their_reasons() -> None:
    row = json.loads(to_line(record()))
    assert row["stray"] == [{"text": "Ferries", "reason": "no sentence"}]
    assert row["attributions"][1]["candidates"] == [{"name": "Hanne Roos", "score": 0.4, "why": "nearest"}]
