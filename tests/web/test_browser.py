"""The real server and a real browser: pages load under their own security policy, scripts included."""

import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

CHROMIUM = shutil.which("chromium")
EXAMPLES = Path(__file__).parents[2] / "examples"
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="Debian's chromium is not installed"),
]


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of `onrecord serve` over the example pages."""
    ledger = str(tmp_path_factory.mktemp("browser") / "onrecord.db")
    onrecord = [sys.executable, "-m", "onrecord"]
    metadata = ["--metadata", str(EXAMPLES / "metadata.tsv")]
    subprocess.run([*onrecord, "add", str(EXAMPLES / "pages"), *metadata, "--ledger", ledger], check=True)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [*onrecord, "serve", "--ledger", ledger, "--port", str(port)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        assert server.stderr
        line = server.stderr.readline()
        assert line.startswith("open http://"), line
        yield line.split()[1].rstrip("/")
        server.terminate()


def dom(address: str) -> tuple[str, str]:
    """Return the page's elements after its scripts ran, and what the browser complained of."""
    with tempfile.TemporaryDirectory() as profile:
        command = f"{CHROMIUM} --headless --no-sandbox --disable-gpu --disable-quic --no-first-run "
        command += "--disable-background-networking --disable-component-update --disable-sync "
        command += f"--enable-logging=stderr --user-data-dir={profile} --dump-dom"
        done = subprocess.run(
            [*command.split(), address],
            capture_output=True,
            text=True,
            check=True,
            timeout=120,
            env=os.environ | {"HOME": profile},
        )
    return done.stdout, "\n".join(line for line in done.stderr.splitlines() if "CONSOLE" in line)


def test_an_article_is_found_from_the_first_page_and_shows_its_statements(served: str) -> None:
    index, complaints = dom(served)
    assert not complaints
    link = re.search(r'href="(/articles/[0-9a-f]+)">Harbour inspector', index)
    assert link
    article, complaints = dom(served + link.group(1))
    assert not complaints
    assert article.count('class="card"') >= 5
    assert 'class="p source"' in article


def test_search_loads_without_complaint_of_the_browser(served: str) -> None:
    page, complaints = dom(f"{served}/search?q=painted")
    assert not complaints
    assert "<mark>painted</mark>" in page
