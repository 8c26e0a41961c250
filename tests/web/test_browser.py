"""The real server and a real browser: what a person does, under the pages' own security policy."""

import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect, sync_playwright

from onrecord.ledger import Ledger
from onrecord.records import Speaker
from press import SVANTE, fill

CHROMIUM = shutil.which("chromium")
EXAMPLES = Path(__file__).parents[2] / "examples"
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="Debian's chromium is not installed"),
]


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Where a ledger is with the example pages and the press made by hand."""
    path = str(tmp_path_factory.mktemp("browser") / "onrecord.db")
    onrecord = [sys.executable, "-m", "onrecord"]
    metadata = ["--metadata", str(EXAMPLES / "metadata.tsv")]
    subprocess.run([*onrecord, "add", str(EXAMPLES / "pages"), *metadata, "--ledger", path], check=True)
    with Ledger.open(path) as ledger:
        fill(ledger)
    return path


@pytest.fixture(scope="module")
def served(path: str) -> Iterator[str]:
    """The address of `onrecord serve` over that ledger."""
    yield from serve(path)


def serve(path: str, *options: str) -> Iterator[str]:
    """Serve the ledger until the tests are done with it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "onrecord", "serve", "--ledger", path, "--port", str(port), *options]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        assert server.stderr
        line = server.stderr.readline()
        assert line.startswith("open http://"), line
        yield line.split()[1].rstrip("/")
        server.terminate()


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def complaints() -> list[str]:
    """What the browser complains of: scripts that fail, and what the policy refuses."""
    return []


@pytest.fixture
def tab(chromium: Browser, served: str, complaints: list[str]) -> Iterator[Page]:
    """A tab of a wide screen at the first page."""
    context = chromium.new_context(base_url=served, viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto("/")
    yield page
    context.close()
    assert not complaints


def test_a_person_finds_a_dispute_reads_the_denial_and_follows_it_to_its_place(tab: Page) -> None:
    tab.get_by_role("link", name=f"What {SVANTE} said", exact=True).click()
    denials = tab.locator(".denials")
    expect(denials).to_contain_text("that a chapter had been struck out")
    denials.get_by_role("link", name="A survey and its price").click()
    expect(tab.get_by_role("heading", level=1)).to_have_text("A survey and its price")
    expect(tab.locator(".ref:target")).to_have_count(1)


def test_a_person_finds_an_article_and_its_statements(tab: Page) -> None:
    tab.get_by_role("navigation", name="Main").get_by_role("link", name="Articles").click()
    tab.get_by_role("link", name="Harbour inspector accuses Tidewell").click()
    assert tab.locator(".card").count() >= 5
    assert tab.locator(".p.source").count() >= 5


def test_a_person_follows_a_speaker_and_learns_who_is_kept_apart(tab: Page) -> None:
    tab.goto("/disputes")
    tab.locator(".denials").get_by_role("link", name="Ines Okafor", exact=True).first.click()
    expect(tab.get_by_role("heading", level=1)).to_have_text("Ines Okafor")
    tab.get_by_role("region", name="Why this is one speaker").get_by_role("link", name="Ines Okafor").click()
    expect(tab.get_by_role("region", name="Offices over time")).to_contain_text("cellist")


def test_a_person_compares_two_versions(tab: Page) -> None:
    tab.get_by_role("navigation", name="Main").get_by_role("link", name="Articles").click()
    tab.get_by_role("link", name="Tanks inspected").first.click()
    tab.get_by_role("link", name=re.compile("what differs")).click()
    assert {tab.locator(".text del").inner_text(), tab.locator(".text ins").first.inner_text()} == {
        "sound",
        "old",
    }


def test_search_finds_as_one_types(tab: Page) -> None:
    tab.goto("/search")
    tab.get_by_role("searchbox").press_sequentially("painted")
    expect(tab.locator("#results mark").first).to_have_text("painted")


def test_hovering_the_words_shows_the_card_and_leaving_them_ends_it(tab: Page) -> None:
    _open_survey(tab)
    card = tab.locator(".card").nth(0)
    tab.locator(".p.content", has_text="paid for the survey").hover()
    expect(card).to_have_class("card lit")
    tab.get_by_role("heading", level=1).hover()
    expect(card).to_have_class("card")


def test_the_keyboard_reaches_the_content_and_ties_words_and_card(tab: Page) -> None:
    _open_survey(tab)
    tab.keyboard.press("Tab")
    expect(tab.get_by_role("link", name="Skip to the content")).to_be_focused()
    tab.keyboard.press("Enter")
    expect(tab.locator("main")).to_be_focused()
    tab.keyboard.press("Tab")
    expect(tab.get_by_role("link", name="statement 1", exact=True)).to_be_focused()
    expect(tab.locator(".card").first).to_have_class("card lit")
    tab.keyboard.press("Enter")
    expect(tab.locator(".card:target")).to_have_count(1)


def test_a_click_on_the_words_goes_to_the_card(tab: Page) -> None:
    _open_survey(tab)
    tab.locator(".p.content", has_text="paid for nothing").click()
    expect(tab.locator(".card").nth(1)).to_be_focused()


def test_without_scripts_the_numbers_lead_to_the_cards_and_back(chromium: Browser, served: str) -> None:
    with chromium.new_context(base_url=served, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto("/articles")
        page.get_by_role("link", name="A survey and its price").click()
        page.get_by_role("link", name="statement 2", exact=True).click()
        expect(page.locator(".card:target")).to_contain_text("We have paid for nothing")
        page.get_by_role("link", name="2, back to the text").click()
        expect(page.locator(".ref:target")).to_have_text("2")


def _open_survey(tab: Page) -> None:
    tab.goto("/articles")
    tab.get_by_role("link", name="A survey and its price").click()
    expect(tab.get_by_role("heading", level=1)).to_have_text("A survey and its price")
    tab.bring_to_front()  # a key goes nowhere while the page before is still leaving


def screens(path: str) -> list[str]:
    """The address of every kind of screen."""
    with Ledger.open(path) as ledger:
        articles = {header.doc: header.id for header in ledger.articles()}
        disputes = [f"/disputes/{view.id}" for view in ledger.disputes()][:3]
        told = [hit.statement.id for words in ("talks", "reportedly") for hit in ledger.search(words)]
        new, old = (header.id for header in ledger.articles() if header.doc == "live")
    speaker = Speaker.identify(articles["northshore"], "Ines Okafor")
    shown = ("northshore", "estuary", "live", "calder-courier")
    return [
        "/",
        "/disputes?denied=no",
        *disputes,
        *(f"{dispute}/dossier" for dispute in disputes),
        "/search",
        "/search?q=cracks",
        "/search?act=deny&disputed=false&order=newest",
        "/search?speaker=Ines+Okafor",
        "/search?q=no+such+words",
        "/search?said_from=tomorrow",
        "/articles",
        *(f"/articles/{articles[doc]}" for doc in shown),
        f"/articles/{new}/since/{old}",
        f"/speakers/{speaker}",
        *(f"/statements/{id_}" for id_ in told),
        "/articles/0000000000000000",
    ]


@pytest.mark.slow
@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_any_screen_and_none_is_wider_than_the_window(
    chromium: Browser, served: str, path: str, scheme: Literal["light", "dark"], width: int
) -> None:
    found = {}
    with chromium.new_context(
        base_url=served, color_scheme=scheme, viewport={"width": width, "height": 800}
    ) as context:
        page = context.new_page()
        for address in screens(path):
            page.goto(address)
            page.evaluate("document.querySelectorAll('details').forEach((part) => { part.open = true; })")
            results = Axe().run(page)
            wider = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
            if results.violations_count or wider > 0:
                found[address] = (results.generate_report(), wider)
    assert not found


@pytest.fixture(scope="module")
def closed(path: str) -> Iterator[str]:
    """The address of the same ledger where one must log in, as Ann can."""
    with Ledger.open(path) as ledger:
        ledger.accounts.add_user("ann", "reviewer", "a pier of four planks")
    yield from serve(path, "--login")


@pytest.mark.parametrize(("width", "scheme"), [(360, "dark"), (1440, "light")])
def test_one_logs_in_by_the_keyboard_and_out_again_on_any_screen(
    chromium: Browser, closed: str, width: int, scheme: Literal["light", "dark"]
) -> None:
    with chromium.new_context(
        base_url=closed, color_scheme=scheme, viewport={"width": width, "height": 800}
    ) as context:
        page = context.new_page()
        page.goto("/search?q=cracks")
        assert not Axe().run(page).violations_count
        page.keyboard.type("ann")
        page.keyboard.press("Tab")
        page.keyboard.type("not a pier of planks\n")
        expect(page.get_by_role("alert")).to_have_text("Name or password is wrong.")
        assert not Axe().run(page).violations_count
        page.keyboard.type("a pier of four planks\n")
        expect(page.get_by_text("ann · reviewer")).to_be_visible()
        expect(page).to_have_url(f"{closed}/search?q=cracks")
        assert not Axe().run(page).violations_count
        assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0
        page.get_by_role("button", name="Log out").click()
        expect(page.get_by_role("heading", name="Log in")).to_be_visible()
