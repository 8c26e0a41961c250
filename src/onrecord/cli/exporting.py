"""What `export` prints: the ledger as JSON Lines for other programs."""

from __future__ import annotations

import sys

from onrecord.ledger import Ledger
from onrecord.writers import to_line, to_link_line

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
