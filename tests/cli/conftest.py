from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from onrecord.cli import main

EXAMPLES = Path(__file__).parents[2] / "examples" / "pages"


class Result(NamedTuple):
    """What a command left."""

    code: int
    out: str
    err: str


Cli = Callable[..., Result]


@pytest.fixture
def cli(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Cli:
    """Runs the command line in a folder of its own, as on a terminal of 100 columns that is none."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.delenv("ONRECORD_LEDGER", raising=False)

    def run(*arguments: str | Path) -> Result:
        monkeypatch.setattr("sys.argv", ["onrecord", *map(str, arguments)])
        try:
            main()
            code = 0
        except SystemExit as stop:
            code = int(stop.code or 0)
        return Result(code, *capsys.readouterr())

    return run


@pytest.fixture(scope="session")
def examples() -> Path:
    """The folder of example pages; their metadata lies beside it."""
    return EXAMPLES
