"""All results of a query as a file of each kind, or an Atom feed of the newest."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote
from xml.etree import ElementTree as ET

from onrecord import citing, present
from onrecord.citing.exports import about_file, parquet
from onrecord.ledger import Hit, Ledger, Query
from onrecord.ledger.flat import COLUMNS, FlatRow
from onrecord.records import PartialDate
from onrecord.writers import csv_lines

_BATCH = 500
FEED_LENGTH = 50
"""Entries of a feed."""
_ATOM = "http://www.w3.org/2005/Atom"
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_PIECE = 1 << 20
_UNKNOWN_DAY = "1970-01-01T00:00:00Z"
"""A feed's entry must have a moment; one without any day comes last."""


def rows(ledger: Ledger, query: Query) -> Iterator[FlatRow]:
    """Yield all that the query finds as flat rows, the newest first, as at one moment."""
    with ledger.snapshot() as moment:
        yield from citing.rows(moment, query, _BATCH)


def about(ledger: Ledger, query: Query) -> dict[str, object]:
    """Return what a file with the results of the query rests on."""
    with ledger.snapshot() as moment:
        return about_file(moment, query)


def headers(told: Mapping[str, object]) -> dict[str, str]:
    """Return the same as headers of an answer, for files that have no place for it; but for the query."""
    values = {"version" if name == "onrecord" else name: str(value) for name, value in told.items()}
    return {
        f"Onrecord-{name.replace('_', '-').title()}": quote(value, safe=" ,:;.+-")
        for name, value in values.items()
        if name != "query"
    }


def to_csv(found: Iterator[FlatRow]) -> Iterator[str]:
    """Yield the lines of a CSV file; see `writers.csv_lines`."""
    return csv_lines(found, COLUMNS)


def to_parquet(ledger: Ledger, query: Query) -> Iterator[bytes]:
    """Return the pieces of a Parquet file, which is written to the disk first.

    Raises:
        ExtraError: where pyarrow is not installed.
    """
    folder = TemporaryDirectory(prefix="onrecord-")
    path = Path(folder.name) / "statements.parquet"
    try:
        with ledger.snapshot() as moment:
            parquet(moment, query, path, about_file(moment, query))
    except BaseException:
        folder.cleanup()
        raise

    def pieces() -> Iterator[bytes]:
        with folder, path.open("rb") as file:
            while piece := file.read(_PIECE):
                yield piece

    return pieces()


def to_jsonld(ledger: Ledger, query: Query) -> Iterator[str]:
    """Yield the pieces of a document of JSON-LD; see `citing.collection`."""
    with ledger.snapshot() as moment:
        yield from citing.collection(moment, query, about_file(moment, query))


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
