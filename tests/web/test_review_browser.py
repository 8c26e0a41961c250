"""Twenty statements reviewed in a real browser, by keys alone."""

import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect, sync_playwright

from handmade import article, page, speaker, statement
from onrecord.ledger import Ledger
from onrecord.records import Link, Record

CHROMIUM = shutil.which("chromium")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="Debian's chromium is not installed"),
]
NUMBER = 20
OF = article("\n".join(f"Ole Ruud denied that pier {n:02} had sunk, said a clerk." for n in range(NUMBER)))
TOLD = [
    statement(
        OF, "Ole Ruud", "denied", f"pier {n:02} had sunk", speaker="Ole Ruud", speaker_kind="person",
        act="deny", confidence=0.3 + n / 100,
    )
    for n in range(NUMBER)
]  # fmt: skip


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("review") / "onrecord.db"
    people = (speaker(OF, "Ole Ruud"), speaker(OF, "Ada Brill"))
    links = (Link(TOLD[5].id, TOLD[4].id, "disputes", 0.8), Link(TOLD[7].id, TOLD[6].id, "disputes", 0.8))
    with Ledger.open(path) as ledger:
        ledger.keep(page(), Record(OF, statements=tuple(TOLD), speakers=people, links=links), "f")
    return path


@pytest.fixture(scope="module")
def tab(path: Path) -> Iterator[Page]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "onrecord", "serve", "--ledger", str(path), "--port", str(port)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server, sync_playwright() as play:
        assert server.stderr
        address = server.stderr.readline().split()[1].rstrip("/")
        browser = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        opened = browser.new_page(base_url=address)
        opened.goto("/review")
        yield opened
        browser.close()
        server.terminate()


def key(tab: Page, *keys: str) -> None:
    """Press keys, each answered by a page."""
    for one in keys:
        tab.bring_to_front()
        with tab.expect_navigation():
            tab.keyboard.press(one)


def waits(tab: Page, number: int) -> None:
    expect(tab.locator("#waiting")).to_contain_text(f"{number} statement")


def test_axe_finds_nothing_on_the_queue(tab: Page) -> None:
    results = Axe().run(tab)
    assert not results.violations_count, results.generate_report()


def test_twenty_statements_are_reviewed_by_keys_alone(tab: Page, path: Path) -> None:
    waits(tab, NUMBER)
    key(tab, "r")
    waits(tab, NUMBER - 1)
    key(tab, "u")
    waits(tab, NUMBER)
    expect(tab.locator(".claim")).to_contain_text("pier 00")
    key(tab, "a")
    expect(tab.locator(".claim")).to_contain_text("pier 01")
    tab.keyboard.press("s")
    expect(tab.locator("select[data-key=s]")).to_be_focused()
    tab.keyboard.type("Ada")
    key(tab, "Enter")
    expect(tab.locator(".claim .who").first).to_have_text("Ada Brill")
    key(tab, "a")
    key(tab, "]", "}")
    expect(tab.locator(".claim .words")).to_have_text("02 had sunk, said")
    key(tab, "[", "a", "r")
    expect(tab.locator(".claim")).to_contain_text("pier 04")
    key(tab, "l", "a", "a", "k", "a", "a")
    key(tab, *"aaaaaaaaaaaa")
    waits(tab, 0)
    with Ledger.open(path) as ledger:
        record = ledger.article(OF.id)
    assert record
    states = [one.state for one in record.statements]
    assert states[:5] == ["accepted", "corrected", "corrected", "rejected", "accepted"]
    assert set(states[5:]) == {"accepted"}
    assert record.statements[1].speaker == "Ada Brill"
    assert record.statements[2].content[0].of(OF.text) == "02 had sunk"
    assert [link.state for link in record.links] == ["confirmed", "rejected"]
