"""HTML trees: parsing, the letters that stand on a page, and small repairs before extraction."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

import trafilatura
from lxml.etree import XPath
from lxml.html import HtmlElement

_SEEN = XPath("//text()[not(ancestor::script or ancestor::style or ancestor::template)]", smart_strings=False)
_INLINE = ("a", "b", "i", "em", "strong", "span", "u", "font", "small", "sub", "sup", "mark", "s", "cite")
_CONTAINERS = ("div", "section", "main")
_LEAST_CONTAINER = (2, 300)  # paragraphs and letters that make an element a container of text


_MOST_ATTRIBUTES = 5000
_ATTRIBUTE = r"[\s/]++[^\s<>/=\"']++(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s<>\"']++))?+"
_BOMB = re.compile(
    rf"<[a-z][\w:-]{{0,60}}+(?:{_ATTRIBUTE}){{{_MOST_ATTRIBUTES}}}",
    re.IGNORECASE | re.ASCII,
)


def parse(markup: str) -> HtmlElement | None:
    """Return the tree of an HTML page, or None where there is none.

    A page with more attributes in a tag than `_MOST_ATTRIBUTES` counts as none: the time that the parser
    takes grows with their square, to minutes for a page of 1 MB.
    """
    if _BOMB.search(markup):
        return None
    tree: HtmlElement | None = trafilatura.load_html(markup)
    return tree


def letters(text: str) -> str:
    """Return `text` in NFC without white space: what cleaning must keep."""
    return "".join(unicodedata.normalize("NFC", text).split())


def page_letters(tree: HtmlElement, body: str | None) -> str:
    """Return the letters on a page, scripts apart, and after a line break those of the JSON-LD's article."""
    return letters("".join(_SEEN(tree))) + (f"\n{letters(body)}" if body else "")


def drop_empty_inline(tree: HtmlElement) -> None:
    """Remove empty inline elements: in its precise mode, trafilatura drops the words after them too."""
    for element in list(tree.iter(*_INLINE)):
        if len(element) == 0 and not element.text and element.getparent() is not None:
            element.drop_tag()


def unclass_inline(tree: HtmlElement) -> None:
    """Take the class from inline pieces of paragraphs: words in mid-sentence are no teaser or caption."""
    for paragraph in tree.iter("p"):
        for element in paragraph.iter("span"):
            for name in ("class", "id"):
                element.attrib.pop(name, None)


def join_containers(tree: HtmlElement) -> None:
    """Put the paragraphs of an article that is cut into like containers into the first of them.

    Trafilatura takes the first container that looks like an article's; pages that put advertisements
    between parts of the article repeat it, with the same class.
    """
    groups: dict[tuple[object, ...], list[HtmlElement]] = {}
    for element in tree.iter(*_CONTAINERS):
        style = element.get("class")
        if style and _holds_text(element):
            article = next(element.iterancestors("article"), None)
            groups.setdefault((element.tag, style, article), []).append(element)
    for first, *others in groups.values():
        for other in others:
            if first in other.iterancestors():
                continue
            if other.text and len(first):
                first[-1].tail = (first[-1].tail or "") + other.text
            first.extend(list(other))


def _holds_text(element: HtmlElement) -> bool:
    paragraphs = element.findall("p")
    least, size = _LEAST_CONTAINER
    return len(paragraphs) >= least and sum(len(p.text_content()) for p in paragraphs) >= size


REPAIRS: tuple[Callable[[HtmlElement], None], ...] = (drop_empty_inline, unclass_inline, join_containers)
"""Changes to a tree that keep trafilatura from losing words; docs/article-text.md has their worth."""


def prepare(tree: HtmlElement) -> None:
    """Make all repairs; changes `tree`."""
    for repair in REPAIRS:
        repair(tree)
