"""Pages in WACZ files: crawls packed with a list of their pages (https://specs.webrecorder.net/wacz/1.1.1/)."""

from __future__ import annotations

import json
import lzma
import re
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from onrecord.errors import PageError, UnreadablePageError
from onrecord.readers.archives import archive_format, is_archive_name
from onrecord.readers.names import printable
from onrecord.readers.skipped import Skipped
from onrecord.readers.warc import read_archive
from onrecord.records import Page

_NAME = re.compile(r"\.wacz$", re.IGNORECASE)
_LISTS = re.compile(r"pages/(pages|extraPages)\.jsonl")
_MAX_LIST_LINE = 1_000_000
_MOST_LISTED = 1_000_000
_PIECE = 1_048_576
# WARC files inside are packed already; plain ones of HTML shrink to a fifth or a tenth.
_MOST_GROWTH = 20
_LEAST_LIMIT = 64 * _PIECE
_ZIP_ERRORS = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, ValueError, RuntimeError)
_DAMAGED = "a WACZ file, damaged or cut short"
_AGAIN = "fetch the archive again"


def is_wacz_name(name: str) -> bool:
    """Tell whether a file's name is that of a WACZ file."""
    return _NAME.search(name) is not None


def read_wacz(path: Path) -> Iterator[Page | Skipped | PageError]:
    """Yield what the WARC files in a WACZ file hold.

    Where it lists its pages, each of these is read once and other responses, such as the frames of
    advertisements, are passed over; a listed page that was not met is an error at the end.

    Raises:
        OSError: when the file cannot be read.
    """
    where = printable(path)
    try:
        with zipfile.ZipFile(path) as packed:
            names = [name for name in sorted(packed.namelist()) if _is_archive(name)]
            if not names:
                yield UnreadablePageError(where, "a WACZ file without WARC files", _AGAIN)
                return
            pages = _Listed(_listed(packed))
            for name in names:
                for outcome in _archive(packed, name, path):
                    yield pages.sifted(outcome) if isinstance(outcome, Page) else outcome
    except _ZIP_ERRORS:
        yield UnreadablePageError(where, _DAMAGED, _AGAIN)
        return
    for url in pages.missing():
        advice = "unpack it and give its WARC files, which are read whole"
        yield UnreadablePageError(f"{where} ({printable(url)})", "a listed page that is not in it", advice)


def _is_archive(name: str) -> bool:
    return name.startswith("archive/") and is_archive_name(name)


class _Listed:
    """The pages of a list, and which of them were met.

    Args:
        urls: Addresses by the form in which they are compared; empty where there is no list.
    """

    def __init__(self, urls: dict[str, str]) -> None:
        self._urls = urls
        self._met: set[str] = set()

    def sifted(self, page: Page) -> Page | Skipped:
        """Return the page where it is to be read, and else why not."""
        if not self._urls:
            return page
        key = _key(page.address)
        if key not in self._urls:
            return Skipped(page.address, "not on the archive's list of pages")
        if key in self._met:
            return Skipped(page.address, "listed page that was read before")
        self._met.add(key)
        return page

    def missing(self) -> list[str]:
        return [url for key, url in self._urls.items() if key not in self._met]


def _key(url: str) -> str:
    """Return an address in a form that a redirect to https, "www." or a trailing slash leaves as it is."""
    rest = url.partition("#")[0].partition("://")[2] or url
    return rest.removeprefix("www.").removesuffix("/").replace(" ", "%20")


def _listed(packed: zipfile.ZipFile) -> dict[str, str]:
    urls: dict[str, str] = {}
    for name in filter(_LISTS.fullmatch, packed.namelist()):
        with packed.open(name) as lines:
            while (line := lines.readline(_MAX_LIST_LINE)) and len(urls) < _MOST_LISTED:
                url = _url(line)
                if url:
                    urls.setdefault(_key(url), url)
    return urls


def _url(line: bytes) -> str | None:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):  # the WARC files say what there is; a missing line costs one page
        return None
    url = row.get("url") if isinstance(row, dict) else None
    return url if isinstance(url, str) else None


def _archive(packed: zipfile.ZipFile, name: str, path: Path) -> Iterator[Page | Skipped | PageError]:
    """Yield what one WARC file holds; it is unpacked to a file, since reading it may begin anew."""
    shown = path / name
    with tempfile.TemporaryDirectory(prefix="onrecord-") as folder:
        unpacked = Path(folder) / "archive"
        limit = max(_LEAST_LIMIT, _MOST_GROWTH * packed.getinfo(name).compress_size)
        with packed.open(name) as source, unpacked.open("wb") as target:
            while piece := source.read(_PIECE):
                target.write(piece)
                if target.tell() > limit:
                    what = f"unpacks to more than {_MOST_GROWTH} times its size"
                    yield UnreadablePageError(printable(shown), what, "unpack the archive yourself")
                    return
        with unpacked.open("rb") as file:
            kind = archive_format(file.read(_PIECE))
        if kind is None:
            yield UnreadablePageError(
                printable(shown), "no WARC or ARC file, or damaged at its start", _AGAIN
            )
        else:
            yield from read_archive(unpacked, kind, shown=shown)
