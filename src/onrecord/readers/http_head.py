"""Status and headers of HTTP responses as crawls keep them, well-formed or not."""

from __future__ import annotations

from io import BytesIO
from typing import NamedTuple

from warcio.statusandheaders import StatusAndHeadersParser

from onrecord.errors import UnreadablePageError
from onrecord.readers.archives import MAX_HEAD_BYTES


class HttpHead(NamedTuple):
    """What a page's reader needs of a response's head.

    Attributes:
        status: None where it is no number.
        content_type, content_encoding: As written; empty where absent.
        chunked: The body is in chunks (RFC 9112, section 7.1).
    """

    status: int | None
    content_type: str
    content_encoding: str = ""
    chunked: bool = False


def split_head(block: bytes, where: str) -> tuple[HttpHead, bytes]:
    """Return the head of a response and its body.

    Lines may end with LF alone, and a status needs no reason, as crawls have it. FastWARC's own parser
    takes neither.

    Raises:
        UnreadablePageError: naming `where`, when the head is longer than `MAX_HEAD_BYTES`.
    """
    stream = BytesIO(block[:MAX_HEAD_BYTES])
    parsed = StatusAndHeadersParser([], verify=False).parse(stream)
    if stream.tell() >= MAX_HEAD_BYTES:
        raise UnreadablePageError(where, "an HTTP head without end", "check how the archive was written")
    status = (parsed.get_statuscode() or "").strip()
    head = HttpHead(
        status=int(status) if status.isascii() and status.isdigit() else None,
        content_type=parsed.get_header("Content-Type") or "",
        content_encoding=parsed.get_header("Content-Encoding") or "",
        chunked=(parsed.get_header("Transfer-Encoding") or "").strip().lower() == "chunked",
    )
    return head, block[stream.tell() :]
