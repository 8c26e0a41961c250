"""`withdraw`, `purge` and `correct`: what was done, in one line each."""

from __future__ import annotations

import getpass

from onrecord.cli import console
from onrecord.ledger import Ledger, Notice


def who(name: str | None) -> str:
    """Return the name that an act is kept under: the one given, or that of the user of this machine."""
    if name:
        return name
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a user id that has no name
        return "local"


def withdraw(ledger: Ledger, id_: str, reason: str, name: str, *, everywhere: bool) -> None:
    """Withdraw, and say what."""
    for notice in ledger.withdraw(id_, reason, name, everywhere=everywhere):
        console.err.print(f"{_told(notice)} withdrawn; take it back with --restore")


def restore(ledger: Ledger, id_: str, reason: str, name: str) -> None:
    """Put back, and say what."""
    notice = ledger.restore(id_, reason, name)
    if notice.action == "purge":
        console.err.print(f"{_told(notice)} may be read again; what was purged does not come back by itself")
    else:
        console.err.print(f"{_told(notice)} restored; onrecord link seeks what links are missing")


def purge(ledger: Ledger, id_: str, reason: str, name: str, *, page: bool) -> None:
    """Purge, and say what is gone and what is not."""
    purged = ledger.purge(id_, reason, name, page=page)
    for notice in purged.notices:
        console.err.print(f"{_told(notice)} purged: no byte of its words is left in the files of the ledger")
    for article in purged.reading:
        console.fail(f"the bytes of its page are kept, since article {article} is read from them; see --page")


def correct(ledger: Ledger, id_: str, note: str, name: str) -> None:
    """Note a correction, and say of what."""
    console.err.print(f"{_told(ledger.correct(id_, note, name))} has the note: {note}")


def _told(notice: Notice) -> str:
    return f"{notice.kind} {notice.subject}"
