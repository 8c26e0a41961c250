"""Whether a ledger still holds what was put into it: the file, the pages, the texts, the spans, the index.

Whatever is found is told, and the next thing is looked at: one damaged page hides nothing else.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from sqlalchemy import Connection, RowMapping
from sqlalchemy.exc import DBAPIError

from onrecord.errors import PageError
from onrecord.ledger import facts, fulltext
from onrecord.ledger.purging import PURGED
from onrecord.ledger.rows import judgement_row, read_judgement, spans
from onrecord.ledger.schema import metadata
from onrecord.ledger.walking import Gap, walk
from onrecord.records import Article, Page, Spans, Statement, digest
from onrecord.stages.articles import prove

_MOST_COMPLAINTS = 100  # of the database itself that are told
_COPY = "restore the ledger from a copy"
_ADD = "add the page anew"
_ROLES = ("source", "cue", "content")


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that is not as it should be.

    Attributes:
        where: What it is about, by its key.
        what: What is wrong with it.
        advice: What to do.
    """

    where: str
    what: str
    advice: str

    def __str__(self) -> str:
        return " ".join(f"{self.where}: {self.what}; {self.advice}".split())


def rows_to_check(connection: Connection) -> int | None:
    """Return how often `verify` calls `on_row`; None where the database cannot tell."""
    with suppress(DBAPIError):
        tables = ("pages", "articles", "statements")
        return sum(
            int(connection.exec_driver_sql(f"SELECT count(*) FROM {name}").scalar_one())  # noqa: S608
            for name in tables
        )
    return None


def verify(connection: Connection, on_row: Callable[[str], None] = lambda _: None) -> Iterator[Fault]:
    """Yield what is wrong in the ledger; nothing where all is well.

    Args:
        connection: One on which everything is as at one moment.
        on_row: Called with the name of what is looked at.
    """
    yield from _database(connection)
    yield from _references(connection)
    for check, table, columns, batch in (
        (_page, "pages", ("sha256", "size", "content"), 20),
        (_article, "articles", ("id", "doc", "text", "text_sha256"), 50),
        (_statement, "statements", ("id", "article_id", "state", *_ROLES, "said_on_words"), 500),
        (_link, "links", ("id", "kind", "a", "b"), 500),
        (_judgement, "judgements", ("*",), 500),
    ):
        for row in walk(connection, table, columns, batch=batch):
            if isinstance(row, Gap):
                yield _unreadable(row)
                continue
            if check in _NAMED:
                on_row(f"{table} {row['number']}")
            yield from check(connection, row)
    yield from _index(connection)


def _unreadable(gap: Gap) -> Fault:
    numbers = str(gap.first) if gap.last == gap.first else f"{gap.first} to {gap.last or 'the end'}"
    return Fault(f"table {gap.table}, rows {numbers}", f"cannot be read ({gap.why})", _COPY)


def _database(connection: Connection) -> Iterator[Fault]:
    try:
        told = connection.exec_driver_sql(f"PRAGMA integrity_check({_MOST_COMPLAINTS})").scalars().all()
    except DBAPIError as error:
        told = [str(error.orig)]
    for line in (line for text in told for line in str(text).splitlines()):
        if line != "ok" and not line.startswith("***"):
            yield Fault("database", line, _COPY)


def _references(connection: Connection) -> Iterator[Fault]:
    """Yield the rows that name what is not there: links without ends, statements of no article."""
    for table in metadata.sorted_tables:
        try:
            keys = connection.exec_driver_sql(f"PRAGMA foreign_key_list({table.name})").mappings().all()
            columns = {key["id"]: key["from"] for key in keys}
            broken = connection.exec_driver_sql(f"PRAGMA foreign_key_check({table.name})").all()
        except DBAPIError as error:
            yield Fault(f"table {table.name}", f"its references cannot be read ({error.orig})", _COPY)
            continue
        for _, number, parent, key in broken:
            where = f"table {table.name}, row {number}"
            yield Fault(where, f"its {columns.get(key, 'key')} is none of the {parent}", _COPY)


def _page(connection: Connection, row: RowMapping) -> Iterator[Fault]:
    where = f"page {row['sha256']}"
    unpacker = zlib.decompressobj()
    try:
        content = unpacker.decompress(row["content"], int(row["size"]) + 1)
    except (zlib.error, TypeError, ValueError):
        yield Fault(where, "its bytes cannot be unpacked", _ADD)
        return
    if sha256(content).hexdigest() != row["sha256"]:
        yield Fault(where, "its bytes are not those that were retrieved", _ADD)
        return
    try:
        read_as = connection.exec_driver_sql(_READ_AS, {"page": row["sha256"]}).mappings().all()
    except DBAPIError as error:
        yield Fault(where, f"what it was read as cannot be told ({error.orig})", _COPY)
        return
    for article in read_as:
        yield from _proof(article, content)


_READ_AS = """
SELECT a.id, r.doc, r.address, r.content_type, r.charset, r.url, r.retrieved, a.text
FROM retrievals AS r JOIN articles AS a ON a.id = r.article_id WHERE r.page_sha256 = :page"""


def _proof(row: RowMapping, content: bytes) -> Iterator[Fault]:
    """Yield a fault where an article has letters that its page has not."""
    where = f"article {row['id']}"
    try:
        retrieved = datetime.fromisoformat(row["retrieved"]) if row["retrieved"] else None
        page = Page(
            row["doc"], row["address"], content, row["content_type"], row["charset"], row["url"], retrieved
        )
        unproved = prove(Article(row["doc"], row["text"]), page)
    except PageError as error:
        yield Fault(where, f"its page cannot be read ({error.what})", _ADD)
    except (TypeError, ValueError) as error:
        yield Fault(where, f"its retrieval is damaged ({error})", _ADD)
    else:
        if unproved:
            start, end = unproved[0]
            more = f" and {len(unproved) - 1} more" if len(unproved) > 1 else ""
            what = f"its paragraph at characters {start}-{end}{more} does not stand on its page"
            yield Fault(where, what, _ADD)


def _article(_: Connection, row: RowMapping) -> Iterator[Fault]:
    where = f"article {row['id']}"
    try:
        text = row["text"].encode()
        if sha256(text).hexdigest() != row["text_sha256"]:
            yield Fault(where, "its text is not the one that was kept", _ADD)
        elif digest(row["doc"], text, length=16) != row["id"]:
            yield Fault(where, "its id is not that of its name and text", _ADD)
    except (AttributeError, UnicodeEncodeError):
        yield Fault(where, "its text is none", _ADD)


def _statement(connection: Connection, row: RowMapping) -> Iterator[Fault]:
    where = f"statement {row['id']} of article {row['article_id']}"
    try:
        roles = [spans(json.loads(row[name])) for name in _ROLES]
        others = spans(json.loads(row["said_on_words"]))
        size = _text_size(connection, row["article_id"])
    except (TypeError, ValueError):
        yield Fault(where, "its spans are damaged", _ADD)
        return
    except DBAPIError as error:
        yield Fault(where, f"its article cannot be read ({error.orig})", _COPY)
        return
    if size is None:
        return  # told among the references
    if not all(_lies_within(pieces, size) for pieces in (*roles, others)):
        yield Fault(where, "its spans lie outside the article's text", _ADD)
    # One that people judged keeps its id, wherever they moved its edges.
    elif row["state"] == "machine" and Statement.identify(row["article_id"], *roles) != row["id"]:
        yield Fault(where, "its id is not that of its spans", _ADD)


def _text_size(connection: Connection, article_id: str) -> int | None:
    """Return the length of an article's text; SQLite's own stops at a NUL."""
    query = "SELECT text FROM articles WHERE id = :id"
    text = connection.exec_driver_sql(query, {"id": article_id}).scalar()
    return len(text) if isinstance(text, str) else None


def _lies_within(pieces: Spans, size: int) -> bool:
    edges = [edge for piece in pieces for edge in piece]
    return all(isinstance(edge, int) for edge in edges) and (
        not edges or (edges == sorted(edges) and edges[0] >= 0 and edges[-1] <= size)
    )


def _link(_: Connection, row: RowMapping) -> Iterator[Fault]:
    if digest(str(row["kind"]), str(row["a"]), str(row["b"]), length=16) != row["id"]:
        yield Fault(f"link {row['id']}", "its id is not that of its kind and ends", _COPY)


def _judgement(_: Connection, row: RowMapping) -> Iterator[Fault]:
    try:
        purged = row["before"] == row["after"] == PURGED
        kept = purged or judgement_row(read_judgement(row))["id"] == row["id"]
    except (TypeError, ValueError):
        kept = False
    if not kept:
        yield Fault(f"judgement {row['id']}", "it is not the one that was made", _COPY)


def _index(connection: Connection) -> Iterator[Fault]:
    """Yield faults where the search does not know each statement of a current article once."""
    current = (
        "SELECT s.id FROM statements AS s JOIN articles AS a ON a.id = s.article_id "
        "WHERE a.superseded_by IS NULL AND s.state <> 'rejected'"
    )
    for name, what in ((fulltext.TABLE, "full-text index"), (facts.facts.name, "table of its filters")):
        found = f"SELECT statement_id FROM {name}"  # noqa: S608
        for first, second, how in ((current, found, "lacks"), (found, current, "has, beyond them,")):
            query = f"SELECT count(*) FROM ({first} EXCEPT {second})"  # noqa: S608
            try:
                number = connection.exec_driver_sql(query).scalar_one()
            except DBAPIError as error:
                yield Fault(f"search, {what}", f"cannot be read ({error.orig})", _COPY)
                break
            if number:
                advice = "add the pages to a new ledger, or restore this one from a copy"
                yield Fault(f"search, {what}", f"of the statements it {how} {number:,}", advice)


_NAMED = frozenset({_page, _article, _statement})
