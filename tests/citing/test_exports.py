import csv
import io
import json
from pathlib import Path

import pyarrow.parquet
import pytest

from onrecord import __version__
from onrecord.citing import FORMATS, Format, provenance, rows, write
from onrecord.errors import OutputError
from onrecord.ledger import Ledger, Query
from onrecord.ledger.flat import COLUMNS


def _about(path: Path, form: Format) -> dict[str, str]:
    if form == "parquet":
        told = pyarrow.parquet.read_schema(path).metadata
        return {name.decode().removeprefix("onrecord."): value.decode() for name, value in told.items()}
    if form == "jsonld":
        page = json.loads(path.read_text())
        return {"onrecord": page["generator"]["schema:softwareVersion"], "made": page["generated"],
                "models": page["generator"]["schema:softwareRequirements"],
                "weights_sha256": page["generator"]["schema:softwareRequirements"],
                "ledger_sha256": page["schema:isBasedOn"]["schema:identifier"]}  # fmt: skip
    told = json.loads(path.with_name(f"{path.name}.meta.json").read_text())
    return {name: str(value) for name, value in told.items()}


@pytest.mark.parametrize("form", FORMATS)
def test_every_file_names_the_versions_and_the_digest_of_the_ledger(
    press: Ledger, tmp_path: Path, form: Format
) -> None:
    path = tmp_path / "out"
    write(press, Query(), form, path)
    told = _about(path, form)
    with press.snapshot() as moment:
        rests = provenance(moment)
    assert told["onrecord"] == __version__
    assert "by hand" in told["models"]
    assert rests.weights_sha256 in told["weights_sha256"]
    assert press.digest() in told["ledger_sha256"]


@pytest.mark.parametrize("form", FORMATS)
def test_a_file_has_all_that_the_query_finds(press: Ledger, tmp_path: Path, form: Format) -> None:
    path = tmp_path / "out"
    query = Query(act="deny")
    with press.snapshot() as moment:
        wanted = [str(row["id"]) for row in rows(moment, query)]
    assert write(press, query, form, path) == len(wanted)
    assert _ids(path, form) == wanted


def _ids(path: Path, form: Format) -> list[str]:
    if form == "parquet":
        return list(pyarrow.parquet.read_table(path)["id"].to_pylist())
    text = path.read_text("utf-8-sig")
    if form == "csv":
        return [row["id"] for row in csv.DictReader(io.StringIO(text, newline=""))]
    if form == "jsonl":
        return [json.loads(line)["id"] for line in text.splitlines()]
    items = json.loads(text)["items"]
    return [each["body"]["id"].rpartition(":")[2] for each in items if each["motivation"] == "describing"]


def test_all_formats_of_rows_have_the_same_values(told_again: Ledger, tmp_path: Path) -> None:
    for form in FORMATS:
        write(told_again, Query(), form, tmp_path / form)
    lines = [json.loads(line) for line in (tmp_path / "jsonl").read_text().splitlines()]
    assert pyarrow.parquet.read_table(tmp_path / "parquet").to_pylist() == lines
    cells = list(csv.DictReader(io.StringIO((tmp_path / "csv").read_text("utf-8-sig"), newline="")))
    assert [tuple(row) for row in cells] == [COLUMNS] * len(lines)
    assert [json.loads(row["denials"] or "[]") for row in cells] == [row["denials"] for row in lines]


def test_the_file_beside_csv_tells_the_query_and_the_number(press: Ledger, tmp_path: Path) -> None:
    write(press, Query(act="deny"), "csv", tmp_path / "denials.csv")
    told = json.loads((tmp_path / "denials.csv.meta.json").read_text())
    assert told["query"] == {"act": "deny"}
    assert told["file"] == "denials.csv"
    assert told["statements"] == len(press.search(act="deny", limit=100))


def test_where_it_cannot_be_written_nothing_is_left(press: Ledger, tmp_path: Path) -> None:
    with pytest.raises(OutputError):
        write(press, Query(), "csv", tmp_path / "none" / "out.csv")
    assert not list(tmp_path.iterdir())
