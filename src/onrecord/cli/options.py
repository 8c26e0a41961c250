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
LEDGER = Annotated[
    Path,
    typer.Option(
        "--ledger",
        envvar="ONRECORD_LEDGER",
        metavar="FILE",
        help="The ledger, an SQLite file.",
    ),
]
Reason = Annotated[
    str, typer.Option(help="Why; it is shown in place of what goes, and must not repeat any of it.")
]
Who = Annotated[
    str | None, typer.Option(metavar="NAME", help="Who does it; the user of this machine where not given.")
]
