"""Which articles are copies of one story: kept so that an article is placed without looking at the others.

A report is a group of articles that are joined by copies of copies. It is known by the id of its first
member: the one published first, of several that of the smallest id. So it does not tell how it grew.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from sqlalchemy import ColumnElement, Connection, delete, func, insert, select, update

from onrecord.ledger.schema import article_bands, article_sketches, articles, reports
from onrecord.stages import matching

_LAST = "9999"
"""Sorts after every day: articles without a day of publication come last."""


_WAITING = (
    select(articles.c.id)
    .outerjoin(reports, reports.c.article_id == articles.c.id)
    .where(articles.c.superseded_by.is_(None), articles.c.analysed, reports.c.report_id.is_(None))
)


def unplaced(connection: Connection) -> list[str]:
    """Return the ids of the articles that stand in no report yet, in order; superseded ones need none."""
    return list(connection.scalars(_WAITING.order_by(articles.c.id)))


def searched(connection: Connection) -> tuple[int, int]:
    """Return in how many articles links were sought, and in how many not yet."""
    at = articles.c

    def placed(*which: ColumnElement[bool]) -> int:
        of = articles.join(reports) if which else reports
        return connection.scalar(select(func.count()).select_from(of).where(*which)) or 0

    # Nearly all count, and those that do not are found on an index.
    linked = placed() - placed(at.superseded_by > "") - placed(at.superseded_by.is_(None), ~at.analysed)
    whole = select(func.count()).select_from(articles).where(at.superseded_by.is_(None), at.analysed)
    return linked, (connection.scalar(whole) or 0) - linked


def waits(connection: Connection, article_id: str) -> bool:
    """Tell whether an article is still to be placed."""
    return connection.scalar(_WAITING.where(articles.c.id == article_id)) is not None


def place(connection: Connection, article_id: str) -> list[str]:
    """Put an article into its report, which may join several, and return the members in order."""
    found = _sketch(connection, article_id)
    copies = _copies(connection, article_id, found)
    joined = select(reports.c.report_id).where(reports.c.article_id.in_(copies))
    others = connection.scalars(select(reports.c.article_id).where(reports.c.report_id.in_(joined))).all()
    members = in_order(connection, [article_id, *others])
    connection.execute(insert(reports), {"article_id": article_id, "report_id": members[0]})
    if others:
        of = reports.c.article_id.in_(others) & (reports.c.report_id != members[0])
        connection.execute(update(reports).where(of).values(report_id=members[0]))
    return members


def remove(connection: Connection, article_id: str) -> None:
    """Take an article out of its report; a trigger leaves the other members to be placed anew."""
    for table in (article_sketches, reports):
        connection.execute(delete(table).where(table.c.article_id == article_id))


def in_order(connection: Connection, ids: Sequence[str]) -> list[str]:
    """Return articles by day of publication and id; the first one stands for a report of all of them."""
    if len(ids) == 1:
        return list(ids)
    found = connection.execute(select(articles.c.id, articles.c.published).where(articles.c.id.in_(ids)))
    return [id_ for _, id_ in sorted((published or _LAST, id_) for id_, published in found)]


def _sketch(connection: Connection, article_id: str) -> matching.Sketch | None:
    """Return the article's sketch, and keep it with its bands where it is new."""
    kept = connection.scalar(
        select(article_sketches.c.sketch).where(article_sketches.c.article_id == article_id)
    )
    if kept is not None:
        return _read(kept)
    text = connection.scalars(select(articles.c.text).where(articles.c.id == article_id)).one()
    found = matching.sketch(text)
    data = b"" if found is None else found.astype("<u4").tobytes()
    connection.execute(insert(article_sketches), {"article_id": article_id, "sketch": data})
    if found is not None:
        rows = [{"band": band, "article_id": article_id} for band in matching.bands(found)]
        connection.execute(insert(article_bands), rows)
    return found


def _read(data: bytes) -> matching.Sketch | None:
    return np.frombuffer(data, "<u4").astype(np.uint32) if data else None


def _copies(connection: Connection, article_id: str, found: matching.Sketch | None) -> list[str]:
    """Return the articles in reports that are copies of this one."""
    if found is None:
        return []
    sharing = select(article_bands.c.article_id).where(article_bands.c.band.in_(matching.bands(found)))
    query = (
        select(article_sketches.c.article_id, article_sketches.c.sketch)
        .join(reports, reports.c.article_id == article_sketches.c.article_id)
        .where(article_sketches.c.article_id.in_(sharing), article_sketches.c.article_id != article_id)
    )
    rows = connection.execute(query).all()
    if not rows:
        return []
    others = np.frombuffer(b"".join(row.sketch for row in rows), "<u4").reshape(len(rows), -1)
    like = matching.resemblance(found, others) >= matching.COPY
    return [row.article_id for row, copy in zip(rows, like, strict=True) if copy]
