import csv
import io
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pyarrow.parquet
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.writers import BOM, csv_lines, jsonl_lines, unguarded, write_parquet

ODD = [
    "She said “no”, twice.",
    'a "quoted" word, and a comma',
    "one line\nand another\r\nand a third",
    "=HYPERLINK(\"http://evil.example\")",
    "+1",
    "-1",
    "@name",
    "\tfirst",
    "＝1",
    "'=1",
    "’tis",
    "Łódź, 東京, 🙂, e\u0301",
    " spaces ",
    "0042",
]  # fmt: skip
KINDS: Mapping[str, type | tuple[str, ...]] = {"words": str, "score": float, "denials": ("who", "words")}
DENIALS = [{"who": "Ana Brandt", "words": "no, “never”"}]


def rows() -> list[dict[str, Any]]:
    return [{"words": words, "score": 0.5, "denials": DENIALS} for words in ODD]


def written(folder: Path) -> Path:
    path = folder / "rows.csv"
    path.write_text("".join(csv_lines(rows(), tuple(KINDS))), encoding="utf-8", newline="")
    return path


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), min_size=1), min_size=1))
def test_words_that_were_written_to_csv_are_read_back_the_same(words: list[str]) -> None:
    text = "".join(csv_lines(({"words": each} for each in words), ["words"]))
    _, *found = csv.reader(io.StringIO(text.removeprefix(BOM), newline=""))
    assert [unguarded(cell) for [cell] in found] == words


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_no_cell_begins_as_a_formula(words: str) -> None:
    _, line = "".join(csv_lines([{"words": words, "n": None}], ["words", "n"])).split("\r\n", 1)
    [[cell, _]] = csv.reader(io.StringIO(line, newline=""))
    assert cell[:1] not in set("=+-@\t\r\n＝＋－＠")


def test_a_csv_file_begins_with_the_mark_that_excel_needs(tmp_path: Path) -> None:
    assert written(tmp_path).read_bytes().startswith(b"\xef\xbb\xbfwords,score,denials\r\n")


def test_a_list_is_json_in_a_csv_cell_and_empty_where_there_is_nothing() -> None:
    text = "".join(csv_lines([rows()[0], rows()[0] | {"denials": []}], tuple(KINDS)))
    found = csv.DictReader(io.StringIO(text.removeprefix(BOM), newline=""))
    assert [row["denials"] for row in found] == ['[{"who": "Ana Brandt", "words": "no, “never”"}]', ""]


def _with_duckdb(path: Path) -> list[str]:
    return [words for words, *_ in duckdb.read_csv(str(path), header=True, all_varchar=True).fetchall()]


def _with_pandas(path: Path) -> list[str]:
    return list(pd.read_csv(path, encoding="utf-8-sig", dtype=str, keep_default_na=False)["words"])


def _with_polars(path: Path) -> list[str]:
    return list(pl.read_csv(path, infer_schema=False)["words"])


@pytest.mark.parametrize("read", [_with_duckdb, _with_pandas, _with_polars])
def test_other_readers_find_the_same_words_in_a_csv_file(read: Any, tmp_path: Path) -> None:
    assert [unguarded(cell) for cell in read(written(tmp_path))] == ODD


def test_other_readers_find_the_same_rows_in_a_parquet_file(tmp_path: Path) -> None:
    path = tmp_path / "rows.parquet"
    assert write_parquet(path, rows(), KINDS, {"onrecord.made": "today"}) == len(ODD)
    table = duckdb.read_parquet(str(path))
    found = [dict(zip(table.columns, row, strict=True)) for row in table.fetchall()]
    assert found == pl.read_parquet(path).to_dicts() == pyarrow.parquet.read_table(path).to_pylist() == rows()
    assert list(pd.read_parquet(path)["words"]) == ODD


def test_a_parquet_file_says_what_it_rests_on(tmp_path: Path) -> None:
    path = tmp_path / "rows.parquet"
    write_parquet(path, [], KINDS, {"onrecord.ledger_sha256": "ab"})
    assert pyarrow.parquet.read_schema(path).metadata[b"onrecord.ledger_sha256"] == b"ab"


def test_a_parquet_file_of_several_pieces_has_all_rows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("onrecord.writers.tables._GROUP", 3)
    write_parquet(tmp_path / "rows.parquet", rows(), KINDS, {})
    assert pyarrow.parquet.read_table(tmp_path / "rows.parquet").to_pylist() == rows()


def test_json_lines_have_one_row_each() -> None:
    lines = list(jsonl_lines(rows()))
    assert all(line.count("\n") == 1 for line in lines)
    assert [json.loads(line) for line in lines] == rows()
