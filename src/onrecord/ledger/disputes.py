"""Claims with who repeated and who denied them, from the links that the ledger holds.

A claim is what `stages.matching.group` makes of the statements that links of repetition join. Nothing of it
is kept: it follows from the links, and changes as soon as a reviewer confirms or rejects one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import ColumnElement, Connection, func, select

from onrecord.ledger import facts, fulltext, quoting, rows
from onrecord.ledger.batches import batched
from onrecord.ledger.queries import HEADER, full_id, header, load_speakers
from onrecord.ledger.schema import articles, links, profiles, reports, speakers, statements
from onrecord.ledger.views import ArticleHeader, Quoted
from onrecord.records import Link
from onrecord.stages import identities, matching

Sameness = Literal["same", "perhaps", "other"]
"""Whether two statements have one speaker; a name alone leaves it at "perhaps"."""

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
        reports: Reports that have the claim; copies of one story count once.
        outlets: Outlets of these reports, without copies.
        copies: By the id of an article that has the claim, the other copies of its story.
        searched: Articles in which denials were sought.
        unlinked: Articles that were not searched since they are not linked yet.
    """

    claim: tuple[Quoted, ...]
    links: tuple[Link, ...]
    denials: tuple[Denial, ...]
    reports: int
    outlets: tuple[str, ...]
    copies: dict[str, tuple[ArticleHeader, ...]]
    searched: int
    unlinked: int

    @property
    def id(self) -> str:
        """The id of the claim's first statement; that of any other one leads to the same dispute."""
        return self.claim[0].statement.id


def view_disputes(
    connection: Connection, words: str | None, limit: int, after: str | None = None
) -> list[DisputeView]:
    """Return the disputes whose claim or denial has `words`, or all of them, the newest denial first.

    Where words are given, allegations that nobody denied are among them. `after` is the id of the dispute
    that comes before the first.
    """
    seeds = _all_denied(connection) if words is None else _found(connection, words, limit)
    searched, unlinked = _searched(connection)
    stands_for = _first_copies(connection, seeds)
    seeds = list(dict.fromkeys(stands_for.get(seed, seed) for seed in seeds))
    views: list[DisputeView] = []
    seen: set[str] = set()
    if after is not None:
        seeds, seen = _rest(connection, seeds, after)
    for seed in seeds:
        if seed in seen:
            continue
        view = _view(connection, seed, searched, unlinked)
        members = {quoted.statement.id for quoted in view.claim}
        # What an earlier statement of the claim brought up is on an earlier page.
        if not members & seen:
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
    either = (links.c.a == id_) | (links.c.b == id_)
    found = connection.execute(select(links).where(*_usable(links.c.kind == "disputes", either))).mappings()
    ties = sorted(map(rows.read_link, found), key=lambda link: (-link.score, link.id))
    if not any(link.b == id_ for link in ties):
        current = set(_current(connection, [link.b for link in ties]))
        id_ = next((link.b for link in ties if link.b in current), id_)
    seed = _first_copies(connection, [id_]).get(id_, id_)
    return _view(connection, seed, *_searched(connection))


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
    denial = facts.facts
    query = (
        select(links.c.b)
        .join(denial, denial.c.statement_id == links.c.a)  # narrow, and of current articles only
        .where(*_usable(links.c.kind == "disputes"))
        .order_by(denial.c.day.desc(), links.c.b)
    )
    return list(dict.fromkeys(connection.scalars(query)))


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
    for a, b in sorted(map(tuple, connection.execute(query))):
        targets[a].append(b)
        disputed.add(b)
    seeds: list[str] = []
    for id_ in found:
        seeds += [id_] if id_ in disputed else targets.get(id_, [id_] if id_ in accusing else [])
    # What is disputed comes first: an allegation must not be read without its denial.
    return sorted(dict.fromkeys(seeds), key=lambda id_: id_ not in disputed)


def _first_copies(connection: Connection, ids: Sequence[str]) -> dict[str, str]:
    """Return, for statements in copies of a report, the one with the same words in the first copy."""
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
    for some in batched(ids):
        for id_, stand_in in connection.execute(query.where(own.c.statement_id.in_(some))):
            found[id_] = min(stand_in, found.get(id_, stand_in))
    return found


def _searched(connection: Connection) -> tuple[int, int]:
    """Return how many articles were linked, and how many were not."""
    current = articles.c.superseded_by.is_(None), articles.c.analysed
    placed = select(func.count()).select_from(articles.join(reports)).where(*current)
    whole = select(func.count()).select_from(articles).where(*current)
    linked = connection.scalar(placed) or 0
    return linked, (connection.scalar(whole) or 0) - linked


def _view(connection: Connection, seed: str, searched: int, unlinked: int) -> DisputeView:
    near, joined = _around(connection, seed)
    members = next(group for group in matching.group(near, joined) if seed in group)
    claim = sorted(quoting.quote(connection, members), key=_moment)
    ids = {quoted.statement.id for quoted in claim}
    copies = _copies(connection, {quoted.article.id for quoted in claim})
    heads = {quoted.article.id: quoted.article for quoted in claim}
    counted = _first_of_each_report(connection, heads)
    return DisputeView(
        claim=tuple(claim),
        links=tuple(link for link in joined if link.a in ids and link.b in ids),
        denials=tuple(_denials(connection, claim)),
        reports=len(counted),
        outlets=tuple(sorted({head.outlet for head in counted if head.outlet})),
        copies=copies,
        searched=searched,
        unlinked=unlinked,
    )


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
    """Return those of the statements whose article is not superseded."""
    query = (
        select(statements.c.id)
        .join(articles, articles.c.id == statements.c.article_id)
        .where(statements.c.id.in_(ids), articles.c.superseded_by.is_(None))
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


def same_speaker(connection: Connection, one: Quoted, other: Quoted) -> Sameness:
    """Tell whether two statements have one speaker; in two articles only with evidence beyond the name."""
    a, b = one.statement.speaker, other.statement.speaker
    if a is None or b is None or rows.fold(a) != rows.fold(b):
        return "other"
    if one.article.id == other.article.id:
        return "same"
    sighted = [_sighting(connection, quoted.article.id, a) for quoted in (one, other)]
    if sighted[0] is None or sighted[1] is None:
        return "perhaps"
    return "same" if identities.evidence(sighted[0], sighted[1]) else "perhaps"


def _sighting(connection: Connection, article_id: str, name: str) -> identities.Sighting | None:
    people = load_speakers(connection, speakers.c.article_id == article_id)
    own = next((speaker for speaker in people if rows.fold(speaker.name) == rows.fold(name)), None)
    others = frozenset(s.name for s in people if s is not own and s.kind == "person" and " " in s.name)
    return None if own is None else identities.Sighting(own, others)


def _first_of_each_report(connection: Connection, heads: dict[str, ArticleHeader]) -> list[ArticleHeader]:
    """Return one article of each report: the first by its day."""
    query = select(reports).where(reports.c.article_id.in_(heads))
    of = {row.article_id: row.report_id for row in connection.execute(query)}
    first: dict[str, ArticleHeader] = {}
    for head in sorted(heads.values(), key=_published):
        first.setdefault(of.get(head.id, head.id), head)
    return list(first.values())


def _published(head: ArticleHeader) -> tuple[str, str]:
    return str(head.published or "9999"), head.id


def _copies(connection: Connection, article_ids: set[str]) -> dict[str, tuple[ArticleHeader, ...]]:
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
    return {id_: tuple(sorted(copies, key=_published)) for id_, copies in found.items()}
