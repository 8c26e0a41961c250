"""Pages in WARC and ARC files.

The WARC format is ISO 28500:2017 (https://iipc.github.io/warc-specifications/).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from warcio.bufferedreaders import ChunkedDataReader

from onrecord.errors import PageError, UnreadablePageError
from onrecord.readers.archives import (
    PAGE_KINDS,
    ArchiveFormat,
    ArchiveRecord,
    DamagedArchiveError,
    read_records,
)
from onrecord.readers.compression import check_size, decode
from onrecord.readers.http_head import HttpHead, split_head
from onrecord.readers.names import file_uri, printable
from onrecord.readers.skipped import Skipped
from onrecord.readers.sniff import PAGE_TYPES, page_type, split_content_type
from onrecord.records import Page

_WEB_SCHEMES = frozenset({"http", "https"})
# Crawlers keep their own logs as resources, under schemes such as metadata: and urn:.
_PAGE_SCHEMES = _WEB_SCHEMES | {"ftp", "file"}


def read_archive(
    path: Path, archive: ArchiveFormat, *, shown: Path | None = None
) -> Iterator[Page | Skipped | PageError]:
    """Yield what the records of an archive hold, in their order, and an error at the end where it is damaged.

    A page's `doc` and `address` are its target URI; a record that has none is named by the archive's file
    URI and the byte it begins at.

    Args:
        path: The archive.
        archive: Its format.
        shown: Names the archive where `path` is a copy for the time being.
    """
    named = shown or path
    try:
        for record in read_records(path, archive):
            try:
                yield _outcome(record, named)
            except PageError as error:
                yield error
    except DamagedArchiveError as error:
        advice = "fetch the archive again; what came before the damage was read"
        yield UnreadablePageError(printable(named), str(error), advice)


def crawl_time(text: str) -> datetime | None:
    """Read a WARC-Date, or the fourteen digits of an ARC file, as a time with time zone; None for others."""
    digits = text[:14]
    try:
        if len(digits) == 14 and digits.isascii() and digits.isdigit():
            return datetime.strptime(digits, "%Y%m%d%H%M%S").replace(tzinfo=UTC)
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _outcome(record: ArchiveRecord, path: Path) -> Page | Skipped:
    """Return the page in a record, or why it has none.

    Raises:
        UnreadablePageError: for a page that is empty, too large, damaged or not what it says.
    """
    uri = _clean(record.uri)
    where = f"{printable(path)}, record at byte {record.offset}" + (f" ({uri})" if uri else "")
    if record.kind not in PAGE_KINDS:
        return Skipped(where, f"{record.kind} record")
    head, body = HttpHead(200, record.content_type), record.block
    if body.startswith(b"HTTP/") or (body and record.content_type.startswith("application/http")):
        head, body = split_head(body, where)
    declared, charset = split_content_type(head.content_type)
    if reason := _no_page(head.status, declared, uri):
        return Skipped(where, reason)
    check_size(record.size - len(record.block) + len(body), where)
    content = _content(head, body, where)
    try:
        found = page_type(content, where, declared=declared)
    except UnreadablePageError:
        if declared:
            raise
        return Skipped(where, "no media type and no page by its bytes")
    return Page(
        doc=uri or f"{file_uri(path)}#{record.offset}",
        address=uri or f"{file_uri(path)}#{record.offset}",
        content=content,
        content_type=found,
        charset=charset,
        url=uri if _scheme(uri) in _WEB_SCHEMES else None,
        retrieved=crawl_time(record.date),
    )


def _no_page(status: int | None, media_type: str, uri: str) -> str:
    """Return why a response is no page, in few words; nothing where it may be one."""
    if status != 200:
        return f"HTTP status {status or 'missing'}"
    if media_type and media_type not in PAGE_TYPES:
        return f"media type {media_type}"
    if uri and _scheme(uri) not in _PAGE_SCHEMES:
        return "crawler's own file"
    return "robots.txt" if uri.partition("?")[0].endswith("/robots.txt") else ""


def _content(head: HttpHead, body: bytes, where: str) -> bytes:
    """Return the body without chunks and content-encodings; chunks that are none are left as they are."""
    if head.chunked:
        body = ChunkedDataReader(BytesIO(body)).read()
    return decode(body, head.content_encoding, where)


def _clean(uri: str) -> str:
    """Return a target URI without the angle brackets of wget 1.19 and with its spaces encoded."""
    return uri.strip().removeprefix("<").removesuffix(">").replace(" ", "%20")


def _scheme(uri: str) -> str:
    return uri.partition(":")[0].lower()
