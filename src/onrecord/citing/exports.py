"""All that a query finds as a file, with what it rests on."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Literal, get_args

from onrecord.citing.annotations import collection
from onrecord.citing.provenance import provenance
from onrecord.citing.rows import KINDS, rows
from onrecord.ledger import Ledger, Query, Snapshot
from onrecord.ledger.flat import COLUMNS
from onrecord.writers import csv_lines, jsonl_lines, whole, write_parquet

Format = Literal["csv", "jsonl", "parquet", "jsonld"]
FORMATS: tuple[Format, ...] = get_args(Format)


def write(ledger: Ledger, query: Query, form: Format, path: Path) -> int:
    """Write the statements that the query finds to a file, and return how many there are.

    Everything in it is as at one moment. What it rests on stands in Parquet's metadata and in JSON-LD itself,
    and beside CSV and JSON Lines, which have no place for it, in a file named `PATH.meta.json`. The files
    are there whole or not at all.

    Raises:
        QueryError: for what no query can have.
        ExtraError: for Parquet where pyarrow is not installed.
        OutputError: where the file cannot be written.
    """
    with ledger.snapshot() as moment, whole(*_paths(path, form)) as names:
        about = about_file(moment, query)
        number = _WRITERS[form](moment, query, names[0], about)
        if len(names) > 1:
            told = about | {"file": path.name, "statements": number}
            names[1].write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return number


def about_file(moment: Snapshot, query: Query) -> dict[str, object]:
    """Return what a file says of itself: what it rests on, and the query."""
    return {**provenance(moment).told(), "query": query.parameters}


def _paths(path: Path, form: Format) -> list[Path]:
    return [path] if form in ("parquet", "jsonld") else [path, path.with_name(f"{path.name}.meta.json")]


def parquet(moment: Snapshot, query: Query, path: Path, about: Mapping[str, object]) -> int:
    """Write the rows of a query as a Parquet file that says what it rests on, and return how many there are.

    Raises:
        QueryError: for what no query can have.
        ExtraError: where pyarrow is not installed.
    """
    told = {f"onrecord.{key}": _as_text(value) for key, value in about.items()}
    return write_parquet(path, rows(moment, query), KINDS, told)


def _as_text(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _csv(moment: Snapshot, query: Query, path: Path, _: Mapping[str, object]) -> int:
    # Two lines come before the rows: the mark of UTF-8 and the names of the columns.
    return _pieces(path, csv_lines(rows(moment, query), COLUMNS)) - 2


def _jsonl(moment: Snapshot, query: Query, path: Path, _: Mapping[str, object]) -> int:
    return _pieces(path, jsonl_lines(rows(moment, query)))


def _jsonld(moment: Snapshot, query: Query, path: Path, about: Mapping[str, object]) -> int:
    # One piece before the statements and one after them.
    return _pieces(path, collection(moment, query, about)) - 2


def _pieces(path: Path, pieces: Iterable[str]) -> int:
    number = 0
    with path.open("w", encoding="utf-8", newline="") as file:
        for piece in pieces:
            file.write(piece)
            number += 1
    return number


_WRITERS: Mapping[Format, Callable[[Snapshot, Query, Path, Mapping[str, object]], int]] = {
    "csv": _csv,
    "jsonl": _jsonl,
    "parquet": parquet,
    "jsonld": _jsonld,
}
