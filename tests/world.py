"""A small world of outlets for the tests of watching: a real server on loopback, names, a clock of its own.

Its hosts have public addresses, and their connections lead to the server; so what is refused in the real
world is refused here. Nobody sleeps: `sleep` moves the clock on.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count
from random import Random
from typing import ClassVar, Literal

import httpcore2
from httpcore2 import NetworkBackend, NetworkStream

from onrecord.ledger import Ledger
from onrecord.readers.requests import Requester
from onrecord.records import Page
from onrecord.watching import Fetcher, Pace, Watcher

HOUR = 3600.0
DAY = 24 * HOUR
START = 1_700_000_000.0


class Stop(BaseException):
    """The process is ended, as by a signal."""


@dataclass
class Reply:
    """What a server answers."""

    body: bytes | Iterable[bytes] = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Seen:
    """A request that a server got, and when."""

    at: float
    host: str
    path: str
    headers: dict[str, str]


Site = Callable[[str, dict[str, str]], Reply]


class World(NetworkBackend):
    """Hosts, what they answer, and what they were asked."""

    def __init__(self, port: int) -> None:
        self.now = START
        self.end = float("inf")
        self.sites: dict[str, Site] = {}
        self.names: dict[str, str] = {}
        self.dead: set[str] = set()
        self.log: list[Seen] = []
        self.connected: set[str] = set()
        self.said: list[str] = []
        self.kept: dict[tuple[str, bytes], int] = {}
        self.kill_after: set[int] = set()
        self.keeps = 0
        self._port = port
        self._real = httpcore2.SyncBackend()
        self._ticks = count()

    def add(self, host: str, site: Site) -> None:
        self.sites[host] = site
        self.names[host] = f"93.184.{len(self.names) // 250}.{len(self.names) % 250 + 1}"

    def resolve(self, host: str, port: int) -> list[str]:  # noqa: ARG002
        if host not in self.names:
            raise OSError("no such name")
        return [self.names[host]]

    def connect_tcp(
        self,
        host: str,
        port: int,  # noqa: ARG002
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> NetworkStream:
        self.connected.add(host)
        if any(self.names[name] == host for name in self.dead):
            raise httpcore2.ConnectError("refused")
        return self._real.connect_tcp("127.0.0.1", self._port, timeout, local_address, socket_options)

    def clock(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.now += seconds
        if self.now >= self.end:
            raise Stop

    def keep(self, page: Page) -> Literal["new", "unchanged", "updated"]:
        key = (page.address, page.content)
        fate: Literal["new", "unchanged"] = "unchanged" if key in self.kept else "new"
        self.kept.setdefault(key, 0)
        self.kept[key] += 1
        self.keeps += 1
        if self.keeps in self.kill_after:
            raise Stop
        return fate

    def texts(self, url: str) -> list[bytes]:
        """What was kept of an address, in order."""
        return [text for address, text in self.kept if address == url]

    def asked(self, host: str, path: str | None = None) -> list[Seen]:
        return [seen for seen in self.log if seen.host == host and path in (None, seen.path)]

    def watcher(self, ledger: Ledger, pace: Pace) -> Watcher:
        ticking = Requester(resolver=self.resolve, network=self, clock=lambda: float(next(self._ticks)))
        state, chance = ledger.watched(), Random(7)
        fetcher = Fetcher(state, ticking, pace, self.clock, chance)
        return Watcher(
            state,
            fetcher,
            self.keep,
            pace,
            clock=self.clock,
            sleep=self.sleep,
            chance=chance,
            say=self.said.append,
        )

    def run(self, ledger: Ledger, seconds: float, pace: Pace, feeds: Iterable[str] = ()) -> None:
        """Watch for so long, and end as by a signal."""
        self.end = self.now + seconds
        ledger.watched().follow(feeds, self.now)
        with suppress(Stop):
            self.watcher(ledger, pace).run()


@contextmanager
def open_world() -> Iterator[World]:
    class Handler(BaseHTTPRequestHandler):
        world: ClassVar[World]

        def do_GET(self) -> None:
            host = self.headers["Host"]
            headers = {name.lower(): value for name, value in self.headers.items()}
            self.world.log.append(Seen(self.world.now, host, self.path, headers))
            reply = self.world.sites[host](self.path, headers)
            self.send_response(reply.status)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            self.end_headers()
            with suppress(OSError):
                for piece in [reply.body] if isinstance(reply.body, bytes) else reply.body:
                    self.wfile.write(piece)

        def log_message(self, *_: object) -> None:
            """Keep the tests' output clean."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as listening:
        listening.daemon_threads = True
        thread = threading.Thread(target=listening.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        Handler.world = World(listening.server_port)
        yield Handler.world
        listening.shutdown()
        thread.join()


def page(text: str) -> Reply:
    return Reply(f"<html><body><p>{text}</p></body></html>".encode(), headers={"Content-Type": "text/html"})


def rss(links: Iterable[str], date: str = "") -> Reply:
    dated = f"<pubDate>{date}</pubDate>" if date else ""
    items = "".join(f"<item><link>{link}</link>{dated}</item>" for link in links)
    body = f'<?xml version="1.0"?><rss version="2.0"><channel>{items}</channel></rss>'
    return Reply(body.encode(), headers={"Content-Type": "application/rss+xml"})


MISSING = Reply(b"", 404)
