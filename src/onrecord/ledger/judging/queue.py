"""What is to be reviewed next: by what is at stake, and by how doubtful it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, case, exists, func, or_, select, tuple_
from sqlalchemy.sql.elements import Case

from onrecord.ledger import quoting
from onrecord.ledger.queries import load_record
from onrecord.ledger.schema import articles, judgements, links, statements
from onrecord.ledger.views import StatementView, Tie
from onrecord.records import Record

DOUBTFUL = 0.6
"""Below this confidence a statement comes before those whose speaker is unresolved."""
REASONS = (
    "a denial or accusation of a named speaker",
    "the machine is not sure of it",
    "its speaker is unresolved",
    "a link to what it disputes is proposed",
    "nobody has looked at it",
)


_PLACE = re.compile(r"([0-4]):([0-9.e-]+):([0-9a-f]{16})")


@dataclass(frozen=True, slots=True)
class Item:
    """A statement that is to be reviewed, in its article.

    Attributes:
        place: Where it is in the queue; `next_item` gives what comes behind it.
        reason: Why it comes now; one of REASONS.
        links: Its proposed links, disputes first.
    """

    view: StatementView
    record: Record
    place: str
    reason: str
    links: tuple[Tie, ...]


def next_item(connection: Connection, reviewer: str, after: str | None) -> Item | None:
    """Return the first statement of the queue, or the first behind the place `after`."""
    query = _waiting(reviewer)
    if after is not None and (place := _PLACE.fullmatch(after)):
        rank, confidence, id_ = place.groups()
        query = query.where(tuple_(*_ORDER) > tuple_(int(rank), float(confidence), id_))
    ids = connection.scalars(query.order_by(*_ORDER).limit(1)).all()
    return item(connection, reviewer, ids[0]) if ids else None


def waiting(connection: Connection, reviewer: str) -> int:
    """Return how many statements are in the queue."""
    return connection.scalar(select(func.count()).select_from(_waiting(reviewer).subquery())) or 0


def item(connection: Connection, reviewer: str, statement_id: str) -> Item | None:
    """Return a statement with what it is judged by."""
    view = quoting.view_statement(connection, statement_id)
    record = load_record(connection, view.article.id) if view else None
    if view is None or record is None:
        return None
    rank = connection.scalar(select(_RANK).where(statements.c.id == view.statement.id)) or 0
    place = f"{rank}:{view.statement.confidence!r}:{view.statement.id}"
    mine = {j.subject for j in view.judgements if j.reviewer == reviewer}
    proposed = [
        tie
        for tie in view.ties
        if tie.link.state == "proposed" or (tie.link.state == "undecided" and tie.link.id not in mine)
    ]
    proposed.sort(key=lambda tie: (tie.link.kind != "disputes", -tie.link.score))
    return Item(view, record, place, REASONS[rank], tuple(proposed))


def _disputes() -> ColumnElement[bool]:
    """Return the condition that a link to what the statement disputes waits for a reviewer."""
    return exists().where(
        links.c.a == statements.c.id, links.c.kind == "disputes", links.c.state == "proposed"
    )


def _rank() -> Case[int]:
    at = statements.c
    named = and_(at.speaker.is_not(None), func.coalesce(at.speaker_kind, "person") != "unnamed")
    return case(
        (and_(at.act.in_(("deny", "accuse")), named, at.state == "machine"), 0),
        (and_(at.confidence < DOUBTFUL, at.state == "machine"), 1),
        (and_(at.speaker.is_(None), at.state == "machine"), 2),
        (_disputes(), 3),
        else_=4,
    )


_RANK = _rank()
_ORDER = (_RANK, statements.c.confidence, statements.c.id)


def _waiting(reviewer: str) -> Select[Any]:
    """Return the statements that nobody judged, or whose dispute nobody did, but for what the reviewer did.

    What a reviewer took back comes to them again.
    """
    last = (
        select(judgements.c.field)
        .where(judgements.c.subject == statements.c.id, judgements.c.reviewer == reviewer)
        .order_by(judgements.c.made_at.desc(), judgements.c.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    unjudged = and_(statements.c.state == "machine", func.coalesce(last, "undo") == "undo")
    return (
        select(statements.c.id)
        .join(articles, articles.c.id == statements.c.article_id)
        .where(articles.c.superseded_by.is_(None), statements.c.state != "rejected")
        .where(or_(unjudged, _disputes()))
    )
