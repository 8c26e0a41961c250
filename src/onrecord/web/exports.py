"""All results of a query as a file: CSV, JSON, Parquet, or an Atom feed of the newest."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping
from xml.etree import ElementTree as ET

from onrecord import present
from onrecord.ledger import Hit, Ledger, Query
from onrecord.ledger.flat import COLUMNS, FlatRow
from onrecord.records import PartialDate

_BATCH = 500
FEED_LENGTH = 50
"""Entries of a feed."""
_ATOM = "http://www.w3.org/2005/Atom"
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_FORMULA = re.compile("[=+@\t\r-]")
_UNKNOWN_DAY = "1970-01-01T00:00:00Z"
"""A feed's entry must have a moment; one without any day comes last."""


def hits(ledger: Ledger, query: Query) -> Iterator[Hit]:
    """Yield all that the query finds, the newest first."""
    after = None
    while True:
        found = ledger.search(query, order="newest", after=after, limit=_BATCH)
        yield from found
        after = found.next
        if after is None:
            return


def rows(ledger: Ledger, query: Query) -> Iterator[FlatRow]:
    """Yield the same as flat rows."""
    after = None
    while True:
        found = ledger.search(query, order="newest", after=after, limit=_BATCH)
        yield from found.rows()
        after = found.next
        if after is None:
            return


def to_csv(found: Iterator[FlatRow]) -> Iterator[str]:
    """Yield the lines of a CSV file, which begins with the mark by which spreadsheets know UTF-8.

    Words of a page that a spreadsheet would take for a formula have an apostrophe before them.
    """
    yield "\ufeff"
    yield _line(dict(zip(COLUMNS, COLUMNS, strict=True)))
    for row in found:
        yield _line({name: _unformulated(value) for name, value in row.items()})


def _line(row: Mapping[str, str | float | None]) -> str:
    line = io.StringIO()
    csv.writer(line).writerow([row[name] for name in COLUMNS])
    return line.getvalue()


def _unformulated(value: str | float | None) -> str | float | None:
    return f"'{value}" if isinstance(value, str) and _FORMULA.match(value) else value


def to_json(found: Iterator[FlatRow], query: Query) -> Iterator[str]:
    """Yield the pieces of one JSON object with the query and a list of its rows, one a line."""
    yield f'{{"query": {json.dumps(query.parameters, ensure_ascii=False)},\n"statements": ['
    between = "\n"
    for row in found:
        yield between + json.dumps(row, ensure_ascii=False)
        between = ",\n"
    yield "\n]}\n"


def to_atom(found: list[Hit], query: Query, base: str) -> bytes:
    """Return an Atom feed (RFC 4287) of these hits.

    Args:
        found: The newest of the query.
        query: What they were found by.
        base: Address of the application, ending in a slash.
    """
    ET.register_namespace("", _ATOM)
    feed = ET.Element(f"{{{_ATOM}}}feed")
    here = f"{base}search.atom?{query.address}"
    told = ", ".join(query.parameters.values()) or "all statements"
    _put(feed, "title", f"Onrecord: {told}")
    _put(feed, "id", here)
    _put(feed, "updated", max((_moment(hit) for hit in found), default=_UNKNOWN_DAY))
    _put(feed, "link", "", href=here, rel="self")
    _put(feed, "link", "", href=f"{base}search?{query.address}", rel="alternate", type="text/html")
    author = _put(feed, "author", "")
    _put(author, "name", "Onrecord")
    for hit in found:
        _entry(feed, hit, base)
    return bytes(ET.tostring(feed, encoding="utf-8", xml_declaration=True))


def _entry(feed: ET.Element, hit: Hit, base: str) -> None:
    address = f"{base}statements/{hit.statement.id}"
    who, doubt, act = present.named(hit), present.doubt(hit.statement), hit.statement.act
    head = who + (f" ({doubt})" if doubt else "") + (f" · {act}" if act else "")
    entry = _put(feed, "entry", "")
    _put(entry, "title", f"{head}: {hit.words}")
    _put(entry, "id", address)
    _put(entry, "updated", _moment(hit))
    _put(entry, "link", "", href=address, rel="alternate", type="text/html")
    _put(entry, "content", "\n".join(_told(hit)), type="text")


def _told(hit: Hit) -> Iterator[str]:
    """Yield the exact words, what disputes or repeats them, and where they stand."""
    article = hit.article
    yield hit.words
    for tie in hit.ties:
        verb = present.VERBS[tie.link.kind][0 if tie.outgoing else 1]
        yield f"{verb} ({tie.link.state}) {present.named(tie.other)}: {tie.other.words}"
    where = (
        article.title or article.doc,
        article.outlet,
        article.published and f"published {article.published}",
    )
    yield " · ".join(str(part) for part in where if part)


def _put(parent: ET.Element, name: str, text: str, **attributes: str) -> ET.Element:
    element = ET.SubElement(parent, f"{{{_ATOM}}}{name}", attributes)
    element.text = _NOT_XML.sub("\ufffd", text) or None
    return element


def _moment(hit: Hit) -> str:
    """Return the first moment of the day of the saying, or else of publication."""
    day: PartialDate | None = hit.statement.said_on or hit.article.published
    return f"{day.year:04d}-{day.month or 1:02d}-{day.day or 1:02d}T00:00:00Z" if day else _UNKNOWN_DAY
