"""HTML page to the lines of its article, by trafilatura.

Trafilatura (Barbaresi 2021, https://aclanthology.org/2021.acl-demo.15) returns a tree; the lines are built
from it here, because its own text output adds signs of its own, such as list bullets.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field

import trafilatura
from lxml.etree import _Element
from lxml.html import HtmlElement
from trafilatura.settings import Document

from onrecord.stages.articles import markup
from onrecord.stages.articles.lines import Line

# Elements of trafilatura's tree, and of HTML where it keeps them, that begin and end a line.
_BLOCKS = frozenset(
    """p head quote item list table row cell code div body main section article ab figure figcaption details
    summary blockquote ul ol li tr td th h1 h2 h3 h4 h5 h6""".split()
)
_BREAKS = frozenset({"lb", "br"})
_QUOTES = frozenset({"quote", "blockquote"})
_BREAK = "\v"


@dataclass
class _Collector:
    """Gathers text until a line ends."""

    lines: list[Line] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    path: list[str] = field(default_factory=list)

    def add(self, text: str | None) -> None:
        if text:
            self.pieces.append(text)

    def end_line(self) -> None:
        whole = unicodedata.normalize("NFC", "".join(self.pieces))
        texts: list[str] = []
        for piece in whole.split(_BREAK):
            text = " ".join(piece.split())
            if texts and text[:1].islower():  # the break stands inside a sentence
                texts[-1] += f" {text}"
            elif text:
                texts.append(text)
        self.lines += [Line(text, not _QUOTES.isdisjoint(self.path)) for text in texts]
        self.pieces.clear()


def _collect(element: _Element, into: _Collector) -> None:
    tag = element.tag if isinstance(element.tag, str) else ""
    is_block = tag in _BLOCKS
    if is_block:
        into.end_line()
    into.path.append(tag)
    if tag:
        into.add(element.text)
        for child in element:
            _collect(child, into)
    if is_block:
        into.end_line()
    into.path.pop()
    if tag in _BREAKS:
        into.add(_BREAK)
    into.add(element.tail)


def lines_of(body: _Element) -> list[Line]:
    """Return the lines of a tree as trafilatura returns it."""
    collector = _Collector()
    _collect(body, collector)
    collector.end_line()
    return collector.lines


def article_lines(tree: HtmlElement) -> list[Line]:
    """Return the lines that trafilatura takes for the article's; empty where it finds none.

    The precise mode is tried first, then the balanced one (see docs/article-text.md for the figures).
    `tree` is changed by repairs.
    """
    markup.prepare(tree)
    for precise in (True, False):
        document = trafilatura.bare_extraction(
            tree, include_comments=False, include_links=True, favor_precision=precise
        )
        if isinstance(document, Document):
            lines = lines_of(document.body)
            if lines:
                return lines
    return []
