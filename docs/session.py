"""Run the commands shown in README.md and the tutorials, and compare, or write, what they print.

    python docs/session.py           # exit 1 and a diff where a file differs
    python docs/session.py --write   # write the real output into the files

A console block of a file holds lines that begin with "$ " and the output that follows each.
"""

from __future__ import annotations

import argparse
import difflib
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
FILES = tuple(ROOT / name for name in ("README.md", "docs/journalist.md", "docs/political-scientist.md"))
_BLOCK = re.compile(r"```console\n(.*?)```", re.DOTALL)
_COLUMNS = "110"


def run_block(block: str, ledger: Path) -> str:
    """Return the block with every command's output made anew."""
    commands = [line[2:] for line in block.splitlines() if line.startswith("$ ")]
    environment = os.environ | {
        "COLUMNS": _COLUMNS,
        "ONRECORD_LEDGER": str(ledger),
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
        "PYTHONUTF8": "1",
    }
    parts = []
    for command in commands:
        done = subprocess.run(  # noqa: S602 - a file's own commands, as a reader would type them
            command,
            shell=True,
            cwd=ROOT,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        output = "\n".join(line.rstrip() for line in done.stdout.rstrip().splitlines())
        parts.append(f"$ {command}\n{output}\n")
    return "\n".join(parts)


def renewed(text: str) -> str:
    """Return a file's text with the output of all its console blocks made anew, in one new ledger."""
    with tempfile.TemporaryDirectory() as folder:
        ledger = Path(folder) / "onrecord.db"
        return _BLOCK.sub(lambda match: f"```console\n{run_block(match[1], ledger)}```", text)


def main() -> int:
    """Compare or write, and return the exit code."""
    layout = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=layout)
    parser.add_argument("--write", action="store_true", help="write the real output into the files")
    arguments = parser.parse_args()
    return max(_settle(path, write=arguments.write) for path in FILES)


def _settle(path: Path, *, write: bool) -> int:
    """Write, or compare and print what differs; return the exit code."""
    before = path.read_text(encoding="utf-8")
    after = renewed(before)
    if write:
        path.write_text(after, encoding="utf-8")
        return 0
    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), path.name, "real", lineterm="")
    sys.stdout.writelines(f"{line}\n" for line in lines)
    return before != after


if __name__ == "__main__":
    sys.exit(main())
