"""Claims with who repeated and who denied them, from the links that the ledger holds.

A claim is what `stages.matching.group` makes of the statements that links of repetition join. Nothing of it
is kept: it follows from the links, and changes as soon as a reviewer confirms or rejects one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, exists, func, select

from onrecord.ledger import facts, fulltext, quoting, reports, rows
from onrecord.ledger.copies import copies_of, first_of_each_report, stand_ins
from onrecord.ledger.queries import first_retrievals, full_id
from onrecord.ledger.remembered import remembered
from onrecord.ledger.sameness import Sameness, same_speaker
from onrecord.ledger.schema import articles, links, statements
from onrecord.ledger.views import ArticleHeader, Quoted
from onrecord.records import Link
from onrecord.stages import matching

_REACH = 400
"""Statements that are looked at around one; a claim has no more than `matching.claims.LARGEST`."""


@dataclass(frozen=True, slots=True)
class Denial:
    """A statement that disputes a claim.

    Attributes:
        links: The links from it to statements of the claim, the most certain first.
        speaker: Whether it is by a speaker of the claim himself, so that he contradicts himself.
    """

    statement: Quoted
    links: tuple[Link, ...]
    speaker: Sameness


@dataclass(frozen=True, slots=True)
class DisputeView:
    """A claim and its denials, each in the order of time.

    Attributes:
        claim: Its statements, the first one first.
        links: The repeats and same-quote links among these.
        denials: Empty where none was found.
        refusals: What sources declined to say or do in the articles of claim and denials: no denials, and it
            cannot be told that they answer this claim.
        outer: By the id of a statement of these that stands inside another one, that other one.
        reports: Reports that have the claim; copies of one story count once.
        outlets: Outlets of these reports, without copies.
        copies: By the id of an article that has the claim, the other copies of its story.
        searched: Articles in which denials were sought.
        unlinked: Articles that were not searched since they are not linked yet.
        retrieved: By the id of an article of these statements, when it was first retrieved.
    """

    claim: tuple[Quoted, ...]
    links: tuple[Link, ...]
    denials: tuple[Denial, ...]
    refusals: tuple[Quoted, ...]
    outer: dict[str, Quoted]
    reports: int
    outlets: tuple[str, ...]
    copies: dict[str, tuple[ArticleHeader, ...]]
    searched: int
    unlinked: int
    retrieved: dict[str, datetime]

    @property
    def id(self) -> str:
        """The id of the claim's first statement; that of any other one leads to the same dispute."""
        return self.claim[0].statement.id


def view_disputes(
    connection: Connection, words: str | None, limit: int, after: str | None = None, *, denied: bool = True
) -> list[DisputeView]:
    """Return the disputes whose claim or denial has `words`, or all of them, the newest denial first.

    Where words are given, allegations that nobody denied are among them; without, `denied` tells whether
    those with denials are meant or the others. `after` is the id of the dispute that comes before the first.
    """
    if words is not None:
        seeds = _found(connection, words, limit)
    else:
        find = _all_denied if denied else _accusations
        seeds = remembered(connection, ("seeds", denied), lambda: find(connection))
    searched, unlinked = remembered(connection, "searched", lambda: reports.searched(connection))
    same_words = stand_ins(connection, seeds)
    seeds = list(dict.fromkeys(same_words.get(seed, seed) for seed in seeds))
    seen: set[str] = set()
    if after is not None:
        seeds, seen = _rest(connection, seeds, after)
    views: list[DisputeView] = []
    for seed in seeds:
        if seed in seen:
            continue
        view = _view(connection, seed, searched, unlinked)
        members = {quoted.statement.id for quoted in view.claim}
        # What an earlier statement of the claim brought up is on an earlier page.
        if not members & seen and (words is not None or bool(view.denials) is denied):
            views.append(view)
        seen |= members
        if len(views) == limit:
            break
    return views


def view_dispute(connection: Connection, beginning: str) -> DisputeView | None:
    """Return the dispute of the statement whose id begins so: of its claim, or of the claim it disputes.

    None where there is no such statement, or its article is superseded. See `queries.full_id`.
    """
    id_ = full_id(connection, statements, beginning)
    if id_ is None or not _current(connection, [id_]):
        return None
    seed = _seed(connection, id_)
    seed = stand_ins(connection, [seed]).get(seed, seed)
    return _view(connection, seed, *remembered(connection, "searched", lambda: reports.searched(connection)))


def _seed(connection: Connection, id_: str) -> str:
    """Return the statement itself, or what it disputes where nobody disputes it."""
    query = select(links).where(*_usable(links.c.kind == "disputes", (links.c.a == id_) | (links.c.b == id_)))
    found = [rows.read_link(row) for row in connection.execute(query).mappings()]
    if not found or any(link.b == id_ for link in found):
        return id_
    current = set(_current(connection, [link.b for link in found]))
    best = sorted((link for link in found if link.b in current), key=lambda link: (-link.score, link.id))
    return best[0].b if best else id_


def _rest(connection: Connection, seeds: Sequence[str], after: str) -> tuple[list[str], set[str]]:
    """Return the seeds that come after a dispute, and those before; all of them where it has no seed."""
    view = view_dispute(connection, after)
    members = {quoted.statement.id for quoted in view.claim} if view else set()
    place = next((place for place, seed in enumerate(seeds) if seed in members), -1)
    return list(seeds[place + 1 :]), set(seeds[: place + 1]) | members


def _usable(*conditions: ColumnElement[bool]) -> Iterator[ColumnElement[bool]]:
    yield links.c.state != "rejected"
    yield from conditions


def _all_denied(connection: Connection) -> list[str]:
    """Return the disputed statements of current articles, those of the newest denials first."""
    denial, claim = facts.facts, facts.facts.alias()
    query = (
        select(links.c.b)
        .join(denial, denial.c.statement_id == links.c.a)  # narrow, and only of what is shown
        .join(claim, claim.c.statement_id == links.c.b)
        .where(*_usable(links.c.kind == "disputes"))
        .order_by(denial.c.day.desc(), links.c.b)
    )
    return list(dict.fromkeys(connection.scalars(query)))


def _accusations(connection: Connection) -> list[str]:
    """Return the accusations of current articles that no link disputes, the newest first."""
    denial = statements.alias()
    disputed = exists().where(
        *_usable(links.c.kind == "disputes", links.c.b == statements.c.id),
        denial.c.id == links.c.a,
        denial.c.state != "rejected",
    )
    query = (
        select(statements.c.id)
        .join(articles, articles.c.id == statements.c.article_id)
        .where(statements.c.act == "accuse", articles.c.superseded_by.is_(None), ~disputed)
        .where(statements.c.state != "rejected")
        .order_by(
            func.coalesce(statements.c.said_on, articles.c.published).desc().nulls_last(), statements.c.id
        )
    )
    return list(connection.scalars(query))


def _found(connection: Connection, words: str, limit: int) -> list[str]:
    """Return the statements with `words` that are disputed, accuse, or are what such a denial disputes."""
    found = [row.statement_id for row in fulltext.find(connection, words, 20 * limit)]
    of = statements.c.id.in_(found)
    accusing = set(connection.scalars(select(statements.c.id).where(of, statements.c.act == "accuse")))
    query = select(links.c.a, links.c.b).where(
        *_usable(links.c.kind == "disputes", links.c.a.in_(found) | links.c.b.in_(found))
    )
    targets: dict[str, list[str]] = defaultdict(list)
    disputed = set()
    pairs = sorted(map(tuple, connection.execute(query)))
    shown = set(_current(connection, sorted({end for pair in pairs for end in pair})))
    for a, b in pairs:
        if a in shown and b in shown:
            targets[a].append(b)
            disputed.add(b)
    seeds: list[str] = []
    for id_ in found:
        seeds += [id_] if id_ in disputed else targets.get(id_, [id_] if id_ in accusing else [])
    # What is disputed comes first: an allegation must not be read without its denial.
    return sorted(dict.fromkeys(seeds), key=lambda id_: id_ not in disputed)


def _view(connection: Connection, seed: str, searched: int, unlinked: int) -> DisputeView:
    near, joined = _around(connection, seed)
    members = next(group for group in matching.group(near, joined) if seed in group)
    claim = sorted(quoting.quote(connection, members), key=_moment)
    denials = _denials(connection, claim)
    answers = [denial.statement for denial in denials]
    ids = {quoted.statement.id for quoted in claim}
    heads = {quoted.article.id: quoted.article for quoted in claim}
    shown_articles = {quoted.article.id for quoted in (*claim, *answers)}
    refusals = _refusals(connection, shown_articles)
    counted = first_of_each_report(connection, heads)
    return DisputeView(
        claim=tuple(claim),
        links=tuple(link for link in joined if link.a in ids and link.b in ids),
        denials=tuple(denial for denial in denials if denial.statement.statement.act != "refuse"),
        refusals=tuple(refusals),
        outer=_outer(connection, [*claim, *answers, *refusals]),
        reports=len(counted),
        outlets=tuple(sorted({head.outlet for head in counted if head.outlet})),
        copies=copies_of(connection, set(heads)),
        searched=searched,
        unlinked=unlinked,
        retrieved=first_retrievals(connection, shown_articles),
    )


def _refusals(connection: Connection, article_ids: set[str]) -> list[Quoted]:
    """Return what sources of the articles declined, in the order of time."""
    # Written so that SQLite looks up the articles and does not go through all refusals of the ledger.
    refused = func.coalesce(statements.c.act, "") == "refuse"
    refused &= statements.c.state != "rejected"
    query = select(statements.c.id).where(statements.c.article_id.in_(article_ids), refused)
    return sorted(quoting.quote(connection, list(connection.scalars(query))), key=_moment)


def _outer(connection: Connection, told: Sequence[Quoted]) -> dict[str, Quoted]:
    """Return the statements that these stand inside, by the ids of these."""
    inside = {quoted.statement.id: quoted.statement.inside for quoted in told if quoted.statement.inside}
    found = {q.statement.id: q for q in quoting.quote(connection, sorted(set(inside.values())))}
    return {id_: found[outer] for id_, outer in inside.items()}


def _around(connection: Connection, seed: str) -> tuple[list[str], list[Link]]:
    """Return the statements that repetition joins with `seed`, near ones first, and the links among them."""
    found, edge, joined = [seed], [seed], {}
    while edge and len(found) < _REACH:
        query = select(links).where(
            *_usable(links.c.kind != "disputes", links.c.a.in_(edge) | links.c.b.in_(edge))
        )
        for row in connection.execute(query.order_by(links.c.id)).mappings():
            joined[row["id"]] = rows.read_link(row)
        ends = {end for link in joined.values() for end in (link.a, link.b)}
        edge = sorted(ends - set(found))[: _REACH - len(found)]
        found += edge
    return _current(connection, found), [joined[id_] for id_ in sorted(joined)]


def _current(connection: Connection, ids: Sequence[str]) -> list[str]:
    """Return those of the statements that no reviewer rejected and whose article is not superseded."""
    query = (
        select(statements.c.id)
        .join(articles, articles.c.id == statements.c.article_id)
        .where(statements.c.id.in_(ids), statements.c.state != "rejected", articles.c.superseded_by.is_(None))
    )
    return list(connection.scalars(query))


def _moment(quoted: Quoted) -> tuple[str, str, str]:
    """Return what puts statements in the order of time: the day of the saying, or else of publication."""
    return (
        str(quoted.statement.said_on or quoted.article.published or "9999"),
        str(quoted.article.published or "9999"),
        quoted.statement.id,
    )


def _denials(connection: Connection, claim: Sequence[Quoted]) -> list[Denial]:
    """Return what disputes any statement of the claim, in the order of time."""
    query = select(links).where(
        *_usable(links.c.kind == "disputes", links.c.b.in_([q.statement.id for q in claim]))
    )
    of: dict[str, list[Link]] = defaultdict(list)
    for row in connection.execute(query).mappings():
        of[row["a"]].append(rows.read_link(row))
    by_id = {quoted.statement.id: quoted for quoted in claim}
    found = quoting.quote(connection, _current(connection, sorted(of)))
    return [
        Denial(
            quoted,
            tuple(sorted(of[quoted.statement.id], key=lambda link: (-link.score, link.id))),
            _sameness(connection, quoted, [by_id[link.b] for link in of[quoted.statement.id]]),
        )
        for quoted in sorted(found, key=_moment)
    ]


def _sameness(connection: Connection, denial: Quoted, claimed: Iterable[Quoted]) -> Sameness:
    found = {same_speaker(connection, denial, one) for one in claimed}
    return next((s for s in ("same", "perhaps") if s in found), "other")
