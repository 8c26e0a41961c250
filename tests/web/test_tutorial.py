"""The tutorial for journalists: each page that it names exists, and says what is quoted of it."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from onrecord.ledger import Ledger
from onrecord.web import create_app
from press import plain

ROOT = Path(__file__).parents[2]
PLACE = re.compile(r"<http://127\.0\.0\.1:8765(/[^>]*)>")
EXPLAINED = {"might", "could"}
"""Words that the tutorial quotes of no page."""


@pytest.fixture(scope="module")
def visitor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """One who has done the first step."""
    path = str(tmp_path_factory.mktemp("tutorial") / "onrecord.db")
    onrecord = [sys.executable, "-m", "onrecord"]
    add = ["add", "examples/pages", "--metadata", "examples/metadata.tsv"]
    for command in (add, ["link"]):
        subprocess.run([*onrecord, *command, "--ledger", path], check=True, cwd=ROOT)
    with Ledger.open(path) as opened:
        yield TestClient(create_app(opened))


def test_the_pages_of_the_tutorial_say_what_it_quotes_of_them(visitor: TestClient) -> None:
    text = " ".join((ROOT / "docs" / "journalist.md").read_text(encoding="utf-8").split())
    _, *pieces = PLACE.split(text)
    for address, after in zip(pieces[::2], pieces[1::2], strict=True):
        answer = visitor.get(address)
        assert answer.status_code == 200, address
        shown = plain(answer.text)
        for words in re.findall("“([^”]+)”", after.split("On the command line")[0]):
            assert words in EXPLAINED or words in shown, (address, words)
