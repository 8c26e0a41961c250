"""The commands. What they do stands in the library; here are their options, output and exit codes.

Exit codes: 0 all is well; 1 some page was refused, or nothing was found; 2 wrong usage, or a ledger or
metadata file that cannot be used; 130 interrupted.
"""

from __future__ import annotations

import logging
import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from onrecord import __version__
from onrecord.cli import console
from onrecord.cli.options import LEDGER, AllowPrivate, Clean, MetadataFile, OutputFormat, Pages, Published
from onrecord.errors import OnrecordError

app = typer.Typer(
    name="onrecord",
    help="Who said what, to whom, when, and who disputes it: the record of a news page.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"onrecord {__version__}")
        raise typer.Exit


@app.callback()
def _common(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Who said what, to whom, when, and who disputes it: the record of a news page."""


@app.command(epilog="Example: onrecord read page.html --published 2024-05-17")
def read(
    pages: Pages,
    published: Published = None,
    metadata: MetadataFile = None,
    clean: Clean = False,
    article: Annotated[
        bool, typer.Option("--article", help="Print the cleaned text of the article alone.")
    ] = False,
    output: Annotated[
        OutputFormat, typer.Option("--format", help="A table for people, or JSON Lines for programs.")
    ] = OutputFormat.table,
    verbose: Annotated[
        bool, typer.Option("--verbose", "-v", help="List what was left out, and why.")
    ] = False,
    allow_private: AllowPrivate = False,
) -> None:
    """Read pages and print their record; keep nothing."""
    from onrecord.cli.reading import ArticlePrinter, JsonlPrinter, TablePrinter, run_pages

    printer = (
        ArticlePrinter()
        if article
        else JsonlPrinter()
        if output is OutputFormat.jsonl
        else TablePrinter(verbose=verbose)
    )
    run_pages(
        pages,
        printer,
        published=published,
        metadata=metadata,
        clean=clean,
        allow_private=allow_private,
    )


@app.command(epilog="Example: onrecord add crawl.warc.gz press/ --ledger press.db")
def add(
    pages: Pages,
    published: Published = None,
    metadata: MetadataFile = None,
    clean: Clean = False,
    ledger: LEDGER = Path("onrecord.db"),
    allow_private: AllowPrivate = False,
) -> None:
    """Read pages and keep their record in the ledger; what is there already is left as it is."""
    from onrecord.cli.reading import run_pages
    from onrecord.ledger import Ledger

    with Ledger.open(ledger) as opened:
        run_pages(
            pages,
            opened,
            published=published,
            metadata=metadata,
            clean=clean,
            allow_private=allow_private,
        )


@app.command(epilog='Example: onrecord search "customs officers"')
def search(
    words: Annotated[list[str], typer.Argument(help='Words that all must occur; "a phrase" in quotes.')],
    ledger: LEDGER = Path("onrecord.db"),
    limit: Annotated[int, typer.Option(min=1, help="How many statements to print.")] = 20,
) -> None:
    """Find statements in the ledger by their words, speaker, office or channel."""
    from onrecord.cli import views
    from onrecord.ledger import Ledger

    with Ledger.open(ledger, create=False) as opened:
        _found(views.hits(opened.search(" ".join(words), limit=limit)), f"no statement has {' '.join(words)}")


@app.command(epilog="Example: onrecord show 3f9a1c")
def show(
    id_: Annotated[str, typer.Argument(metavar="ID", help="A statement's or article's id, or its start.")],
    ledger: LEDGER = Path("onrecord.db"),
) -> None:
    """Show one statement with its article, what it disputes and what disputes it; or an article's record."""
    from onrecord.cli import views
    from onrecord.ledger import Ledger

    with Ledger.open(ledger, create=False) as opened:
        _found(views.shown(opened, id_), f"{id_}: no statement or article has this id")


@app.command(epilog='Example: onrecord speaker "Ilse Marran"')
def speaker(
    name: Annotated[str, typer.Argument(help="A full name, or a part that articles use.")],
    ledger: LEDGER = Path("onrecord.db"),
) -> None:
    """Show who bears a name in the ledger: offices over time, and what each said.

    Articles are joined only where an office or the company tells that they mean the same person.
    """
    from onrecord.cli import views
    from onrecord.ledger import Ledger

    with Ledger.open(ledger, create=False) as opened:
        _found(views.speakers(opened.identities(name)), f"{name}: nobody of this name speaks in the ledger")


@app.command(epilog="Example: onrecord link --ledger press.db")
def link(
    ledger: LEDGER = Path("onrecord.db"),
    anew: Annotated[
        bool, typer.Option("--anew", help="Forget earlier runs, but for what reviewers decided.")
    ] = False,
) -> None:
    """Find what disputes or repeats what across the articles: of those added since the last run."""
    from onrecord.cli import linking
    from onrecord.ledger import Ledger

    with Ledger.open(ledger, create=False) as opened:
        linking.link(opened, anew=anew)


@app.command(epilog='Example: onrecord disputes "harbour money"')
def disputes(
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="[NAME|WORDS]...", help="What claim or denial must have; without, all."),
    ] = None,
    ledger: LEDGER = Path("onrecord.db"),
    limit: Annotated[int, typer.Option(min=1, help="How many claims to print.")] = 20,
) -> None:
    """Show claims with who repeated and who denied them, in the order of time."""
    from onrecord.cli import disputing
    from onrecord.ledger import Ledger

    sought = " ".join(words) if words else None
    with Ledger.open(ledger, create=False) as opened:
        none = f"no dispute or allegation has {sought}" if sought else "no disputes; onrecord link seeks them"
        _found(disputing.disputes(opened.disputes(sought, limit=limit)), none)


@app.command(epilog="Example: onrecord export --links --ledger press.db")
def export(
    links: Annotated[
        bool, typer.Option("--links", help="The links across articles, one a line, not the articles.")
    ] = False,
    ledger: LEDGER = Path("onrecord.db"),
) -> None:
    """Print the ledger as JSON Lines: a line an article, as read --format jsonl prints it."""
    from onrecord.cli import exporting
    from onrecord.ledger import Ledger

    with Ledger.open(ledger, create=False) as opened:
        exporting.links(opened) if links else exporting.articles(opened)


@app.command(epilog="Example: onrecord serve --port 8765")
def serve(
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help="Port to listen on.")] = 8765,
    ledger: LEDGER = Path("onrecord.db"),
) -> None:
    """Show the ledger in the browser, on this machine."""
    from onrecord.ledger import Ledger
    from onrecord.web import serve_ledger

    with Ledger.open(ledger, create=False) as opened:
        serve_ledger(opened, host=host, port=port, say=console.err.print)


@app.command(epilog="Example: onrecord watch https://paper.example/feed --contact desk@paper.example")
def watch(
    feeds: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[FEED]...", help="RSS, Atom, OPML (also a file) or sitemap; without, those of before."
        ),
    ] = None,
    ledger: LEDGER = Path("onrecord.db"),
    once: Annotated[
        bool, typer.Option("--once", help="Ask each feed once, keep what is new, and end.")
    ] = False,
    contact: Annotated[
        str | None,
        typer.Option(
            envvar="ONRECORD_CONTACT", help="Where the outlets can reach you; told with every request."
        ),
    ] = None,
    every: Annotated[
        float, typer.Option(min=1, metavar="MINUTES", help="From one look at a feed to the next.")
    ] = 30,
    delay: Annotated[
        float, typer.Option(min=1, metavar="SECONDS", help="The least between two requests to a host.")
    ] = 5,
    forget: Annotated[
        list[str] | None, typer.Option(metavar="FEED", help="Follow it no more; may be repeated.")
    ] = None,
    allow_private: AllowPrivate = False,
) -> None:
    """Follow feeds, and keep the pages that they name in the ledger, until interrupted."""
    from onrecord.cli import watching
    from onrecord.ledger import Ledger
    from onrecord.readers.requests import Requester
    from onrecord.watching import Pace

    requester = Requester(agent=watching.agent(contact), allow_private=allow_private)
    with Ledger.open(ledger) as opened:
        pace = Pace(every=every * 60, delay=delay)
        watching.watch(opened, feeds or [], forget=forget or [], requester=requester, pace=pace, once=once)


def _found(any_printed: bool, otherwise: str) -> None:
    if not any_printed:
        console.fail(otherwise)
        raise typer.Exit(1)


def main() -> None:
    """Run the command line; every error of this package ends in one line and an exit code."""
    # Libraries that read damaged pages warn about them; what counts for the user is reported by us.
    logging.getLogger().addHandler(logging.NullHandler())
    try:
        app()
    except OnrecordError as error:
        console.fail(str(error))
        raise SystemExit(2) from None
    except BrokenPipeError:
        # The reader of our output has gone (such as `| head`); nobody is left to tell.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(141) from None
