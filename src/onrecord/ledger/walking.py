"""Rows of a table that may be damaged: those that can be read, and where one cannot.

SQLite gives up a query at the first page of the file that is damaged. Here the query is made anew behind it,
by the rows' numbers.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, RowMapping
from sqlalchemy.exc import DBAPIError

_MOST_FAILURES = 200  # batches in a row that cannot be read, after which the rest of a table is given up


class Gap(NamedTuple):
    """Rows that cannot be read."""

    table: str
    first: int
    last: int | None
    why: str


def walk(
    connection: Connection, table: str, columns: Sequence[str], *, batch: int = 200
) -> Iterator[RowMapping | Gap]:
    """Yield the rows of `table`, `batch` at a time, and a `Gap` in the place of those that cannot be read."""
    shown = ", ".join(["rowid AS number", *columns])
    # The names are those of this package's tables.
    query = f"SELECT {shown} FROM {table} WHERE rowid > :after ORDER BY rowid LIMIT :batch"  # noqa: S608
    after = failures = 0
    while True:
        try:
            rows = _fetch(connection, query, after=after, batch=batch)
        except DBAPIError as error:
            failures += 1
            if failures > _MOST_FAILURES:
                yield Gap(table, after + 1, None, str(error.orig))
                return
            yield from _singly(connection, table, shown, after, batch)
            after += batch
            continue
        failures = 0
        yield from rows
        if len(rows) < batch:
            return
        after = rows[-1]["number"]


def _singly(
    connection: Connection, table: str, shown: str, after: int, batch: int
) -> Iterator[RowMapping | Gap]:
    """Yield the next rows one by one; a gap for each run of numbers that cannot be read."""
    query = f"SELECT {shown} FROM {table} WHERE rowid = :number"  # noqa: S608
    gap: Gap | None = None
    for number in range(after + 1, after + batch + 1):
        try:
            rows = _fetch(connection, query, number=number)
        except DBAPIError as error:
            gap = gap._replace(last=number) if gap else Gap(table, number, number, str(error.orig))
            continue
        if gap:
            yield gap
            gap = None
        yield from rows
    if gap:
        yield gap


def _fetch(connection: Connection, query: str, **values: Any) -> Sequence[RowMapping]:  # noqa: ANN401
    return connection.exec_driver_sql(query, values).mappings().all()
