"""Bounded unpacking of files and HTTP bodies, so that no decompression bomb goes off."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable, Mapping
from io import BytesIO

from fastwarc.stream_io import BrotliReader, ZstdReader

from onrecord.errors import UnreadablePageError
from onrecord.readers.sniff import looks_binary

MAX_PAGE_BYTES = 20_000_000
"""Size of the largest page that is read, unpacked. The largest of 112 news pages of 2019–2026 has 1.6 MB."""

GZIP_MAGIC = b"\x1f\x8b"


def check_size(size: int, where: str) -> None:
    """Refuse a page of more than `MAX_PAGE_BYTES` bytes.

    Raises:
        UnreadablePageError: naming `where`.
    """
    if size > MAX_PAGE_BYTES:
        what = f"larger than {MAX_PAGE_BYTES // 1_000_000} MB when unpacked"
        raise UnreadablePageError(where, what, "give the page alone, not a collection or a dump")


def gunzip(data: bytes, where: str) -> bytes:
    """Unpack gzip data, of several members too (RFC 1952).

    Raises:
        UnreadablePageError: naming `where`, when the data is cut short or damaged, or unpacks to more than
            `MAX_PAGE_BYTES`.
    """
    try:
        with gzip.GzipFile(fileobj=BytesIO(data)) as stream:
            content = stream.read(MAX_PAGE_BYTES + 1)
    except EOFError as error:
        raise UnreadablePageError(where, "gzip data is cut short", "fetch the file again") from error
    except (gzip.BadGzipFile, zlib.error) as error:
        raise UnreadablePageError(where, "gzip data is damaged", "fetch the file again") from error
    check_size(len(content), where)
    return content


def decode(body: bytes, content_encoding: str, where: str) -> bytes:
    """Take the content-encodings that an HTTP header names off `body` (RFC 9110, section 8.4).

    A body that is text already is returned as it is: some crawlers unpack it and keep the header. So is one
    in an encoding that is not known here.

    Raises:
        UnreadablePageError: naming `where`, when the body is cut short or damaged, or too large.
    """
    for name in reversed(content_encoding.lower().split(",")):
        unpack = _DECODERS.get(name.strip())
        if unpack is None:
            continue
        try:
            body = unpack(body, where)
        except UnreadablePageError:
            if looks_binary(body):
                raise
    return body


def _inflate(data: bytes, where: str) -> bytes:
    """Unpack `deflate`: zlib format, or the bare stream that some servers send instead."""
    for wbits in (zlib.MAX_WBITS, -zlib.MAX_WBITS):
        stream = zlib.decompressobj(wbits)
        try:
            content = stream.decompress(data, MAX_PAGE_BYTES + 1)
        except zlib.error:
            continue
        check_size(len(content), where)
        if stream.eof:
            return content
    raise UnreadablePageError(where, "deflate data is damaged or cut short", "fetch the page again")


def _unpack_with(reader: type[BrotliReader] | type[ZstdReader], name: str) -> Callable[[bytes, str], bytes]:
    """Return an unpacker that reads through one of FastWARC's streams."""

    def unpack(data: bytes, where: str) -> bytes:
        try:
            content = reader(BytesIO(data)).read(MAX_PAGE_BYTES + 1)
        except OSError as error:
            what = f"{name} data is damaged or cut short"
            raise UnreadablePageError(where, what, "fetch the page again") from error
        check_size(len(content), where)
        return content

    return unpack


_DECODERS: Mapping[str, Callable[[bytes, str], bytes]] = {
    "gzip": gunzip,
    "x-gzip": gunzip,
    "deflate": _inflate,
    "br": _unpack_with(BrotliReader, "brotli"),
    "zstd": _unpack_with(ZstdReader, "zstd"),
}
