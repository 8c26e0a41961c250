"""Pages in files and on standard input, packed with gzip or not."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from onrecord.errors import PageError, UnreadablePageError
from onrecord.readers.archives import archive_format, is_archive_name
from onrecord.readers.compression import GZIP_MAGIC, MAX_PAGE_BYTES, check_size, gunzip
from onrecord.readers.jsonlines import FIELDS, Fields, is_json_lines_name, read_json_lines
from onrecord.readers.names import HTML_SUFFIXES, TEXT_SUFFIXES, file_uri, page_name, printable
from onrecord.readers.skipped import Skipped
from onrecord.readers.sniff import document_type, page_type
from onrecord.readers.wacz import is_wacz_name, read_wacz
from onrecord.readers.warc import read_archive
from onrecord.records import Page

_PEEK = 65_536  # bytes that are read to tell an archive from a page

# Text by their bytes, but data or code by their names.
_DATA = (
    "ann|atom|bib|conllu|css|csv|eml|ini|js|json|log|map|mbox|mjs|py|rss|sh|sql|srt|tex|toml|"
    "tsv|vtt|xml|yaml|yml"
)
_DATA_SUFFIX = re.compile(rf"\.({_DATA})", re.ASCII)
_EXTENSION = re.compile(r"\.[^\W_]{1,8}", re.ASCII)


def read_file(
    path: Path, *, walked: bool = False, fields: Fields = FIELDS
) -> Iterator[Page | Skipped | PageError]:
    """Yield the page, or the records, of one file; what cannot be read is yielded as an error.

    Args:
        path: Any file that can be opened.
        walked: The file was met in a folder and not named by the user. Then text whose name has the
            extension of no page is refused.
        fields: Where JSON Lines have what is read.
    """
    where = printable(path)
    try:
        if is_json_lines_name(path.name):
            yield from read_json_lines(path, fields)
            return
        if is_wacz_name(path.name):
            yield from read_wacz(path)
            return
        head, content = _read(path, where)
        if archive := archive_format(head):
            yield from read_archive(path, archive)
        else:
            yield _page(path, content, where, walked=walked)
    except OSError as error:
        yield UnreadablePageError(where, *_explain(error))
    except PageError as error:
        yield error


def read_stdin(stream: BinaryIO) -> Page:
    """Return the page on a stream, named "stdin".

    Raises:
        UnreadablePageError: as for a file, and for an archive, which is read from files only.
    """
    try:
        content = stream.read(MAX_PAGE_BYTES + 1)
    except OSError as error:
        raise UnreadablePageError("stdin", *_explain(error)) from error
    if archive_format(content):
        raise UnreadablePageError("stdin", "a web archive", "give the archive as a file")
    content = _unpack(content, "stdin")
    return Page("stdin", "stdin", content, document_type(content) or page_type(content, "stdin"))


def _read(path: Path, where: str) -> tuple[bytes, bytes]:
    """Return the first bytes of a file, and all of them unless it is an archive.

    Raises:
        OSError: when it cannot be opened or read.
        UnreadablePageError: when its name cannot be one, or it is no archive by its bytes but by its name.
    """
    try:
        file = path.open("rb")
    except ValueError as error:  # a NUL, or what cannot be encoded
        raise UnreadablePageError(where, "no file can have this name", "check the name") from error
    with file:
        head = file.read(_PEEK)
        if archive_format(head):
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise UnreadablePageError(where, "a web archive in a pipe", "give the archive as a file")
            return head, b""
        if head and is_archive_name(path.name):
            raise UnreadablePageError(where, "no WARC or ARC file, or damaged at its start", "check the file")
        return head, head + file.read(MAX_PAGE_BYTES + 1 - len(head))


def _page(path: Path, content: bytes, where: str, *, walked: bool) -> Page:
    content = _unpack(content, where)
    if document := document_type(content):
        return Page(page_name(path), file_uri(path), content, document)
    extension = _extension(path.name)
    declared = "text/html" if extension in HTML_SUFFIXES else ""
    found = page_type(content, where, declared=declared)
    if found == "text/plain":
        _check_extension(extension, where, walked=walked)
    return Page(page_name(path), file_uri(path), content, found)


def _unpack(content: bytes, where: str) -> bytes:
    check_size(len(content), where)
    return gunzip(content, where) if content.startswith(GZIP_MAGIC) else content


def _extension(name: str) -> str:
    """Return the extension in small letters, `.gz` left aside; empty where the last part is none."""
    suffix = Path(name.lower().removesuffix(".gz")).suffix
    return suffix if _EXTENSION.fullmatch(suffix) else ""


def _check_extension(extension: str, where: str, *, walked: bool) -> None:
    """Refuse text that is data or code by its name.

    Raises:
        UnreadablePageError: naming `where`.
    """
    if _DATA_SUFFIX.fullmatch(extension):
        raise UnreadablePageError(where, f"a {extension} file, no page", "give a page as HTML or plain text")
    if walked and extension and extension not in TEXT_SUFFIXES | HTML_SUFFIXES:
        raise UnreadablePageError(
            where, f"a {extension} file is no page", "name the file itself to read it as one"
        )


def _explain(error: OSError) -> tuple[str, str]:
    """Return what is wrong and what to do."""
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return "no such file or folder", "check the name"
    if isinstance(error, PermissionError):
        return "no permission to read it", "change its permissions or your user"
    if isinstance(error, IsADirectoryError):
        return "a folder", "name a file"
    return (error.strerror or "cannot be read").lower(), "check the file and the disk it is on"
