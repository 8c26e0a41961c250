"""What `export` prints, the ledger as JSON Lines for other programs; the files of `export` and `dossier`."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

from onrecord.citing import FORMATS, Format, write
from onrecord.cli import console
from onrecord.errors import OutputError
from onrecord.ledger import Ledger, Query
from onrecord.web.dossiers import standing_alone
from onrecord.writers import to_line, to_link_line, whole

_BATCH = 200
"""Articles that are read at a time."""


def links(ledger: Ledger) -> None:
    """Print the links across articles that no reviewer rejected, one a line."""
    for view in ledger.links_across():
        sys.stdout.write(to_link_line(view.link, view.a, view.b) + "\n")


def articles(ledger: Ledger) -> None:
    """Print the record of each article, one a line, the newest first."""
    offset = 0
    while headers := ledger.articles(_BATCH, offset):
        offset += _BATCH
        for header in headers:
            record = ledger.article(header.id)
            if record is not None:
                notes = ledger.corrections(header.id, *(one.id for one in record.statements))
                told = [(note.subject, f"{note.made_at:%Y-%m-%d}", note.reason) for note in notes]
                sys.stdout.write(to_line(record, told) + "\n")


def wanted(
    given: Mapping[str, str | None], form: str | None, out: Path | None, *, links: bool
) -> tuple[Query, Format, Path] | None:
    """Return what is to be written to which file; None where the ledger is to be printed.

    Raises:
        OutputError: where the options do not go together.
        QueryError: for what no query can have.
    """
    query = Query.parse({name: value for name, value in given.items() if value is not None})
    if form is None and out is None and not query:
        return None
    if links:
        raise OutputError("--links", "goes with no format and no filter", "leave the others out")
    if out is None:
        raise OutputError("--out", "is missing", "name the file to write statements to")
    ending = out.suffix.removeprefix(".")
    told = str(form) if form else ending
    for known in FORMATS:
        if told == known:
            return query, known, out
    raise OutputError("--format", "is missing", f"choose of {', '.join(FORMATS)}")


def statements(ledger: Ledger, query: Query, form: Format, path: Path) -> None:
    """Write the statements that the query finds to a file, and say how many there are."""
    number = write(ledger, query, form, path)
    console.err.print(f"{path}: {number:,} statement{'' if number == 1 else 's'}")


def dossier(ledger: Ledger, id_: str, path: Path) -> bool:
    """Write the dossier of a dispute to a file, and tell whether there is such a dispute."""
    page = standing_alone(ledger, id_)
    if page is None:
        return False
    with whole(path) as [name]:
        name.write_text(page, encoding="utf-8")
    return True
