"""Take the README's pictures of the pages anew, on a ledger of the example pages.

python docs/screenshots.py     # needs Debian's chromium; writes docs/images/*.png
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import ViewportSize, sync_playwright

from onrecord.ledger import Ledger

ROOT = Path(__file__).parent.parent
IMAGES = ROOT / "docs" / "images"
_SIZE = ViewportSize(width=1000, height=540)
_PLAIN = ["--no-sandbox", "--disable-lcd-text"]  # grey edges of letters, for small files


def filled(path: Path) -> dict[str, str]:
    """Read the examples into a ledger at `path`, and return the address of each picture by its name."""
    onrecord = [sys.executable, "-m", "onrecord"]
    metadata = ["--metadata", str(ROOT / "examples" / "metadata.tsv")]
    ledger = ["--ledger", str(path)]
    subprocess.run([*onrecord, "add", str(ROOT / "examples" / "pages"), *metadata, *ledger], check=True)
    subprocess.run([*onrecord, "link", *ledger], check=True)
    with Ledger.open(path) as opened:
        dispute = min(opened.disputes(), key=lambda view: sum(len(told.words) for told in view.claim)).id
        article = next(header.id for header in opened.articles() if header.doc == "calder-courier")
    return {"dispute": f"/disputes/{dispute}", "article": f"/articles/{article}"}


def main() -> None:
    """Write the pictures."""
    IMAGES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "onrecord.db"
        addresses = filled(path)
        command = [sys.executable, "-m", "onrecord", "serve", "--ledger", str(path), "--port", "8766"]
        with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server, sync_playwright() as web:
            if server.stderr is None:
                raise SystemExit("onrecord serve says nothing")
            base = server.stderr.readline().split()[1].rstrip("/")
            browser = web.chromium.launch(executable_path=shutil.which("chromium"), args=_PLAIN)
            page = browser.new_page(viewport=_SIZE)
            for name, address in addresses.items():
                page.goto(base + address)
                page.screenshot(path=IMAGES / f"{name}.png")
            browser.close()
            server.terminate()


if __name__ == "__main__":
    main()
