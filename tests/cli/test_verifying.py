import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

Cli = Callable[..., Any]


def test_a_whole_ledger_ends_with_0_and_a_damaged_one_with_1_and_its_faults(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "pier.txt").write_text("“The pier is safe,” said Ilse Marran, the harbour inspector.\n")
    cli("add", "pier.txt")
    whole = cli("verify")
    assert (whole.code, whole.out, whole.err) == (0, "", "no fault found\n")
    with closing(sqlite3.connect(tmp_path / "onrecord.db")) as database, database:
        database.execute("UPDATE pages SET content = x'ffff'")
    damaged = cli("verify")
    assert damaged.code == 1
    assert "its bytes cannot be unpacked; add the page anew" in damaged.out
    assert damaged.err == "1 fault found\n"


def test_without_a_ledger_there_is_nothing_to_verify(cli: Cli) -> None:
    result = cli("verify", "--ledger", "none.db")
    assert result.code == 2
    assert "there is no ledger here" in result.err
