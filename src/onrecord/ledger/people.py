"""One speaker across articles: who they are, what they said, and what was said of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from sqlalchemy import Connection, func, select

from onrecord.ledger import quoting
from onrecord.ledger.batches import batched
from onrecord.ledger.gathering import gather
from onrecord.ledger.queries import full_id
from onrecord.ledger.rows import fold
from onrecord.ledger.schema import articles, links, speakers, statements
from onrecord.ledger.views import IdentityView, PersonView, Share, SpeakerView
from onrecord.records import Act

_MOST = 50
"""Answers, and statements of others, that are given."""


def view_person(connection: Connection, beginning: str, limit: int, offset: int) -> PersonView | None:
    """Return who the speaker is whose id begins so; see `queries.full_id`.

    Speakers of a superseded article are none. `limit` and `offset` choose what of `said` is given.
    """
    id_ = full_id(connection, speakers, beginning)
    if id_ is None:
        return None
    name = connection.scalars(select(speakers.c.name).where(speakers.c.id == id_)).one()
    found = _identities(connection, name, told=False)
    own = next((one for one in found if any(view.speaker.id == id_ for view in one.sightings)), None)
    if own is None:
        return None
    said, about = _told(connection, own.sightings)
    ids = [one.id for one in said]
    answers = _disputing(connection, ids)
    rest = [statement_id for statement_id in ids if statement_id not in answers]
    given = [statement_id for statement_id in ids if statement_id in answers]
    return PersonView(
        identity=own,
        namesakes=tuple(one for one in found if one is not own),
        said=tuple(quoting.list_statements(connection, rest[offset : offset + limit])),
        said_in_all=len(rest),
        answered=tuple(quoting.list_statements(connection, given[:_MOST])),
        answered_in_all=len(given),
        about=tuple(quoting.list_statements(connection, about[:_MOST])),
        about_in_all=len(about),
        shares=_shares(said),
    )


def view_identities(connection: Connection, name: str) -> list[IdentityView]:
    """Return who bears `name` in all articles, with what they said; see `Ledger.identities`."""
    return _identities(connection, name, told=True)


def _identities(connection: Connection, name: str, *, told: bool) -> list[IdentityView]:
    """Return who bears `name`, those whose fullest name it is first; where `told`, with what they said."""
    gathered = gather(connection, [name])
    views = quoting.sight(connection, gathered.places)
    if told:
        views = quoting.with_statements(connection, views)
    key = fold(name)
    found = [quoting.as_identity(views, identity) for identity in gathered.identities]
    return sorted(found, key=lambda one: all(fold(view.speaker.name) != key for view in one.sightings))


class _Dated(NamedTuple):
    """A statement with what it is sorted and counted by."""

    day: str
    id: str
    act: Act | None


def _told(connection: Connection, sightings: Sequence[SpeakerView]) -> tuple[list[_Dated], list[str]]:
    """Return what a speaker said, and the ids of what others said of them in the same articles.

    Both come newest first, and those without a day last.
    """
    names: dict[str, set[str]] = defaultdict(set)
    called: dict[str, set[str]] = defaultdict(set)
    for view in sightings:
        names[view.article.id].add(view.speaker.name)
        called[view.article.id].update((view.speaker.name, *view.speaker.names))
    day = func.coalesce(statements.c.said_on, articles.c.published, "")
    columns = statements.c.article_id, statements.c.speaker, statements.c.target, statements.c.act
    query = select(day, statements.c.id, *columns).join(articles).where(statements.c.state != "rejected")
    said: list[_Dated] = []
    about: list[_Dated] = []
    for some in batched(names):
        which = query.where(statements.c.article_id.in_(some))
        for when, id_, article, speaker, target, act in connection.execute(which):
            if speaker in names[article]:
                said.append(_Dated(when, id_, act))
            elif target in called[article]:
                about.append(_Dated(when, id_, act))
    newest = partial(sorted, key=lambda one: (one.day, one.id), reverse=True)
    return newest(said), [one.id for one in newest(about)]


def _disputing(connection: Connection, ids: Sequence[str]) -> set[str]:
    """Return those of the statements that dispute another one."""
    query = select(links.c.a).where(links.c.kind == "disputes", links.c.state != "rejected")
    return {id_ for some in batched(ids) for id_ in connection.scalars(query.where(links.c.a.in_(some)))}


def _shares(said: Sequence[_Dated]) -> tuple[Share, ...]:
    counted = Counter((one.day[:7], one.act) for one in said)
    ordered = sorted(counted.items(), key=lambda item: (not item[0][0], item[0][0], item[0][1] or "~"))
    return tuple(Share(month or None, act, number) for (month, act), number in ordered)
