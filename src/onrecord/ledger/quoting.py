"""Read statements from the ledger, each with its exact words, its article and its links."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, replace
from typing import Any, TypeVar

from sqlalchemy import Connection, RowMapping, func, select

from onrecord.ledger import rows
from onrecord.ledger.batches import batched
from onrecord.ledger.judging.decisions import identities
from onrecord.ledger.judging.keeping import identity_judgements
from onrecord.ledger.queries import (
    HEADER,
    find_header,
    full_id,
    header,
    list_versions,
    load_speakers,
)
from onrecord.ledger.schema import (
    articles,
    judgements,
    links,
    speaker_keys,
    speakers,
    statements,
    withheld,
)
from onrecord.ledger.views import (
    ArticleHeader,
    ArticleView,
    Hit,
    IdentityView,
    Listed,
    OfficeSeen,
    Quoted,
    SpeakerView,
    StatementView,
    Tie,
)
from onrecord.ledger.withholding import cover, read_article
from onrecord.records import Spans, Speaker, Statement
from onrecord.stages.identities import Identity
from onrecord.text.spans import exact_words

_View = TypeVar("_View", bound=Quoted)
_BATCH = 1000  # SQLite takes no more than 32,766 values in one query


def as_hit(statement: Listed, highlights: Spans, rank: float) -> Hit:
    """Return a statement as one that a search found."""
    return _with(Hit, statement, highlights=highlights, rank=rank)


def view_statement(connection: Connection, beginning: str) -> StatementView | None:
    """Return all that is known of the statement whose id begins so; see `queries.full_id`."""
    id_ = full_id(connection, statements, beginning)
    if id_ is None:
        return None
    [listed] = list_statements(connection, [id_])
    inner = select(statements.c.id).where(statements.c.inside == id_).order_by(statements.c.position)
    subjects = [id_, *(tie.link.id for tie in listed.ties)]
    history = select(judgements).where(judgements.c.subject.in_(subjects))
    decided = connection.execute(history.order_by(judgements.c.made_at, judgements.c.id)).mappings()
    return _with(
        StatementView,
        listed,
        inner=tuple(quote(connection, connection.scalars(inner).all())),
        judgements=tuple(map(rows.read_judgement, decided)),
    )


def view_article(connection: Connection, beginning: str) -> ArticleView | None:
    """Return all that belongs to the article whose id begins so; see `queries.full_id`."""
    id_ = full_id(connection, articles, beginning)
    found = find_header(connection, id_) if id_ else None
    record = read_article(connection, found.id) if found else None
    if found is None or record is None:
        return None
    told = list_statements(connection, [statement.id for statement in record.statements])
    return ArticleView(found, record, tuple(told), tuple(list_versions(connection, found.id)))


def view_speakers(connection: Connection, name: str) -> list[SpeakerView]:
    """Return a view for each speaker of each article who bears `name`: full, other or last, in any case.

    Those whose fullest name it is come first, then the newest articles.
    """
    key = rows.fold(name)
    views = with_statements(connection, sight(connection, bearers(connection, [key])))
    return sorted(views, key=lambda view: rows.fold(view.speaker.name) != key)


def with_statements(connection: Connection, views: Sequence[SpeakerView]) -> list[SpeakerView]:
    """Return the views with what the speakers said."""
    found = []
    for batch in batched(views, _BATCH):
        people = {view.speaker.id: view.speaker for view in batch}
        said = _said_by(connection, [(view.speaker.id, view.article.id) for view in batch], people)
        found += [replace(view, statements=said[view.speaker.id]) for view in batch]
    return found


def sight(connection: Connection, places: Sequence[tuple[str, str]]) -> list[SpeakerView]:
    """Return a view without statements for each speaker, given by its id and its article's."""
    views = []
    for batch in batched(places, _BATCH):
        headers = _headers(connection, {article_id for _, article_id in batch})
        people = load_speakers(connection, speakers.c.id.in_([id_ for id_, _ in batch]))
        by_id = {speaker.id: speaker for speaker in people}
        company_of = persons(connection, set(headers))
        for id_, article in batch:
            company = tuple(name for other, name in company_of[article] if other != id_)
            views.append(SpeakerView(by_id[id_], headers[article], (), company))
    return views


def bearers(connection: Connection, keys: Iterable[str]) -> list[tuple[str, str]]:
    """Return the speakers of current articles who bear a name, and their articles' ids, newest first."""
    wanted = func.json_each(json.dumps(sorted(keys))).table_valued("value")
    named = select(speaker_keys.c.speaker_id).where(speaker_keys.c.key.in_(select(wanted.c.value)))
    query = (
        select(speakers.c.id, speakers.c.article_id)
        .join(articles, articles.c.id == speakers.c.article_id)
        .where(speakers.c.id.in_(named), articles.c.superseded_by.is_(None))
        .order_by(articles.c.published.desc().nulls_last(), articles.c.id.desc(), speakers.c.position)
    )
    found = [(row.id, row.article_id) for row in connection.execute(query)]
    return found + _joined(connection, {id_ for id_, _ in found})


def _joined(connection: Connection, ids: set[str]) -> list[tuple[str, str]]:
    """Return those of other names whom reviewers told to be one with these, as `bearers` does."""
    near = set(ids)
    edge = set(ids)
    pairs = [pair for pair, one in told_identities(connection).items() if one]
    while edge:
        edge = {id_ for pair in pairs if pair & edge for id_ in pair} - near
        near |= edge
    query = (
        select(speakers.c.id, speakers.c.article_id)
        .join(articles, articles.c.id == speakers.c.article_id)
        .where(speakers.c.id.in_(near - ids), articles.c.superseded_by.is_(None))
        .order_by(articles.c.published.desc().nulls_last(), articles.c.id.desc(), speakers.c.position)
    )
    return [(row.id, row.article_id) for row in connection.execute(query)] if near - ids else []


def told_identities(connection: Connection) -> dict[frozenset[str], bool]:
    """Return which pairs of speakers reviewers told to be one, or not, by their ids."""
    return identities(identity_judgements(connection))


def persons(connection: Connection, ids: set[str]) -> dict[str, list[tuple[str, str]]]:
    """Return the persons who speak in each article, id and full name, in its order."""
    found: dict[str, list[tuple[str, str]]] = {id_: [] for id_ in ids}
    query = (
        select(speakers.c.article_id, speakers.c.id, speakers.c.name)
        .where(speakers.c.kind == "person", speakers.c.name.contains(" "))
        .order_by(speakers.c.article_id, speakers.c.position)
    )
    for some in batched(sorted(ids)):
        for article, id_, name in connection.execute(query.where(speakers.c.article_id.in_(some))):
            found[article].append((id_, name))
    return found


def as_identity(views: Sequence[SpeakerView], identity: Identity) -> IdentityView:
    """Return one of those who are told apart among `views`."""
    seen = [views[i] for i in identity.members]
    return IdentityView(tuple(seen), tuple(_offices(seen)), tuple(bond.why for bond in identity.bonds))


def _offices(views: Sequence[SpeakerView]) -> list[OfficeSeen]:
    def when(view: SpeakerView) -> tuple[bool, str, str]:
        return view.article.published is None, str(view.article.published or ""), view.article.id

    return [
        OfficeSeen(office, view.article)
        for view in sorted(views, key=when)
        for office in view.speaker.offices
    ]


def list_statements(connection: Connection, ids: Sequence[str]) -> list[Listed]:
    """Return the statements with these ids, in this order, with their links and what they stand inside."""
    ties, quoted = _ties(connection, ids), quote(connection, ids)
    inside = sorted({one.statement.inside for one in quoted if one.statement.inside})
    outer = dict(zip(inside, quote(connection, inside), strict=True))
    return [
        _with(Listed, one, ties=tuple(ties[one.statement.id]), outer=outer.get(one.statement.inside or ""))
        for one in quoted
    ]


def judged(connection: Connection, ids: Sequence[str]) -> set[str]:
    """Return those of the statements of which, or of a link of which, a reviewer decided anything."""
    found: set[str] = set()
    for batch in batched(ids, _BATCH):
        own = judgements.c.subject.in_(batch)
        found.update(connection.scalars(select(judgements.c.subject).where(own)))
        for end in (links.c.a, links.c.b):
            query = select(end).join(judgements, judgements.c.subject == links.c.id).where(end.in_(batch))
            found.update(connection.scalars(query))
    return found


def quote(connection: Connection, ids: Sequence[str]) -> list[Quoted]:
    """Return the statements with these ids, in this order, with their exact words."""
    found: dict[str, Quoted] = {}
    for batch in batched(ids, _BATCH):
        query = select(statements).where(statements.c.id.in_(batch))
        told = connection.execute(query).mappings().all()
        wanted = {row["article_id"] for row in told}
        in_full = select(*HEADER, articles.c.text, withheld.c.hidden).where(articles.c.id.in_(wanted))
        in_full = in_full.outerjoin(withheld, withheld.c.article_id == articles.c.id)
        sources = {row["id"]: row for row in connection.execute(in_full).mappings()}
        for row in told:
            source = sources[row["article_id"]]
            found[row["id"]] = _quoted(rows.read_statement(row), header(source), _shown_text(source))
    return [found[id_] for id_ in ids]


def _shown_text(source: RowMapping) -> str:
    return cover(source["text"], rows.spans(source["hidden"] or ()))


def _quoted(statement: Statement, article: ArticleHeader, text: str) -> Quoted:
    return Quoted(
        statement=statement,
        article=article,
        words=exact_words(text, statement.content),
        source_words=exact_words(text, statement.source),
        cue_words=exact_words(text, statement.cue),
        said_on_words=exact_words(text, statement.said_on_words),
    )


def _headers(connection: Connection, article_ids: set[str]) -> dict[str, ArticleHeader]:
    query = select(*HEADER).where(articles.c.id.in_(article_ids))
    return {row["id"]: header(row) for row in connection.execute(query).mappings()}


def _said_by(
    connection: Connection, which: Sequence[tuple[str, str]], people: Mapping[str, Speaker]
) -> dict[str, tuple[Listed, ...]]:
    """Return the statements of each speaker (id and article's id) in the order of their days."""
    names = {(article_id, people[id_].name): id_ for id_, article_id in which}
    query = (
        select(statements.c.id, statements.c.article_id, statements.c.speaker)
        .where(statements.c.article_id.in_({article_id for article_id, _ in names}))
        .where(statements.c.state != "rejected")
        .order_by(statements.c.article_id, statements.c.position)
    )
    speaker_of = {
        id_: names[article_id, speaker]
        for id_, article_id, speaker in connection.execute(query)
        if (article_id, speaker) in names
    }
    said: dict[str, list[Listed]] = defaultdict(list)
    for listed in list_statements(connection, list(speaker_of)):
        said[speaker_of[listed.statement.id]].append(listed)
    return defaultdict(tuple, {id_: tuple(sorted(found, key=_day)) for id_, found in said.items()})


def _day(listed: Listed) -> str:
    """Return what sorts a statement by the day of its saying, or of its publication, or at the end."""
    return str(listed.statement.said_on or listed.article.published or "~")


def _ties(connection: Connection, ids: Sequence[str]) -> dict[str, list[Tie]]:
    """Return the links of each statement: its own first, then by kind and the other's place.

    Those with a statement that a reviewer rejected are none.
    """
    seen = []  # each as the id of this end, the link, the id of the other end
    for batch in batched(ids, _BATCH):
        for here, there in (("a", "b"), ("b", "a")):
            found = connection.execute(select(links).where(links.c[here].in_(batch))).mappings()
            seen += [(row[here], rows.read_link(row), row[there]) for row in found]
    others = quote(connection, [there for _, _, there in seen])
    ties: dict[str, list[Tie]] = defaultdict(list)
    for (here, link, _), other in zip(seen, others, strict=True):
        if other.statement.state != "rejected":
            ties[here].append(Tie(link, link.a == here, other))
    for each in ties.values():
        each.sort(key=_rank_of_tie)
    return ties


def _rank_of_tie(tie: Tie) -> tuple[object, ...]:
    other = tie.other
    return not tie.outgoing, tie.link.kind, other.article.id, other.statement.content, tie.link.id


def _with(kind: type[_View], quoted: Quoted, **more: Any) -> _View:  # noqa: ANN401  (fields of `kind`)
    """Return the fields of `quoted` and `more` as a view of another kind."""
    return kind(**{field.name: getattr(quoted, field.name) for field in fields(quoted)}, **more)
