"""What is watched, what of it is due, and what hosts allow: kept so that a restart changes nothing.

Each method is one transaction. It does not count as a change of the ledger, whose readers need not care.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit

from sqlalchemy import (
    ColumnElement,
    Connection,
    Integer,
    and_,
    case,
    delete,
    func,
    literal,
    or_,
    select,
    update,
)
from sqlalchemy.dialects.sqlite import insert

from onrecord.ledger import engine
from onrecord.ledger.schema import watched, watched_hosts, watched_robots
from onrecord.ledger.upserts import insert_missing, insert_or_update

Kind = Literal["feed", "page"]

CALM_SECONDS = 3600.0
"""How long a page is left alone after a visit, whatever feeds say; doubled by each that finds nothing new."""

GIVEN_UP_SECONDS = 24 * 3600.0
"""How long a page that was given up is left alone, when a feed says that it changed."""


@dataclass(frozen=True, slots=True)
class Task:
    """Something watched; the fields are the columns of `schema.watched`."""

    url: str
    kind: Kind
    host: str
    at: str | None
    hops: int
    depth: int
    due: float | None
    failures: int
    visits: int
    etag: str | None
    last_modified: str | None
    answered: str | None
    full_at: float | None
    changed: str | None
    reason: str | None

    @property
    def address(self) -> str:
        """The address to ask next."""
        return self.at or self.url


@dataclass(frozen=True, slots=True)
class Found:
    """What a feed names.

    Attributes:
        url: Its address.
        changed: What the feed says of its last change, as written; None where it says nothing.
    """

    url: str
    changed: str | None = None


@dataclass(frozen=True, slots=True)
class Robots:
    """The robots.txt of an origin; the fields are the columns of `schema.watched_robots`."""

    origin: str
    at: str | None
    hops: int
    body: str
    until: float


@dataclass(frozen=True, slots=True)
class HostState:
    """When a host may be asked again, and how often in a row it failed."""

    next_at: float = 0.0
    failures: int = 0


def host_of(url: str) -> str:
    """Return the host that is asked for `url`, whatever the scheme and port."""
    return urlsplit(url).hostname or ""


class Watched(engine.Opened):
    """What is watched in one ledger."""

    def follow(self, urls: Iterable[str], now: float) -> None:
        """Follow these feeds from now on; what is followed already stays as it is."""
        with self._writing() as connection:
            insert_missing(connection, watched, [_new(Found(url), "feed", 0, now) for url in urls])

    def forget(self, url: str) -> bool:
        """Follow a feed no more; return whether it was followed."""
        gone = delete(watched).where(watched.c.url == url, watched.c.kind == "feed")
        with self._writing() as connection:
            return bool(connection.execute(gone).rowcount)

    def rouse(self, now: float) -> None:
        """Make all feeds due, but for those that failed and wait for their time."""
        idle = and_(watched.c.kind == "feed", watched.c.failures == 0, watched.c.due > now)
        with self._writing() as connection:
            connection.execute(update(watched).where(idle).values(due=now))

    def all(self, kind: Kind) -> list[Task]:
        """Return all that is watched of this kind, by address."""
        query = select(watched).where(watched.c.kind == kind).order_by(watched.c.url)
        with self._reading() as connection:
            return [Task(*row) for row in connection.execute(query)]

    def next(self, *, round_of: float | None = None) -> tuple[Task, float] | None:
        """Return what can be asked first, and when; None where nothing is due at any time.

        Args:
            round_of: When a round began: only what was due then or is new, where its host did not fail.
        """
        free_at = func.coalesce(watched_hosts.c.next_at, 0.0)
        ready = func.max(watched.c.due, free_at)
        query = (
            select(watched, ready)
            .outerjoin(watched_hosts, watched_hosts.c.host == watched.c.host)
            .where(watched.c.due.is_not(None))
            .order_by(ready, watched.c.kind, watched.c.due, watched.c.url)
            .limit(1)
        )
        if round_of is not None:
            query = query.where(_in_round(round_of))
        with self._reading() as connection:
            row = connection.execute(query).one_or_none()
        return None if row is None else (Task(*row[:-1]), float(row[-1]))

    def host(self, host: str) -> HostState:
        """Return what is known of a host."""
        with self._reading() as connection:
            return _host(connection, host)

    def claim(self, host: str, now: float, until: float) -> bool:
        """Take the right to ask `host`, which nobody else has before `until`; False where it is taken."""
        with self._writing() as connection:
            known = _host(connection, host)
            if known.next_at > now:
                return False
            _rest(connection, host, HostState(until, known.failures))
            return True

    def rest(self, host: str, state: HostState) -> None:
        """Leave `host` alone until the moment in `state`."""
        with self._writing() as connection:
            _rest(connection, host, state)

    def robots(self, origin: str) -> Robots | None:
        """Return what is known of the robots.txt of an origin, however old."""
        query = select(watched_robots).where(watched_robots.c.origin == origin)
        with self._reading() as connection:
            row = connection.execute(query).one_or_none()
        return None if row is None else Robots(*row)

    def keep_robots(self, robots: Robots) -> None:
        """Keep what is known now of the robots.txt of an origin."""
        row = {name: getattr(robots, name) for name in Robots.__slots__}
        with self._writing() as connection:
            insert_or_update(connection, watched_robots, [row])

    def settle(self, task: Task, now: float, pages: Sequence[Found] = (), feeds: Sequence[Found] = ()) -> int:
        """Keep what became of a task, together with what it names: all of it or nothing.

        Returns:
            How many of `pages` were not known.
        """
        row = {name: getattr(task, name) for name in Task.__slots__}
        of_key = and_(watched.c.url == task.url, watched.c.kind == task.kind)
        with self._writing() as connection:
            # An update, so that a feed that was forgotten meanwhile stays forgotten.
            connection.execute(update(watched).where(of_key).values(row))
            rows = [_new(found, "feed", task.depth + 1, now) for found in feeds]
            _add(connection, rows, now)
            before = _count(connection)
            _add(connection, [_new(found, "page", 0, now) for found in pages], now)
            return _count(connection) - before


def _new(found: Found, kind: Kind, depth: int, now: float) -> dict[str, object]:
    row = dict.fromkeys(watched.c.keys())
    told = {"url": found.url, "kind": kind, "host": host_of(found.url), "changed": found.changed}
    return row | told | {"depth": depth, "due": now, "hops": 0, "failures": 0, "visits": 0}


def _add(connection: Connection, rows: list[dict[str, object]], now: float) -> None:
    """Add what is new; what is known is due again where the feed tells of another change."""
    if not rows:
        return
    new = insert(watched)
    told = new.excluded.changed
    doubled = literal(1).op("<<", return_type=Integer)(func.min(watched.c.visits - 1, 7))
    calm = func.max(now, func.coalesce(watched.c.full_at + CALM_SECONDS * doubled, now))
    # What fails keeps its pause, and what was given up gets a long one, however often a feed says "changed".
    failing = func.coalesce(watched.c.due, now + GIVEN_UP_SECONDS)
    sooner = func.min(calm, func.coalesce(watched.c.due, calm))
    due = case((watched.c.failures > 0, failing), else_=sooner)
    other = and_(told.is_not(None), told.is_distinct_from(watched.c.changed))
    again = new.on_conflict_do_update(
        index_elements=["url", "kind"], set_={"changed": told, "due": due}, where=other
    )
    connection.execute(again, rows)


def _in_round(began: float) -> ColumnElement[bool]:
    fresh = and_(watched.c.visits == 0, watched.c.failures == 0)
    failed = func.coalesce(watched_hosts.c.failures, 0) > 0
    return and_(or_(watched.c.due <= began, fresh), ~failed)


def _count(connection: Connection) -> int:
    return connection.scalar(select(func.count()).where(watched.c.kind == "page")) or 0


def _host(connection: Connection, host: str) -> HostState:
    columns = watched_hosts.c.next_at, watched_hosts.c.failures
    row = connection.execute(select(*columns).where(watched_hosts.c.host == host)).one_or_none()
    return HostState() if row is None else HostState(*row)


def _rest(connection: Connection, host: str, state: HostState) -> None:
    row = {"host": host, "next_at": state.next_at, "failures": state.failures}
    insert_or_update(connection, watched_hosts, [row])
