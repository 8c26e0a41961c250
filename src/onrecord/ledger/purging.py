"""Delete an article for good: no byte of its words is left in any file of the ledger.

First its rows go, in one transaction. Then the files are cleaned, which takes a while on a large ledger, and
can be done again where something came in between: the search index is merged, since FTS5 keeps the words of
deleted rows until then (https://sqlite.org/fts5.html#the_optimize_command); the database is written anew,
since SQLite leaves what is deleted in free pages (https://sqlite.org/lang_vacuum.html); the log is emptied.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from sqlalchemy import Connection, delete, exists, select, update

from onrecord.errors import LedgerError
from onrecord.ledger import rows, withdrawing
from onrecord.ledger.schema import (
    anchors,
    articles,
    judgements,
    pages,
    retrievals,
    withdrawals,
    withdrawn_keys,
    withheld,
)
from onrecord.ledger.views import Notice
from onrecord.ledger.withdrawing import Found

PURGED = '"purged"'
"""What a judgement says in place of the words that it quoted."""


@dataclass(frozen=True, slots=True)
class Purged:
    """What a purge did.

    Attributes:
        notices: Of each article that is gone, first the one that was asked for.
        reading: Ids of the articles for whose sake the bytes of the page are kept.
    """

    notices: tuple[Notice, ...]
    reading: tuple[str, ...]


def purge(connection: Connection, beginning: str, reason: str, who: str, *, page: bool) -> Purged:
    """Delete the article of this id, withdrawn before or not, with its versions.

    Args:
        connection: Deletes in its transaction; `pragmas.scrub` must follow.
        beginning: Id of the article, or what it alone begins with.
        reason: Why, without any word of the article: it stays.
        who: Who does it.
        page: Purge also the other articles that are read from the same bytes, and the bytes.

    Raises:
        LedgerError: where the id is none of an article.
    """
    done = withdrawing.told(connection, beginning)
    if done is None:
        found = withdrawing.find(connection, beginning)
        if found.kind != "article":
            advice = f"its article can be purged: onrecord purge {found.article_id}"
            raise LedgerError(beginning, f"is a {found.kind}, whose words stand in its article", advice)
        done = withdrawing.withdraw(connection, found, reason, who)
    elif done.kind != "article":
        advice = f"its article can be purged: onrecord purge {done.article_id}"
        raise LedgerError(beginning, f"is a {done.kind}, whose words stand in its article", advice)
    articles_ = _put_away(connection, done.subject)
    bytes_ = {row["page_sha256"] for told in articles_.values() for row in told["retrievals"]}
    notices = _delete(connection, done, articles_, reason, who)
    if not notices:
        notices, known = [done], withdrawn_keys.c
        bytes_ = set(
            connection.scalars(select(known.key).where(known.subject == done.subject, known.kind == "bytes"))
        )
    others = _read_from(connection, bytes_)
    if page:
        for other in sorted({id_ for ids in others.values() for id_ in ids}):
            if connection.scalar(select(articles.c.id).where(articles.c.id == other)):
                notices += purge(connection, other, reason, who, page=True).notices
        others = _read_from(connection, bytes_)
    gone = sorted(bytes_ - others.keys())
    connection.execute(delete(pages).where(pages.c.sha256.in_(gone)))
    known_by = [("bytes", sha256) for sha256 in bytes_] + [("page", sha256) for sha256 in gone]
    withdrawing.remember(connection, done.subject, known_by)
    return Purged(tuple(notices), tuple(sorted({id_ for ids in others.values() for id_ in ids})))


def _put_away(connection: Connection, subject: str) -> dict[str, dict[str, list[rows.Row]]]:
    """Return the articles that are withdrawn as `subject`, with what was kept of each."""
    of = (withdrawn_keys.c.subject == subject) & (withdrawn_keys.c.kind == "id")
    query = select(withheld.c.article_id, withheld.c.record).where(
        withheld.c.article_id.in_(select(withdrawn_keys.c.key).where(of)),
        ~exists().where(articles.c.id == withheld.c.article_id),
    )
    return {row.article_id: json.loads(row.record) for row in connection.execute(query)}


def _delete(
    connection: Connection,
    done: Notice,
    away: dict[str, dict[str, list[rows.Row]]],
    reason: str,
    who: str,
) -> list[Notice]:
    """Delete what is kept of the articles, and return what is told of each."""
    notices = []
    for id_, told in sorted(away.items(), key=lambda item: item[0] == done.subject):
        text_sha256 = told["articles"][0]["text_sha256"]
        notices.append(
            withdrawing.append(connection, "purge", Found("article", id_, id_), reason, who, text_sha256, [])
        )
        quoting = (judgements.c.text_sha256 == text_sha256) & (
            (judgements.c.before != PURGED) | (judgements.c.after != PURGED)
        )
        connection.execute(update(judgements).where(quoting).values(before=PURGED, after=PURGED))
        # They say who spoke, and where.
        connection.execute(delete(anchors).where(anchors.c.article_id == id_))
        at = withdrawals.c
        connection.execute(delete(withdrawals).where(at.article_id == id_, at.action == "correct"))
        inner = select(at.subject).where(at.article_id == id_, at.kind != "article")
        connection.execute(delete(withdrawn_keys).where(withdrawn_keys.c.subject.in_(inner)))
        # Whoever guesses a name can tell whether a speaker's id was made of it.
        people = [row["id"] for row in told.get("speakers", [])]
        connection.execute(delete(withdrawn_keys).where(withdrawn_keys.c.key.in_(people)))
        connection.execute(delete(withheld).where(withheld.c.article_id == id_))
    return notices[::-1]


def _read_from(connection: Connection, bytes_: set[str]) -> dict[str, list[str]]:
    """Return which of these pages are still kept, with the articles that are read from each."""
    found: dict[str, list[str]] = {}
    query = select(retrievals.c.page_sha256, retrievals.c.article_id)
    for sha256, article_id in connection.execute(query.where(retrievals.c.page_sha256.in_(bytes_))):
        found.setdefault(sha256, []).append(article_id)
    for article_id, text in connection.execute(select(withheld.c.article_id, withheld.c.record)):
        for row in json.loads(text).get("retrievals", ()):
            if row["page_sha256"] in bytes_:
                found.setdefault(row["page_sha256"], []).append(article_id)
    return found
