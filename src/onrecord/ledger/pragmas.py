"""What SQLite needs to be told: how transactions begin, what is checked, what is written when."""

import sqlite3
from contextlib import closing, suppress
from typing import Any

from sqlalchemy import Connection, Engine, event

APPLICATION_ID = 0x6F6E7263
"""Marks a SQLite file as a ledger ("onrc"); see https://sqlite.org/pragma.html#pragma_application_id."""

BUSY_SECONDS = 60
"""How long to wait for another process that writes. A page takes milliseconds to write."""

CACHE_KIB = 64 * 1024
"""What a connection keeps of the file in memory. Blocking keys are digests, so that linking reads and writes
all over their tree; SQLite's own 2 MB hold next to none of it."""


def prepare(engine: Engine) -> None:
    """Make every connection of `engine` check foreign keys and begin its transactions itself.

    sqlite3's own way begins a transaction only before the first change, so that several SELECTs are no
    snapshot. A connection with the option `immediate` takes the right to write at once, since one that
    reads first and writes later fails where another process wrote in between.
    """
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)


def _set_up(connection: Any, _: Any) -> None:  # noqa: ANN401  (sqlite3's and the pool's own types)
    connection.isolation_level = None
    connection.execute("PRAGMA foreign_keys = ON")
    # With a write-ahead log, NORMAL survives the death of the process. A power cut may undo the last
    # pages, whole and with their mark, so that the next run does them again.
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute(f"PRAGMA cache_size = {-CACHE_KIB}")


def _begin(connection: Connection) -> None:
    immediate = connection.get_execution_options().get("immediate", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")


def application_id(connection: Connection) -> int:
    """Return the mark that the file has; 0 where it has none."""
    return int(connection.exec_driver_sql("PRAGMA application_id").scalar_one())


def changes(connection: Connection) -> int:
    """Return how many rows this connection has written since it was opened."""
    return int(connection.exec_driver_sql("SELECT total_changes()").scalar_one())


def write_ahead(engine: Engine) -> None:
    """Let readers go on while somebody writes, by a write-ahead log, which the file then keeps to.

    Where another process is just opening the file the change is left to the next one that opens it.
    """
    with closing(engine.raw_connection()) as raw, suppress(sqlite3.OperationalError):
        raw.cursor().execute("PRAGMA journal_mode = WAL")


def scrub(engine: Engine, merge: str) -> bool:
    """Leave nothing of deleted rows in the files of the database, and tell whether that is done.

    It is not where another connection reads or writes meanwhile: the write-ahead log then cannot be emptied.

    Args:
        engine: Of the ledger; none of its connections may be in use.
        merge: The statement that has the search index forget deleted rows.
    """
    with closing(engine.raw_connection()) as raw:
        cursor = raw.cursor()
        cursor.execute("PRAGMA secure_delete = ON")
        cursor.execute(merge)
        cursor.execute("VACUUM")
        busy, left, _ = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        cursor.execute("PRAGMA secure_delete = OFF")
    return not busy and left <= 0
