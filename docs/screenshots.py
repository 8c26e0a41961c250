"""Take the README's pictures of the pages anew, on a ledger of the example pages.

python docs/screenshots.py     # needs Debian's chromium; writes docs/images/*.png
"""

from __future__ import annotations

import base64
import shutil
import struct
import subprocess
import sys
import tempfile
import zlib
from pathlib import Path

import numpy as np
import numpy.typing as npt
from playwright.sync_api import Browser, ViewportSize, sync_playwright

from onrecord.ledger import Ledger

ROOT = Path(__file__).parent.parent
IMAGES = ROOT / "docs" / "images"
_SIZES = {
    "dispute": ViewportSize(width=1000, height=800),
    "article": ViewportSize(width=1000, height=700),
}
_DECODE = """async (png) => {
  const image = new Image();
  image.src = "data:image/png;base64," + png;
  await image.decode();
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [image.width, image.height];
  const context = canvas.getContext("2d");
  context.drawImage(image, 0, 0);
  const data = context.getImageData(0, 0, image.width, image.height).data;
  let bytes = "";
  for (const byte of data) bytes += String.fromCharCode(byte);
  return btoa(bytes);
}"""
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
        article = next(header.id for header in opened.articles() if header.doc == "northgate-post")
    return {"dispute": f"/disputes/{dispute}", "article": f"/articles/{article}"}


def pixels(browser: Browser, png: bytes) -> npt.NDArray[np.uint8]:
    """Return the colours [height, width, 3] of a picture, which the browser decodes."""
    page = browser.new_page()
    width, height = struct.unpack(">II", png[16:24])
    data = base64.b64decode(page.evaluate(_DECODE, base64.b64encode(png).decode()))
    page.close()
    return np.frombuffer(data, np.uint8).reshape(height, width, 4)[..., :3]


def in_few_colours(picture: npt.NDArray[np.uint8]) -> bytes:
    """Return a PNG in 256 colours: the most frequent ones, then those that are farthest from these."""
    height, width, _ = picture.shape
    colours, places, counts = np.unique(
        picture.reshape(-1, 3), axis=0, return_inverse=True, return_counts=True
    )
    chosen = list(np.argsort(-counts)[:128])
    apart = [((colours.astype(int) - colours[one]) ** 2).sum(axis=1) for one in chosen]
    while len(chosen) < min(256, len(colours)):
        chosen.append(np.min(apart, axis=0).argmax())
        apart.append(((colours.astype(int) - colours[chosen[-1]]) ** 2).sum(axis=1))
    palette = colours[chosen]
    nearest = np.argmin(apart, axis=0).astype(np.uint8)
    rows = np.zeros((height, width + 1), np.uint8)  # each begins with 0: no filter
    rows[:, 1:] = nearest[places].reshape(height, width)
    head = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    chunks = (
        (b"IHDR", head),
        (b"PLTE", palette.tobytes()),
        (b"IDAT", zlib.compress(rows.tobytes(), 9)),
        (b"IEND", b""),
    )
    parts = (
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        for kind, body in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


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
            page = browser.new_page()
            for name, address in addresses.items():
                page.set_viewport_size(_SIZES[name])
                page.goto(base + address)
                picture = in_few_colours(pixels(browser, page.screenshot()))
                (IMAGES / f"{name}.png").write_bytes(picture)
            browser.close()
            server.terminate()


if __name__ == "__main__":
    main()
