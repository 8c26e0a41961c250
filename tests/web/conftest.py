from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from onrecord.ledger import Ledger
from onrecord.web import create_app
from press import fill


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
