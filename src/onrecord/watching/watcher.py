"""What is due, one thing after the other, until there is nothing more or somebody ends it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from random import Random
from typing import Literal, Protocol

from onrecord.errors import PageError
from onrecord.ledger.watched import Task, Watched, host_of
from onrecord.readers.requests import Answer
from onrecord.readers.web import page_of
from onrecord.records import Page
from onrecord.watching.feeds import parse_listing
from onrecord.watching.fetch import Fetcher, Outcome
from onrecord.watching.schedule import TRIES_REFUSED, TRIES_UNREACHABLE, Pace, revisit

MAX_DEPTH = 3
"""How many lists may lie between what the user named and a feed."""

_LONGEST_SLEEP = 600.0  # in seconds; then it is looked whether another process knows of something else


class Keeper(Protocol):
    """Where pages go."""

    def __call__(self, page: Page) -> Literal["new", "unchanged", "updated"]:
        """Keep a page and say what became of it.

        Raises:
            PageError: where it holds no article.
        """
        ...


@dataclass
class WatchTally:
    """What became of the pages since the watching began.

    Attributes:
        new: Articles, or new texts of articles, that the ledger had not.
        unchanged: Pages that were asked for and are as they were.
        refused: Pages that cannot be had, or are no articles.
    """

    new: int = 0
    unchanged: int = 0
    refused: int = 0

    def summary(self) -> str:
        """Return the counts as a line for a person."""
        pages = "page" if self.new == 1 else "pages"
        return f"{self.new} {pages} kept, {self.unchanged} unchanged, {self.refused} refused"


class Watcher:
    """Follows what the ledger watches.

    Args:
        state: What is watched.
        fetcher: Makes the requests.
        keeper: Takes the pages.
        pace: How often feeds are asked.
        clock: The time in seconds since 1970.
        sleep: Waits so many seconds.
        chance: Draws pauses out.
        say: Told a line for each feed that was asked, and for each page that is given up.
    """

    def __init__(
        self,
        state: Watched,
        fetcher: Fetcher,
        keeper: Keeper,
        pace: Pace,
        *,
        clock: Callable[[], float],
        sleep: Callable[[float], None],
        chance: Random,
        say: Callable[[str], None],
    ) -> None:
        self._state = state
        self._fetcher = fetcher
        self._keeper = keeper
        self._pace = pace
        self._clock = clock
        self._sleep = sleep
        self._chance = chance
        self._say = say
        self.tally = WatchTally()

    def run(self, *, once: bool = False) -> None:
        """Ask for what is due whenever it is; with `once`, for all feeds and what is due now, and return."""
        began = self._clock() if once else None
        if began is not None:
            self._state.rouse(began)
        while (upcoming := self._state.next(round_of=began)) is not None:
            task, ready = upcoming
            wait = ready - self._clock()
            if wait > 0:
                self._sleep(min(wait, _LONGEST_SLEEP))
            else:
                self.step(task)

    def step(self, task: Task) -> None:
        """Give one turn to `task` and keep what became of it."""
        outcome = self._fetcher.turn(task)
        if outcome.kind == "later":
            if outcome.why:
                self._say(f"{task.url}: {outcome.why}")
            return
        if outcome.kind == "moved":
            there = outcome.address
            moved = replace(task, at=there, host=host_of(there), hops=task.hops + 1)
            self._state.settle(moved, self._clock())
        elif outcome.kind == "same":
            self._same(task)
        elif outcome.answer is not None:
            self._full(task, outcome.answer)
        else:
            self._failed(task, outcome)

    def _same(self, task: Task) -> None:
        if task.kind == "feed":
            self._say(f"{task.url}: not changed")
        else:
            self.tally.unchanged += 1
        self._state.settle(self._visited(task), self._clock())

    def _full(self, task: Task, answer: Answer) -> None:
        known = replace(
            task,
            etag=answer.headers.get("ETag"),
            last_modified=answer.headers.get("Last-Modified"),
            answered=answer.url,
            full_at=self._clock(),
        )
        try:
            if task.kind == "feed":
                self._feed(known, answer)
            else:
                self._page(known, answer)
        except PageError as error:
            if task.kind == "feed":
                self._failed(task, Outcome("refused", why=error.what))
            else:
                self._no_article(known, error.what)

    def _feed(self, task: Task, answer: Answer) -> None:
        listing = parse_listing(answer.body, answer.url)
        feeds = listing.feeds if task.depth < MAX_DEPTH else ()
        new = self._state.settle(self._visited(task), self._clock(), listing.pages, feeds)
        line = f"{task.url}: {len(listing.pages)} named, {new} new"
        if listing.feeds:
            line += f"; {len(listing.feeds)} feeds"
        if listing.passed_over:
            line += f"; {listing.passed_over} entries without a web address"
        self._say(line)

    def _page(self, task: Task, answer: Answer) -> None:
        page = page_of(answer, task.url, datetime.fromtimestamp(self._clock(), UTC))
        fate = self._keeper(page)
        if fate == "unchanged":
            self.tally.unchanged += 1
        else:
            self.tally.new += 1
            task = replace(task, visits=0)  # what changed will change again
        # The page is kept before it is done with: whoever is killed in between asks again, and keeps it once.
        self._state.settle(self._visited(task), self._clock())

    def _no_article(self, task: Task, why: str) -> None:
        """Look again when other pages are looked at again: what is empty today may be an article tomorrow."""
        self.tally.refused += 1
        if task.visits == 0:
            self._say(f"{task.url}: {why}")
        self._state.settle(replace(self._visited(task), reason=why), self._clock())

    def _visited(self, task: Task) -> Task:
        visits = task.visits + 1
        wait = self._pace.every if task.kind == "feed" else revisit(visits)
        due = None if wait is None else self._clock() + wait
        return replace(self._home(task), visits=visits, due=due, failures=0, reason=None)

    def _home(self, task: Task) -> Task:
        """Return the task with its own address to be asked next, not that of a redirect."""
        return replace(task, at=None, hops=0, host=host_of(task.url))

    def _failed(self, task: Task, outcome: Outcome) -> None:
        """Ask again later, or no more: a feed always is, a page not for ever."""
        failures = task.failures + 1
        tries = {"refused": TRIES_REFUSED, "unreachable": TRIES_UNREACHABLE}.get(outcome.kind, 1)
        wait = self._pace.again(failures, self._chance)
        due: float | None = max(self._clock() + wait, outcome.until)
        if task.kind == "feed":
            self._say(f"{task.url}: {outcome.why}")
        elif failures >= tries:
            due = None
            self.tally.refused += 1
            self._say(f"{task.url}: given up: {outcome.why}")
        failed = replace(self._home(task), due=due, failures=failures, reason=outcome.why)
        self._state.settle(failed, self._clock())
