"""Records of WARC and ARC files, by FastWARC or by warcio, in one form."""

from __future__ import annotations

import gzip
import logging
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO, Literal, Protocol

from fastwarc.warc import ArchiveIterator
from warcio.archiveiterator import ArchiveIterator as LenientIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.statusandheaders import StatusAndHeadersParserException

from onrecord.readers.compression import GZIP_MAGIC, MAX_PAGE_BYTES

ArchiveFormat = Literal["warc", "arc"]

PAGE_KINDS = frozenset({"response", "resource", "conversion"})
"""Types of records that may hold a page."""

MAX_HEAD_BYTES = 65_536
"""Size of the largest head of a record that is read; Apache and nginx allow HTTP heads of 8 and 32 kB."""

_WARCIO_LOG = logging.getLogger("warcio.recordloader")
_PIECE = 65_536
_NAME = re.compile(r"\.w?arc(\.(gz|lz4|zst))?$", re.IGNORECASE)
_FRAMES = (b"\x04\x22\x4d\x18", b"\x28\xb5\x2f\xfd", b"\x5d\x2a\x4d\x18")  # LZ4, Zstandard, its dictionary


class DamagedArchiveError(Exception):
    """The archive ends early, or goes on with something that is no record."""


# What the two libraries raise on damaged files.
_LIBRARY_ERRORS = (ArchiveLoadFailed, StatusAndHeadersParserException, OSError, ValueError)


@dataclass(frozen=True, slots=True)
class ArchiveRecord:
    """A record of a WARC or ARC file, read to its end.

    Attributes:
        kind: WARC-Type, such as "response"; "arc_header" for the first record of an ARC file.
        uri: Target URI as written; may be empty.
        date: Time of the crawl as written; may be empty.
        content_type: Content type of the block; may be empty.
        offset: Where the record begins, in bytes.
        size: Size of the block in bytes.
        block: The block, HTTP head included, as far as a page of the largest size needs it; empty where
            the record cannot hold a page.
    """

    kind: str
    uri: str
    date: str
    content_type: str
    offset: int
    size: int
    block: bytes


def archive_format(head: bytes) -> ArchiveFormat | None:
    """Tell the kind of archive by its first bytes, packed or not; None for what is none."""
    if head.startswith(_FRAMES):
        return "warc"
    if head.startswith(GZIP_MAGIC):
        try:
            head = zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(head, MAX_HEAD_BYTES)
        except zlib.error:
            return None
    head = head.lstrip()
    if head.startswith(b"WARC/"):
        return "warc"
    return "arc" if head.startswith(b"filedesc://") else None


def is_archive_name(name: str) -> bool:
    """Tell whether a file's name is that of a WARC or ARC file."""
    return _NAME.search(name) is not None


def read_records(path: Path, archive: ArchiveFormat) -> Iterator[ArchiveRecord]:
    """Yield the whole records of an archive in their order.

    FastWARC reads a WARC file first. Where it gives up, warcio goes on after the last record that was read
    whole. ARC files are warcio's alone.

    Raises:
        DamagedArchiveError: at the end, when the archive is cut short, damaged, or without records.
    """
    done = 0
    complaint: Exception | None = None
    for read in (_fast_records, _lenient_records) if archive == "warc" else (_lenient_records,):
        try:
            for number, record in enumerate(read(path)):
                if number >= done:
                    done += 1
                    yield record
        except (DamagedArchiveError, *_LIBRARY_ERRORS) as error:
            complaint = complaint or error
        else:
            if done:
                return
    if complaint is None:
        raise DamagedArchiveError("a web archive without records")
    what = f"damaged or cut short after {done:,} record{'' if done == 1 else 's'}"
    raise DamagedArchiveError(f"{what} ({_first_line(complaint)})") from complaint


def _fast_records(path: Path) -> Iterator[ArchiveRecord]:
    """Yield the records of a WARC file through FastWARC, which reads gzip, LZ4 and Zstandard."""
    offset = 0
    with path.open("rb") as file:
        for record in ArchiveIterator(file, parse_http=False, max_header_len=MAX_HEAD_BYTES):
            offset = record.stream_pos
            kind = str(record.record_type)
            head = record.headers
            length = head.get("Content-Length") or ""
            block, size = _read_block(kind, record.reader, int(length) if length.isdigit() else None, offset)
            uri, date = head.get("WARC-Target-URI") or "", head.get("WARC-Date") or ""
            yield ArchiveRecord(kind, uri, date, head.get("Content-Type") or "", offset, size, block)
    with path.open("rb") as file:
        file.seek(offset)
        _check_last_member(file)


def _lenient_records(path: Path) -> Iterator[ArchiveRecord]:
    """Yield the records of a WARC or ARC file through warcio, which forgives more and reads gzip only."""
    with path.open("rb") as file:
        packed = file.read(len(GZIP_MAGIC)) == GZIP_MAGIC
        file.seek(0)
        source = _Source(gzip.GzipFile(fileobj=file) if packed else file)
        iterator = LenientIterator(source, no_record_parse=True)
        # Else warcio writes to standard error where no empty line follows a record.
        iterator.INC_RECORD = ""
        while (record := source.next_of(iterator)) is not None:
            kind = record.rec_type or "unknown"
            block, size = _read_block(kind, record.raw_stream, record.length, iterator.offset)
            head = record.rec_headers
            uri = head.get_header("WARC-Target-URI") or head.get_header("uri") or ""
            date = head.get_header("WARC-Date") or head.get_header("archive-date") or ""
            yield ArchiveRecord(kind, uri, date, record.content_type or "", iterator.offset, size, block)


class _Stream(Protocol):
    def read(self, size: int = ..., /) -> bytes: ...


def _read_block(kind: str, stream: _Stream, length: int | None, offset: int) -> tuple[bytes, int]:
    """Read a block to its end; return its beginning, where it may hold a page, and its size.

    Raises:
        DamagedArchiveError: when it has not the length that the record's head says.
    """
    kept = BytesIO()
    size = 0
    limit = MAX_PAGE_BYTES + MAX_HEAD_BYTES if kind in PAGE_KINDS else 0
    while piece := stream.read(_PIECE):
        size += len(piece)
        kept.write(piece[: limit - kept.tell()])
    if size != length:
        raise DamagedArchiveError(f"the record at byte {offset} is not whole")
    return kept.getvalue(), size


def _check_last_member(file: BinaryIO) -> None:
    """Check the gzip member at the file's position and all after it; FastWARC is silent on a cut there.

    Raises:
        DamagedArchiveError: when one of them is cut short or damaged.
    """
    start = file.tell()
    if file.read(len(GZIP_MAGIC)) != GZIP_MAGIC:
        return
    file.seek(start)
    members = gzip.GzipFile(fileobj=file)
    try:
        while members.read(_PIECE):
            pass
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        raise DamagedArchiveError("gzip data cut short or damaged at the end") from error


def _first_line(error: Exception) -> str:
    return next((line.strip() for line in str(error).splitlines() if line.strip()), type(error).__name__)


class _Source:
    """Unpacked bytes for warcio, with a limit on what it may read in search of the next record.

    warcio reads a head line by line, however long a line is. It also takes EOFError for the regular end.
    """

    def __init__(self, raw: BinaryIO | gzip.GzipFile) -> None:
        self._raw = raw
        self._left: int | None = None
        self._position = 0

    def next_of(self, iterator: LenientIterator) -> Any:  # noqa: ANN401 - warcio has no types
        """Return the next record of `iterator`, or None at the end.

        Raises:
            DamagedArchiveError: when none begins within the limit.
        """
        self._left = 2 * MAX_HEAD_BYTES
        _WARCIO_LOG.disabled = True  # it warns of every space in a URI
        try:
            return next(iterator, None)
        finally:
            _WARCIO_LOG.disabled = False
            self._left = None

    def read(self, size: int = -1) -> bytes:
        """Read up to `size` bytes.

        Raises:
            DamagedArchiveError: past the limit, and where gzip data is cut short or damaged.
        """
        try:
            data = self._raw.read(size)
        except (EOFError, zlib.error) as error:
            raise DamagedArchiveError("gzip data cut short or damaged") from error
        self._position += len(data)
        if self._left is not None:
            self._left -= len(data)
            if self._left < 0:
                raise DamagedArchiveError(f"no record begins within {2 * MAX_HEAD_BYTES:,} bytes")
        return data

    def tell(self) -> int:
        """Return the position in the unpacked bytes."""
        return self._position
