"""Tells HTML, plain text and everything else apart by the bytes, not by the name.

After the WHATWG's MIME Sniffing standard (https://mimesniff.spec.whatwg.org), sections 3 and 7.1.
"""

from __future__ import annotations

import codecs
import re
from typing import Literal

from onrecord.errors import UnreadablePageError

PageType = Literal["text/html", "text/plain"]
DocumentType = Literal[
    "application/pdf", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
]

HTML_TYPES = frozenset({"text/html", "application/xhtml+xml"})
"""Media types of pages with markup."""

PAGE_TYPES = HTML_TYPES | {"text/plain"}
"""Media types that a page may be declared as."""

_SAMPLE = 1445  # the standard's "resource header", in bytes
_HEAD = 4096  # how far stray text or an XML declaration may push the first tag of a page, in bytes
_ADVICE = "give a page as HTML or plain text"

# Only signatures that no text can begin with; of the others the binary bytes tell enough.
_SIGNATURES = (
    (b"%PDF-", "a PDF file"),
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"PK\x03\x04", "a ZIP archive, an office document or an e-book"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"\x1f\x8b", "gzip data inside gzip data"),
    (b"BZh91AY&SY", "bzip2 data"),
    (b"\xfd7zXZ\x00", "xz data"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an office document"),
    (b"\x7fELF", "a program"),
    (b"{\\rtf", "an RTF document"),
    (b"%!PS", "a PostScript file"),
)
# UTF-32 first: its little-endian mark begins with that of UTF-16.
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Names of parts stand unpacked in a ZIP archive.
_DOCX_PART = b"word/document.xml"
_BINARY = re.compile(rb"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f]")
_HTML_START = re.compile(
    rb"\s*<(?:!--|(?:!doctype html|html|head|script|iframe|h1|div|font|table|a|style|title|b|body|br|p)"
    rb"[\s>])",
    re.IGNORECASE,
)
_HTML_FRAME = re.compile(rb"<(?:!doctype html|html|head|body)[\s>]", re.IGNORECASE)
_TAG = re.compile(rb"<[a-z!/][^<>]*>", re.IGNORECASE)
_XML = re.compile(rb"\s*<(?:\?xml|rss|feed|svg|urlset|sitemapindex)[\s>]", re.IGNORECASE)
_CONTENT_TYPE = re.compile(r"\s*([\w.+-]+/[\w.+-]+)")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:+-]+)", re.IGNORECASE)


def split_content_type(value: str) -> tuple[str, str | None]:
    """Return media type and charset of a Content-Type header.

    The media type is in small letters, and empty where the header names none.
    """
    media_type = _CONTENT_TYPE.match(value)
    charset = _CHARSET.search(value)
    return media_type[1].lower() if media_type else "", charset[1] if charset else None


def looks_binary(content: bytes) -> bool:
    """Tell whether the first bytes of `content` hold one that no text has."""
    return _BINARY.search(_in_utf8(content[:_SAMPLE])) is not None


def document_type(content: bytes) -> DocumentType | None:
    """Tell whether `content` is a document whose text can be read; None for a page and for all else."""
    if content.startswith(b"%PDF-"):
        return "application/pdf"
    if content.startswith(b"PK\x03\x04") and _DOCX_PART in content:
        return "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    return None


def page_type(content: bytes, where: str, *, declared: str = "") -> PageType:
    """Tell what kind of page `content` is.

    Args:
        content: All bytes of the page, unpacked.
        where: Names the page in an error.
        declared: Media type by the file's name or the transport. It decides only where a text holds tags
            and does not begin like an HTML page.

    Raises:
        UnreadablePageError: when it is empty, binary, or XML of another kind.
    """
    for signature, name in _SIGNATURES:
        if content.startswith(signature):
            raise UnreadablePageError(where, f"no text but {name}", _ADVICE)
    text = _in_utf8(content)
    if not text.strip():
        raise UnreadablePageError(where, "empty", "give a page with text on it")
    is_html = _is_html(text, declared)
    if b"\x00" in text or (not is_html and _BINARY.search(text, 0, _SAMPLE)):
        raise UnreadablePageError(where, "binary data, no text", _ADVICE + " in UTF-8")
    if not is_html and _XML.match(text):
        raise UnreadablePageError(where, "XML that is no web page", _ADVICE)
    return "text/html" if is_html else "text/plain"


def _in_utf8(content: bytes) -> bytes:
    """Return `content` without byte order mark, and in UTF-8 where the mark tells of another encoding."""
    for mark, encoding in _BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return content.decode(encoding, "replace").encode()
    return content.removeprefix(codecs.BOM_UTF8)


def _is_html(text: bytes, declared: str) -> bool:
    if _HTML_START.match(text) or _HTML_FRAME.search(text, 0, _HEAD):
        return True
    return declared in HTML_TYPES and not _XML.match(text) and _TAG.search(text) is not None
