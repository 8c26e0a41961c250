"""Which statements the disputes begin with that are asked for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, select, text

from onrecord.ledger import facts, fulltext, rows
from onrecord.ledger.copies import stand_ins
from onrecord.ledger.remembered import remembered
from onrecord.ledger.schema import articles, links, statements


def listed(connection: Connection, words: str | None, limit: int, *, denied: bool) -> Sequence[str]:
    """Return the statements that `view_disputes` shows the claims of, in its order.

    In copies of a report it is the statement of the first copy. All of a ledger are remembered.
    """
    if words is not None:
        return _in_first_copies(connection, _found(connection, words, limit))
    query = _denied() if denied else _accused()

    def found() -> list[str]:
        return _in_first_copies(connection, connection.scalars(query).all())

    return remembered(connection, ("seeds", denied), found)


def _in_first_copies(connection: Connection, ids: Sequence[str]) -> list[str]:
    same_words = stand_ins(connection, ids)
    return list(dict.fromkeys(same_words.get(id_, id_) for id_ in ids))


def meant(connection: Connection, id_: str) -> str:
    """Return the statement itself, or what it disputes where nobody disputes it."""
    query = select(links).where(*usable(links.c.kind == "disputes", (links.c.a == id_) | (links.c.b == id_)))
    found = [rows.read_link(row) for row in connection.execute(query).mappings()]
    if not found or any(link.b == id_ for link in found):
        return id_
    current = set(in_current(connection, [link.b for link in found]))
    best = sorted((link for link in found if link.b in current), key=lambda link: (-link.score, link.id))
    return best[0].b if best else id_


def usable(*conditions: ColumnElement[bool]) -> Iterator[ColumnElement[bool]]:
    """Yield the conditions, and that no reviewer rejected the link."""
    yield links.c.state != "rejected"
    yield from conditions


def in_current(connection: Connection, ids: Sequence[str]) -> list[str]:
    """Return those of the statements that no reviewer rejected and whose article is not superseded."""
    query = (
        select(statements.c.id)
        .join(articles, articles.c.id == statements.c.article_id)
        .where(statements.c.id.in_(ids), statements.c.state != "rejected", articles.c.superseded_by.is_(None))
    )
    return list(connection.scalars(query))


def _denied() -> Select[Any]:
    """Return the query for the disputed statements of current articles, those of the newest denials first."""
    denial, claim = facts.facts, facts.facts.alias()  # of what is shown only
    # As it stands in the partial index, so that the planner uses that.
    disputes = text("links.kind = 'disputes' AND links.state <> 'rejected'")
    query = select(links.c.b).join(denial, denial.c.statement_id == links.c.a)
    query = query.join(claim, claim.c.statement_id == links.c.b).where(disputes)
    return query.order_by(denial.c.day.desc(), links.c.b)


def _accused() -> Select[Any]:
    """Return the query for the accusations of current articles that no link disputes, the newest first."""
    at = facts.facts.c
    undisputed = text("search_facts.act = 'accuse' AND NOT search_facts.disputed")
    return select(at.statement_id).where(undisputed).order_by(at.day.desc(), at.statement_id)


def _found(connection: Connection, words: str, limit: int) -> list[str]:
    """Return the statements with `words` that are disputed, accuse, or are what such a denial disputes."""
    found = [row.statement_id for row in fulltext.find(connection, words, 20 * limit)]
    of = statements.c.id.in_(found)
    accusing = set(connection.scalars(select(statements.c.id).where(of, statements.c.act == "accuse")))
    query = select(links.c.a, links.c.b).where(
        *usable(links.c.kind == "disputes", links.c.a.in_(found) | links.c.b.in_(found))
    )
    targets: dict[str, list[str]] = defaultdict(list)
    disputed = set()
    pairs = sorted(map(tuple, connection.execute(query)))
    shown = set(in_current(connection, sorted({end for pair in pairs for end in pair})))
    for a, b in pairs:
        if a in shown and b in shown:
            targets[a].append(b)
            disputed.add(b)
    seeds: list[str] = []
    for id_ in found:
        seeds += [id_] if id_ in disputed else targets.get(id_, [id_] if id_ in accusing else [])
    # What is disputed comes first: an allegation must not be read without its denial.
    return sorted(dict.fromkeys(seeds), key=lambda id_: id_ not in disputed)
