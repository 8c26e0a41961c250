from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from handmade import article, page, record, statement
from onrecord.ledger import Ledger
from onrecord.records import Link, PartialDate, Record
from onrecord.web import create_app
from press import fill


def filled(ledger: Ledger) -> Ledger:
    """A dispute inside one article, a denial of it in another one, and a name that two may bear."""
    ledger.keep(page(), record(), "f")
    of = article(
        "Piet Lauwers, a neighbour, denied any theft.\nBrandt said hello.", doc="two", published=None
    )
    accusation = record().statements[3]
    denial = statement(of, "Piet Lauwers", "denied", "any theft", speaker="Piet Lauwers", act="deny")
    link = Link(denial.id, accusation.id, "disputes", 0.7)
    ledger.keep(
        page("b", "https://wire.example/2", "two"), Record(of, statements=(denial,), links=(link,)), "f"
    )
    third = article(doc="three", outlet="=Wire", published=PartialDate(2023))
    ledger.keep(page("c", "https://wire.example/3", "three"), record(third), "f")
    return ledger


@pytest.fixture(scope="session")
def handmade_ledger() -> Iterator[Ledger]:
    with Ledger.open("sqlite://") as ledger:
        yield filled(ledger)


@pytest.fixture
def client(handmade_ledger: Ledger) -> TestClient:
    return TestClient(create_app(handmade_ledger))


@pytest.fixture(scope="session")
def press(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """A ledger with the press of `press.py`."""
    with Ledger.open(tmp_path_factory.mktemp("press") / "onrecord.db") as opened:
        fill(opened)
        yield opened


@pytest.fixture(scope="session")
def reader(press: Ledger) -> TestClient:
    """One who asks for its pages."""
    return TestClient(create_app(press))
