"""Inserts that may meet a row of the same key, in SQLite's dialect; PostgreSQL's differs by the import."""

from collections.abc import Sequence

from sqlalchemy import Connection, Table
from sqlalchemy.dialects.sqlite import insert

from onrecord.ledger.rows import Row


def insert_missing(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Insert those of `rows` whose key is not in `table`."""
    if rows:
        connection.execute(insert(table).on_conflict_do_nothing(), rows)


def insert_or_update(
    connection: Connection, table: Table, rows: Sequence[Row], keep: tuple[str, ...] = ()
) -> None:
    """Insert `rows`; a row of the same key takes the new values, but for the columns in `keep`."""
    if rows:
        new = insert(table)
        key = list(table.primary_key)
        changed = {c.name: c for c in new.excluded if c.name not in keep and not table.c[c.name].primary_key}
        connection.execute(new.on_conflict_do_update(index_elements=key, set_=changed), rows)
