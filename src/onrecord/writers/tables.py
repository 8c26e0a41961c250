"""Flat rows as CSV, JSON Lines and Parquet, written as they come: memory does not grow with their number."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path

from onrecord import extras

Cell = str | float | Sequence[Mapping[str, str | None]] | None
"""A value; a list of small records is one cell."""
BOM = "\ufeff"
"""By this mark spreadsheets know UTF-8; without it Excel reads a CSV file in the system's old code page."""
_FORMULA = re.compile("'*[=+@\t\r\n\uff1d\uff0b\uff20\uff0d-]")
_GROUP = 5_000
"""Rows that are held for one piece of a Parquet file."""


def csv_lines(rows: Iterable[Mapping[str, Cell]], columns: Sequence[str]) -> Iterator[str]:
    """Yield the lines of a CSV file (RFC 4180), after the mark by which spreadsheets know UTF-8.

    Words that a spreadsheet would take for a formula have an apostrophe before them, which `unguarded` takes
    away. A cell that is a list is JSON text, empty where the list is.
    """
    yield BOM
    yield _csv_line(columns)
    for row in rows:
        yield _csv_line([_csv_cell(row[name]) for name in columns])


def _csv_line(cells: Sequence[object]) -> str:
    line = io.StringIO()
    csv.writer(line).writerow(cells)
    return line.getvalue()


def _csv_cell(value: Cell) -> str | float | None:
    if isinstance(value, str):
        # What has apostrophes of its own before such a sign gets one more, so that taking one away is right.
        return f"'{value}" if _FORMULA.match(value) else value
    if value is None or isinstance(value, float | int):
        return value
    return json.dumps(value, ensure_ascii=False) if value else None


def unguarded(cell: str) -> str:
    """Return the words that a cell of `csv_lines` stands for."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def jsonl_lines(rows: Iterable[Mapping[str, Cell]]) -> Iterator[str]:
    """Yield the rows as JSON, one a line."""
    for row in rows:
        yield json.dumps(row, ensure_ascii=False) + "\n"


def write_parquet(
    path: Path,
    rows: Iterable[Mapping[str, Cell]],
    columns: Mapping[str, type | tuple[str, ...]],
    about: Mapping[str, str],
) -> int:
    """Write the rows as a Parquet file, and return how many there are.

    Args:
        path: Where to; what is there is overwritten.
        rows: What is written.
        columns: What each column holds: `str`, `float`, or, where it holds a list, the names in its records.
        about: What the file says of itself, in the metadata of its schema.

    Raises:
        ExtraError: where pyarrow is not installed.
    """
    arrow, files = extras.load("pyarrow"), extras.load("pyarrow.parquet")
    plain = {str: arrow.string(), float: arrow.float64()}

    def column(kind: type | tuple[str, ...]) -> object:
        if isinstance(kind, tuple):
            return arrow.list_(arrow.struct([(name, arrow.string()) for name in kind]))
        return plain[kind]

    schema = arrow.schema([(name, column(kind)) for name, kind in columns.items()], metadata=dict(about))
    rest, number = iter(rows), 0
    with files.ParquetWriter(path, schema, compression="zstd") as writer:
        while some := list(islice(rest, _GROUP)):
            writer.write_table(arrow.Table.from_pylist(some, schema=schema))
            number += len(some)
    return number
