"""On which day a page was published."""

from __future__ import annotations

import re
from collections.abc import Sequence
from copy import deepcopy
from datetime import datetime

import htmldate
from lxml.html import HtmlElement, document_fromstring
from lxml.html.builder import BODY, HTML, TIME

from onrecord.records import PartialDate
from onrecord.stages.articles.markup import letters

_ISO = re.compile(r"\s*(\d{4})-(\d\d?)(?:-(\d\d?))?(?!\d)")
_FIRST_YEAR = 1605  # of the first newspaper; programs write 0001-01-01 where they know no date
_OPENING = 40  # letters of the first line by which its element is found
_BLOCKS = ("p", "div", "li", "blockquote", "td", "section", "article", "h2", "h3")
_ELSEWHERE = ("aside", "nav", "footer", "form", "script", "style", "iframe")


def published_on(
    declared: Sequence[str], tree: HtmlElement, first_line: str, url: str | None, retrieved: datetime | None
) -> PartialDate | None:
    """Return the day of publication by the outlet's own clock; None where the page does not tell it.

    What the page declares comes first. Else htmldate looks into the URL, and between the headline and the
    first line of the article: a date that stands elsewhere may be another story's, or today's.

    Args:
        declared: Dates of JSON-LD and meta tags as written, the most trustworthy first.
        tree: The page.
        first_line: The first line of its article.
        url: The page's URL, if known.
        retrieved: When the page was fetched, if known; no page is published later.
    """
    for text in declared:
        day = day_of(text)
        if day is not None:
            return day
    return _found(_byline_region(tree, first_line), url, retrieved)


def day_of(text: str) -> PartialDate | None:
    """Return the day that a declared date names: ISO 8601, or as people write it; None for anything else."""
    iso = _ISO.match(text)
    if iso is None:
        return _found(HTML(BODY(TIME(text))))
    if int(iso[1]) < _FIRST_YEAR:
        return None
    try:
        return PartialDate(int(iso[1]), int(iso[2]), int(iso[3]) if iso[3] else None)
    except ValueError:
        return None


def _found(tree: HtmlElement, url: str | None = None, latest: datetime | None = None) -> PartialDate | None:
    found = htmldate.find_date(tree, extensive_search=False, original_date=True, url=url, max_date=latest)
    return PartialDate.parse(found) if found else None


def _byline_region(tree: HtmlElement, first_line: str) -> HtmlElement:
    """Return a page that has only what stands between the headline and `first_line`."""
    copy = deepcopy(tree)
    for element in list(copy.iter(*_ELSEWHERE)):
        element.drop_tree()
    order = {element: number for number, element in enumerate(copy.iter())}
    first = _element_of(copy, first_line)
    if first is None:
        return document_fromstring("<html><body></body></html>")
    headings = [element for element in copy.iter("h1") if order[element] < order[first]]
    start = headings[-1] if headings else next(first.iterancestors(), first)
    for element in [*order]:
        last = max(order[inner] for inner in element.iter())
        if last < order[start] or order[element] > order[first]:
            element.drop_tree()
    return copy


def _element_of(tree: HtmlElement, line: str) -> HtmlElement | None:
    """Return the innermost element that begins with `line`."""
    opening = letters(line)[:_OPENING]
    found = None
    for element in tree.iter(*_BLOCKS):
        if letters(element.text_content()).startswith(opening):
            found = element
        elif found is not None:
            break
    return found
