"""Readers: from what a user names to pages.

    files        a file with one page, packed or not; standard input
    folders      all files in a folder
    jsonlines    the pages in a file of JSON Lines
    warc         the pages in a crawl
    wacz         the pages in a crawl that is packed with a list of them
    web          a page by its address; requests, network and addresses keep that safe
    metadata     what the user knows of the pages

The bytes of a page are taken as they are; making text of them is for the stages.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from onrecord.errors import PageError, UnreadablePageError
from onrecord.readers.archives import is_archive_name
from onrecord.readers.files import read_file, read_stdin
from onrecord.readers.folders import read_folder, walk
from onrecord.readers.jsonlines import FIELDS, Fields, is_json_lines_name
from onrecord.readers.names import printable
from onrecord.readers.skipped import Skipped
from onrecord.readers.wacz import is_wacz_name
from onrecord.readers.web import fetch
from onrecord.records import Page

__all__ = ["Fields", "Skipped", "expected_pages", "open_pages"]

_COLLECTIONS = (is_archive_name, is_json_lines_name, is_wacz_name)
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*)://", re.IGNORECASE)


def open_pages(
    argument: str, *, stdin: BinaryIO | None = None, fields: Fields = FIELDS, allow_private: bool = False
) -> Iterator[Page | Skipped | PageError]:
    """Yield the pages that `argument` names, one at a time.

    Args:
        argument: A file of HTML or plain text (also gzip-packed), PDF or DOCX, of JSON Lines, a WARC, ARC or
            WACZ file, a folder, an http or https address, or "-" for standard input.
        stdin: Stream to read for "-"; standard input where not given.
        fields: Where the lines of JSON Lines have what is read.
        allow_private: Fetch from addresses that are not of the open Internet too.

    Yields:
        Pages; `Skipped` for each record of a crawl that is no page; and an `UnreadablePageError`, which is
        never raised, in the place of each page that cannot be read.
    """
    scheme = _SCHEME.match(argument)
    try:
        if not argument:
            raise UnreadablePageError("''", "no name", "name a file, a folder or an address")
        if argument == "-":
            yield read_stdin(stdin or sys.stdin.buffer)
        elif scheme is None:
            path = Path(argument)
            yield from read_folder(path, fields) if _is_folder(path) else read_file(path, fields=fields)
        elif scheme[1].lower() in {"http", "https"}:
            yield fetch(argument, allow_private=allow_private)
        else:
            what = f"{scheme[1]} addresses are not read"
            raise UnreadablePageError(printable(argument), what, "give an http or https address, or a file")
    except PageError as error:
        yield error


def expected_pages(arguments: Iterable[str]) -> int | None:
    """Return how many pages `arguments` name, without reading any; None where one file may hold many."""
    count = 0
    for argument in arguments:
        path = Path(argument)
        for item in walk(path) if _is_folder(path) else (path,):
            if isinstance(item, Path) and any(may_hold_many(item.name) for may_hold_many in _COLLECTIONS):
                return None
            count += 1
    return count


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):  # no permission, or a name that no file can have: reading says which
        return False
