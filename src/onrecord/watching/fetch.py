"""One request, if it may be made: the host is free, and its robots.txt allows it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from random import Random
from typing import Literal

from onrecord.errors import ForbiddenAddressError, UnreachableError, UnreadablePageError
from onrecord.ledger.watched import HostState, Robots, Task, Watched, host_of
from onrecord.readers.requests import TOTAL_SECONDS, Answer, Requester
from onrecord.readers.web import ACCEPT_PAGES, MAX_REDIRECTS
from onrecord.watching import robots
from onrecord.watching.schedule import DAY, Pace, retry_after

_ACCEPT_FEEDS = {
    "Accept": "application/atom+xml,application/rss+xml,application/xml;q=0.9,text/xml;q=0.9,*/*;q=0.5"
}
_OK, _NOT_MODIFIED, _TOO_MANY = 200, 304, 429
_SERVER_ERRORS = 500

Kind = Literal["later", "moved", "same", "full", "refused", "unreachable", "forbidden"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one turn gave.

    Attributes:
        kind: "later", where the turn went to something else, such as a robots.txt; "moved" to `address`;
            "same" as before; "full", with `answer`; "refused" by the server; "unreachable", the host being
            at fault; "forbidden", which asking again will not change.
        why: For a person, where it failed.
        until: Not to be asked before.
    """

    kind: Kind
    answer: Answer | None = None
    address: str = ""
    why: str = ""
    until: float = 0.0


class Fetcher:
    """Makes requests one at a time, and keeps in the ledger when a host may be asked again.

    Args:
        state: What is known of hosts.
        requester: Asks.
        pace: How often.
        clock: The time in seconds since 1970.
        chance: Draws pauses out.
    """

    def __init__(
        self, state: Watched, requester: Requester, pace: Pace, clock: Callable[[], float], chance: Random
    ) -> None:
        self._state = state
        self._requester = requester
        self._pace = pace
        self._clock = clock
        self._chance = chance

    def turn(self, task: Task) -> Outcome:
        """Make a request for `task` or for the robots.txt that it needs, or none where the host is not free.

        Redirects are not followed but returned, since each leads to a host that may have to be waited for.
        """
        origin = robots.origin_of(task.address)
        known = self._state.robots(origin)
        if known is None or known.until <= self._clock():
            return self._ask_robots(task.host, known or Robots(origin, None, 0, robots.ALL_ALLOWED, 0.0))
        if not robots.is_allowed(known.body, task.address):
            return Outcome("refused", why="robots.txt does not allow it", until=known.until)
        if not self._claim(task.host, task.host):
            return Outcome("later")
        delay = self._pace.between(robots.crawl_delay(known.body))
        try:
            answer = self._requester.get(task.address, self._headers(task))
            return self._judged(task, answer, delay)
        except UnreachableError as error:
            return Outcome("unreachable", why=error.what, until=self._back_off(task.host, 0.0))
        except UnreadablePageError as error:
            self._free(task.host, delay)
            kind: Kind = "forbidden" if isinstance(error, ForbiddenAddressError) else "refused"
            return Outcome(kind, why=error.what)

    def _headers(self, task: Task) -> dict[str, str]:
        headers = dict(_ACCEPT_FEEDS if task.kind == "feed" else ACCEPT_PAGES)
        # Once a day the whole is asked for, since some servers say "not modified" of what was.
        if task.answered == task.address and self._clock() - (task.full_at or 0.0) < DAY:
            if task.etag:
                headers["If-None-Match"] = task.etag
            if task.last_modified:
                headers["If-Modified-Since"] = task.last_modified
        return headers

    def _judged(self, task: Task, answer: Answer, delay: float) -> Outcome:
        status = answer.status
        if status == _TOO_MANY or status >= _SERVER_ERRORS:
            wait = retry_after(answer.headers.get("Retry-After"), self._clock())
            why = f"the server answered {status} {answer.reason}".rstrip()
            return Outcome("unreachable", why=why, until=self._back_off(task.host, wait))
        self._free(task.host, delay)
        if (target := answer.location) is not None:
            if task.hops >= MAX_REDIRECTS:
                return Outcome("refused", why=f"more than {MAX_REDIRECTS} redirects")
            return Outcome("moved", address=target)
        if status == _NOT_MODIFIED:
            return Outcome("same")
        if status != _OK:
            return Outcome("refused", why=f"the server answered {status} {answer.reason}".rstrip())
        return Outcome("full", answer)

    def _ask_robots(self, host: str, known: Robots) -> Outcome:
        """Ask for a robots.txt, or follow a redirect of it. While its server fails, all of the host waits."""
        address = known.at or f"{known.origin}/robots.txt"
        at_host = host_of(address)
        if not self._claim(at_host, host):
            return Outcome("later")
        until = self._clock() + robots.REMEMBERED_SECONDS
        found = Robots(known.origin, None, 0, robots.ALL_ALLOWED, until)
        try:
            answer = self._requester.get(address)
            if answer.status == _TOO_MANY or answer.status >= _SERVER_ERRORS:
                wait = retry_after(answer.headers.get("Retry-After"), self._clock())
                why = f"the server answered {answer.status} to robots.txt"
                return Outcome("later", why=why, until=self._back_off(at_host, wait, host))
            if (target := answer.location) is not None and known.hops < robots.MAX_ROBOTS_REDIRECTS:
                found = replace(known, at=target, hops=known.hops + 1, until=0.0)
            elif answer.status == _OK:
                found = replace(
                    found, body=answer.body[: robots.MAX_ROBOTS_CHARACTERS].decode("utf-8", "replace")
                )
        except UnreachableError as error:
            return Outcome("later", why=error.what, until=self._back_off(at_host, 0.0, host))
        except UnreadablePageError as error:
            if known.at is None and isinstance(error, ForbiddenAddressError):
                self._free(at_host, self._pace.delay)
                return Outcome("forbidden", why=error.what)
            # Else nobody can have it: as if there were none.
        self._state.keep_robots(found)
        self._free(at_host, self._pace.between(robots.crawl_delay(found.body)))
        return Outcome("later")

    def _claim(self, host: str, waiting: str) -> bool:
        """Take the right to ask `host`; where it is not free, `waiting` waits as long."""
        now = self._clock()
        if self._state.claim(host, now, now + TOTAL_SECONDS + self._pace.delay):
            return True
        if waiting != host:
            failures = self._state.host(waiting).failures
            self._state.rest(waiting, HostState(self._state.host(host).next_at, failures))
        return False

    def _free(self, host: str, delay: float) -> None:
        self._state.rest(host, HostState(self._clock() + delay))

    def _back_off(self, host: str, wait: float, waiting: str = "") -> float:
        """Leave a host that failed alone, twice as long each time; return until when."""
        failures = self._state.host(host).failures + 1
        until = self._clock() + max(wait, self._pace.delay, self._pace.again(failures, self._chance))
        for one in {host, waiting or host}:
            self._state.rest(one, HostState(until, failures))
        return until
