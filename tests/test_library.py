from pathlib import Path

import pytest

import onrecord
from handmade import page, record
from onrecord.errors import LedgerError
from onrecord.ledger import Ledger


def test_a_ledger_is_opened_and_searched(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    with Ledger.open(path) as ledger:
        ledger.keep(page(), record(), "f")
    with onrecord.open(path) as ledger:
        assert [hit.statement.act for hit in ledger.search("cent", act="deny")] == ["deny"]


def test_a_ledger_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="no ledger here"):
        onrecord.open(tmp_path / "none.db")
