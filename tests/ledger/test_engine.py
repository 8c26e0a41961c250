import os
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import text

from handmade import page, record
from onrecord.errors import LedgerError
from onrecord.ledger import Ledger, engine


def refused(location: str | Path, *, create: bool = True) -> str:
    """The one line with which `location` is refused."""
    with pytest.raises(LedgerError) as caught:
        Ledger.open(location, create=create)
    line = str(caught.value)
    assert line.startswith(f"{location}: ")
    assert "\n" not in line
    return line


def test_a_ledger_is_made_where_there_is_none(path: Path) -> None:
    with Ledger.open(path) as ledger:
        assert ledger.counts().articles == 0
    assert path.exists()


def test_what_was_kept_is_there_when_opened_again(path: Path) -> None:
    with Ledger.open(path) as ledger:
        ledger.keep(page(), record(), "f")
        before = ledger.digest()
    with Ledger.open(f"sqlite:///{path}", create=False) as ledger:
        assert ledger.digest() == before


def test_none_is_made_where_only_reading_is_wanted(path: Path) -> None:
    assert "no ledger here" in refused(path, create=False)
    assert not path.exists()


def test_an_empty_file_is_no_ledger_to_read(path: Path) -> None:
    path.touch()
    assert "no ledger here" in refused(path, create=False)


def test_a_file_that_is_no_database_is_refused(path: Path) -> None:
    path.write_text("a shopping list, and long enough to be told from the header of a database" * 20)
    assert "is no ledger" in refused(path)


def test_a_database_of_another_program_is_refused_and_not_touched(path: Path) -> None:
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE bookmarks (url TEXT)")
    other.close()
    before = path.read_bytes()
    assert "no ledger" in refused(path)
    assert path.read_bytes() == before


def test_a_ledger_of_a_newer_version_is_refused(path: Path) -> None:
    Ledger.open(path).close()
    with sqlite3.connect(path) as newer:
        newer.execute("UPDATE alembic_version SET version_num = '9999'")
    newer.close()
    assert "newer version" in refused(path)


def test_a_folder_is_refused(tmp_path: Path) -> None:
    assert "is a folder" in refused(tmp_path)


def test_a_place_in_a_folder_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    assert "folder of the ledger does not exist" in refused(tmp_path / "none" / "onrecord.db")


def test_a_file_that_cannot_be_written_is_refused(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Ledger.open(path).close()
    monkeypatch.setattr(os, "access", lambda *_: False)  # chmod does not stop root
    assert "cannot be written" in refused(path)


def test_a_failed_write_is_one_line_with_advice(path: Path) -> None:
    Ledger.open(path).close()
    location = f"sqlite:///file:{path}?mode=ro&uri=true"
    with (
        Ledger.open(location) as ledger,
        pytest.raises(LedgerError, match="readonly database; choose a place"),
    ):
        ledger.keep(page(), record(), "f")


@pytest.mark.parametrize("location", ["postgresql://localhost/onrecord", "mysql://root@db/x"])
def test_other_databases_are_refused(location: str) -> None:
    assert "not supported" in refused(location)


def test_a_url_that_is_none_is_refused() -> None:
    assert "no database URL" in refused("://")


def test_connections_check_foreign_keys_and_write_ahead(path: Path) -> None:
    opened = engine.connect(path, create=True)
    with opened.connect() as connection:
        assert connection.scalar(text("PRAGMA foreign_keys")) == 1
        assert connection.scalar(text("PRAGMA journal_mode")) == "wal"
    opened.dispose()


def test_a_file_name_with_odd_characters_is_a_file_name(tmp_path: Path) -> None:
    for name in ("50%.db", "a?b=c#d.db", "ä ö.db"):
        Ledger.open(tmp_path / name).close()
        assert (tmp_path / name).exists()
