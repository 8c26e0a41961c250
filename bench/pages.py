"""How long the server takes for pages and API of a large ledger, while readers click.

    python bench/pages.py [--statements 200000] [--readers 8] [--clicks 60] [--folder DIR]

A ledger is made up (that takes minutes, and is not timed; with --folder it is kept for the next run)
and served by `onrecord serve` in a process of its own. Each reader asks for something, waits a second, and
asks for the next. Printed are the median and the 95th percentile in milliseconds, from sending a request to
the last byte of its answer, over all requests and for each kind; the same of the bare FTS5 query for the
words that the searches ask for, one at a time in this process, before the server starts; and the server's
processor time.

The words are drawn as often as they stand in the texts, but for the 30 that stand in more than a twelfth of
all statements; a request for one of those is a kind of its own.
"""

from __future__ import annotations

import argparse
import random
import re
import resource
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import quote, quote_plus

import httpx

from made_ledger import World, fill
from onrecord.ledger.fulltext import expression
from onrecord.records import Act

Times = dict[str, list[float]]
_PAUSE = 1.0
_BARE = "SELECT rowid FROM search WHERE search MATCH ? ORDER BY rank LIMIT 25"
_ACTS: tuple[Act, ...] = ("deny", "accuse", "state")


class Reader:
    """Asks for what a reader asks for: words, then filters, pages, statements and speakers from what came."""

    def __init__(self, address: str, world: World, ids: dict[str, list[str]], seed: int) -> None:
        self._client = httpx.Client(base_url=address, timeout=60)
        self._draw = random.Random(seed)  # noqa: S311 (nothing secret)
        self._world, self._ids = world, ids
        self.times: Times = defaultdict(list)
        self._next: str | None = None
        self._older: str | None = None

    def read(self, clicks: int) -> Times:
        """Click so many times, and return the seconds of each kind of request."""
        kinds = list(self._kinds().items())
        time.sleep(self._draw.random() * _PAUSE)
        for _ in range(clicks):
            kind, make = self._draw.choice(kinds)
            path = make()
            start = time.perf_counter()
            answer = self._client.get(path, follow_redirects=True)
            self.times[kind].append(time.perf_counter() - start)
            answer.raise_for_status()
            found = (
                re.search(r'href="([^"]*after=[^"]*)"', answer.text) if kind.startswith("search") else None
            )
            self._next = found[1].replace("&amp;", "&") if found else self._next
            older = re.search(r'href="(/disputes\?after=[^"]*)"', answer.text)
            self._older = older[1] if older else self._older
            time.sleep(_PAUSE)
        return self.times

    def _kinds(self) -> dict[str, Callable[[], str]]:
        return {
            "search: one word": lambda: f"/search?q={self._words(1)}",
            "search: two words": lambda: f"/search?q={self._words(2)}",
            "search: words, newest": lambda: f"/search?q={self._words(1)}&order=newest",
            "search: words and filters": lambda: (
                f"/search?q={self._words(1)}&act={self._act()}&disputed=true"
            ),
            "search: most frequent word": lambda: f"/search?q={self._draw.choice(self._world.frequent)}",
            "search: everything": lambda: "/search",
            "search: act and outlet": lambda: f"/search?act={self._act()}&outlet={self._outlet()}",
            "search: next page": lambda: self._next or "/search",
            "search: speaker": lambda: f"/search?speaker={self._some('speakers')}",
            "feed": lambda: f"/search.atom?q={self._words(1)}",
            "API: statements": lambda: f"/api/v1/statements?q={self._words(1)}",
            "API: statement": lambda: f"/api/v1/statements/{self._some('statements')}",
            "API: article": lambda: f"/api/v1/articles/{self._some('articles')}",
            "API: articles": lambda: "/api/v1/articles",
            "API: speakers": lambda: f"/api/v1/speakers?name={self._name()}",
            "API: speaker": lambda: f"/api/v1/speakers/{self._some('speakers')}",
            "API: dispute": lambda: f"/api/v1/disputes/{self._some('disputed')}",
            "API: disputes": lambda: "/api/v1/disputes",
            "page: disputes": lambda: self._disputes() or "/disputes",
            "page: no denial found": lambda: "/disputes?denied=no",
            "page: dispute": lambda: f"/disputes/{self._some('disputed')}",
            "page: articles": lambda: "/articles",
            "page: article": lambda: f"/articles/{self._some('articles')}",
            "page: statement": lambda: f"/statements/{self._some('statements')}",
            "page: speaker": lambda: f"/speakers/{self._some('speakers')}",
        }

    def _disputes(self) -> str | None:
        """Return the next page of disputes, now and then the first."""
        return self._older if self._draw.random() < 0.5 else None

    def _words(self, number: int) -> str:
        return quote_plus(" ".join(self._world.rarer.some(self._draw, number)))

    def _act(self) -> str:
        return self._draw.choice(_ACTS)

    def _outlet(self) -> str:
        return quote_plus(self._world.outlets.some(self._draw, 1)[0])

    def _name(self) -> str:
        return quote(self._world.people.some(self._draw, 1)[0])

    def _some(self, table: str) -> str:
        return self._draw.choice(self._ids[table])


def bare(path: Path, world: World, number: int) -> list[float]:
    """Return the seconds of the bare FTS5 query for words as often as readers ask for them."""
    draw = random.Random(0)  # noqa: S311 (nothing secret)
    times = []
    with closing(sqlite3.connect(path)) as connection:
        for _ in range(number):
            sought = expression(" ".join(world.rarer.some(draw, draw.choice((1, 1, 2)))))
            start = time.perf_counter()
            connection.execute(_BARE, (sought,)).fetchall()
            times.append(time.perf_counter() - start)
    return times


def some_ids(path: Path) -> dict[str, list[str]]:
    """Return ids to ask for."""
    queries = {
        "statements": "SELECT id FROM statements ORDER BY random() LIMIT 500",
        "articles": "SELECT id FROM articles ORDER BY random() LIMIT 500",
        "speakers": "SELECT id FROM speakers ORDER BY random() LIMIT 500",
        "disputed": "SELECT b FROM links WHERE kind = 'disputes' ORDER BY random() LIMIT 500",
    }
    with closing(sqlite3.connect(path)) as connection:
        return {name: [row[0] for row in connection.execute(query)] for name, query in queries.items()}


@contextmanager
def served(path: Path) -> Iterator[str]:
    """Serve the ledger, and give the address."""
    command = [sys.executable, "-m", "onrecord", "serve", "--port", "8799", "--ledger", str(path)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        try:
            assert server.stderr
            line = server.stderr.readline()
            if not line.startswith("open http://"):
                raise SystemExit(line)
            yield line.split()[1].rstrip("/")
        finally:
            server.terminate()


def told(name: str, times: list[float]) -> str:
    """Return a line of the figures."""
    ordered = sorted(times)
    high = ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))]
    return f"{name:28} {len(times):6} {1000 * statistics.median(times):8.1f} {1000 * high:8.1f}"


def measure(path: Path, world: World, readers: int, clicks: int) -> None:
    """Print the figures of a ledger."""
    print(f"{'':28} {'number':>6} {'median':>8} {'95 %':>8}  (ms)")
    print(told("bare FTS5 query", bare(path, world, 200)), flush=True)
    ids = some_ids(path)
    all_times: Times = defaultdict(list)
    with served(path) as address, ThreadPoolExecutor(readers) as pool:
        made = [Reader(address, world, ids, seed) for seed in range(readers)]
        for times in pool.map(lambda reader: reader.read(clicks), made):
            for kind, seconds in times.items():
                all_times[kind] += seconds
    for kind in sorted(all_times):
        print(told(kind, all_times[kind]))
    whole = [seconds for times in all_times.values() for seconds in times]
    print(told("all of these", whole))
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = 1000 * (used.ru_utime + used.ru_stime) / len(whole)
    print(f"processor time of the server, its start included: {spent:.0f} ms a request")


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--statements", type=int, default=200_000)
    parser.add_argument("--readers", type=int, default=8)
    parser.add_argument("--clicks", type=int, default=60, help="of each reader")
    parser.add_argument("--folder", type=Path, help="where the ledger is kept; default: a temporary folder")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        path = (options.folder or Path(scratch)) / f"pages-{options.statements}.db"
        world = World(options.statements, seed=1) if path.exists() else fill(path, options.statements)
        measure(path, world, options.readers, options.clicks)


if __name__ == "__main__":
    main()
