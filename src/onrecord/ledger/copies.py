"""Copies of one story among the articles that have a claim: shown, and counted once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, select

from onrecord.ledger.batches import batched
from onrecord.ledger.facts import facts
from onrecord.ledger.queries import HEADER, header
from onrecord.ledger.schema import articles, profiles, reports
from onrecord.ledger.views import ArticleHeader

_FEW = 1000
"""Statements to ask for one by one; of more it is quicker to read first which ones stand in copies."""


def stand_ins(connection: Connection, ids: Sequence[str]) -> dict[str, str]:
    """Return, for statements in copies of a report, the one with the same words in the first copy."""
    copied = ids
    if len(ids) > _FEW:
        of_copies = select(profiles.c.statement_id).where(profiles.c.keyed.is_(False))
        copied = sorted(set(connection.scalars(of_copies)).intersection(ids))
    own, first = profiles.alias(), profiles.alias()
    one, other = reports.alias(), reports.alias()
    query = (
        select(own.c.statement_id, first.c.statement_id)
        .join(one, one.c.article_id == own.c.article_id)
        .join(other, other.c.report_id == one.c.report_id)
        .join(first, (first.c.article_id == other.c.article_id) & (first.c.words == own.c.words))
        .where(first.c.keyed, own.c.keyed.is_(False))
    )
    found: dict[str, str] = {}
    for some in batched(copied):
        for id_, stand_in in connection.execute(query.where(own.c.statement_id.in_(some))):
            found[id_] = min(stand_in, found.get(id_, stand_in))
    return found


def disputed_in_first_copy(connection: Connection, ids: Sequence[str]) -> dict[str, str]:
    """Return, for statements in copies of a report, the same words in the first copy if they are disputed."""
    twins = stand_ins(connection, ids)
    query = select(facts.c.statement_id).where(facts.c.statement_id.in_(twins.values()), facts.c.disputed)
    disputed = set(connection.scalars(query))
    return {id_: twin for id_, twin in twins.items() if twin in disputed}


def report_ids(connection: Connection, article_ids: set[str]) -> dict[str, str]:
    """Return the report of each article that stands in one."""
    query = select(reports).where(reports.c.article_id.in_(article_ids))
    return {row.article_id: row.report_id for row in connection.execute(query)}


def first_of_each_report(of: Mapping[str, str], heads: Mapping[str, ArticleHeader]) -> list[ArticleHeader]:
    """Return one article of each report: the first by its day. `of` is as `report_ids` gives it."""
    first: dict[str, ArticleHeader] = {}
    for head in sorted(heads.values(), key=publication):
        first.setdefault(of.get(head.id, head.id), head)
    return list(first.values())


def publication(head: ArticleHeader) -> tuple[str, str]:
    """Return what puts articles in the order of publication; those without a day come last."""
    return str(head.published or "9999"), head.id


def copies_of(connection: Connection, article_ids: set[str]) -> dict[str, tuple[ArticleHeader, ...]]:
    """Return the other copies of each article's story, by its id; none where there are none."""
    one, other = reports.alias(), reports.alias()
    query = (
        select(one.c.article_id, other.c.article_id)
        .join(other, other.c.report_id == one.c.report_id)
        .where(one.c.article_id.in_(article_ids), other.c.article_id != one.c.article_id)
    )
    pairs = sorted((str(id_), str(copy)) for id_, copy in connection.execute(query))
    heads: dict[str, ArticleHeader] = {}
    for some in batched(sorted({copy for _, copy in pairs})):
        in_short = select(*HEADER).where(articles.c.id.in_(some))
        heads.update({row["id"]: header(row) for row in connection.execute(in_short).mappings()})
    found: dict[str, list[ArticleHeader]] = defaultdict(list)
    for id_, copy in pairs:
        found[id_].append(heads[copy])
    return {id_: tuple(sorted(copies, key=publication)) for id_, copies in found.items()}
