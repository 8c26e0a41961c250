"""Bytes of a page to characters, without a character that stands for "unknown".

The order of trust is that of the HTML standard (https://html.spec.whatwg.org, "determining the character
encoding"): byte order mark, transport, the page's own declaration; then UTF-8, then a guess.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

import charset_normalizer

from onrecord.errors import UnreadablePageError
from onrecord.records import Page

_HEAD = 4096  # bytes in which a page declares its encoding; the standard looks at 1024
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_META = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w.:+-]+)", re.IGNORECASE)
_XML = re.compile(rb"<\?xml[^>]{0,100}encoding\s*=\s*[\"']([\w.:+-]+)", re.IGNORECASE)
# What is declared as Latin-1 or ASCII is Windows-1252 on the web (https://encoding.spec.whatwg.org, "Names
# and labels").
_LATIN = frozenset({"iso8859-1", "ascii"})
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_MOST_CONTROL = 0.002  # share of control characters above which the bytes are no text
# Below this share of letters beyond ASCII, undeclared bytes are taken for a Western European text.
_MOST_ACCENTS = 0.25
_MOST_DAMAGE = 0.005  # share of bytes that are not UTF-8 in a text that is UTF-8 nevertheless


def decode(page: Page) -> str:
    """Return the characters of `page`, without byte order mark; line ends stay as they are.

    Raises:
        UnreadablePageError: when the bytes are no text in any plausible encoding.
    """
    text = _decoded(page)
    if len(_CONTROL.findall(text)) > _MOST_CONTROL * len(text):
        raise _unreadable(page)
    return text


def _unreadable(page: Page) -> UnreadablePageError:
    return UnreadablePageError(page.address, "no text in any known encoding", "save the page as UTF-8")


def _decoded(page: Page) -> str:
    content = page.content
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            content = content[len(mark) :]
            text = _strictly(content, encoding)
            if text is not None:
                return text
    for encoding in _declared(page):
        text = _strictly(content, encoding)
        if text is not None:
            return text
    text = _strictly(content, "utf-8") or _damaged_utf8(content) or _guessed(content)
    if text is None:
        raise _unreadable(page)
    return text


def _declared(page: Page) -> Iterator[str]:
    """Yield the encodings that the transport and the page itself declare, as Python names them."""
    head = page.content[:_HEAD]
    labels = [page.charset] if page.charset else []
    if page.content_type != "text/plain":
        labels += [match[1].decode("ascii") for match in (_META.search(head), _XML.search(head)) if match]
    for label in labels:
        try:
            name = codecs.lookup(label).name
        except LookupError:
            continue
        # A page whose declaration can be read as ASCII is not in UTF-16, whatever it says (same standard).
        if label is not page.charset and name.startswith(("utf-16", "utf-32")):
            name = "utf-8"
        yield "cp1252" if name in _LATIN else name


def _strictly(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except (UnicodeDecodeError, LookupError):  # LookupError: the codec is none for text
        return None


def _damaged_utf8(content: bytes) -> str | None:
    """Decode UTF-8 in which a few bytes of Windows-1252 stand, as pages pasted together have them."""
    pieces: list[str] = []
    position = damage = 0
    while position < len(content):
        try:
            pieces.append(content[position:].decode("utf-8"))
            break
        except UnicodeDecodeError as error:
            bad = content[position + error.start : position + error.end]
            damage += len(bad)
            replaced = _strictly(bad, "cp1252")
            if replaced is None or damage > _MOST_DAMAGE * len(content):
                return None
            pieces += [content[position : position + error.start].decode("utf-8"), replaced]
            position += error.end
    return "".join(pieces)


def _guessed(content: bytes) -> str | None:
    text = _strictly(content, "cp1252")
    if text is not None:
        letters = [character for character in text if character.isalpha()]
        if sum(character > "\x7f" for character in letters) <= _MOST_ACCENTS * len(letters):
            return text
    best = charset_normalizer.from_bytes(content).best()
    return None if best is None else str(best)
