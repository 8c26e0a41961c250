"""The layer rule: records, then stages, then the pipeline, then what touches the world."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    """Check the contracts of pyproject.toml on the package in `folder`/src."""
    code = (
        f"import sys; sys.path.insert(0, {str(folder / 'src')!r});"
        "from importlinter.cli import lint_imports;"
        "sys.exit(lint_imports(config_filename='pyproject.toml', no_cache=True))"
    )
    return subprocess.run(
        [sys.executable, "-c", code], cwd=folder, capture_output=True, text=True, check=False
    )


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    shutil.copytree(ROOT / "src", tmp_path / "src")
    return tmp_path


def test_the_package_keeps_the_layer_rule() -> None:
    result = lint_imports(ROOT)
    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize(
    ("module", "forbidden"),
    [
        ("stages/acts/__init__.py", "import onrecord.stages.dates"),
        ("stages/links/__init__.py", "import onrecord.ledger"),
        ("stages/speakers/__init__.py", "import sqlalchemy"),
        ("records.py", "import onrecord.text"),
        ("ledger/__init__.py", "import onrecord.cli"),
    ],
)
def test_a_forbidden_import_is_found(checkout: Path, module: str, forbidden: str) -> None:
    path = checkout / "src" / "onrecord" / module
    path.write_text(path.read_text() + f"\n{forbidden}\n")
    result = lint_imports(checkout)
    assert result.returncode != 0
    assert "BROKEN" in result.stdout
