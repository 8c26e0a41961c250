"""`verify`: the whole ledger looked at, with progress."""

from __future__ import annotations

import sys

from onrecord.cli import console
from onrecord.ledger import Ledger


def verify(ledger: Ledger) -> bool:
    """Print each fault on a line as it is found, then how many there are; return whether all is well."""
    number = 0
    with console.progress_bar(ledger.rows_to_verify(), streams=True) as bar:
        for fault in ledger.verify(on_row=bar.page):
            number += 1
            sys.stdout.write(f"{fault}\n")
            sys.stdout.flush()
    counted = "no fault" if not number else "1 fault" if number == 1 else f"{number:,} faults"
    console.err.print(f"{counted} found")
    return not number
