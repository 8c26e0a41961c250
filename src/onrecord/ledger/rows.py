"""Records to rows and back. Nothing else knows how a record is laid out in tables."""

from __future__ import annotations

import unicodedata
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import RowMapping, Table

from onrecord.ledger import schema
from onrecord.records import (
    Article,
    Candidate,
    Judgement,
    Link,
    Page,
    PartialDate,
    Record,
    Span,
    Spans,
    Speaker,
    Statement,
    Stray,
    digest,
)
from onrecord.text import normalise

Row = Mapping[str, Any]
"""The columns of one row by name, to be written."""
Fetched = RowMapping | Row
"""The same, as it is read."""

_STATEMENT_SPANS = ("source", "cue", "content", "said_on_words")
_STATEMENT_PLAIN = (
    "id",
    "form",
    "confidence",
    "model",
    "inside",
    "speaker",
    "speaker_kind",
    "role",
    "act",
    "certainty",
    "channel",
    "distance",
    "target",
    "state",
)
_ARTICLE_PLAIN = ("doc", "text", "title", "byline", "outlet", "url", "dateline", "language")
_GENERATIONS = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})


def compress(content: bytes) -> bytes:
    """Return `content` compressed by zlib at a fixed level."""
    return zlib.compress(content, level=6)


def decompress(compressed: bytes) -> bytes:
    """Undo `compress`."""
    return zlib.decompress(compressed)


def when(moment: datetime) -> str:
    """Return `moment` as ISO 8601 text in UTC, with microseconds, so that text order is time order."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def date_or_none(text: str | None) -> PartialDate | None:
    """Read a partial date where there is one."""
    return PartialDate.parse(text) if text else None


def _text(day: PartialDate | None) -> str | None:
    return str(day) if day else None


def spans(pairs: Iterable[Sequence[int]]) -> Spans:
    """Read spans as they are kept in JSON."""
    return tuple(Span(*pair) for pair in pairs)


def _pairs(spans: Spans) -> list[list[int]]:
    return [list(span) for span in spans]


def page_row(page: Page) -> Row:
    """Return the row of the bytes of `page`."""
    return {"sha256": page.sha256, "size": len(page.content), "content": compress(page.content)}


def retrieval_row(page: Page, article_id: str, fingerprint: str) -> Row:
    """Return the row that says where `page` came from and that it was finished."""
    return {
        "page_sha256": page.sha256,
        "address": page.address,
        "doc": page.doc,
        "content_type": page.content_type,
        "charset": page.charset,
        "url": page.url,
        "retrieved": when(page.retrieved) if page.retrieved else None,
        "fingerprint": fingerprint,
        "article_id": article_id,
    }


def article_row(record: Record, fingerprint: str) -> Row:
    """Return the row of the article of `record`."""
    article = record.article
    return {name: getattr(article, name) for name in _ARTICLE_PLAIN} | {
        "id": article.id,
        "published": _text(article.published),
        "analysed": record.analysed,
        "fingerprint": fingerprint,
        "superseded_by": None,
        "text_sha256": article.text_sha256,
    }


def statement_row(statement: Statement, article_id: str, position: int) -> Row:
    """Return the row of the statement that is number `position` of its article."""
    return (
        {name: getattr(statement, name) for name in _STATEMENT_PLAIN}
        | {name: _pairs(getattr(statement, name)) for name in _STATEMENT_SPANS}
        | {
            "article_id": article_id,
            "position": position,
            "said_on": _text(statement.said_on),
            "candidates": [{"name": c.name, "score": c.score, "why": c.why} for c in statement.candidates],
        }
    )


def read_statement(row: Fetched) -> Statement:
    """Undo `statement_row`."""
    told: dict[str, Any] = {name: row[name] for name in _STATEMENT_PLAIN}
    pieces: dict[str, Any] = {name: spans(row[name]) for name in _STATEMENT_SPANS}
    return Statement(
        **told,
        **pieces,
        said_on=date_or_none(row["said_on"]),
        candidates=tuple(Candidate(**candidate) for candidate in row["candidates"]),
    )


def link_row(link: Link, article_id: str | None, position: int | None) -> Row:
    """Return the row of `link`; `article_id` and `position` are None where no one article gave it."""
    return {
        "id": link.id,
        "kind": link.kind,
        "a": link.a,
        "b": link.b,
        "score": link.score,
        "evidence": _pairs(link.evidence),
        "state": link.state,
        "article_id": article_id,
        "position": position,
    }


def read_link(row: Fetched) -> Link:
    """Undo `link_row`."""
    return Link(row["a"], row["b"], row["kind"], row["score"], spans(row["evidence"]), row["state"])


def judgement_row(judgement: Judgement) -> Row:
    """Return the row of `judgement`, whose key is a digest of all of it."""
    row = {
        "made_at": when(judgement.made_at),
        "reviewer": judgement.reviewer,
        "subject": judgement.subject,
        "field": judgement.field,
        "before": judgement.before,
        "after": judgement.after,
        "text_sha256": judgement.text_sha256,
    }
    return row | {"id": digest(*row.values())}


def read_judgement(row: Fetched) -> Judgement:
    """Undo `judgement_row`; the time comes back in UTC."""
    told = {name: row[name] for name in ("reviewer", "subject", "field", "before", "after", "text_sha256")}
    return Judgement(made_at=datetime.fromisoformat(row["made_at"]), **told)


def fold(name: str) -> str:
    """Return `name` without case, diacritics and surplus white space, for looking up."""
    decomposed = unicodedata.normalize("NFKD", normalise(name))
    return " ".join("".join(c for c in decomposed if not unicodedata.combining(c)).casefold().split())


def name_keys(speaker: Speaker) -> set[str]:
    """Return what `speaker` may be looked up by: each name and, of a person's, what it ends with.

    "Ursula von der Leyen" is found by "von der Leyen" and "Leyen" too, "Sammy Davis Jr." by "Davis". A
    kind that cannot be told is taken for a person's; organisations and documents have no last name.
    """
    keys = set()
    for name in map(fold, (speaker.name, *speaker.names)):
        keys.add(name)
        if speaker.kind in ("person", None):
            words = name.split()
            if len(words) > 1 and words[-1] in _GENERATIONS:
                words = words[:-1]
            keys.update(" ".join(words[i:]) for i in range(len(words)))
    return keys - {""}


def _speaker_rows(speaker: Speaker, article_id: str, position: int) -> Iterator[tuple[Table, Row]]:
    of = {"speaker_id": speaker.id}
    row = {"id": speaker.id, "article_id": article_id, "position": position}
    yield schema.speakers, row | {"name": speaker.name, "kind": speaker.kind}
    for i, name in enumerate(speaker.names):
        yield schema.speaker_names, of | {"position": i, "name": name}
    for i, office in enumerate(speaker.offices):
        yield schema.speaker_offices, of | {"position": i, "office": office}
    for key in sorted(name_keys(speaker)):
        yield schema.speaker_keys, of | {"key": key}


def part_rows(record: Record) -> dict[Table, list[Row]]:
    """Return the rows of all that belongs to the article of `record`, in an order that keys allow."""
    article = record.article
    rows: dict[Table, list[Row]] = defaultdict(list)
    for i, piece in enumerate(article.stray):
        stray = {"article_id": article.id, "position": i, "text": piece.text, "reason": piece.reason}
        rows[schema.stray].append(stray)
    for i, statement in enumerate(record.statements):
        rows[schema.statements].append(statement_row(statement, article.id, i))
    for i, speaker in enumerate(record.speakers):
        for table, row in _speaker_rows(speaker, article.id, i):
            rows[table].append(row)
    for i, link in enumerate(record.links):
        rows[schema.links].append(link_row(link, article.id, i))
    return rows


def read_speakers(
    speakers: Iterable[Fetched], names: Iterable[Fetched], offices: Iterable[Fetched]
) -> list[Speaker]:
    """Undo the rows of speakers; `names` and `offices` are in the order of their positions."""
    names_of: dict[str, list[str]] = defaultdict(list)
    offices_of: dict[str, list[str]] = defaultdict(list)
    for row in names:
        names_of[row["speaker_id"]].append(row["name"])
    for row in offices:
        offices_of[row["speaker_id"]].append(row["office"])
    return [
        Speaker(row["id"], row["name"], row["kind"], tuple(names_of[row["id"]]), tuple(offices_of[row["id"]]))
        for row in speakers
    ]


def read_record(
    row: Fetched,
    stray: Iterable[Fetched],
    statements: Iterable[Fetched],
    speakers: Iterable[Speaker],
    links: Iterable[Fetched],
) -> Record:
    """Put the record of one article together; what belongs to it comes in the order of its positions."""
    article = Article(
        **{name: row[name] for name in _ARTICLE_PLAIN},
        published=date_or_none(row["published"]),
        stray=tuple(Stray(piece["text"], piece["reason"]) for piece in stray),
    )
    return Record(
        article=article,
        analysed=row["analysed"],
        statements=tuple(map(read_statement, statements)),
        speakers=tuple(speakers),
        links=tuple(map(read_link, links)),
    )
