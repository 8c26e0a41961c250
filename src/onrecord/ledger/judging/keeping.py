"""Append judgements with what they were made on, and read the reviewed record of an article."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, exists, select, update

from onrecord.ledger import rows, withholding
from onrecord.ledger.batches import batched
from onrecord.ledger.judging import decisions
from onrecord.ledger.judging.overlay import overlay
from onrecord.ledger.schema import anchors, articles, judgements, links, readings, statements
from onrecord.ledger.upserts import insert_missing, insert_or_update
from onrecord.records import Judgement, Record, Speaker, Statement

Told = list[tuple[str, Judgement]]
"""Judgements, each with its id."""


def on(connection: Connection, subjects: Iterable[str]) -> Told:
    """Return the judgements on these subjects, also those that were taken back, the oldest first."""
    found: Told = []
    for some in batched(subjects):
        query = select(judgements).where(judgements.c.subject.in_(some))
        told = connection.execute(query.order_by(judgements.c.made_at, judgements.c.id)).mappings()
        found += [(row["id"], rows.read_judgement(row)) for row in told]
    return found


def find(connection: Connection, id_: str) -> Judgement | None:
    """Return the judgement of this id."""
    row = connection.execute(select(judgements).where(judgements.c.id == id_)).mappings().one_or_none()
    return rows.read_judgement(row) if row else None


def identity_judgements(connection: Connection) -> Told:
    """Return all judgements on who is one with whom, also those that were taken back."""
    subjects = select(judgements.c.subject).where(judgements.c.field == decisions.IDENTITY)
    return on(connection, connection.scalars(subjects.distinct()).all())


def append(
    connection: Connection, judgement: Judgement, added: tuple[str, Statement] | None = None
) -> list[str]:
    """Append `judgement`, and return the ids of the articles whose record it changes.

    `added` is the article's id and the statement where the judgement adds one. The very same judgement twice
    is one.

    Raises:
        JudgementError: where a field of a statement cannot have the value.
    """
    row = rows.judgement_row(judgement)
    if connection.scalar(select(exists().where(judgements.c.id == row["id"]))):
        return []
    seen = _seen(connection, judgement, added)
    if judgement.field in (*decisions.FIELDS, decisions.STATE) and any(
        anchor["statement_id"] == judgement.subject for anchor in seen
    ):
        text = connection.scalar(select(articles.c.text).where(articles.c.id == seen[0]["article_id"]))
        decisions.check(judgement.field, json.loads(judgement.after), text or "")
    insert_missing(connection, judgements, [row])
    insert_missing(connection, anchors, [{"judgement_id": row["id"]} | anchor for anchor in seen])
    _set_across(connection, judgement.subject)
    return sorted({anchor["article_id"] for anchor in seen})


def _seen(
    connection: Connection, judgement: Judgement, added: tuple[str, Statement] | None
) -> list[dict[str, Any]]:
    """Return the anchors of a judgement: of one that takes another back, those of that one."""
    if judgement.field == decisions.UNDO:
        of = anchors.c.judgement_id == json.loads(judgement.before)["judgement"]
        columns = anchors.c.statement_id, anchors.c.article_id, anchors.c.seen, anchors.c.link
        return [dict(row) for row in connection.execute(select(*columns).where(of)).mappings()]
    if added is not None:
        article_id, statement = added
        seen = dict(rows.statement_row(statement, article_id, 0))
        return [{"statement_id": statement.id, "article_id": article_id, "seen": seen, "link": None}]
    ends = [judgement.subject]
    link = connection.execute(select(links).where(links.c.id == judgement.subject)).mappings().one_or_none()
    if link is not None:
        ends = [link["a"], link["b"]]
    found = connection.execute(select(statements).where(statements.c.id.in_(ends))).mappings()
    told = dict(link) if link is not None else None
    return [
        {"statement_id": row["id"], "article_id": row["article_id"], "seen": dict(row), "link": told}
        for row in found
    ]


def _set_across(connection: Connection, link_id: str) -> None:
    """Give a link across articles the state that reviewers decided; those of an article follow its record."""
    state = decisions.link_states(on(connection, [link_id])).get(link_id, "proposed")
    one = (links.c.id == link_id) & links.c.article_id.is_(None)
    connection.execute(update(links).where(one, links.c.state != state).values(state=state))


def reviewed(connection: Connection, machine: Record) -> Record:
    """Return what a machine gave of an article as reviewers decided of it, and keep it where they did."""
    article_id = machine.article.id
    told, seen, judged_links = _of_article(connection, article_id)
    told = list(dict(told + on(connection, [link.id for link in machine.links])).items())
    if not told:
        return machine
    insert_or_update(connection, readings, [_reading_row(machine)])
    judged = decisions.fold(told, seen)
    states = decisions.link_states(told)
    return overlay(machine, judged, states, [rows.read_link(link) for link in judged_links])


def machine(connection: Connection, article_id: str) -> Record | None:
    """Return what the machine gave of an article, withheld or not; None where there is no such article."""
    record = withholding.whole(connection, article_id)
    query = select(readings).where(readings.c.article_id == article_id)
    reading = connection.execute(query).mappings().one_or_none()
    if record is not None and reading is not None:
        record = _read(record, reading)
    return record


def _of_article(
    connection: Connection, article_id: str
) -> tuple[Told, dict[str, list[tuple[str, Statement]]], list[rows.Row]]:
    """Return the judgements on an article's statements and links, what they were made on, and its links."""
    query = select(judgements, anchors.c.statement_id, anchors.c.seen, anchors.c.link).join(
        anchors, anchors.c.judgement_id == judgements.c.id
    )
    told: dict[str, Judgement] = {}
    seen: dict[str, list[tuple[str, Statement]]] = defaultdict(list)
    own_links: dict[str, rows.Row] = {}
    for row in connection.execute(query.where(anchors.c.article_id == article_id)).mappings():
        told[row["id"]] = rows.read_judgement(row)
        seen[row["id"]].append((row["statement_id"], rows.read_statement(row["seen"])))
        if row["link"] and row["link"]["article_id"] == article_id:
            own_links[row["link"]["id"]] = row["link"]
    return list(told.items()), seen, list(own_links.values())


def _reading_row(machine: Record) -> rows.Row:
    article_id = machine.article.id
    return {
        "article_id": article_id,
        "statements": [dict(rows.statement_row(s, article_id, i)) for i, s in enumerate(machine.statements)],
        "speakers": [
            [one.id, one.name, one.kind, list(one.names), list(one.offices)] for one in machine.speakers
        ],
        "links": [dict(rows.link_row(link, article_id, i)) for i, link in enumerate(machine.links)],
    }


def _read(record: Record, reading: Any) -> Record:  # noqa: ANN401  (a row)
    people: Sequence[Any] = reading["speakers"]
    return replace(
        record,
        statements=tuple(map(rows.read_statement, reading["statements"])),
        speakers=tuple(
            Speaker(id_, name, kind, tuple(names), tuple(offices))
            for id_, name, kind, names, offices in people
        ),
        links=tuple(map(rows.read_link, reading["links"])),
    )
