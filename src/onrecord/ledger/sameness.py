"""Whether two statements have one speaker."""

from __future__ import annotations

from typing import Literal

from sqlalchemy import Connection, select

from onrecord.ledger import rows
from onrecord.ledger.queries import load_speakers
from onrecord.ledger.quoting import told_identities
from onrecord.ledger.schema import speakers
from onrecord.ledger.views import Quoted
from onrecord.records import Speaker
from onrecord.stages import identities

Sameness = Literal["same", "perhaps", "other"]
"""Whether two statements have one speaker; a name alone leaves it at "perhaps"."""


class Sightings:
    """Who speaks in some articles, read all at once where it is first asked for."""

    def __init__(self, connection: Connection, article_ids: set[str]) -> None:
        self._connection = connection
        self._article_ids = article_ids
        self._people: dict[str, list[Speaker]] | None = None
        self._told: dict[frozenset[str], bool] | None = None

    def told(self, one: str, other: str) -> bool | None:
        """Return whether reviewers told two speakers to be one, by their ids; None where nobody did."""
        if self._told is None:
            self._told = told_identities(self._connection)
        return self._told.get(frozenset((one, other)))

    def of(self, article_id: str, name: str) -> identities.Sighting | None:
        """Return the speaker who bears a name in one of the articles, with the company there."""
        people = self._read()[article_id]
        own = next((speaker for speaker in people if rows.fold(speaker.name) == rows.fold(name)), None)
        others = frozenset(s.name for s in people if s is not own and s.kind == "person" and " " in s.name)
        return None if own is None else identities.Sighting(own, others)

    def _read(self) -> dict[str, list[Speaker]]:
        if self._people is None:
            at = speakers.c
            self._people = {id_: [] for id_ in self._article_ids}
            where = select(at.id, at.article_id).where(at.article_id.in_(self._article_ids))
            article_of = dict(map(tuple, self._connection.execute(where)))
            for speaker in load_speakers(self._connection, at.article_id.in_(self._article_ids)):
                self._people[article_of[speaker.id]].append(speaker)
        return self._people


def same_speaker(sightings: Sightings, one: Quoted, other: Quoted) -> Sameness:
    """Tell whether two statements have one speaker; in two articles only with evidence beyond the name."""
    a, b = one.statement.speaker, other.statement.speaker
    if a is None or b is None:
        return "other"
    told = sightings.told(Speaker.identify(one.article.id, a), Speaker.identify(other.article.id, b))
    if told is not None:
        return "same" if told else "other"
    if rows.fold(a) != rows.fold(b):
        return "other"
    if one.article.id == other.article.id:
        return "same"
    sighted = [sightings.of(quoted.article.id, a) for quoted in (one, other)]
    if sighted[0] is None or sighted[1] is None:
        return "perhaps"
    return "same" if identities.evidence(sighted[0], sighted[1]) else "perhaps"
