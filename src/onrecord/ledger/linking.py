"""Link the statements of a ledger across articles: one article at a time, each in a transaction of its own.

What comes of it is told by the articles alone, not by the order or the number of runs: a pair is linked where
its two statements share a key that is not crowded, and the scorer links them. So a run can be killed, and the
next one goes on; what is added or removed later changes only what it touches.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection, delete, insert, or_, select, update

from onrecord.ledger import blocks, reports, rows
from onrecord.ledger.batches import batched
from onrecord.ledger.blocks import Pair
from onrecord.ledger.judging import keeping
from onrecord.ledger.judging.decisions import link_states
from onrecord.ledger.queries import load_record
from onrecord.ledger.schema import (
    articles,
    crowded_keys,
    links,
    profiles,
    statement_keys,
    statements,
)
from onrecord.ledger.schema import reports as reports_table
from onrecord.ledger.upserts import insert_missing
from onrecord.records import Link, LinkState, Spans, digest
from onrecord.stages import matching
from onrecord.stages.matching import Profile, Scorer, Verdict

_REMEMBERED = 60_000
"""Profiles that a run keeps in memory, of some 6 kB each."""


@dataclass(frozen=True, slots=True)
class LinkTally:
    """What one run of linking did.

    Attributes:
        articles: Articles that were placed and linked.
        pairs: Pairs of statements that were compared.
        links: Links that were proposed.
    """

    articles: int = 0
    pairs: int = 0
    links: int = 0

    def __add__(self, other: LinkTally) -> LinkTally:
        return LinkTally(self.articles + other.articles, self.pairs + other.pairs, self.links + other.links)


@dataclass
class Linker:
    """Links articles one by one, and remembers the profiles that it read.

    Attributes:
        scorer: Decides of each pair.
    """

    scorer: Scorer
    _profiles: dict[str, Profile] = field(default_factory=dict)

    def link(self, connection: Connection, article_id: str) -> LinkTally:
        """Place one article among the reports, and link what it adds; nothing where that was done."""
        if not reports.waits(connection, article_id):
            return LinkTally()
        self._reset(connection, article_id)
        members = reports.place(connection, article_id)
        self._profile(connection, article_id)
        if len(members) > 1:
            _unlink(connection, members)
        new = self._share_out(connection, members)
        loaded = self._load(connection, new)
        pairs = blocks.add(connection, {id_: matching.keys(loaded[id_]) for id_ in new})
        return LinkTally(1, len(pairs), self._score(connection, pairs))

    def _reset(self, connection: Connection, article_id: str) -> None:
        """Forget the links and keys that an article had in another report."""
        ids = connection.scalars(select(profiles.c.statement_id).where(profiles.c.article_id == article_id))
        self._take_back(connection, ids.all())

    def _take_back(self, connection: Connection, ids: Sequence[str]) -> None:
        blocks.remove(connection, ids)
        for some in batched(ids):
            connection.execute(update(profiles).where(profiles.c.statement_id.in_(some)).values(keyed=False))
            connection.execute(
                delete(links).where(blocks.proposed(), links.c.a.in_(some) | links.c.b.in_(some))
            )

    def _profile(self, connection: Connection, article_id: str) -> None:
        """Keep the profiles of an article's outer statements: they have the words of the inner ones too."""
        if connection.scalar(select(profiles.c.statement_id).where(profiles.c.article_id == article_id)):
            return
        record = load_record(connection, article_id)
        if record is None:
            return
        outer = {statement.id for statement in record.statements if statement.inside is None}
        made = [
            {
                "statement_id": profile.id,
                "article_id": article_id,
                "words": digest(*profile.words, length=16),
                "keyed": False,
                "profile": profile.to_text(),
            }
            for profile in matching.profiles(record.article, record.statements)
            if profile.id in outer
        ]
        if made:
            connection.execute(insert(profiles), made)

    def _share_out(self, connection: Connection, members: Sequence[str]) -> list[str]:
        """Settle which statements of a report are compared, and return those that were not before.

        Of the same words in several copies it is those of the first copy.
        """
        query = select(
            profiles.c.statement_id, profiles.c.article_id, profiles.c.words, profiles.c.keyed
        ).where(profiles.c.article_id.in_(members))
        place = {article_id: number for number, article_id in enumerate(members)}
        kept = sorted(connection.execute(query), key=lambda row: (place[row.article_id], row.statement_id))
        first: dict[str, str] = {}
        for row in kept:
            first.setdefault(row.words, row.article_id)
        wanted = {row.statement_id for row in kept if first[row.words] == row.article_id}
        before = {row.statement_id for row in kept if row.keyed}
        self._take_back(connection, sorted(before - wanted))
        new = sorted(wanted - before)
        for some in batched(new):
            connection.execute(update(profiles).where(profiles.c.statement_id.in_(some)).values(keyed=True))
        return new

    def _load(self, connection: Connection, ids: Iterable[str]) -> Mapping[str, Profile]:
        """Return the profiles of statements by id."""
        wanted = set(ids)
        if len(self._profiles) > _REMEMBERED:
            self._profiles.clear()
        for some in batched(sorted(wanted - self._profiles.keys())):
            columns = profiles.c.statement_id, profiles.c.article_id, profiles.c.profile
            for id_, article, text in connection.execute(select(*columns).where(columns[0].in_(some))):
                self._profiles[id_] = Profile.from_text(id_, article, text)
        return {id_: self._profiles[id_] for id_ in wanted}

    def _score(self, connection: Connection, pairs: set[Pair]) -> int:
        """Compare the pairs, keep the links and return how many there are."""
        loaded = self._load(connection, {id_ for pair in pairs for id_ in pair})
        of = _report_of(connection, {profile.article for profile in loaded.values()})
        found = []
        for pair in sorted(pairs):
            one, other = loaded[pair[0]], loaded[pair[1]]
            # An article that waits to be placed anew is compared when its turn comes.
            reported = of.get(one.article), of.get(other.article)
            if None not in reported and reported[0] != reported[1]:
                verdict = self.scorer.judge(one, other)
                if verdict is not None:
                    found.append((*_directed(one, other, verdict), verdict))
        return _keep(connection, found)


def forget(connection: Connection, article_id: str) -> None:
    """Take what linking made of an article away; links that a reviewer saw stay."""
    own = select(statements.c.id).where(statements.c.article_id == article_id)
    reports.remove(connection, article_id)
    connection.execute(delete(links).where(blocks.proposed(), links.c.a.in_(own)))
    connection.execute(delete(links).where(blocks.proposed(), links.c.b.in_(own)))
    connection.execute(delete(profiles).where(profiles.c.article_id == article_id))


def forget_all(connection: Connection) -> None:
    """Take all away that linking made; links that a reviewer saw stay."""
    connection.execute(delete(links).where(blocks.proposed()))
    for article_id in connection.scalars(select(reports_table.c.article_id)).all():
        reports.remove(connection, article_id)
    for table in (statement_keys, profiles, crowded_keys):
        connection.execute(delete(table))


def run(
    writing: Callable[[Linker, str], LinkTally],
    article_ids: Sequence[str],
    scorer: Scorer | None = None,
    on_article: Callable[[str], None] = lambda _: None,
) -> LinkTally:
    """Link the articles one by one.

    Args:
        writing: Calls `Linker.link` in a transaction.
        article_ids: As `reports.unplaced` gives them.
        scorer: Decides of pairs; the one that is shipped where None.
        on_article: Called with the id of each article before it is worked on.
    """
    linker = Linker(scorer or matching.default_scorer())
    tally = LinkTally()
    for article_id in article_ids:
        on_article(article_id)
        tally += writing(linker, article_id)
    return tally


@dataclass(frozen=True, slots=True)
class AcrossView:
    """A link across articles.

    Attributes:
        a, b: Name of the article and id of the statement of either end.
    """

    link: Link
    a: tuple[str, str]
    b: tuple[str, str]


def list_links(connection: Connection) -> list[AcrossView]:
    """Return the links across articles that no reviewer rejected, by the names of articles and by ids."""
    a, b, one, other = statements.alias(), statements.alias(), articles.alias(), articles.alias()
    query = (
        select(links, one.c.doc.label("doc_a"), other.c.doc.label("doc_b"))
        .join(a, a.c.id == links.c.a)
        .join(b, b.c.id == links.c.b)
        .join(one, one.c.id == a.c.article_id)
        .join(other, other.c.id == b.c.article_id)
        .where(links.c.article_id.is_(None), links.c.state != "rejected")
        .where(one.c.superseded_by.is_(None), other.c.superseded_by.is_(None))
        .where(a.c.state != "rejected", b.c.state != "rejected")
        .order_by(one.c.doc, links.c.a, other.c.doc, links.c.b, links.c.kind)
    )
    return [
        AcrossView(rows.read_link(row), (row["doc_a"], row["a"]), (row["doc_b"], row["b"]))
        for row in connection.execute(query).mappings()
    ]


def _unlink(connection: Connection, members: Sequence[str]) -> None:
    """Remove the links between articles that are one report."""
    own = select(profiles.c.statement_id).where(profiles.c.article_id.in_(members))
    connection.execute(delete(links).where(blocks.proposed(), links.c.a.in_(own), links.c.b.in_(own)))


def _report_of(connection: Connection, article_ids: set[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for some in batched(sorted(article_ids)):
        query = select(reports_table).where(reports_table.c.article_id.in_(some))
        found.update({row.article_id: row.report_id for row in connection.execute(query)})
    return found


def _directed(one: Profile, other: Profile, verdict: Verdict) -> tuple[Profile, Profile]:
    """Return the answering statement first: the denial, or else what was published later."""
    if verdict.kind == "disputes" and one.act != other.act:
        return (one, other) if one.act == "deny" else (other, one)
    later, earlier = sorted((one, other), key=lambda p: (p.day or 0, p.article, p.id), reverse=True)
    return later, earlier


def _keep(connection: Connection, found: Sequence[tuple[Profile, Profile, Verdict]]) -> int:
    """Write the links, with what reviewers decided of them, and return how many are new proposals."""
    if not found:
        return 0
    settled = _confirmed(connection, [a.id for a, _, _ in found])
    told = _contents(connection, [a.id for a, _, _ in found])
    made = [
        Link(a.id, b.id, verdict.kind, verdict.score, matching.evidence(*told[a.id], verdict.stems))
        for a, b, verdict in found
        if frozenset((a.id, b.id)) not in settled
    ]
    states = _decided(connection, [link.id for link in made])
    written = []
    for link in made:
        row = dict(rows.link_row(link, None, None))
        row["state"] = states.get(link.id, "proposed")
        written.append(row)
    insert_missing(connection, links, written)
    return sum(row["state"] == "proposed" for row in written)


def _contents(connection: Connection, ids: Iterable[str]) -> dict[str, tuple[str, Spans]]:
    """Return the article's text and the spans of the content of each statement."""
    told: dict[str, tuple[str, Spans]] = {}
    texts: dict[str, str] = {}
    for some in batched(sorted(set(ids))):
        query = select(statements.c.id, statements.c.article_id, statements.c.content)
        kept = connection.execute(query.where(statements.c.id.in_(some))).all()
        of = {row.article_id for row in kept} - texts.keys()
        in_full = select(articles.c.id, articles.c.text).where(articles.c.id.in_(of))
        texts.update(map(tuple, connection.execute(in_full)))
        told.update({row.id: (texts[row.article_id], rows.spans(row.content)) for row in kept})
    return told


def _confirmed(connection: Connection, ids: Sequence[str]) -> set[frozenset[str]]:
    """Return the pairs that a reviewer linked already, with an end among `ids`."""
    found: set[frozenset[str]] = set()
    for some in batched(sorted(set(ids))):
        ends = or_(links.c.a.in_(some), links.c.b.in_(some))
        query = select(links.c.a, links.c.b).where(links.c.state == "confirmed", ends)
        found.update(frozenset((a, b)) for a, b in connection.execute(query))
    return found


def _decided(connection: Connection, link_ids: Sequence[str]) -> dict[str, LinkState]:
    """Return the last state that a reviewer gave to each link; a link made anew takes it on."""
    return link_states(keeping.on(connection, link_ids))
