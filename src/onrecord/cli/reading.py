"""`read` and `add`: pages through the pipeline, and where their records go."""

from __future__ import annotations

import dataclasses
import sys
from collections.abc import Iterator
from pathlib import Path

import typer

from onrecord.cli import console
from onrecord.cli.table import print_record
from onrecord.errors import PageError
from onrecord.pipeline import Pipeline
from onrecord.readers import Fields, Skipped, expected_pages, open_pages
from onrecord.readers.metadata import parse_published, read_metadata
from onrecord.records import Metadata, Page, Record
from onrecord.runner import Fate, Sink, run
from onrecord.writers import to_line


class _Printer:
    """A sink that prints and keeps nothing, so every page is new to it."""

    def holds(self, page: Page, fingerprint: str) -> bool:  # noqa: ARG002
        """Return False: nothing is kept."""
        return False

    def keep(self, page: Page, record: Record, fingerprint: str) -> Fate:  # noqa: ARG002
        """Print the record."""
        self.print(record)
        return "new"

    def print(self, record: Record) -> None:
        raise NotImplementedError


class ArticlePrinter(_Printer):
    """Prints the cleaned text alone."""

    def print(self, record: Record) -> None:
        """Print the text; a line break is added at the end where there is none."""
        text = record.article.text
        sys.stdout.write(text if text.endswith("\n") else text + "\n")


class JsonlPrinter(_Printer):
    """Prints a line of JSON an article."""

    def print(self, record: Record) -> None:
        """Print the line at once, so that a pipe sees it."""
        sys.stdout.write(to_line(record) + "\n")
        sys.stdout.flush()


class TablePrinter(_Printer):
    """Prints a table for people.

    Args:
        verbose: List the stray pieces with their reasons, not only their number.
    """

    def __init__(self, *, verbose: bool) -> None:
        self._verbose = verbose

    def print(self, record: Record) -> None:
        """Print the article's head and its statements."""
        print_record(console.out, record, verbose=self._verbose)


def fields(*named: str | None) -> Fields:
    """Return the fields of JSON Lines in the order of `Fields`; "" names none, and None the usual ones."""
    names = (field.name for field in dataclasses.fields(Fields))
    given = zip(names, named, strict=True)
    return Fields(**{name: (field,) if field else () for name, field in given if field is not None})


def run_pages(
    arguments: list[str],
    sink: Sink,
    *,
    published: str | None,
    metadata: Path | None,
    clean: bool,
    fields: Fields,
    allow_private: bool = False,
) -> None:
    """Run what the user named through the pipeline into `sink`, and say what became of it.

    Raises:
        MetadataError: when the date or the metadata file cannot be understood.
        typer.Exit: with 1 when a page was refused, with 130 when the user interrupted.
    """
    default = Metadata(published=parse_published(published, "--published") if published else None)
    table = read_metadata(metadata) if metadata else {}
    streams = isinstance(sink, _Printer)
    with console.progress_bar(expected_pages(arguments), streams=streams) as bar:
        try:
            tally = run(
                _items(arguments, fields, allow_private=allow_private),
                Pipeline(as_is=clean),
                sink,
                metadata=table,
                default=default,
                on_refused=lambda error: console.fail(str(error)),
                on_page=bar.page,
            )
        except KeyboardInterrupt:
            console.fail("interrupted; finished pages are kept, and the same command does the rest")
            raise typer.Exit(130) from None
    console.err.print(tally.summary())
    if tally.refused:
        raise typer.Exit(1)


def _items(
    arguments: list[str], fields: Fields, *, allow_private: bool
) -> Iterator[Page | Skipped | PageError]:
    for argument in arguments:
        yield from open_pages(argument, stdin=sys.stdin.buffer, fields=fields, allow_private=allow_private)
