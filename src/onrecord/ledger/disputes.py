"""Claims with who repeated and who denied them, from the links that the ledger holds.

A claim is what `stages.matching.group` makes of the statements that links of repetition join. Nothing of it
is kept: it follows from the links, and changes as soon as a reviewer confirms or rejects one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from sqlalchemy import Connection, func, select

from onrecord.ledger import quoting, reports, rows, seeds
from onrecord.ledger.batches import batched
from onrecord.ledger.copies import copies_of, first_of_each_report, report_ids, stand_ins
from onrecord.ledger.queries import first_retrievals, full_id
from onrecord.ledger.remembered import remembered
from onrecord.ledger.sameness import Sameness, Sightings, same_speaker
from onrecord.ledger.schema import links, statements
from onrecord.ledger.views import ArticleHeader, Quoted
from onrecord.records import Link
from onrecord.stages import matching

_REACH = 400
"""Statements that are looked at around one; a claim has no more than `matching.claims.LARGEST`."""
_AT_ONCE = 50
"""Claims that are put together with the same queries."""


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


@dataclass(frozen=True, slots=True)
class _Claim:
    """Statements that are one claim, and the links by which they and those near them are joined."""

    members: tuple[str, ...]
    joined: tuple[Link, ...]


def view_disputes(
    connection: Connection, words: str | None, limit: int, after: str | None = None, *, denied: bool = True
) -> list[DisputeView]:
    """Return the disputes whose claim or denial has `words`, or all of them, the newest denial first.

    Where words are given, allegations that nobody denied are among them; without, `denied` tells whether
    those with denials are meant or the others. `after` is the id of the dispute that comes before the first.
    """
    listed = seeds.listed(connection, words, limit, denied=denied)
    seen: set[str] = set()
    if after is not None:
        listed, seen = _rest(connection, listed, after)
    fresh = (seed for seed in listed if seed not in seen)
    views: list[DisputeView] = []
    while some := list(islice(fresh, min(limit - len(views), _AT_ONCE))):
        claims = []
        for claim in _claims(connection, some):
            # What an earlier statement of the claim brought up is on an earlier page, or above.
            if not seen.intersection(claim.members):
                claims.append(claim)
            seen.update(claim.members)
        found = _views(connection, claims)
        views += found if words is not None else [view for view in found if bool(view.denials) is denied]
        if len(views) == limit:
            break
    return views


def view_dispute(connection: Connection, beginning: str) -> DisputeView | None:
    """Return the dispute of the statement whose id begins so: of its claim, or of the claim it disputes.

    It is the claim that it disputes where nobody disputes its own and it accuses nobody itself. None where
    there is no such statement, or its article is superseded. See `queries.full_id`.
    """
    id_ = full_id(connection, statements, beginning)
    if id_ is None or not seeds.in_current(connection, [id_]):
        return None
    claim = _claim_of(connection, id_)
    # Asked of the whole claim: its address is its first statement, and must lead to no other one.
    if not _disputing(connection, claim.members) and not _accuses(connection, claim):
        claim = _claim_of(connection, seeds.meant(connection, id_))
    return _views(connection, [claim])[0]


def _claim_of(connection: Connection, id_: str) -> _Claim:
    return _claims(connection, [stand_ins(connection, [id_]).get(id_, id_)])[0]


def _accuses(connection: Connection, claim: _Claim) -> bool:
    query = select(statements.c.id).where(statements.c.id.in_(claim.members), statements.c.act == "accuse")
    return connection.scalar(query) is not None


def _rest(connection: Connection, listed: Sequence[str], after: str) -> tuple[Sequence[str], set[str]]:
    """Return the seeds that come after a dispute, and those before; none come where it has no seed."""
    members = set(_claim_of(connection, after).members) if seeds.in_current(connection, [after]) else set()
    place = next((place for place, seed in enumerate(listed) if seed in members), len(listed))
    return listed[place + 1 :], set(listed[: place + 1]) | members


def _claims(connection: Connection, some: Sequence[str]) -> list[_Claim]:
    """Return the claim of each of these statements."""
    near: dict[str, list[str]] = {seed: [seed] for seed in some}
    edges = {seed: [seed] for seed in some}
    joined: dict[str, dict[str, Link]] = {seed: {} for seed in some}
    while any(edges.values()):
        at = _joining(connection, sorted({end for edge in edges.values() for end in edge}))
        for seed, edge in edges.items():
            found = near[seed]
            joined[seed].update((link.id, link) for end in edge for link in at[end])
            ends = {end for link in joined[seed].values() for end in (link.a, link.b)}
            edges[seed] = sorted(ends - set(found))[: max(0, _REACH - len(found))]
            found += edges[seed]
            if len(found) >= _REACH:
                edges[seed] = []
    current = set(seeds.in_current(connection, sorted({id_ for found in near.values() for id_ in found})))
    claims = []
    for seed in some:
        between = tuple(joined[seed][id_] for id_ in sorted(joined[seed]))
        groups = matching.group([id_ for id_ in near[seed] if id_ in current], between)
        claims.append(_Claim(next(group for group in groups if seed in group), between))
    return claims


def _joining(connection: Connection, ids: Sequence[str]) -> dict[str, list[Link]]:
    """Return the links of repetition of each statement."""
    found: dict[str, Link] = {}
    for some in batched(ids):
        ends = links.c.a.in_(some) | links.c.b.in_(some)
        query = select(links).where(*seeds.usable(links.c.kind != "disputes", ends))
        found |= {row["id"]: rows.read_link(row) for row in connection.execute(query).mappings()}
    of: dict[str, list[Link]] = defaultdict(list)
    for link in found.values():
        of[link.a].append(link)
        of[link.b].append(link)
    return of


def _views(connection: Connection, claims: Sequence[_Claim]) -> list[DisputeView]:
    """Put the disputes of these claims together, and ask for what they need all at once."""
    if not claims:
        return []
    ids = sorted({id_ for claim in claims for id_ in claim.members})
    answers = _disputing(connection, ids)
    everything = _quoted(connection, {*ids, *(link.a for link in answers)})
    shown = {quoted.article.id for quoted in everything.values()}
    refusals = _refusals(connection, shown)
    told = [*everything.values(), *(quoted for of in refusals.values() for quoted in of)]
    outer = _outer(connection, told)
    report_of, copies = report_ids(connection, shown), copies_of(connection, shown)
    retrieved = first_retrievals(connection, shown)
    sightings = Sightings(connection, shown)
    searched, unlinked = remembered(connection, "searched", lambda: reports.searched(connection))
    views = []
    for claim in claims:
        said = sorted((everything[id_] for id_ in claim.members), key=_moment)
        denials = _denials(said, answers, everything, sightings)
        heads = {quoted.article.id: quoted.article for quoted in said}
        own = {*heads, *(denial.statement.article.id for denial in denials)}
        declined = sorted((quoted for id_ in own for quoted in refusals[id_]), key=_moment)
        inside = [*said, *(denial.statement for denial in denials), *declined]
        counted = first_of_each_report(report_of, heads)
        members = set(claim.members)
        views.append(
            DisputeView(
                claim=tuple(said),
                links=tuple(link for link in claim.joined if link.a in members and link.b in members),
                denials=tuple(d for d in denials if d.statement.statement.act != "refuse"),
                refusals=tuple(declined),
                outer={q.statement.id: outer[q.statement.id] for q in inside if q.statement.id in outer},
                reports=len(counted),
                outlets=tuple(sorted({head.outlet for head in counted if head.outlet})),
                copies={id_: copies[id_] for id_ in heads if id_ in copies},
                searched=searched,
                unlinked=unlinked,
                retrieved={id_: retrieved[id_] for id_ in own if id_ in retrieved},
            )
        )
    return views


def _quoted(connection: Connection, ids: set[str]) -> dict[str, Quoted]:
    return {quoted.statement.id: quoted for quoted in quoting.quote(connection, sorted(ids))}


def _refusals(connection: Connection, article_ids: set[str]) -> dict[str, list[Quoted]]:
    """Return what sources of the articles declined, by the article."""
    # Written so that SQLite looks up the articles and does not go through all refusals of the ledger.
    refused = func.coalesce(statements.c.act, "") == "refuse"
    refused &= statements.c.state != "rejected"
    query = select(statements.c.id).where(statements.c.article_id.in_(article_ids), refused)
    found: dict[str, list[Quoted]] = defaultdict(list)
    for quoted in quoting.quote(connection, list(connection.scalars(query))):
        found[quoted.article.id].append(quoted)
    return found


def _outer(connection: Connection, told: Iterable[Quoted]) -> dict[str, Quoted]:
    """Return the statements that these stand inside, by the ids of these."""
    inside = {quoted.statement.id: quoted.statement.inside for quoted in told if quoted.statement.inside}
    found = _quoted(connection, set(inside.values()))
    return {id_: found[outer] for id_, outer in inside.items()}


def _moment(quoted: Quoted) -> tuple[str, str, str]:
    """Return what puts statements in the order of time: the day of the saying, or else of publication."""
    return (
        str(quoted.statement.said_on or quoted.article.published or "9999"),
        str(quoted.article.published or "9999"),
        quoted.statement.id,
    )


def _disputing(connection: Connection, ids: Sequence[str]) -> list[Link]:
    """Return the links by which statements of current articles dispute any of these."""
    query = select(links).where(*seeds.usable(links.c.kind == "disputes", links.c.b.in_(ids)))
    found = [rows.read_link(row) for row in connection.execute(query).mappings()]
    current = set(seeds.in_current(connection, sorted({link.a for link in found})))
    return [link for link in found if link.a in current]


def _denials(
    claim: Sequence[Quoted],
    answers: Iterable[Link],
    everything: Mapping[str, Quoted],
    sightings: Sightings,
) -> list[Denial]:
    """Return what disputes any statement of the claim, in the order of time."""
    by_id = {quoted.statement.id: quoted for quoted in claim}
    of: dict[str, list[Link]] = defaultdict(list)
    for link in answers:
        if link.b in by_id:
            of[link.a].append(link)
    return [
        Denial(
            quoted,
            tuple(sorted(of[quoted.statement.id], key=lambda link: (-link.score, link.id))),
            _sameness(sightings, quoted, [by_id[link.b] for link in of[quoted.statement.id]]),
        )
        for quoted in sorted((everything[id_] for id_ in of), key=_moment)
    ]


def _sameness(sightings: Sightings, denial: Quoted, claimed: Iterable[Quoted]) -> Sameness:
    found = {same_speaker(sightings, denial, one) for one in claimed}
    return next((s for s in ("same", "perhaps") if s in found), "other")
