"""Pages in folders."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from onrecord.errors import PageError, UnreadablePageError
from onrecord.readers.files import read_file
from onrecord.readers.jsonlines import FIELDS, Fields
from onrecord.readers.names import printable
from onrecord.readers.skipped import Skipped
from onrecord.records import Page


def read_folder(folder: Path, fields: Fields = FIELDS) -> Iterator[Page | Skipped | PageError]:
    """Yield what the files of a folder and its subfolders hold, sorted by path.

    Hidden files and folders are passed over. Whatever else is no page is yielded as an error, and so is a
    folder without files. `fields` is for the JSON Lines among them.
    """
    empty = True
    for item in walk(folder):
        empty = False
        if isinstance(item, PageError):
            yield item
        else:
            yield from read_file(item, walked=True, fields=fields)
    if empty:
        yield UnreadablePageError(
            printable(folder), "no files in this folder", "name a folder with pages in it"
        )


def walk(folder: Path) -> Iterator[Path | PageError]:
    """Yield the files of a folder and its subfolders, sorted by path; errors where one cannot be listed.

    A link to a folder is not followed, since it may lead back.
    """
    pending = [folder]
    while pending:
        path = pending.pop()
        where = printable(path)
        try:
            if path.is_file():
                yield path
            elif path.is_symlink() and path != folder:
                yield UnreadablePageError(where, "a link to a folder or to nothing", "name what it points to")
            elif path.is_dir():
                visible = (child for child in path.iterdir() if not child.name.startswith("."))
                pending.extend(sorted(visible, reverse=True))
            else:
                yield UnreadablePageError(where, "neither file nor folder", "name a file")
        except OSError as error:
            yield UnreadablePageError(
                where, (error.strerror or "cannot be listed").lower(), "check its permissions"
            )
