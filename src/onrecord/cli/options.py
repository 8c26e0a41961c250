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


class ExportFormat(StrEnum):
    """What a file of statements is written as."""

    csv = "csv"
    jsonl = "jsonl"
    parquet = "parquet"
    jsonld = "jsonld"


Pages = Annotated[
    list[str],
    typer.Argument(
        metavar="PAGE...",
        help="Files of text, HTML, PDF, DOCX or JSON Lines, WARC files, http(s) URLs, folders, or - for "
        "standard input.",
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
Day = Annotated[str | None, typer.Option(metavar="DAY", help="YYYY, YYYY-MM or YYYY-MM-DD.")]
Flag = Annotated[str | None, typer.Option(metavar="true|false")]


def _field(option: str, what: str) -> typer.models.OptionInfo:
    help_ = f"JSON Lines: the field with {what}; without, those that are usual."
    info: typer.models.OptionInfo = typer.Option(option, metavar="NAME", help=help_, show_default=False)
    return info


TextField = Annotated[str | None, _field("--text-field", "the text")]
IdField = Annotated[str | None, _field("--id-field", "the article's name")]
DateField = Annotated[str | None, _field("--date-field", "the day of publication")]
TitleField = Annotated[str | None, _field("--title-field", "the headline")]
OutletField = Annotated[str | None, _field("--outlet-field", "the outlet")]
UrlField = Annotated[str | None, _field("--url-field", "the address")]

Reason = Annotated[
    str, typer.Option(help="Why; it is shown in place of what goes, and must not repeat any of it.")
]
Who = Annotated[
    str | None, typer.Option(metavar="NAME", help="Who does it; the user of this machine where not given.")
]
