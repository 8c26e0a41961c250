"""`watch`: follows feeds, and keeps the pages that they name."""

from __future__ import annotations

import time
from collections.abc import Iterable
from pathlib import Path
from random import Random
from typing import Literal

import typer

from onrecord.cli import console
from onrecord.errors import ForbiddenAddressError, OnrecordError, UnreadablePageError
from onrecord.ledger import Ledger
from onrecord.pipeline import Pipeline
from onrecord.readers.names import file_uri
from onrecord.readers.requests import USER_AGENT, Requester, web_address
from onrecord.records import Metadata, Page
from onrecord.watching import Fetcher, Pace, Watcher, parse_listing


def agent(contact: str | None) -> str:
    """Return what the program calls itself, with the address at which its user can be reached.

    Raises:
        OnrecordError: where `contact` cannot stand in a request.
    """
    if contact is None:
        return USER_AGENT
    if not contact.isascii() or not contact.isprintable() or set(contact) & set("()\\"):
        raise OnrecordError("--contact", "no address", "give a page or an e-mail address in plain letters")
    return f"{USER_AGENT} (+{contact})"


def addresses(arguments: Iterable[str]) -> list[str]:
    """Return the addresses of the feeds that the user named, those in OPML files among them.

    Raises:
        OnrecordError: for what is neither a web address nor a file that names feeds.
    """
    found: list[str] = []
    for argument in arguments:
        try:
            found += [web_address(argument)] if "://" in argument else _in_file(Path(argument))
        except ForbiddenAddressError as error:
            raise OnrecordError(argument, error.what, "check the address") from error
        except OSError as error:
            what = f"neither a web address nor a file that can be read: {error.strerror}"
            raise OnrecordError(argument, what, "check the name") from error
    return found


def _in_file(path: Path) -> list[str]:
    feeds = parse_listing(path.read_bytes(), file_uri(path)).feeds
    if not feeds:
        raise UnreadablePageError(str(path), "names no feeds", "give an OPML list, or a feed's address")
    return [feed.url for feed in feeds]


def watch(
    ledger: Ledger, feeds: list[str], *, forget: list[str], requester: Requester, pace: Pace, once: bool
) -> None:
    """Follow `feeds` and all that were followed before, and say what comes of it.

    Raises:
        typer.Exit: with 1 where there is nothing to follow, with 130 when the user interrupted.
    """
    state = ledger.watched()
    state.follow(addresses(feeds), time.time())
    for url in addresses(forget):
        if not state.forget(url):
            console.fail(f"{url}: was not followed")
    if not state.all("feed"):
        console.fail("no feeds are followed; name one: onrecord watch FEED")
        raise typer.Exit(1)
    chance = Random()  # noqa: S311 - it draws pauses out, and need not be secret
    watcher = Watcher(
        state,
        Fetcher(state, requester, pace, time.time, chance),
        _Keeper(ledger),
        pace,
        clock=time.time,
        sleep=time.sleep,
        chance=chance,
        say=lambda line: console.err.print(line, markup=False),
    )
    try:
        watcher.run(once=once)
    except KeyboardInterrupt:
        console.err.print(watcher.tally.summary())
        console.fail("interrupted; the same command goes on where it was")
        raise typer.Exit(130) from None
    console.err.print(watcher.tally.summary())


class _Keeper:
    """Pages through the pipeline into the ledger."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._pipeline = Pipeline()
        self._fingerprint = self._pipeline.fingerprint(Metadata())

    def __call__(self, page: Page) -> Literal["new", "unchanged", "updated"]:
        if self._ledger.holds(page, self._fingerprint):
            return "unchanged"
        return self._ledger.keep(page, self._pipeline.record(page, Metadata()), self._fingerprint)
