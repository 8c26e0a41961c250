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
from onrecord.cli import accounts, console
from onrecord.cli.options import (
    LEDGER,
    AllowPrivate,
    Clean,
    DateField,
    Day,
    ExportFormat,
    Flag,
    IdField,
    MetadataFile,
    OutletField,
    OutputFormat,
    Pages,
    Published,
    Reason,
    TextField,
    TitleField,
    UrlField,
    Who,
)
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
    text_field: TextField = None,
    id_field: IdField = None,
    date_field: DateField = None,
    title_field: TitleField = None,
    outlet_field: OutletField = None,
    url_field: UrlField = None,
    allow_private: AllowPrivate = False,
) -> None:
    """Read pages and print their record; keep nothing."""
    from onrecord.cli.reading import ArticlePrinter, JsonlPrinter, TablePrinter, fields, run_pages

    printer = (
        ArticlePrinter()
        if article
        else JsonlPrinter()
        if output is OutputFormat.jsonl
        else TablePrinter(verbose=verbose)
    )
    named = fields(text_field, id_field, date_field, title_field, outlet_field, url_field)
    run_pages(
        pages,
        printer,
        published=published,
        metadata=metadata,
        clean=clean,
        fields=named,
        allow_private=allow_private,
    )


@app.command(epilog="Example: onrecord add crawl.warc.gz press/ --ledger press.db")
def add(
    pages: Pages,
    published: Published = None,
    metadata: MetadataFile = None,
    clean: Clean = False,
    ledger: LEDGER = Path("onrecord.db"),
    text_field: TextField = None,
    id_field: IdField = None,
    date_field: DateField = None,
    title_field: TitleField = None,
    outlet_field: OutletField = None,
    url_field: UrlField = None,
    allow_private: AllowPrivate = False,
) -> None:
    """Read pages and keep their record in the ledger; what is there already is left as it is."""
    from onrecord.cli.reading import fields, run_pages
    from onrecord.ledger import Ledger

    named = fields(text_field, id_field, date_field, title_field, outlet_field, url_field)
    with Ledger.open(ledger) as opened:
        run_pages(
            pages,
            opened,
            published=published,
            metadata=metadata,
            clean=clean,
            fields=named,
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
        _found(views.shown(opened, id_), views.missing(opened, id_))


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


@app.command(epilog="Example: onrecord export --format csv --act deny --out denials.csv")
def export(
    links: Annotated[
        bool, typer.Option("--links", help="The links across articles, one a line, not the articles.")
    ] = False,
    ledger: LEDGER = Path("onrecord.db"),
    form: Annotated[
        ExportFormat | None, typer.Option("--format", help="Write statements to the file that --out names.")
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FILE", help="Where statements are written to.")
    ] = None,
    words: Annotated[str | None, typer.Option(help="Only statements that have these words.")] = None,
    speaker: Annotated[str | None, typer.Option(help="Only of this name, or speaker's id.")] = None,
    act: Annotated[str | None, typer.Option(help="Only of this act, such as deny.")] = None,
    outlet: Annotated[str | None, typer.Option(help="Only of this outlet.")] = None,
    said_from: Day = None,
    said_to: Day = None,
    published_from: Day = None,
    published_to: Day = None,
    disputed: Flag = None,
    statement_form: Annotated[str | None, typer.Option("--form", help="direct, indirect or mixed.")] = None,
    kind: Annotated[str | None, typer.Option(help="Only of this kind of speaker, such as person.")] = None,
    hedged: Flag = None,
) -> None:
    """Print the ledger as JSON Lines, a line an article; or write statements to the file of --out.

    The filters are those of the page of search. A file names the versions of code and weights and the
    digest of the ledger; every allegation in it has its denials with it.
    """
    from onrecord.cli import exporting
    from onrecord.ledger import Ledger

    given = {
        "q": words, "speaker": speaker, "act": act, "outlet": outlet, "said_from": said_from,
        "said_to": said_to, "published_from": published_from, "published_to": published_to,
        "disputed": disputed, "form": statement_form, "kind": kind, "hedged": hedged,
    }  # fmt: skip
    wanted = exporting.wanted(given, form, out, links=links)
    with Ledger.open(ledger, create=False) as opened:
        if wanted:
            exporting.statements(opened, *wanted)
        else:
            exporting.links(opened) if links else exporting.articles(opened)


@app.command(epilog="Example: onrecord dossier 3f9a1c --out dossier.html")
def dossier(
    id_: Annotated[str, typer.Argument(metavar="ID", help="A statement's id, or its start.")],
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help="Where the dossier is written to.")],
    ledger: LEDGER = Path("onrecord.db"),
) -> None:
    """Write the dispute of a statement, with the evidence for every line, as a file to print or keep."""
    from onrecord.cli import exporting
    from onrecord.ledger import Ledger

    with Ledger.open(ledger, create=False) as opened:
        _found(exporting.dossier(opened, id_, out), f"{id_}: no statement has this id")


@app.command(epilog="Example: onrecord verify --ledger press.db")
def verify(ledger: LEDGER = Path("onrecord.db")) -> None:
    """Check that the ledger holds what was put into it: bytes, texts, spans, links, the search."""
    from onrecord.cli import verifying
    from onrecord.ledger import Ledger

    with Ledger.open(ledger, create=False) as opened:
        if not verifying.verify(opened):
            raise typer.Exit(1)


@app.command(epilog="Example: onrecord serve --port 8765")
def serve(
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help="Port to listen on.")] = 8765,
    ledger: LEDGER = Path("onrecord.db"),
    login: Annotated[
        bool, typer.Option("--login", help="Have everybody log in on this machine too: for behind a proxy.")
    ] = False,
    host_name: Annotated[
        list[str] | None,
        typer.Option("--host-name", metavar="NAME", help="A name under which others reach it; repeatable."),
    ] = None,
    proxy: Annotated[
        list[str] | None,
        typer.Option("--proxy", metavar="ADDRESS", help="A TLS proxy on another machine; repeatable."),
    ] = None,
) -> None:
    """Show the ledger in the browser: on this machine, or to those who have accounts."""
    from onrecord.ledger import Ledger
    from onrecord.web import serve_ledger

    with Ledger.open(ledger, create=False) as opened:
        serve_ledger(
            opened,
            host=host,
            port=port,
            say=console.err.print,
            login=login,
            host_names=host_name or (),
            proxies=proxy or (),
        )


app.add_typer(accounts.users, name="user")
app.add_typer(accounts.tokens, name="token")


@app.command(epilog='Example: onrecord withdraw 3f9a1c --reason "at the request of the source"')
def withdraw(
    id_: Annotated[
        str, typer.Argument(metavar="ID", help="Of a statement, speaker or article; or its start.")
    ],
    reason: Reason,
    restore: Annotated[bool, typer.Option("--restore", help="Put back what was withdrawn.")] = False,
    everywhere: Annotated[
        bool, typer.Option("--everywhere", help="A speaker: in all articles that evidence joins.")
    ] = False,
    who: Who = None,
    ledger: LEDGER = Path("onrecord.db"),
) -> None:
    """Show a statement, what a speaker said, or an article nowhere any more, also after it is read again."""
    from onrecord.cli import withdrawing
    from onrecord.ledger import Ledger

    with Ledger.open(ledger, create=False) as opened:
        if restore:
            withdrawing.restore(opened, id_, reason, withdrawing.who(who))
        else:
            withdrawing.withdraw(opened, id_, reason, withdrawing.who(who), everywhere=everywhere)


@app.command(epilog='Example: onrecord purge 3f9a1c --reason "by a ruling" --yes')
def purge(
    id_: Annotated[str, typer.Argument(metavar="ID", help="Of an article, or its start.")],
    reason: Reason,
    yes: Annotated[bool, typer.Option("--yes", help="It cannot be undone; do it.")] = False,
    page: Annotated[
        bool, typer.Option("--page", help="Purge also other articles that are read from the same bytes.")
    ] = False,
    who: Who = None,
    ledger: LEDGER = Path("onrecord.db"),
) -> None:
    """Delete an article so that no byte of its words is left in the files of the ledger."""
    from onrecord.cli import withdrawing
    from onrecord.ledger import Ledger

    if not yes:
        console.fail(f"{id_}: a purge cannot be undone; say --yes, or withdraw it")
        raise typer.Exit(2)
    with Ledger.open(ledger, create=False) as opened:
        withdrawing.purge(opened, id_, reason, withdrawing.who(who), page=page)


@app.command(epilog='Example: onrecord correct 3f9a1c --note "The article was corrected on 3 May."')
def correct(
    id_: Annotated[str, typer.Argument(metavar="ID", help="Of a statement or article, or its start.")],
    note: Annotated[str, typer.Option(help="What is shown beside it.")],
    who: Who = None,
    ledger: LEDGER = Path("onrecord.db"),
) -> None:
    """Append a note of correction to a statement or an article, and change nothing else."""
    from onrecord.cli import withdrawing
    from onrecord.ledger import Ledger

    with Ledger.open(ledger, create=False) as opened:
        withdrawing.correct(opened, id_, note, withdrawing.who(who))


@app.command(epilog="Example: onrecord audit --sample 200 --out sample.csv")
def audit(
    sample: Annotated[int | None, typer.Option(min=1, help="Draw so many statements and links.")] = None,
    seed: Annotated[str, typer.Option(help="What the draw depends on beside the ledger.")] = "1",
    out: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Where the sample goes: .csv or .jsonl.")
    ] = None,
    results: Annotated[
        Path | None, typer.Option(metavar="FILE", help="The sample with the reviewers' answers.")
    ] = None,
    ledger: LEDGER = Path("onrecord.db"),
) -> None:
    """Draw a sample for reviewers to judge, or tell from their answers how often this ledger is right."""
    from onrecord.cli import auditing
    from onrecord.ledger import Ledger

    if (sample is None) == (results is None) or (sample is not None and out is None):
        console.fail("say --sample and --out, or --results")
        raise typer.Exit(2)
    with Ledger.open(ledger, create=False) as opened:
        if sample is not None and out is not None:
            auditing.sample(opened, sample, seed, out)
        elif results is not None:
            auditing.results(opened, results)


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
