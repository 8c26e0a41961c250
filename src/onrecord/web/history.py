"""What reviewers decided, told to a person: who, when, and from what to what."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.ledger import StatementView
from onrecord.ledger.judging import decisions
from onrecord.ledger.rows import judgement_row
from onrecord.records import Judgement
from onrecord.web.rendering import words_shown


@dataclass(frozen=True, slots=True)
class Told:
    """A judgement as a page shows it.

    Attributes:
        what: The field with its value before and after.
        stands: Nobody took it back.
        is_undo: It takes another one back.
    """

    id: str
    what: str
    reviewer: str
    when: str
    stands: bool
    is_undo: bool


def history(view: StatementView) -> list[Told]:
    """Return what was decided of a statement and its links, the oldest first."""
    others = {tie.link.id: f"link to “{words_shown(tie.other)[:60]}”" for tie in view.ties}
    return _told(view.judgements, others)


def decided(judgements: Iterable[Judgement]) -> list[Told]:
    """Return those judgements that stand and take nothing back."""
    return [one for one in _told(judgements, {}) if one.stands and not one.is_undo]


def _told(judgements: Iterable[Judgement], others: dict[str, str]) -> list[Told]:
    known = [(judgement_row(one)["id"], one) for one in judgements]
    standing = {id_ for id_, _ in decisions.standing(known)}
    back = {json.loads(one.before)["judgement"] for _, one in known if one.field == decisions.UNDO}
    return [
        Told(
            id_,
            _what(one, others.get(one.subject)),
            one.reviewer,
            f"{one.made_at:%Y-%m-%d %H:%M} UTC",
            id_ in standing or (one.field == decisions.UNDO and id_ not in back),
            one.field == decisions.UNDO,
        )
        for id_, one in known
    ]


def _what(judgement: Judgement, link: str | None) -> str:
    name = link or judgement.field
    if judgement.field == decisions.UNDO:
        value = _value(json.loads(judgement.before)["value"])
        return f"{link + ': ' if link else ''}took back {value}"
    if judgement.field == decisions.ADDED:
        return "added the statement"
    if judgement.field == decisions.IDENTITY:
        told = json.loads(judgement.after)
        return "one with another speaker" if "one_with" in told else "parted from another speaker"
    return f"{name}: {_value(json.loads(judgement.before))} → {_value(json.loads(judgement.after))}"


def _value(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(f"{start}–{end}" for start, end in value) or "none"
    return "not told" if value is None else str(value)
