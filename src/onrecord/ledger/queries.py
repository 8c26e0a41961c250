"""Read articles, records and counts from the ledger."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, RowMapping, Table, func, select, tuple_

from onrecord.errors import AmbiguousIdError
from onrecord.ledger import rows
from onrecord.ledger.schema import (
    articles,
    links,
    pages,
    retrievals,
    speaker_names,
    speaker_offices,
    speakers,
    statements,
    stray,
    versions,
)
from onrecord.ledger.views import ArticleHeader, Counts, Version
from onrecord.records import Record, Speaker

_ID_DIGITS = 16
_PREFIX = re.compile(r"[0-9a-f]{6,16}")
_PLAIN = ("id", "doc", "title", "byline", "outlet", "url", "language", "analysed", "superseded_by")
HEADER = [articles.c[name] for name in (*_PLAIN, "published")]
"""The columns that an ArticleHeader is made of."""


def header(row: RowMapping) -> ArticleHeader:
    """Make an ArticleHeader of the HEADER columns."""
    return ArticleHeader(
        **{name: row[name] for name in _PLAIN}, published=rows.date_or_none(row["published"])
    )


def full_id(connection: Connection, table: Table, beginning: str) -> str | None:
    """Return the id in `table` that is, or alone begins with, `beginning`; None where there is none.

    Fewer than six digits, or anything but hexadecimal ones, begin no id.

    Raises:
        AmbiguousIdError: when several ids begin so.
    """
    digits = beginning.strip().lower()
    if not _PREFIX.fullmatch(digits):
        return None
    # Between two full ids, so that the primary key's index serves under any collation.
    between = table.c.id.between(digits.ljust(_ID_DIGITS, "0"), digits.ljust(_ID_DIGITS, "f"))
    found = connection.scalars(select(table.c.id).where(between).limit(2)).all()
    if len(found) > 1:
        raise AmbiguousIdError(
            beginning, f"is the beginning of several ids in {table.name}", "give more digits"
        )
    return str(found[0]) if found else None


def list_articles(
    connection: Connection, limit: int, offset: int, after: ArticleHeader | None = None
) -> list[ArticleHeader]:
    """Return articles by the day of publication, the newest first and those without a day last."""
    at = articles.c
    newest = at.published.desc().nulls_last(), at.id.desc()
    query = select(*HEADER).where(at.superseded_by.is_(None)).order_by(*newest)
    if after is not None and after.published is not None:
        place = tuple_(at.published, at.id) < tuple_(str(after.published), after.id)
        query = query.where(place | at.published.is_(None))
    elif after is not None:
        query = query.where(at.published.is_(None), at.id < after.id)
    return [header(row) for row in connection.execute(query.limit(limit).offset(offset)).mappings()]


def find_header(connection: Connection, article_id: str) -> ArticleHeader | None:
    """Return the article without its text; None where there is none."""
    row = connection.execute(select(*HEADER).where(articles.c.id == article_id)).mappings().one_or_none()
    return header(row) if row else None


def find_superseded(connection: Connection, beginning: str) -> ArticleHeader | None:
    """Return the superseded article of the statement or speaker whose id begins so; see `full_id`."""
    for table in (statements, speakers):
        if id_ := full_id(connection, table, beginning):
            own = select(table.c.article_id).where(table.c.id == id_).scalar_subquery()
            query = select(*HEADER).where(articles.c.id == own, articles.c.superseded_by.is_not(None))
            row = connection.execute(query).mappings().one_or_none()
            return header(row) if row else None
    return None


def list_versions(connection: Connection, article_id: str) -> list[Version]:
    """Return the versions of every address that the article was retrieved from, by address and number."""
    at, first = versions.c, func.min(retrievals.c.retrieved)
    addresses = select(at.address).where(at.article_id == article_id)
    same = (retrievals.c.address == at.address) & (retrievals.c.article_id == at.article_id)
    query = (
        select(at.address, at.number, at.article_id, first)
        .outerjoin(retrievals, same)
        .where(at.address.in_(addresses))
        .group_by(at.address, at.number, at.article_id)
        .order_by(at.address, at.number)
    )
    return [
        Version(address, number, article, datetime.fromisoformat(moment) if moment else None)
        for address, number, article, moment in connection.execute(query)
    ]


def first_retrievals(connection: Connection, article_ids: set[str]) -> dict[str, datetime]:
    """Return when each article was first retrieved, by its id; none where no page says so."""
    at = retrievals.c
    query = (
        select(at.article_id, func.min(at.retrieved))
        .where(at.article_id.in_(article_ids), at.retrieved.is_not(None))
        .group_by(at.article_id)
    )
    return {id_: datetime.fromisoformat(moment) for id_, moment in connection.execute(query)}


def load_record(connection: Connection, article_id: str) -> Record | None:
    """Return the record of the article, equal to the one that was kept; None where there is none."""
    row = connection.execute(select(articles).where(articles.c.id == article_id)).mappings().one_or_none()
    if row is None:
        return None

    def of_article(table: Table) -> Sequence[RowMapping]:
        own = select(table).where(table.c.article_id == article_id).order_by(table.c.position)
        return connection.execute(own).mappings().all()

    people = load_speakers(connection, speakers.c.article_id == article_id)
    return rows.read_record(row, of_article(stray), of_article(statements), people, of_article(links))


def load_speakers(connection: Connection, which: ColumnElement[bool]) -> list[Speaker]:
    """Return the speakers for whose row `which` holds, article by article in the order of the record."""

    def of_speakers(table: Table) -> Sequence[RowMapping]:
        own = select(table).join(speakers).where(which).order_by(table.c.speaker_id, table.c.position)
        return connection.execute(own).mappings().all()

    query = select(speakers).where(which).order_by(speakers.c.article_id, speakers.c.position)
    found = connection.execute(query).mappings().all()
    return rows.read_speakers(found, of_speakers(speaker_names), of_speakers(speaker_offices))


def count(connection: Connection) -> Counts:
    """Return how much the ledger holds.

    What belongs to superseded articles, usually nothing, is subtracted from the whole: both can be counted
    on an index alone.
    """
    superseded = select(articles.c.id).where(articles.c.superseded_by > "")  # so that an index finds them

    def number(table: Table, *where: ColumnElement[bool]) -> int:
        return connection.scalar(select(func.count()).select_from(table).where(*where)) or 0

    def current(table: Table) -> int:
        return number(table) - number(table, table.c.article_id.in_(superseded))

    shown = statements.c.state != "rejected"
    by_act = select(statements.c.act, func.count()).where(shown).group_by(statements.c.act)
    acts = Counter[str | None](dict(map(tuple, connection.execute(by_act))))
    acts.subtract(dict(map(tuple, connection.execute(by_act.where(statements.c.article_id.in_(superseded))))))
    is_current = articles.c.superseded_by.is_(None)
    return Counts(
        pages=number(pages),
        articles=number(articles, is_current),
        analysed=number(articles, is_current, articles.c.analysed),
        statements=acts.total(),
        speakers=current(speakers),
        links=current(links),
        by_act=dict((+acts).most_common()),
    )


def link_ends(connection: Connection, link_id: str) -> tuple[str, ...]:
    """Return the ids of the two statements of a link; none where there is no such link."""
    row = connection.execute(select(links.c.a, links.c.b).where(links.c.id == link_id)).one_or_none()
    return tuple(row) if row else ()
