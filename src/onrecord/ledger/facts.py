"""What a search filters, sorts and counts by: one narrow row for each statement of the search index.

The rows follow from articles, statements and links, and are numbered as those of the full-text index. They
are private to the search, and no part of the metadata; triggers set `disputed`. Beside them stands how often
the ledger was changed.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    Integer,
    MetaData,
    Table,
    Text,
    delete,
    insert,
    select,
    update,
)

from onrecord.ledger import fulltext
from onrecord.ledger.batches import batched
from onrecord.ledger.schema import links, statements
from onrecord.records import Record

_private = MetaData()

# `day` is that of the saying or, where unknown, of publication, and "" where that is unknown too. `year` is
# that of publication. `speaker_id` is of the article's speaker, whose other names the article gives.
facts = Table(
    f"{fulltext.TABLE}_facts",
    _private,
    Column("number", Integer, primary_key=True),
    Column("statement_id", Text),
    Column("day", Text),
    Column("said_on", Text),
    Column("published", Text),
    Column("year", Text),
    Column("act", Text),
    Column("form", Text),
    Column("outlet", Text),
    Column("speaker", Text),
    Column("speaker_id", Text),
    Column("kind", Text),
    Column("hedged", Boolean),
    Column("disputed", Boolean),
)
_state = Table(f"{fulltext.TABLE}_state", _private, Column("changes", Integer))


def state(connection: Connection) -> int:
    """Return a number that is another one after every change of the ledger, by whichever process."""
    return connection.scalar(select(_state.c.changes)) or 0


def count_change(connection: Connection) -> None:
    """Make `state` another one, as everything that writes must."""
    connection.execute(update(_state).values(changes=_state.c.changes + 1))


def add(connection: Connection, record: Record, numbers: Sequence[int]) -> None:
    """Keep the facts of the statements of `record`, whose rows in the full-text index have these numbers."""
    article = record.article
    published = str(article.published) if article.published else None
    ids = {speaker.name: speaker.id for speaker in record.speakers}
    disputed = _disputed(connection, [statement.id for statement in record.statements])
    found = [
        {
            "number": number,
            "statement_id": statement.id,
            "day": str(statement.said_on or published or ""),
            "said_on": str(statement.said_on) if statement.said_on else None,
            "published": published,
            "year": published and published[:4],
            "act": statement.act,
            "form": statement.form,
            "outlet": article.outlet,
            "speaker": statement.speaker,
            "speaker_id": ids.get(statement.speaker or ""),
            "kind": statement.speaker_kind,
            "hedged": None if statement.certainty is None else statement.certainty == "hedged",
            "disputed": statement.id in disputed,
        }
        for number, statement in zip(numbers, record.statements, strict=True)
    ]
    if found:
        connection.execute(insert(facts), found)


def remove(connection: Connection, statement_ids: Sequence[str]) -> None:
    """Take the facts of these statements away."""
    for some in batched(statement_ids):
        connection.execute(delete(facts).where(facts.c.statement_id.in_(some)))


def _disputed(connection: Connection, ids: Sequence[str]) -> set[str]:
    """Return those of the statements that another one disputes, as far as no reviewer rejected it."""
    query = (
        select(links.c.b)
        .join(statements, statements.c.id == links.c.a)
        .where(links.c.kind == "disputes", links.c.state != "rejected", statements.c.state != "rejected")
    )
    return {id_ for some in batched(ids) for id_ in connection.scalars(query.where(links.c.b.in_(some)))}
