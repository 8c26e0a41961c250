"""The full-text index, by SQLite's FTS5 (https://sqlite.org/fts5.html). Only this module knows of FTS5.

One row a statement. The words are stored with the index, so that a row can be removed without knowing what
it was made of. FTS5 knows rows by number, and is smaller and faster by half where these rise as rows are
added; they are private to the search (`facts` goes by them too), and no key of anything else.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, bindparam, column, literal_column, table, text

from onrecord.ledger.rows import Row
from onrecord.records import Span, Spans
from onrecord.text.spans import GAP

TABLE = "search"
_NUMBERS = f"{TABLE}_numbers"
COLUMNS = ("content", "speaker", "source", "role", "cue", "channel", "title", "outlet")
# What is said counts most, then who says it, then what surrounds it; the first is statement_id's.
_RANK = "bm25(0.0, 8.0, 6.0, 4.0, 3.0, 3.0, 2.0, 1.0, 1.0)"

# Two noncharacters stand around what was found; a private-use character, which FTS5 takes for a word,
# stands between the pieces of one role, so that no quoted phrase matches across a gap.
_OPEN, _CLOSE = "\ufdd0", "\ufdd1"
_RESERVED = str.maketrans(dict.fromkeys("\0" + _OPEN + _CLOSE, " "))
_GAP_WORD = " " + "\uf8ff" * (len(GAP) - 2) + " "
_MARKS = re.compile(f"[{_OPEN}{_CLOSE}]")
_QUOTES = re.compile('["“”„]')

# ruff: noqa: S608  (what is put into the SQL below are the constants above)
_INSERT = text(
    f"INSERT INTO {TABLE} (rowid, statement_id, {', '.join(COLUMNS)}) "
    f"VALUES (:number, :statement_id, :{', :'.join(COLUMNS)})"
)
_INSERT_NUMBER = text(f"INSERT INTO {_NUMBERS} (statement_id, number) VALUES (:statement_id, :number)")
_LAST_NUMBER = text(f"SELECT rowid FROM {TABLE} ORDER BY rowid DESC LIMIT 1")
_DELETE = text(
    f"DELETE FROM {TABLE} WHERE rowid = (SELECT number FROM {_NUMBERS} WHERE statement_id = :statement_id)"
)
_DELETE_NUMBER = text(f"DELETE FROM {_NUMBERS} WHERE statement_id = :statement_id")
_FIND = text(
    f"SELECT statement_id, rank, highlight({TABLE}, 1, :open, :close) AS marked FROM {TABLE} "
    f"WHERE {TABLE} MATCH :expression AND rank MATCH '{_RANK}' ORDER BY rank LIMIT :limit"
)
_MARK = text(
    f"SELECT rowid, highlight({TABLE}, 1, :open, :close) AS marked FROM {TABLE} "
    f"WHERE {TABLE} MATCH :expression AND rowid IN :numbers"
).bindparams(bindparam("numbers", expanding=True))

MERGE = f"INSERT INTO {TABLE} ({TABLE}) VALUES ('optimize')"
"""Has the index forget the words of deleted rows, which it keeps until their segments are merged."""

INDEX = table(TABLE, column("rowid"), column("rank"))
"""The index as a query sees it; `has` and `is_ranked` are its conditions."""
is_ranked: ColumnElement[bool] = literal_column(f"rank MATCH '{_RANK}'")
"""Makes `rank` what `find` sorts by."""


class Found(NamedTuple):
    """One row found, and what matched in its content."""

    statement_id: str
    rank: float
    highlights: Spans


def insert(connection: Connection, rows: Sequence[Row]) -> Sequence[int]:
    """Index `rows`, each with `statement_id` and the COLUMNS (or None), and return their numbers."""
    last = connection.scalar(_LAST_NUMBER) or 0
    if rows:
        numbered = [
            {"number": number, "statement_id": row["statement_id"]}
            | {name: (row[name] or "").translate(_RESERVED).replace(GAP, _GAP_WORD) for name in COLUMNS}
            for number, row in enumerate(rows, last + 1)
        ]
        connection.execute(_INSERT, numbered)
        connection.execute(_INSERT_NUMBER, numbered)
    return range(last + 1, last + 1 + len(rows))


def delete(connection: Connection, statement_ids: Iterable[str]) -> None:
    """Take the statements out of the index; one that is not in it is passed over."""
    keys = [{"statement_id": id_} for id_ in statement_ids]
    if keys:
        connection.execute(_DELETE, keys)
        connection.execute(_DELETE_NUMBER, keys)


def expression(words: str) -> str:
    """Return what a user typed as an FTS5 expression that is always well-formed; "" where it has no word.

    Every word must be there. "A phrase in double quotes" must be there as it is; `minist*` matches the
    beginning of a word. No other character has a meaning.
    """
    clean = "".join(" " if unicodedata.category(c)[0] == "C" else c for c in words)
    terms = []
    for i, part in enumerate(_QUOTES.split(clean)):
        quoted = i % 2 == 1
        for term in [part] if quoted else part.split():
            if any(unicodedata.category(c)[0] in "LN" for c in term):
                prefix = not quoted and term.endswith("*")
                terms.append(f'"{term}" *' if prefix else f'"{term}"')
    return " ".join(dict.fromkeys(terms))


def find(connection: Connection, words: str, limit: int) -> list[Found]:
    """Return the best `limit` rows for what a user typed, best first."""
    sought = expression(words)
    if not sought:
        return []
    values = {"expression": sought, "open": _OPEN, "close": _CLOSE, "limit": limit}
    rows = connection.execute(_FIND, values)
    found = [Found(row.statement_id, row.rank, _highlights(row.marked)) for row in rows]
    return sorted(found, key=lambda row: (row.rank, row.statement_id))


def has(sought: str) -> ColumnElement[bool]:
    """Return the condition that a row of INDEX has what `sought`, an `expression`, says."""
    return literal_column(TABLE).op("MATCH", is_comparison=True)(sought)


def highlights(connection: Connection, sought: str, numbers: Sequence[int]) -> dict[int, Spans]:
    """Return what of the content of these rows matches the expression."""
    values = {"expression": sought, "open": _OPEN, "close": _CLOSE, "numbers": list(numbers)}
    return {row.rowid: _highlights(row.marked) for row in connection.execute(_MARK, values)}


def _highlights(marked: str) -> Spans:
    """Return where the marked stretches lie once the marks are taken away."""
    places = [match.start() - i for i, match in enumerate(_MARKS.finditer(marked))]
    return tuple(map(Span, places[::2], places[1::2]))


def rows_of(connection: Connection) -> Iterator[tuple[object, ...]]:
    """Return all rows of the index by the statements' ids."""
    for row in connection.exec_driver_sql(f"SELECT * FROM {TABLE} ORDER BY statement_id"):
        yield tuple(row)
