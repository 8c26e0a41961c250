"""Onrecord: who said what, to whom, when, and who disputes it.

    import onrecord

    with onrecord.open("onrecord.db") as ledger:
        found = ledger.search("harbour crane", act="deny", facets=True)
        table = found.frame("pandas")

`open` gives a `ledger.Ledger`; its methods are named as the addresses of the API are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from onrecord.ledger import Ledger

__version__ = "0.1.0"


def open(location: str | Path, *, create: bool = False) -> Ledger:  # noqa: A001  (read as onrecord.open)
    """Open the ledger at `location`, a path or a URL; as `ledger.Ledger.open`, but makes none unless told to.

    Raises:
        LedgerError: where there is none to open, or what is there is no ledger or of a newer version.
    """
    from onrecord.ledger import Ledger  # whoever reads a page alone needs no database

    return Ledger.open(location, create=create)
