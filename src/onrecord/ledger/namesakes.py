"""Who is meant by a speaker's name or id: the same in two articles only with evidence beyond the name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from onrecord.ledger import rows
from onrecord.ledger.batches import batched
from onrecord.ledger.queries import HEADER, header, load_speakers
from onrecord.ledger.quoting import bearers, told_identities
from onrecord.ledger.schema import articles, speaker_offices, speakers
from onrecord.ledger.views import OfficeSeen
from onrecord.records import Speaker, SpeakerKind
from onrecord.stages.identities import Sighting, group

_ID = re.compile("[0-9a-f]{16}")


@dataclass(frozen=True, slots=True)
class Namesake:
    """One who bears a name, in all articles that evidence joins, as `IdentityView` but without statements.

    Attributes:
        id: Of the speaker in the newest of the articles; each one of `ids` leads to the same namesake.
        name: The longest name that an article gives.
        offices: As articles give them, those of the newest first.
        ids: Of the speaker in each article, the newest first.
        why: What beyond the name tells that they are one; empty where there is one article only.
    """

    id: str
    name: str
    kind: SpeakerKind | None
    offices: tuple[str, ...]
    ids: tuple[str, ...]
    why: tuple[str, ...]


def bearing(connection: Connection, name: str) -> tuple[Namesake, ...]:
    """Return who bears `name`, as `Ledger.identities` tells them apart, the newest articles first."""
    found = _sightings(connection, rows.fold(name))
    sightings = [Sighting(speaker, company) for speaker, company in found]
    groups = group(sightings, told_identities(connection))
    return tuple(
        _namesake([found[i][0] for i in identity.members], tuple(bond.why for bond in identity.bonds))
        for identity in groups
    )


def meant(connection: Connection, speaker: str) -> tuple[Namesake, ...]:
    """Return the one whose id `speaker` is, in all articles, or else all who bear that name."""
    if not _ID.fullmatch(speaker):
        return bearing(connection, speaker)
    name = connection.scalar(select(speakers.c.name).where(speakers.c.id == speaker))
    if name is None:
        return bearing(connection, speaker)
    return tuple(one for one in bearing(connection, name) if speaker in one.ids)


def names(connection: Connection, after: str, limit: int) -> list[str]:
    """Return the first `limit` full names of speakers of current articles behind `after`, in their order."""
    query = (
        select(speakers.c.name)
        .distinct()
        .join(articles, articles.c.id == speakers.c.article_id)
        .where(speakers.c.name > after, articles.c.superseded_by.is_(None))
        .order_by(speakers.c.name)
    )
    return list(connection.scalars(query.limit(limit)))


def offices(connection: Connection, who: Namesake) -> list[OfficeSeen]:
    """Return the offices of a speaker by the day of the article that gives them, those without one last."""
    found: list[OfficeSeen] = []
    for some in batched(who.ids):
        query = (
            select(speaker_offices.c.office, *HEADER)
            .select_from(
                speaker_offices.join(speakers).join(articles, articles.c.id == speakers.c.article_id)
            )
            .where(speakers.c.id.in_(some))
            .order_by(articles.c.id, speaker_offices.c.position)
        )
        found += [OfficeSeen(row["office"], header(row)) for row in connection.execute(query).mappings()]
    return sorted(found, key=lambda seen: str(seen.article.published or "~"))


def _namesake(sighted: Sequence[Speaker], why: tuple[str, ...]) -> Namesake:
    return Namesake(
        id=sighted[0].id,
        name=max((speaker.name for speaker in sighted), key=len),
        kind=next((speaker.kind for speaker in sighted if speaker.kind), None),
        offices=tuple(dict.fromkeys(office for speaker in sighted for office in speaker.offices)),
        ids=tuple(speaker.id for speaker in sighted),
        why=why,
    )


def _sightings(connection: Connection, key: str) -> list[tuple[Speaker, frozenset[str]]]:
    """Return the speakers of current articles who bear a name, with their company, newest first."""
    where = dict(bearers(connection, key))
    people: dict[str, Speaker] = {}
    for some in batched(where):
        people |= {speaker.id: speaker for speaker in load_speakers(connection, speakers.c.id.in_(some))}
    persons: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for some in batched(sorted(set(where.values()))):
        company = select(speakers.c.article_id, speakers.c.id, speakers.c.name).where(
            speakers.c.article_id.in_(some), speakers.c.kind == "person", speakers.c.name.contains(" ")
        )
        for article, id_, name in connection.execute(company):
            persons[article].append((id_, name))
    return [
        (people[id_], frozenset(name for other, name in persons[article] if other != id_))
        for id_, article in where.items()
    ]
