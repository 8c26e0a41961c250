"""What a feed names: RSS and Atom, OPML lists of feeds, and sitemaps, those of news among them.

A feed tells where pages are and, at most, that they changed. What a page is, who wrote it and when, the page
itself must tell: the dates of feeds are wrong too often.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Literal

import feedparser
import httpx2
from lxml import etree

from onrecord.errors import ForbiddenAddressError, UnreadablePageError
from onrecord.ledger.watched import Found
from onrecord.readers.requests import web_address

MAX_FEED_BYTES = 10_000_000
"""Size of the largest feed that is read. A news sitemap of the 1,000 pages that one may name has 0.5 MB."""

_SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
_ADVICE = "name an RSS or Atom feed, an OPML list or a sitemap"


@dataclass(frozen=True, slots=True)
class Listing:
    """What a feed names, each address once, in its order.

    Attributes:
        pages: Pages.
        feeds: Further feeds, lists or sitemaps.
        passed_over: How many entries have no web address.
    """

    pages: tuple[Found, ...] = ()
    feeds: tuple[Found, ...] = ()
    passed_over: int = 0


def parse_listing(content: bytes, url: str) -> Listing:
    """Return what `content` names, which was found at `url`.

    Raises:
        UnreadablePageError: where it is none of what can be followed, or too large.
    """
    if len(content) > MAX_FEED_BYTES:
        what = f"a feed larger than {MAX_FEED_BYTES // 1_000_000} MB"
        raise UnreadablePageError(url, what, "name one of what is new")
    if not content.strip():
        raise UnreadablePageError(url, "no feed: it is empty", _ADVICE)
    root = _root(content)
    if root == "opml":
        return _listing(url, feeds=_opml(content, url))
    if root == f"{_SITEMAP}sitemapindex":
        return _listing(url, feeds=_sitemap(content, url, "sitemap"))
    if root == f"{_SITEMAP}urlset":
        return _listing(url, pages=_sitemap(content, url, "url"))
    return _listing(url, pages=_feed(content, url))


def _events(content: bytes, event: Literal["start", "end"]) -> Iterator[etree._Element]:
    """Yield the elements of XML; no entity is expanded, and nothing else is loaded."""
    reader = etree.iterparse(
        BytesIO(content),
        events=(event,),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    for _, element in reader:
        yield element


def _root(content: bytes) -> str:
    """Return the name of the first element; empty where there is none."""
    try:
        return str(next(_events(content, "start")).tag)
    except (StopIteration, etree.XMLSyntaxError):
        return ""


def _opml(content: bytes, url: str) -> Iterator[tuple[str | None, str | None]]:
    try:
        for element in _events(content, "end"):
            if element.tag == "outline" and (target := element.get("xmlUrl") or element.get("xmlurl")):
                yield target, None
    except etree.XMLSyntaxError as error:
        raise UnreadablePageError(url, f"damaged XML: {error.msg}", _ADVICE) from error


def _sitemap(content: bytes, url: str, name: str) -> Iterator[tuple[str | None, str | None]]:
    try:
        for element in _events(content, "end"):
            if element.tag == _SITEMAP + name:
                yield element.findtext(f"{_SITEMAP}loc"), element.findtext(f"{_SITEMAP}lastmod")
                element.clear()
    except etree.XMLSyntaxError as error:
        raise UnreadablePageError(url, f"damaged XML: {error.msg}", _ADVICE) from error


def _feed(content: bytes, url: str) -> Iterator[tuple[str | None, str | None]]:
    # From a stream, for feedparser would open what looks like a file's name or an address.
    parsed = feedparser.parse(
        BytesIO(content), response_headers={"content-location": url}, sanitize_html=False
    )
    if not parsed.version and not parsed.entries:
        raise UnreadablePageError(url, "no feed", _ADVICE)
    for entry in parsed.entries:
        yield entry.get("link"), entry.get("updated" if "updated" in entry else "published")


def _listing(
    url: str,
    *,
    pages: Iterable[tuple[str | None, str | None]] = (),
    feeds: Iterable[tuple[str | None, str | None]] = (),
) -> Listing:
    named_pages, without_page = _named(url, pages)
    named_feeds, without_feed = _named(url, feeds)
    return Listing(named_pages, named_feeds, without_page + without_feed)


def _named(base: str, links: Iterable[tuple[str | None, str | None]]) -> tuple[tuple[Found, ...], int]:
    """Return each address once, and how many links lead nowhere."""
    found: dict[str, Found] = {}
    passed_over = 0
    for link, changed in links:
        try:
            address = web_address(str(httpx2.URL(base).join((link or "").strip()))) if link else None
        except (ForbiddenAddressError, httpx2.InvalidURL, UnicodeError):
            address = None
        if address is None:
            passed_over += 1
        else:
            found.setdefault(address, Found(address, (changed or "").strip() or None))
    return tuple(found.values()), passed_over
