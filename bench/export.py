"""How long an export takes, and how much memory, by the number of statements.

    python bench/export.py [--statements 20000 200000] [--folder DIR]

For each number a ledger is made up (that takes minutes, and is not timed; with --folder it is kept for the
next run). Each format is then written by a process of its own. Printed are its seconds, the most memory that
it held, and the size of the file; and beside them the seconds and memory of the ledger's digest alone, which
every file names.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

from made_ledger import fill
from onrecord.citing import FORMATS

_CHILD = """
import resource, sys, time
from pathlib import Path
from onrecord.citing import write
from onrecord.ledger import Ledger, Query
form, ledger, out = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
start = time.perf_counter()
with Ledger.open(ledger, create=False) as opened:
    if form == "digest":
        opened.digest()
    else:
        write(opened, Query(), form, out)
seconds = time.perf_counter() - start
print(seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""


def main() -> None:
    """Measure, and print a line for each number and format."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--statements", type=int, nargs="+", default=[20_000, 200_000])
    parser.add_argument("--folder", type=Path)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = given.folder or Path(scratch)
        for number in given.statements:
            ledger = folder / f"made-{number}.db"
            if not ledger.exists():
                fill(ledger, number)
            for form in ("digest", *FORMATS):
                _measure(form, number, ledger, Path(scratch) / f"out.{form}")


def _measure(form: str, number: int, ledger: Path, out: Path) -> None:
    command = [sys.executable, "-c", _CHILD, form, str(ledger), str(out)]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    size = out.stat().st_size / 1e6 if out.exists() else 0.0
    print(f"{number:>9,} {form:8} {float(told[0]):7.1f} s {told[1]:>6} MiB {size:8.1f} MB", flush=True)


if __name__ == "__main__":
    main()
