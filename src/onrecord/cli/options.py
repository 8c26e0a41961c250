"""Options and arguments that several commands share."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class OutputFormat(StrEnum):
    """How records are printed."""

    table = "table"
    jsonl = "jsonl"


Pages = Annotated[
    list[str],
    typer.Argument(
        metavar="PAGE...",
        help="Text or HTML files (also .gz), WARC files, http(s) URLs, folders, or - for standard input.",
    ),
]
Published = Annotated[
    str | None,
    typer.Option(metavar="DATE", help="Publication date (YYYY-MM-DD, YYYY-MM or YYYY) of the pages."),
]
MetadataFile = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE",
        help="TSV with a header line, or JSON Lines: doc, and any of published, outlet, author, title.",
    ),
]
Clean = Annotated[
    bool,
    typer.Option(
        "--clean", help="The input is an article's text already: remove nothing, keep the file's offsets."
    ),
]
AllowPrivate = Annotated[
    bool,
    typer.Option(
        "--allow-private", help="Fetch from this machine and private networks too, not the Internet alone."
    ),
]
LEDGER = Annotated[
    Path,
    typer.Option(
        "--ledger",
        envvar="ONRECORD_LEDGER",
        metavar="FILE",
        help="The ledger, an SQLite file.",
    ),
]
