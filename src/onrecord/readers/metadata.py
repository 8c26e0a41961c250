"""What the user knows of many pages: a table of metadata by `doc`."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from onrecord.errors import MetadataError
from onrecord.records import Metadata, PartialDate

COLUMNS = ("published", "outlet", "author", "title")
_ADVICE = f"give a TSV file with a header line, or JSON Lines, with `doc` and any of {', '.join(COLUMNS)}"


def parse_published(text: str, where: str) -> PartialDate:
    """Read a publication date given by the user.

    Raises:
        MetadataError: naming `where`, when `text` is no partial date.
    """
    try:
        return PartialDate.parse(text.strip())
    except ValueError as error:
        raise MetadataError(where, f"{text!r} is no date", "write YYYY-MM-DD, YYYY-MM or YYYY") from error


def read_metadata(path: Path) -> dict[str, Metadata]:
    """Read a TSV (with a header line) or JSON Lines file into metadata by `doc`.

    Empty values, and "None" as tables written by programs have it, count as not given; other columns
    are passed over.

    Raises:
        MetadataError: when the file cannot be read, a line has no `doc`, or a date is none.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        what = error.strerror if isinstance(error, OSError) else "not UTF-8 text"
        raise MetadataError(str(path), str(what).lower(), _ADVICE) from error
    rows = _json_rows(text, path) if text.lstrip().startswith("{") else _tsv_rows(text)
    table: dict[str, Metadata] = {}
    for number, row in rows:
        where = f"{path}, line {number}"
        doc = row.get("doc")
        if not isinstance(doc, str) or not doc:
            raise MetadataError(where, "no `doc`", _ADVICE)
        values = {name: _value(row.get(name)) for name in COLUMNS}
        published = values.pop("published")
        table[doc] = Metadata(published=parse_published(published, where) if published else None, **values)
    return table


def _value(value: Any) -> str | None:  # noqa: ANN401 - a cell of a user's file
    text = str(value).strip() if value is not None else ""
    return text if text and text != "None" else None


def _json_rows(text: str, path: Path) -> Iterator[tuple[int, Mapping[str, Any]]]:
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError as error:
            raise MetadataError(f"{path}, line {number}", "not JSON", _ADVICE) from error
        if not isinstance(row, dict):
            raise MetadataError(f"{path}, line {number}", "no JSON object", _ADVICE)
        yield number, row


def _tsv_rows(text: str) -> Iterator[tuple[int, Mapping[str, Any]]]:
    reader = csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    for row in reader:
        yield reader.line_num, row
