"""All results of a query as a file of each kind, or an Atom feed of the newest."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote
from xml.etree import ElementTree as ET

from onrecord import citing, present
from onrecord.citing.exports import about_file, parquet
from onrecord.ledger import Hit, Ledger, Query, Snapshot
from onrecord.ledger.flat import COLUMNS, FlatRow
from onrecord.records import PartialDate
from onrecord.writers import csv_lines, jsonl_lines

FEED_LENGTH = 50
"""Entries of a feed."""
_ATOM = "http://www.w3.org/2005/Atom"
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_PIECE = 1 << 20
_UNKNOWN_DAY = "1970-01-01T00:00:00Z"
"""A feed's entry must have a moment; one without any day comes last."""


def opened(ledger: Ledger, query: Query, write: Write) -> tuple[dict[str, str], Iterator[str | bytes]]:
    """Return the headers of a file and its pieces, both as at one moment, which ends with the last piece.

    Raises:
        QueryError: for what no query can have.
        ExtraError: where a library is not installed that the file wants.
    """
    with ExitStack() as stack:
        moment = stack.enter_context(ledger.snapshot())
        headers = _headers(about_file(moment, query))
        pieces = write(moment, query)
        kept = stack.pop_all()

    def streamed() -> Iterator[str | bytes]:
        with kept:
            yield from pieces

    return headers, streamed()


def _headers(told: Mapping[str, object]) -> dict[str, str]:
    """Return what a file rests on as headers of an answer, but for the query."""
    values = {"version" if name == "onrecord" else name: str(value) for name, value in told.items()}
    return {
        f"Onrecord-{name.replace('_', '-').title()}": quote(value, safe=" ,:;.+-")
        for name, value in values.items()
        if name != "query"
    }


def _csv(moment: Snapshot, query: Query) -> Iterator[str]:
    return csv_lines(citing.rows(moment, query), COLUMNS)


def _json(moment: Snapshot, query: Query) -> Iterator[str]:
    return to_json(citing.rows(moment, query), query)


def _jsonl(moment: Snapshot, query: Query) -> Iterator[str]:
    return jsonl_lines(citing.rows(moment, query))


def _jsonld(moment: Snapshot, query: Query) -> Iterator[str]:
    return citing.collection(moment, query, about_file(moment, query))


def _parquet(moment: Snapshot, query: Query) -> Iterator[bytes]:
    """Return the pieces of a Parquet file, which is written to the disk first."""
    with ExitStack() as stack:
        folder = stack.enter_context(TemporaryDirectory(prefix="onrecord-"))
        path = Path(folder) / "statements.parquet"
        parquet(moment, query, path, about_file(moment, query))
        kept = stack.pop_all()

    def pieces() -> Iterator[bytes]:
        with kept, path.open("rb") as file:
            while piece := file.read(_PIECE):
                yield piece

    return pieces()


Write = Callable[[Snapshot, Query], Iterator[str] | Iterator[bytes]]
FILES: Mapping[str, tuple[str, Write]] = {
    "csv": ("text/csv", _csv),
    "json": ("application/json", _json),
    "jsonl": ("application/jsonl", _jsonl),
    "jsonld": ("application/ld+json", _jsonld),
    "parquet": ("application/vnd.apache.parquet", _parquet),
}
"""The media type and the writer of each kind of file, by its ending."""


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
