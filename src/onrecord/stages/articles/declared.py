"""What a page declares of itself in JSON-LD (https://schema.org/Article) and in meta tags."""

from __future__ import annotations

import html
import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from lxml.html import HtmlElement

_ARTICLE = re.compile(r"(?:article|posting|blog|report)$", re.IGNORECASE)
_DEEPEST = 50  # levels of JSON-LD; pages have three to ten
_PARTS = ("@graph", "mainEntity", "mainEntityOfPage")
_PUBLISHED = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "article.published",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:publishtime",
    "cxenseparse:recs:publishtime",
    "published_at",
    "publish-date",
    "publication_date",
    "pubdate",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.date",
    "dc.date",
    "date",
)


@dataclass(frozen=True, slots=True)
class Declared:
    """A page's own words about itself, cleaned of entities and outer white space.

    Attributes:
        titles: Headlines that the page gives itself, the most trustworthy first.
        published: Dates as written, the most trustworthy first.
        body: Text of the article where JSON-LD has it.
    """

    titles: tuple[str, ...]
    authors: tuple[str, ...]
    outlet: str | None
    url: str | None
    published: tuple[str, ...]
    body: str | None


def declared(tree: HtmlElement) -> Declared:
    """Return what the page in `tree` declares."""
    meta = _meta(tree)
    node = _article_node(tree, meta)
    headings = [_tidy(element.text_content()) for element in tree.iter("h1")]
    element = tree.find(".//title")
    titles = (
        _text(node.get("headline")),
        meta.get("og:title"),
        *headings,
        meta.get("twitter:title"),
        None if element is None else _tidy(element.text_content()),
    )
    names = _names(node.get("author")) or _meta_authors(meta)
    outlets = (meta.get("og:site_name"), *_names(node.get("publisher")))
    dates = (_text(node.get("datePublished")), *(meta.get(name) for name in _PUBLISHED))
    return Declared(
        titles=tuple(filter(None, titles)),
        authors=tuple(dict.fromkeys(names)),
        outlet=next(filter(None, outlets), None),
        url=_canonical(tree),
        published=tuple(filter(None, dates)),
        body=_body(node),
    )


def host(url: str | None) -> str | None:
    """Return the host of `url` without "www."; None where it has none."""
    name = urlsplit(url).hostname if url else None
    return name.removeprefix("www.") if name else None


def _tidy(text: str) -> str:
    """Return `text` on one line, without entities, in NFC."""
    return unicodedata.normalize("NFC", " ".join(html.unescape(text).split()))


def _text(value: object) -> str | None:
    return (_tidy(value) or None) if isinstance(value, str) else None


def _meta(tree: HtmlElement) -> dict[str, str]:
    """Return the page's meta tags by name; of several with one name the first."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        content = _tidy(element.get("content") or "")
        if name and content:
            found.setdefault(name.strip().lower(), content)
    return found


def _meta_authors(meta: dict[str, str]) -> list[str]:
    """Return the names in the author tag; some pages put an address there."""
    name = meta.get("author") or meta.get("parsely-author") or meta.get("article:author") or ""
    return [name] if name and "://" not in name else []


def _canonical(tree: HtmlElement) -> str | None:
    for element in tree.iter("link"):
        href = (element.get("href") or "").strip()
        if (element.get("rel") or "").lower() == "canonical" and re.match(
            r"https?://[^/]", href, re.IGNORECASE
        ):
            return href
    return None


def _nodes(value: object) -> Iterator[dict[str, Any]]:
    """Yield the objects that speak of the page itself; those deeper down speak of other things."""
    if isinstance(value, list):
        for item in value:
            yield from _nodes(item)
    elif isinstance(value, dict):
        yield value
        for part in _PARTS:
            yield from _nodes(value.get(part))


def _is_shallow(value: object) -> bool:
    """Tell whether a value is nested as a page's would be, and not so deep that looking into it fails."""
    level = [value]
    for _ in range(_DEEPEST):
        level = [
            child
            for outer in level
            for child in (
                outer.values() if isinstance(outer, dict) else outer if isinstance(outer, list) else ()
            )
        ]
        if not level:
            return True
    return False


def _is_article(node: dict[str, Any]) -> bool:
    types = node.get("@type")
    names = types if isinstance(types, list) else [types]
    return any(isinstance(name, str) and _ARTICLE.search(name) for name in names)


def _article_node(tree: HtmlElement, meta: dict[str, str]) -> dict[str, Any]:
    """Return the JSON-LD object of the article; of several the one with the page's title, else the first."""
    found = []
    for script in tree.iter("script"):
        if (script.get("type") or "").strip().lower() == "application/ld+json" and script.text:
            try:
                value = json.loads(script.text.strip(), strict=False)
            # Invalid JSON is common; the page may say the same elsewhere.
            except (ValueError, RecursionError):
                continue
            if not _is_shallow(value):
                continue
            found += [node for node in _nodes(value) if _is_article(node)]
    title = meta.get("og:title")
    titled = [node for node in found if title and _text(node.get("headline")) == title]
    return next(iter(titled or found), {})


def _names(value: object) -> list[str]:
    """Return the names in an author or publisher, which may be text, an object or a list of these."""
    if isinstance(value, str):
        return [_tidy(value)] if value.strip() and "://" not in value else []
    if isinstance(value, dict):
        return _names(value.get("name"))
    return [name for item in value for name in _names(item)] if isinstance(value, list) else []


def _body(node: dict[str, Any]) -> str | None:
    body = node.get("articleBody")
    return html.unescape(body) if isinstance(body, str) and body.strip() else None
