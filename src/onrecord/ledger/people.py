"""One speaker across articles: who they are, what they said, and what was said of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from sqlalchemy import ColumnElement, Connection, func, or_, select

from onrecord.ledger import quoting
from onrecord.ledger.batches import batched
from onrecord.ledger.queries import full_id
from onrecord.ledger.schema import articles, links, speakers, statements
from onrecord.ledger.views import IdentityView, PersonView, Share, SpeakerView

_MOST = 50
"""Answers, and statements of others, that are shown."""
_FEW = 500
"""Articles that one query asks for."""


def view_person(connection: Connection, beginning: str, limit: int, offset: int) -> PersonView | None:
    """Return who the speaker is whose id begins so; see `queries.full_id`.

    Speakers of a superseded article are none. `limit` and `offset` choose what of `said` is given.
    """
    id_ = full_id(connection, speakers, beginning)
    if id_ is None:
        return None
    name = connection.scalars(select(speakers.c.name).where(speakers.c.id == id_)).one()
    found = quoting.identify(quoting.sight(connection, name))
    own = next((one for one in found if any(view.speaker.id == id_ for view in one.sightings)), None)
    if own is None:
        return None
    dated = _said(connection, own.sightings)
    ids = [statement_id for statement_id, _, _ in dated]
    answers = _disputing(connection, ids)
    rest = [statement_id for statement_id in ids if statement_id not in answers]
    given = [statement_id for statement_id in ids if statement_id in answers][:_MOST]
    return PersonView(
        identity=own,
        namesakes=tuple(one for one in found if one is not own),
        said=tuple(quoting.list_statements(connection, rest[offset : offset + limit])),
        said_in_all=len(rest),
        answered=tuple(quoting.list_statements(connection, given)),
        about=tuple(quoting.list_statements(connection, _about(connection, own)[:_MOST])),
        shares=_shares(dated),
    )


def _said(
    connection: Connection, sightings: Sequence[SpeakerView]
) -> list[tuple[str, str | None, str | None]]:
    """Return id, day and act of all statements of a speaker, the newest first, without a day last."""
    names = [(view.article.id, statements.c.speaker == view.speaker.name) for view in sightings]
    return _dated(connection, names)


def _about(connection: Connection, who: IdentityView) -> list[str]:
    """Return what others said of a speaker in the articles where they speak, the newest first."""
    of = []
    for view in who.sightings:
        names = {view.speaker.name, *view.speaker.names}
        other = or_(statements.c.speaker.is_(None), statements.c.speaker != view.speaker.name)
        of.append((view.article.id, statements.c.target.in_(names) & other))
    return [id_ for id_, _, _ in _dated(connection, of)]


def _dated(
    connection: Connection, of: Sequence[tuple[str, ColumnElement[bool]]]
) -> list[tuple[str, str | None, str | None]]:
    day = func.coalesce(statements.c.said_on, articles.c.published)
    found: list[tuple[str, str | None, str | None]] = []
    for some in batched(of, _FEW):
        which = or_(*((statements.c.article_id == article) & condition for article, condition in some))
        query = select(statements.c.id, day, statements.c.act).join(articles).where(which)
        found += [(id_, moment, act) for id_, moment, act in connection.execute(query)]
    return sorted(found, key=lambda one: (one[1] is not None, one[1] or "", one[0]), reverse=True)


def _disputing(connection: Connection, ids: Sequence[str]) -> set[str]:
    """Return those of the statements that dispute another one."""
    query = select(links.c.a).where(links.c.kind == "disputes", links.c.state != "rejected")
    return {id_ for some in batched(ids) for id_ in connection.scalars(query.where(links.c.a.in_(some)))}


def _shares(dated: Sequence[tuple[str, str | None, str | None]]) -> tuple[Share, ...]:
    counted = Counter((day[:7] if day else None, act) for _, day, act in dated)
    ordered = sorted(
        counted.items(), key=lambda item: (item[0][0] is None, item[0][0] or "", item[0][1] or "~")
    )
    return tuple(Share(month, act, number) for (month, act), number in ordered)  # type: ignore[arg-type]
