"""What reviewers may decide, which of their decisions hold, and their values as JSON text."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, get_args

from onrecord.errors import JudgementError
from onrecord.ledger import rows
from onrecord.records import Act, Certainty, Judgement, LinkState, PartialDate, Spans, Statement

STATE, UNDO, ADDED, IDENTITY = "state", "undo", "added", "identity"
SPANS = ("source", "cue", "content")
FIELDS = ("speaker", "act", "certainty", "role", "channel", "said_on", *SPANS)
"""Fields of a statement that a reviewer may set."""
_LONGEST = 300


def to_text(value: object) -> str:
    """Return a value as JSON text; the same value always gives the same text."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def value_of(statement: Statement, name: str) -> object:
    """Return the value of a field of `statement` as JSON has it."""
    value = getattr(statement, name)
    if name in SPANS:
        return [list(span) for span in value]
    return str(value) if isinstance(value, PartialDate) else value


def as_field(name: str, value: Any) -> Any:  # noqa: ANN401  (as many types as fields)
    """Undo `value_of`."""
    if name in SPANS:
        return rows.spans(value)
    return PartialDate.parse(value) if name == "said_on" and value is not None else value


def check(name: str, value: object, text: str) -> object:
    """Return `value` where it is one of this field, in its one form.

    Raises:
        JudgementError: for any other value.
    """
    checker = _CHECKS.get(name)
    if checker is None:
        raise JudgementError(name, "is nothing that can be judged", f"choose of {', '.join(_CHECKS)}")
    try:
        return checker(value, text)
    except (ValueError, TypeError) as error:
        raise JudgementError(name, f"{value!r} cannot be its value", str(error)) from None


def _words(value: object, _: str) -> str | None:
    words = " ".join(value.split()) if isinstance(value, str) else value
    if words is not None and not isinstance(words, str):
        raise TypeError("words or null are")
    if words and len(words) > _LONGEST:
        raise ValueError(f"no more than {_LONGEST} characters")
    return words or None


def _one_of(options: Sequence[str], *, none: bool) -> Callable[[object, str], object]:
    def checker(value: object, _: str) -> object:
        if value in options or (none and value is None):
            return value
        raise ValueError(f"choose of {', '.join(options)}")

    return checker


def _day(value: object, _: str) -> str | None:
    return None if value is None else str(PartialDate.parse(str(value)))


def _spans(value: object, text: str) -> list[list[int]]:
    found = [[int(start), int(end)] for start, end in value]  # type: ignore[attr-defined]
    edges = [edge for pair in found for edge in pair]
    if edges != sorted(edges) or any(start == end for start, end in found):
        raise ValueError("pieces must be in the order of the text, apart and not empty")
    if edges and (edges[0] < 0 or edges[-1] > len(text)):
        raise ValueError("a piece lies outside the text")
    return found


_CHECKS: dict[str, Callable[[object, str], object]] = {
    STATE: _one_of(("accepted", "rejected"), none=False),
    "speaker": _words,
    "act": _one_of(get_args(Act), none=True),
    "certainty": _one_of(get_args(Certainty), none=True),
    "role": _words,
    "channel": _words,
    "said_on": _day,
    **dict.fromkeys(SPANS, _spans),
}
LINK_STATES = get_args(LinkState)


def standing(judgements: Iterable[tuple[str, Judgement]]) -> list[tuple[str, Judgement]]:
    """Return those of the judgements, each with its id, that nobody took back: the oldest first.

    One that takes back is itself a judgement, and can be taken back in its turn.
    """
    told = sorted(judgements, key=lambda item: (rows.when(item[1].made_at), item[0]))
    back: set[str] = set()
    for id_, judgement in reversed(told):
        if judgement.field == UNDO and id_ not in back:
            back.add(json.loads(judgement.before)["judgement"])
    return [item for item in told if item[0] not in back and item[1].field != UNDO]


@dataclass
class Judged:
    """A statement with what holds of it by the judgements that nobody took back.

    Attributes:
        seen: As it was when it was first judged.
        state: What a reviewer said of it as a whole.
        fields: Values that reviewers gave, as JSON has them.
        added: A person found it, no machine.
        linked: A reviewer confirmed a link that it is an end of.
    """

    seen: Statement
    state: str | None = None
    fields: dict[str, object] = field(default_factory=dict)
    added: bool = False
    linked: bool = False

    @property
    def spoken_for(self) -> bool:
        """Whether it stands where no machine finds it."""
        return bool(self.added or self.fields or self.state or self.linked)


def fold(
    judgements: Iterable[tuple[str, Judgement]], seen: dict[str, list[tuple[str, Statement]]]
) -> dict[str, Judged]:
    """Return what holds of each judged statement, by its id.

    Args:
        judgements: With their ids, also those that were taken back.
        seen: By the id of a judgement the statements that it was made on, each with its id.
    """
    told = sorted(judgements, key=lambda item: (rows.when(item[1].made_at), item[0]))
    # What was taken back says nothing any more, but the address of the statement lasts.
    found: dict[str, Judged] = {}
    for id_, _ in told:
        for statement_id, statement in seen.get(id_, ()):
            found.setdefault(statement_id, Judged(statement))
    for id_, judgement in standing(told):
        for statement_id, _ in seen.get(id_, ()):
            judged = found[statement_id]
            if judgement.subject != statement_id:
                judged.linked |= json.loads(judgement.after) == "confirmed"
            elif judgement.field == ADDED:
                judged.added = True
            elif judgement.field == STATE:
                judged.state = json.loads(judgement.after)
            elif judgement.field in FIELDS:
                judged.fields[judgement.field] = json.loads(judgement.after)
    return found


def link_states(judgements: Iterable[tuple[str, Judgement]]) -> dict[str, LinkState]:
    """Return the last state that reviewers gave to each link, by its id."""
    found: dict[str, LinkState] = {}
    for _, judgement in standing(judgements):
        state: Any = json.loads(judgement.after) if judgement.field == STATE else None
        if state in LINK_STATES:
            found[judgement.subject] = state
    return found


def identities(judgements: Iterable[tuple[str, Judgement]]) -> dict[frozenset[str], bool]:
    """Return which pairs of speakers reviewers told to be one (True) or two (False), by their ids."""
    pairs: dict[frozenset[str], bool] = {}
    for _, judgement in standing(judgements):
        if judgement.field == IDENTITY:
            told = json.loads(judgement.after)
            for key, one in (("one_with", True), ("apart_from", False)):
                pairs.update({frozenset((judgement.subject, other)): one for other in told.get(key, ())})
    return pairs


def by_subject(judgements: Iterable[tuple[str, Judgement]]) -> dict[str, list[tuple[str, Judgement]]]:
    """Return the judgements of each subject."""
    found: dict[str, list[tuple[str, Judgement]]] = defaultdict(list)
    for item in judgements:
        found[item[1].subject].append(item)
    return found


def share(one: Spans, other: Spans) -> float:
    """Return how much two roles overlap: the share of the union of their characters."""
    common = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one for b in other)
    union = sum(span.end - span.start for span in (*one, *other)) - common
    return common / union if union else 1.0
