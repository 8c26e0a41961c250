import json
from pathlib import Path

import pytest

from onrecord.errors import TrainingError
from onrecord.records import Span
from onrecord.training.corpus import Relation, held_out, parted, read_corpus, read_inner, read_standoff

TEXT = "Ada Venn said rain, she added, would fall."
STANDOFF = (
    "T1\tSource 0 8\tAda Venn\n"
    "T2\tCue 9 13\tsaid\n"
    "T3\tContent 14 18;31 41\train would fall\n"
    "E1\tAttribution:T2 Source:T1 Cue:T2 Content:T3\n"
)
RELATION = Relation((Span(0, 8),), (Span(9, 13),), (Span(14, 18), Span(31, 41)))


@pytest.fixture
def part(tmp_path: Path) -> Path:
    """A part of a corpus with one article that two annotators have read."""
    for name in ("text", "attributions"):
        (tmp_path / name).mkdir()
    (tmp_path / "text" / "venn_rain.txt").write_text(TEXT, "utf-8")
    (tmp_path / "attributions" / "venn_rain_anna.ann").write_text(STANDOFF, "utf-8")
    (tmp_path / "attributions" / "venn_rain_ben.ann").write_text("", "utf-8")
    return tmp_path


def test_a_statement_keeps_its_roles_and_the_pieces_of_its_content(part: Path) -> None:
    assert read_standoff(part / "attributions" / "venn_rain_anna.ann") == (RELATION,)


def test_a_role_named_twice_is_one_role(tmp_path: Path) -> None:
    path = tmp_path / "a.ann"
    path.write_text(
        "T1\tSource 5 8\tx\nT2\tSource 0 3\ty\nE1\tAttribution:T1 Source:T1 Source2:T2\n", "utf-8"
    )
    assert read_standoff(path) == (Relation((Span(0, 3), Span(5, 8)), (), ()),)


def test_a_line_that_is_no_standoff_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.ann"
    path.write_text("T1\tSource 0 3\tAda\nT2\tCue four 8\tsaid\n", "utf-8")
    with pytest.raises(TrainingError, match=r"a\.ann:2: .*no brat standoff"):
        read_standoff(path)


def test_readings_come_in_the_order_of_their_annotators(part: Path) -> None:
    (document,) = read_corpus(part)
    assert document.text == TEXT
    assert document.readings == ((RELATION,), ())


def test_where_nobody_looked_for_inner_statements_none_are_denied(part: Path) -> None:
    (document,) = read_corpus(part)
    assert document.inner is None
    assert document.looked == ()


def test_inner_statements_are_read_and_looked_for_in_the_whole_text(part: Path, tmp_path: Path) -> None:
    path = tmp_path / "inner.jsonl"
    item = {"source": [[20, 23]], "cue": [[24, 29]], "content": [[31, 41]]}
    path.write_text(json.dumps({"doc": "venn_rain", "inner": [item]}) + "\n", "utf-8")
    (document,) = read_corpus(part, path)
    inner = Relation((Span(20, 23),), (Span(24, 29),), (Span(31, 41),), inner=True)
    assert document.inner == (inner,)
    assert document.looked == (Span(0, len(TEXT)),)


def test_an_inner_statement_may_have_no_source(tmp_path: Path) -> None:
    path = tmp_path / "inner.jsonl"
    path.write_text(
        '{"doc": "a", "inner": [{"source": null, "cue": [[0, 2]], "content": [[3, 9]]}]}\n', "utf-8"
    )
    assert read_inner(path)["a"][0].source == ()


def test_a_folder_without_articles_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(TrainingError, match="holds no"):
        read_corpus(tmp_path)


def test_the_same_articles_are_held_out_each_time() -> None:
    names = [f"article-{i}" for i in range(1400)]
    held = [name for name in names if held_out(name)]
    assert 70 <= len(held) <= 130
    assert held == [name for name in names if held_out(name)]


def test_an_article_is_trained_on_or_held_out(part: Path) -> None:
    documents = read_corpus(part)
    train, held = parted(documents)
    assert train + held == documents
