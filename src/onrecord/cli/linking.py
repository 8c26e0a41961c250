"""`link`: statements across articles, with progress."""

from __future__ import annotations

from onrecord.cli import console
from onrecord.ledger import Ledger


def link(ledger: Ledger, *, anew: bool) -> None:
    """Link what was added since the last run, and say what came of it."""
    waiting = None if anew else len(ledger.unlinked())
    with console.progress_bar(waiting, streams=False) as bar:
        tally = ledger.link(anew=anew, on_article=bar.page)
    line = f"{tally.articles:,} articles linked: {tally.pairs:,} pairs of statements compared"
    console.err.print(f"{line}, {tally.links:,} links proposed")
