"""Processor time of pages and API of a large ledger, one request at a time in one process.

    python bench/pages_alone.py [--statements 200000] [--clicks 15] [--folder DIR]

What `pages.py` measures depends on what else the machine does; this hardly does. Each kind of request is
made so many times. "First" is what it costs who asks first after a change of the ledger, so that nothing is
remembered; "again" is the same request once more. The milliseconds are of all threads, the asking client's
share of some 3 included.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path

from fastapi.testclient import TestClient

from made_ledger import World, fill
from onrecord.ledger import Ledger, facts
from onrecord.web import create_app
from pages import Reader, some_ids, told


class _Alone(Reader):
    """Asks in this process."""

    def __init__(self, ledger: Ledger, world: World, ids: dict[str, list[str]]) -> None:
        super().__init__("http://localhost", world, ids, seed=1)
        self._ledger = ledger
        self._client = TestClient(create_app(ledger))  # type: ignore[assignment]

    def measure(self, clicks: int) -> None:
        """Print the figures of each kind of request."""
        for kind, make in self._kinds().items():
            self._ask(make())  # what is compiled or loaded once is not counted
            first, again = [], []
            for _ in range(clicks):
                with self._ledger._writing() as connection:  # noqa: SLF001 (a change that changes nothing)
                    facts.count_change(connection)
                path = make()
                first.append(self._ask(path))
                again.append(self._ask(path))
            print(told(f"{kind + ', first':35}", first), told("", again)[28:], flush=True)

    def _ask(self, path: str) -> float:
        start = time.process_time()
        answer = self._client.get(path)
        spent = time.process_time() - start
        answer.raise_for_status()
        return spent


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--statements", type=int, default=200_000)
    parser.add_argument("--clicks", type=int, default=15, help="of each kind")
    parser.add_argument("--folder", type=Path, help="where the ledger is kept; default: a temporary folder")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        path = (options.folder or Path(scratch)) / f"pages-{options.statements}.db"
        world = World(options.statements, seed=1) if path.exists() else fill(path, options.statements)
        print(f"{'':35} {'number':>6} {'median':>8} {'95 %':>8}  (ms), then the same request again")
        ids = some_ids(path)
        with Ledger.open(path) as ledger:
            _Alone(ledger, world, ids).measure(options.clicks)


if __name__ == "__main__":
    main()
