from collections.abc import Iterator

import pytest

from handmade import article, page, record, statement
from onrecord.ledger import Ledger
from onrecord.records import Link, Record
from press import fill

TEXT = (
    "Later the Ministry of Works again accused Brandt of theft.\nPiet Lauwers, a clerk, declined to comment."
)


@pytest.fixture(scope="session")
def told_again() -> Iterator[Ledger]:
    """An accusation that is denied in its own article, and told again in another one without denial."""
    with Ledger.open("sqlite://") as ledger:
        ledger.keep(page(), record(), "f")
        of = article(TEXT, doc="two", outlet="Northshore Gazette", url="https://gazette.example/2")
        again = statement(of, "the Ministry of Works", "accused", "Brandt of theft", act="accuse",
                          speaker="Ministry of Works", speaker_kind="organisation")  # fmt: skip
        first = record().statements[3]
        links = (Link(again.id, first.id, "repeats", 0.7),)
        two = page("b", "https://gazette.example/2", "two")
        ledger.keep(two, Record(of, statements=(again,), links=links), "f")
        yield ledger


@pytest.fixture(scope="session")
def press(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """A ledger with the press of `press.py`."""
    with Ledger.open(tmp_path_factory.mktemp("press") / "onrecord.db") as opened:
        fill(opened)
        yield opened
