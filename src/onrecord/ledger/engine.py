"""Open a ledger: check what is there, create it or bring it to the newest revision."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, inspect, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.pool import QueuePool, StaticPool

from onrecord.errors import LedgerError
from onrecord.ledger import columns, pragmas
from onrecord.ledger.remembered import MEMORY, Remembered
from onrecord.ledger.schema import REVISION

_ADVICE = {
    "locked": "another process is writing; try again when it is done",
    "full": "make room and run the same command again",
    "readonly": "choose a place where you may write with --ledger",
    "unable to open": "choose a place where you may write with --ledger",
    "malformed": "restore it from a copy",
}


@contextmanager
def one_line(where: str) -> Iterator[None]:
    """Turn what the database complains of into a LedgerError about `where`."""
    try:
        yield
    except DBAPIError as error:
        what = str(error.orig)
        if "not a database" in what:
            raise LedgerError(where, "is no ledger", "name another file with --ledger") from error
        advice = next((advice for sign, advice in _ADVICE.items() if sign in what), "")
        raise LedgerError(where, f"the ledger failed: {what}", advice) from error


class Opened:
    """An open database, named `where` in what it complains of."""

    def __init__(self, database: Engine, where: str) -> None:
        self._database = database
        self._where = where

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        """Give a connection on which everything is as at one moment."""
        with one_line(self._where), self._database.connect() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        """Give a connection whose changes are made together at the end, or not at all."""
        with (
            one_line(self._where),
            self._database.execution_options(immediate=True).begin() as connection,
        ):
            yield connection


def connect(location: str | Path, *, create: bool) -> Engine:
    """Return an engine on the ledger at `location`, at the newest revision.

    Args:
        location: A path, or a URL of SQLAlchemy's form such as "sqlite:///onrecord.db".
        create: Make a new ledger where there is none.

    Raises:
        LedgerError: where there is none to open, or what is there is no ledger, was written by a newer
            version of Onrecord, or cannot be written.
    """
    url = _url(location)
    where = str(location) if url.password is None else str(url)
    if url.database and url.database != ":memory:" and not url.database.startswith("file:"):
        _check_file(Path(url.database), where, create=create)
    engine = _engine(url)
    try:
        with one_line(where):
            _bring_up_to_date(engine, where, create=create)
    except LedgerError:
        engine.dispose()
        raise
    return engine


def _url(location: str | Path) -> URL:
    if isinstance(location, Path) or "://" not in location:
        return URL.create("sqlite", database=str(location))
    try:
        url = make_url(location)
    except ArgumentError as error:
        raise LedgerError(location, "is no database URL", "give a path or sqlite:///PATH") from error
    if url.get_backend_name() != "sqlite":
        what = f"ledgers on {url.get_backend_name()} are not supported"
        raise LedgerError(str(url), what, "give a path or sqlite:///PATH")
    return url


def _check_file(path: Path, where: str, *, create: bool) -> None:
    """Say in plain words what SQLite would call "unable to open database file"."""
    if path.is_dir():
        raise LedgerError(where, "is a folder", "name a file for the ledger")
    if path.exists():
        if not (os.access(path, os.R_OK | os.W_OK) and os.access(path.parent, os.W_OK)):
            raise LedgerError(where, "the ledger cannot be written here", "check who owns file and folder")
    elif not create:
        raise LedgerError(where, "there is no ledger here", "make one with onrecord add PAGE")
    elif not path.parent.is_dir():
        raise LedgerError(where, "the folder of the ledger does not exist", f"create {path.parent} first")


def _engine(url: URL) -> Engine:
    # A database in memory belongs to one connection, which all threads then share.
    pool = StaticPool if url.database in (None, "", ":memory:") else QueuePool
    engine = create_engine(
        url,
        connect_args={"timeout": pragmas.BUSY_SECONDS, "check_same_thread": False},
        json_serializer=partial(json.dumps, ensure_ascii=False, separators=(",", ":")),
        poolclass=pool,
        execution_options={MEMORY: Remembered(), columns.MEMORY: columns.Latest()},
    )
    pragmas.prepare(engine)
    return engine


def _bring_up_to_date(engine: Engine, where: str, *, create: bool) -> None:
    with engine.connect() as connection:
        present = _revision(connection, where)
    if present is None and not create:
        raise LedgerError(where, "there is no ledger here", "make one with onrecord add PAGE")
    if present != REVISION:
        pragmas.write_ahead(engine)
        # Whoever comes second waits here, and then finds nothing left to do.
        with engine.execution_options(immediate=True).begin() as connection:
            _migrate(connection, where)


def _revision(connection: Connection, where: str) -> str | None:
    """Return the revision of the ledger; None where the database is empty."""
    mark = pragmas.application_id(connection)
    tables = inspect(connection).get_table_names()
    if not tables and not mark:
        return None
    if mark != pragmas.APPLICATION_ID:
        raise LedgerError(where, "is a database, but no ledger", "name another file with --ledger")
    return str(connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one())


def _migrate(connection: Connection, where: str) -> None:
    """Apply the missing migrations in the transaction of `connection`."""
    # Imported here since a ledger that is up to date, the usual case, can do without.
    from alembic import command
    from alembic.config import Config
    from alembic.util import CommandError

    config = Config(attributes={"connection": connection})
    folder = Path(__file__).with_name("migrations")
    config.set_main_option("script_location", str(folder).replace("%", "%%"))
    try:
        command.upgrade(config, "head")
    except CommandError as error:
        what = "was written by a newer version of Onrecord"
        raise LedgerError(where, what, "upgrade Onrecord to open it") from error
