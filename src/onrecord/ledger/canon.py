"""All rows in a canonical order, to prove that two ledgers hold the same."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from sqlalchemy import Connection, Table, select

from onrecord.ledger import fulltext, rows
from onrecord.ledger.account_tables import ACCOUNTS
from onrecord.ledger.schema import metadata, pages, retrievals, watched, watched_hosts, watched_robots

_APART = {retrievals.c.retrieved}
"""Columns in which two ledgers of the same pages may differ."""

_WATCHING = {watched.name, watched_hosts.name, watched_robots.name}
"""Tables that tell how pages came here, not what they say."""


def tables() -> list[str]:
    """Return the names of all tables that tell what was said, and of the search index, in order.

    Who may look at the record is no part of it.
    """
    apart = _WATCHING | {table.name for table in ACCOUNTS}
    return sorted([*(metadata.tables.keys() - apart), fulltext.TABLE])


def rows_of(connection: Connection, name: str) -> Iterator[tuple[object, ...]]:
    """Return the rows of a table by its key, times of retrieval left out, pages unpacked and hashed."""
    if name == fulltext.TABLE:
        return fulltext.rows_of(connection)
    return _rows_of(connection, metadata.tables[name])


def _rows_of(connection: Connection, table: Table) -> Iterator[tuple[object, ...]]:
    columns = [column for column in table.columns if column not in _APART]
    for row in connection.execute(select(*columns).order_by(*table.primary_key)):
        if table is pages:
            yield row.sha256, row.size, hashlib.sha256(rows.decompress(row.content)).hexdigest()
        else:
            yield tuple(row)


def digest(connection: Connection) -> str:
    """Return a SHA-256 over all that `rows_of` gives, in hexadecimal."""
    sha = hashlib.sha256()
    for name in tables():
        sha.update(f"{name}\n".encode())
        for row in rows_of(connection, name):
            sha.update(f"{row!r}\n".encode())
    return sha.hexdigest()
