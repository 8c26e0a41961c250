"""Write the record of a page: all of it in one transaction, or nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Literal, NamedTuple

from sqlalchemy import Connection, bindparam, delete, exists, func, insert, select, update

from onrecord.ledger import facts, fulltext, linking, rows, withholding
from onrecord.ledger.judging import keeping
from onrecord.ledger.queries import load_record
from onrecord.ledger.schema import (
    articles,
    links,
    pages,
    retrievals,
    speakers,
    statements,
    stray,
    versions,
)
from onrecord.ledger.upserts import insert_missing, insert_or_update
from onrecord.records import Judgement, Page, Record, Spans, Statement
from onrecord.text.spans import exact_words

Fate = Literal["new", "unchanged", "updated"]
"""What became of an article: it was not there, it is there as before, or its record was replaced."""


class _Mark(NamedTuple):
    """That a page was finished: with which fingerprint, and as which article."""

    fingerprint: str
    article_id: str


def holds(connection: Connection, page: Page, fingerprint: str) -> bool:
    """Tell whether `page` was finished, under this name and address, with this fingerprint."""
    finished = _finished(connection, page)
    return finished is not None and finished.fingerprint == fingerprint


def keep(connection: Connection, page: Page, page_row: rows.Row, record: Record, fingerprint: str) -> Fate:
    """Write `page` and its record in the transaction of `connection`.

    `page_row` is made by `rows.page_row` before the transaction begins, since nobody else can write
    while it lasts, and compressing takes longer than much of the rest.

    Raises:
        WithdrawnError: where all of it was withdrawn or purged.
    """
    withholding.refuse(connection, page, record)
    before = _finished(connection, page)
    if before is not None and before.fingerprint == fingerprint:
        return "unchanged"
    article_id = record.article.id
    insert_missing(connection, pages, [page_row])
    fate = keep_record(connection, record, fingerprint)
    mark = rows.retrieval_row(page, article_id, fingerprint)
    insert_or_update(connection, retrievals, [mark], keep=("retrieved",))
    _number(connection, page.address, article_id)
    if before is not None and before.article_id != article_id:
        _supersede(connection, before.article_id, article_id)
        return "updated"
    return fate


def judge(connection: Connection, judgement: Judgement, added: tuple[str, Statement] | None = None) -> None:
    """Append `judgement` and write the record as it is then reviewed; the very same one twice is one.

    `added` is the statement that it adds, where it adds one: (article's id, statement).
    """
    for article_id in keeping.append(connection, judgement, added):
        machine = keeping.machine(connection, article_id)
        if machine is not None:
            query = select(articles.c.fingerprint, articles.c.superseded_by).where(
                articles.c.id == article_id
            )
            row = connection.execute(query).one()
            reviewed = keeping.reviewed(connection, machine)
            record, covered = withholding.shown(connection, reviewed, machine, row.fingerprint)
            _clear(connection, article_id, {statement.id for statement in record.statements})
            _write(connection, record, covered, searched=row.superseded_by is None)


def _finished(connection: Connection, page: Page) -> _Mark | None:
    """Return the mark of `page` under its name and address, if it was finished."""
    key = retrievals.c
    same = (key.page_sha256 == page.sha256) & (key.address == page.address) & (key.doc == page.doc)
    row = connection.execute(select(key.fingerprint, key.article_id).where(same)).one_or_none()
    return row and _Mark(*row)


def keep_record(connection: Connection, record: Record, fingerprint: str) -> Fate:
    """Write the article and what belongs to it, in place of what an earlier reading gave.

    Of what is withdrawn nothing is written but the whole record, to be put back one day.
    """
    reviewed = keeping.reviewed(connection, record)
    record, covered = withholding.shown(connection, reviewed, record, fingerprint)
    row = rows.article_row(record, fingerprint)
    present = connection.execute(select(articles).where(articles.c.id == row["id"])).mappings().one_or_none()
    if present is not None and dict(present) == row and load_record(connection, row["id"]) == record:
        return "unchanged"
    insert_or_update(connection, articles, [row])
    if present is not None:
        linking.forget(connection, row["id"])
        _clear(connection, row["id"], {statement.id for statement in record.statements})
    _write(connection, record, covered)
    return "new" if present is None else "updated"


def _write(connection: Connection, record: Record, covered: Spans, *, searched: bool = True) -> None:
    """Write what belongs to an article; what a reviewer rejected is not searched."""
    for table, part in rows.part_rows(record).items():
        if table is statements:
            insert_or_update(connection, table, part)
        else:
            connection.execute(insert(table), part)
    if searched:
        told = replace(record, statements=tuple(s for s in record.statements if s.state != "rejected"))
        facts.add(connection, told, fulltext.insert(connection, list(_search_rows(told, covered))))


def _clear(connection: Connection, article_id: str, remaining: set[str]) -> None:
    """Take away what an earlier reading gave, but for the statements that the new one gives as well.

    These keep the links that other articles have with them; those of a statement that goes, go with it. Links
    across articles that no reviewer saw are proposed anew.
    """
    of_article = select(statements.c.id).where(statements.c.article_id == article_id)
    present = connection.scalars(of_article).all()
    take_from_search(connection, present)
    for table in (stray, links, speakers):
        connection.execute(delete(table).where(table.c.article_id == article_id))
    gone = [{"gone": id_} for id_ in present if id_ not in remaining]
    if gone:
        connection.execute(delete(statements).where(statements.c.id == bindparam("gone")), gone)


def _search_rows(record: Record, covered: Spans) -> Iterable[rows.Row]:
    article = withholding.covered_article(record.article, covered)
    for statement in record.statements:
        yield {
            "statement_id": statement.id,
            "content": exact_words(article.text, statement.content),
            "source": exact_words(article.text, statement.source),
            "cue": exact_words(article.text, statement.cue),
            "speaker": statement.speaker,
            "role": statement.role,
            "channel": statement.channel,
            "title": article.title,
            "outlet": article.outlet,
        }


def _number(connection: Connection, address: str, article_id: str) -> None:
    """Give the text of this article the next version number of `address`, unless it has had it before."""
    of_address = versions.c.address == address
    if connection.scalar(select(exists().where(of_address, versions.c.article_id == article_id))):
        return
    last = connection.scalar(select(func.max(versions.c.number)).where(of_address)) or 0
    row = {"address": address, "number": last + 1, "article_id": article_id}
    connection.execute(insert(versions), row)


def _supersede(connection: Connection, old: str, new: str) -> None:
    """Mark the article `old`, as which a page was read before, unless another page is still read so."""
    if connection.scalar(select(exists().where(retrievals.c.article_id == old))):
        return
    connection.execute(update(articles).where(articles.c.id == old).values(superseded_by=new))
    linking.forget(connection, old)
    of_old = select(statements.c.id).where(statements.c.article_id == old)
    take_from_search(connection, connection.scalars(of_old).all())


def take_from_search(connection: Connection, statement_ids: Sequence[str]) -> None:
    """Let no search find these statements."""
    fulltext.delete(connection, statement_ids)
    facts.remove(connection, statement_ids)
