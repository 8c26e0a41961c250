import re
from pathlib import Path
from typing import Any

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


def test_the_example_of_the_docs_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = (Path(__file__).parent.parent / "docs" / "search.md").read_text()
    with Ledger.open(tmp_path / "onrecord.db") as ledger:
        ledger.keep(page(), record(), "f")
    monkeypatch.chdir(tmp_path)
    names: dict[str, Any] = {}
    exec(re.findall("```python\n(.*?)```", text, re.DOTALL)[0], names)  # noqa: S102  (our own)
    assert list(names["table"]["speaker"]) == ["Ministry of Works"]


def test_a_ledger_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="no ledger here"):
        onrecord.open(tmp_path / "none.db")
