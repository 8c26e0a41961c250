"""Office Open XML documents (ISO/IEC 29500-1, part WordprocessingML), by zipfile and lxml.

Only names of elements count, not their namespaces: the strict and the transitional form differ in these
alone. Macros, pictures and comments are not opened; text that a tracked change took away is no text.
"""

from __future__ import annotations

import lzma
import struct
import unicodedata
import zipfile
import zlib
from dataclasses import dataclass, field
from io import BytesIO

from lxml import etree

from onrecord.records import Page, Stray
from onrecord.stages.articles.document import MAX_LETTERS, Document, damaged, hints, too_large

MAX_UNPACKED_BYTES = 20_000_000
"""How much all parts that are read may unpack to, as a page may."""

_KIND = "an office document,"
_MAIN = "word/document.xml"
_CORE = "docProps/core.xml"
_NOTES = (("word/footnotes.xml", "footnote"), ("word/endnotes.xml", "endnote"))
# Fallback says again, for older programs, what stands beside it.
_NO_TEXT = frozenset({"del", "moveFrom", "Fallback", "instrText", "delText", "pPr", "rPr", "sectPr"})
_TITLES = frozenset({"title", "heading1"})
_TOP = 6  # lines among which the headline stands; above it stand the sender and "For immediate release"
_BREAK = "\v"
_ZIP_ERRORS = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    RuntimeError,
)


class _TooLargeError(Exception):
    pass


class _Parts:
    """The parts of a document; all together unpack to no more than a limit."""

    def __init__(self, packed: zipfile.ZipFile) -> None:
        self._packed = packed
        self._left = MAX_UNPACKED_BYTES
        self.names = sorted(packed.namelist())

    def tree(self, name: str) -> etree._Element:
        with self._packed.open(name) as file:
            content = file.read(self._left + 1)
        self._left -= len(content)
        if self._left < 0:
            raise _TooLargeError
        # The parser itself refuses trees deeper than 256 elements, and entities that grow.
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
        )
        return etree.fromstring(content, parser)


def read(page: Page) -> Document:
    """Return the document in `page`.

    Raises:
        UnreadablePageError: when it is damaged, protected by a password or too large.
    """
    try:
        with zipfile.ZipFile(BytesIO(page.content)) as packed:
            return _read(_Parts(packed))
    except (KeyError, etree.XMLSyntaxError, *_ZIP_ERRORS) as error:
        raise damaged(page, _KIND) from error
    except _TooLargeError as error:
        raise too_large(page, _KIND) from error


def _read(parts: _Parts) -> Document:
    root = parts.tree(_MAIN)
    lines = _lines(root)
    layer = _layer(root)
    if len(layer) > MAX_LETTERS:
        raise _TooLargeError
    notes = [note for name, kind in _NOTES if name in parts.names for note in _notes(parts.tree(name), kind)]
    told = _told(parts.tree(_CORE)) if _CORE in parts.names else []
    title = next((text for text, style in lines[:_TOP] if style in _TITLES), None)
    return Document(tuple(text for text, _ in lines), title, layer, (*_running(parts), *notes, *told))


def _local(element: etree._Element) -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


@dataclass
class _Collector:
    """Gathers text until a paragraph ends."""

    lines: list[tuple[str, str]] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    style: str = ""

    def end_line(self) -> None:
        texts: list[str] = []
        for piece in unicodedata.normalize("NFC", "".join(self.pieces)).split(_BREAK):
            text = " ".join(piece.split())
            if texts and text[:1].islower():  # the break stands inside a sentence
                texts[-1] += f" {text}"
            elif text:
                texts.append(text)
        self.lines += [(text, self.style) for text in texts]
        self.pieces.clear()


def _lines(root: etree._Element) -> list[tuple[str, str]]:
    """Return the paragraphs, each with its style in small letters."""
    collector = _Collector()
    _collect(root, collector)
    collector.end_line()
    return collector.lines


_SIGNS = {"tab": " ", "ptab": " ", "br": _BREAK, "cr": _BREAK, "noBreakHyphen": "\u2011"}


def _collect(element: etree._Element, into: _Collector) -> None:
    name = _local(element)
    if name in _NO_TEXT:
        return
    if name == "t":
        into.pieces.append(element.text or "")
    elif name in _SIGNS:
        into.pieces.append(_SIGNS[name])
    elif name == "p":
        into.end_line()
        into.style = _style(element)
    for child in element:
        _collect(child, into)
    if name == "p":
        into.end_line()
        into.style = ""


def _style(paragraph: etree._Element) -> str:
    styles = paragraph.xpath("./*[local-name()='pPr']/*[local-name()='pStyle']/@*[local-name()='val']")
    return str(styles[0]).lower() if isinstance(styles, list) and styles else ""


def _layer(root: etree._Element) -> str:
    """Return all text of a part as it stands in the file, by another way than `_collect`."""
    return "".join(
        (element.text or "") if _local(element) == "t" else "\u2011"
        for element in root.iter("{*}t", "{*}noBreakHyphen")
        if not any(_local(outer) in _NO_TEXT for outer in element.iterancestors())
    )


def _text(element: etree._Element) -> str:
    return " ".join(text for text, _ in _lines(element))


def _notes(root: etree._Element, kind: str) -> list[Stray]:
    texts = (_text(element) for element in root.iter(f"{{*}}{kind}"))
    return [Stray(text, f"a {kind}" if kind == "footnote" else f"an {kind}") for text in texts if text]


def _running(parts: _Parts) -> list[Stray]:
    """Return the running heads and feet; sections repeat them."""
    found = {
        _text(parts.tree(name)): f"the document's {kind}"
        for name in parts.names
        for kind in ("header", "footer")
        if name.startswith(f"word/{kind}") and name.endswith(".xml")
    }
    return [Stray(text, reason) for text, reason in found.items() if text]


def _told(root: etree._Element) -> list[Stray]:
    values = {_local(element): element.text for element in root}
    return hints(values.get("title"), values.get("creator"), (values.get("created") or "")[:10], _CORE)
