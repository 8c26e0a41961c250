"""Withdraw statements, speakers and articles, put them back, and note corrections.

Each step is appended to `withdrawals` with who did it and when; `withdrawn_keys` has what is in force. The
links of an article that changes so are sought anew in the same transaction, where they were sought before: an
allegation is not without its denial for a moment.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import ColumnElement, Connection, delete, exists, insert, or_, select, update

from onrecord.errors import LedgerError
from onrecord.ledger import linking, reports, rows, store, withholding
from onrecord.ledger.judging import keeping
from onrecord.ledger.queries import full_id
from onrecord.ledger.schema import (
    articles,
    retrievals,
    speakers,
    statements,
    versions,
    withdrawals,
    withdrawn_keys,
    withheld,
)
from onrecord.ledger.upserts import insert_missing, insert_or_update
from onrecord.ledger.views import Notice, Subject
from onrecord.records import Record, Speaker, digest
from onrecord.stages import matching

_TABLES = {"statement": statements, "speaker": speakers, "article": articles}


@dataclass(frozen=True, slots=True)
class Found:
    """What an id means."""

    kind: Subject
    id: str
    article_id: str


def find(connection: Connection, beginning: str) -> Found:
    """Return what id this is, or is alone the beginning of.

    Raises:
        LedgerError: where nothing has it, or several things.
    """
    for kind, table in _TABLES.items():
        id_ = full_id(connection, table, beginning)
        if id_ is not None:
            column = table.c.id if table is articles else table.c.article_id
            of = connection.scalars(select(column).where(table.c.id == id_)).one()
            return Found(kind, id_, of)  # type: ignore[arg-type]
    raise LedgerError(beginning, "no statement, speaker or article has this id", "see onrecord show")


def withdraw(connection: Connection, found: Found, reason: str, who: str) -> Notice:
    """Withdraw what was found, and return what is now told of it."""
    if found.kind == "article":
        return _withdraw_article(connection, found, reason, who)
    machine = keeping.machine(connection, found.article_id)
    if machine is None:
        raise LedgerError(found.id, "is gone")
    record = keeping.reviewed(connection, machine)
    ban, named = _ban(record, found)
    known = [("within", record.article.text_sha256), *(("speaker", id_) for id_ in named)]
    spans = [[_pairs(source), _pairs(content)] for source, content in ban.said]
    told = append(connection, "withdraw", found, reason, who, record.article.text_sha256, spans)
    same = select(articles.c.id).where(articles.c.text_sha256 == record.article.text_sha256)
    ids = [found.id]
    for article_id in connection.scalars(same).all():
        of = keeping.machine(connection, article_id)
        ids += withholding.hidden(keeping.reviewed(connection, of), [ban]) if of else ()
    remember(connection, found.id, [*known, *(("id", id_) for id_ in ids)])
    _tell_anew(connection, record.article.text_sha256)
    return told


def restore(connection: Connection, id_: str, reason: str, who: str) -> Notice:
    """Put back what was withdrawn under this id, or with it; of what was purged the ban alone is lifted.

    Raises:
        LedgerError: where nothing of this id is withdrawn.
    """
    notice = told(connection, id_)
    if notice is None:
        raise LedgerError(id_, "is not withdrawn")
    found = Found(notice.kind, notice.subject, notice.article_id)
    own = withdrawn_keys.c.subject == notice.subject
    ids = connection.scalars(select(withdrawn_keys.c.key).where(own, withdrawn_keys.c.kind == "id")).all()
    connection.execute(delete(withdrawn_keys).where(own))
    append(connection, "restore", found, reason, who, notice.text_sha256, [])
    if notice.kind == "article":
        _put_back(connection, ids)
    else:
        _tell_anew(connection, notice.text_sha256)
    return notice


def told(connection: Connection, beginning: str) -> Notice | None:
    """Return what withdrew the thing whose id begins so, the last time; None where it is not withdrawn."""
    digits = beginning.strip().lower()
    if len(digits) < 6:
        return None
    key = withdrawn_keys.c
    between = key.key.between(digits.ljust(16, "0"), digits.ljust(16, "g"))
    subjects = connection.scalars(select(key.subject).where(key.kind == "id", between)).all()
    at = withdrawals.c
    query = select(withdrawals).where(
        at.subject.in_(set(subjects)), or_(at.action == "withdraw", at.action == "purge")
    )
    row = connection.execute(query.order_by(at.made_at.desc())).mappings().first()
    return notice(row) if row else None


def history(connection: Connection, subjects: Sequence[str]) -> list[Notice]:
    """Return the corrections of these statements and articles that stand, in the order of time."""
    at = withdrawals.c
    query = select(withdrawals).where(at.subject.in_(subjects), at.action == "correct")
    return [notice(row) for row in connection.execute(query.order_by(at.made_at, at.id)).mappings()]


def correct(connection: Connection, found: Found, note: str, who: str) -> Notice:
    """Note that a statement or article is corrected; the record stays as the page has it."""
    sha = connection.scalars(select(articles.c.text_sha256).where(articles.c.id == found.article_id)).one()
    return append(connection, "correct", found, note, who, sha, [])


def append(
    connection: Connection,
    action: str,
    found: Found,
    reason: str,
    who: str,
    text_sha256: str,
    spans: list[list[list[list[int]]]],
) -> Notice:
    """Append what somebody does to what may be shown, and return it as it is told."""
    row: dict[str, object] = {
        "made_at": rows.when(datetime.now(UTC)),
        "who": who,
        "action": action,
        "kind": found.kind,
        "subject": found.id,
        "article_id": found.article_id,
        "reason": " ".join(reason.split()),
        "text_sha256": text_sha256,
    }
    row |= {"id": digest(*map(str, row.values())), "spans": spans}
    connection.execute(insert(withdrawals), row)
    return notice(row)


def remember(connection: Connection, subject: str, known: Iterable[tuple[str, str]]) -> None:
    """Keep what a withdrawal in force is known by."""
    kept = [{"kind": kind, "key": key, "subject": subject} for kind, key in dict.fromkeys(known)]
    insert_missing(connection, withdrawn_keys, kept)


def notice(row: rows.Fetched) -> Notice:
    """Make a Notice of a row."""
    names = ("action", "kind", "subject", "article_id", "reason", "who", "text_sha256")
    return Notice(**{name: row[name] for name in names}, made_at=datetime.fromisoformat(row["made_at"]))


def _ban(record: Record, found: Found) -> tuple[withholding.Ban, list[str]]:
    """Return what is hidden, and the ids that a speaker has by each of their names."""
    if found.kind == "statement":
        said = [one for one in record.statements if one.id == found.id]
        named = []
    else:
        who = next(one for one in record.speakers if one.id == found.id)
        said = [one for one in record.statements if one.speaker == who.name]
        named = [Speaker.identify(found.article_id, name) for name in (who.name, *who.names)]
    spans = tuple((one.source, withholding.words(one)) for one in said)
    return withholding.Ban(found.article_id, spans, frozenset(named)), named


def _pairs(spans: Iterable[Sequence[int]]) -> list[list[int]]:
    return [list(span) for span in spans]


def _tell_anew(connection: Connection, text_sha256: str) -> None:
    """Write the articles of this text again, each with what may now be shown of it."""
    same = select(articles.c.id, articles.c.fingerprint, articles.c.superseded_by)
    with _linked_again(connection):
        for row in connection.execute(same.where(articles.c.text_sha256 == text_sha256)).all():
            record = keeping.machine(connection, row.id)
            if record is not None:
                store.keep_record(connection, record, row.fingerprint)
                _supersede_again(connection, row.id, row.superseded_by)


def _supersede_again(connection: Connection, article_id: str, by: str | None) -> None:
    if by is None:
        return
    connection.execute(update(articles).where(articles.c.id == article_id).values(superseded_by=by))
    linking.forget(connection, article_id)
    own = select(statements.c.id).where(statements.c.article_id == article_id)
    store.take_from_search(connection, connection.scalars(own).all())


class _linked_again:  # noqa: N801  (used as a function)
    """A stretch after which the articles that were linked before it, and are not now, are linked again."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def __enter__(self) -> None:
        self._waiting = set(reports.unplaced(self._connection))
        self._known = set(self._connection.scalars(select(articles.c.id)))

    def __exit__(self, failed: object, *_: object) -> None:
        if failed is not None:
            return
        loose = [
            id_
            for id_ in reports.unplaced(self._connection)
            if id_ in self._known and id_ not in self._waiting
        ]
        if loose:
            linker = linking.Linker(matching.default_scorer())
            for article_id in loose:
                linker.link(self._connection, article_id)


def _withdraw_article(connection: Connection, found: Found, reason: str, who: str) -> Notice:
    ids = _one_article(connection, found.article_id)
    text = connection.scalars(select(articles.c.text_sha256).where(articles.c.id == found.article_id)).one()
    told = append(connection, "withdraw", found, reason, who, text, [])
    of = articles.c.id.in_(ids)
    texts = connection.scalars(select(articles.c.text_sha256).where(of)).all()
    within = retrievals.c.article_id.in_(ids)
    pages = set(connection.scalars(select(retrievals.c.page_sha256).where(within)))
    pages -= set(connection.scalars(select(retrievals.c.page_sha256).where(~within)))
    addresses = connection.scalars(select(versions.c.address).where(versions.c.article_id.in_(ids))).all()
    known = [pair for sha in texts for pair in withholding.keys(sha, pages, addresses)]
    for article_id in ids:
        record = keeping.machine(connection, article_id)
        parts = [s.id for s in record.statements] + [s.id for s in record.speakers] if record else []
        known += [("id", id_) for id_ in (article_id, *parts)]
    remember(connection, found.id, known)
    with _linked_again(connection):
        _put_away(connection, ids)
    return told


def _one_article(connection: Connection, article_id: str) -> list[str]:
    """Return the ids of an article, its other readings and versions, and the same text by other names."""
    found: set[str] = set()
    new = {article_id}
    while new:
        found |= new
        addresses = select(versions.c.address).where(versions.c.article_id.in_(new))
        texts = select(articles.c.text_sha256).where(articles.c.id.in_(new))
        at_them = select(versions.c.article_id).where(
            versions.c.address.in_(addresses), versions.c.address.contains(":")
        )
        newer = select(articles.c.superseded_by).where(articles.c.id.in_(new))
        joined = or_(
            articles.c.text_sha256.in_(texts),
            articles.c.id.in_(at_them),
            articles.c.superseded_by.in_(new),
            articles.c.id.in_(newer.where(articles.c.superseded_by.is_not(None))),
        )
        new = set(connection.scalars(select(articles.c.id).where(joined))) - found
    return sorted(found)


def _put_away(connection: Connection, ids: Sequence[str]) -> None:
    """Move the articles with all that belongs to them to `withheld`."""
    of = articles.c.id.in_(ids)
    for row in connection.execute(select(articles).where(of)).mappings().all():
        record = keeping.machine(connection, row["id"])
        if record is None:
            continue
        told = json.loads(withholding.pack(record, row["fingerprint"]))
        told["articles"][0]["superseded_by"] = row["superseded_by"]
        for table in (retrievals, versions):
            own = select(table).where(table.c.article_id == row["id"])
            told[table.name] = [dict(one) for one in connection.execute(own).mappings()]
        kept = {"article_id": row["id"], "hidden": [], "record": json.dumps(told, ensure_ascii=False)}
        insert_or_update(connection, withheld, [kept])
    for article_id in ids:
        own = select(statements.c.id).where(statements.c.article_id == article_id)
        store.take_from_search(connection, connection.scalars(own).all())
        linking.forget(connection, article_id)
    for table in (retrievals, versions):
        connection.execute(delete(table).where(table.c.article_id.in_(ids)))
    connection.execute(update(articles).where(of).values(superseded_by=None))
    connection.execute(delete(articles).where(of))


def _put_back(connection: Connection, ids: Sequence[str]) -> None:
    """Undo `_put_away`; linking then has these articles still to do."""
    away: list[tuple[str, dict[str, list[rows.Row]]]] = []
    query = select(withheld.c.article_id, withheld.c.record).where(withheld.c.article_id.in_(ids))
    gone: ColumnElement[bool] = ~exists().where(articles.c.id == withheld.c.article_id)
    for article_id, text in connection.execute(query.where(gone)).all():
        record, fingerprint = withholding.unpack(text)
        store.keep_record(connection, record, fingerprint)
        away.append((article_id, json.loads(text)))
    for article_id, told in away:
        _supersede_again(connection, article_id, told["articles"][0]["superseded_by"])
        for table in (retrievals, versions):
            insert_missing(connection, table, told[table.name])
