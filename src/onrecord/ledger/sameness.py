"""Whether two statements have one speaker."""

from __future__ import annotations

from typing import Literal

from sqlalchemy import Connection

from onrecord.ledger import rows
from onrecord.ledger.queries import load_speakers
from onrecord.ledger.quoting import told_identities
from onrecord.ledger.schema import speakers
from onrecord.ledger.views import Quoted
from onrecord.records import Speaker
from onrecord.stages import identities

Sameness = Literal["same", "perhaps", "other"]
"""Whether two statements have one speaker; a name alone leaves it at "perhaps"."""


def same_speaker(connection: Connection, one: Quoted, other: Quoted) -> Sameness:
    """Tell whether two statements have one speaker; in two articles only with evidence beyond the name."""
    a, b = one.statement.speaker, other.statement.speaker
    if a is None or b is None:
        return "other"
    pair = frozenset((Speaker.identify(one.article.id, a), Speaker.identify(other.article.id, b)))
    told = told_identities(connection).get(pair)
    if told is not None:
        return "same" if told else "other"
    if rows.fold(a) != rows.fold(b):
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
