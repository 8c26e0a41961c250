"""How many statements of a query there are, by what they may be narrowed to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import CTE, ColumnElement, Connection, Select, func, literal, select, union_all

from onrecord.ledger.facts import facts
from onrecord.ledger.namesakes import Namesake

FACETS = ("speaker", "act", "outlet", "year", "form", "disputed")
_MOST = {"speaker": 12, "outlet": 20, "year": 20}


@dataclass(frozen=True, slots=True)
class Counted:
    """How many statements have one value; None stands for those of which it cannot be told.

    Attributes:
        value: As the query's field takes it; of the year, as `published_from` and `published_to` do. Of the
            speaker a name, or an id where a query for a speaker tells namesakes apart.
        label: What a person reads.
    """

    value: str | None
    count: int
    label: str


@dataclass(frozen=True, slots=True)
class Tally:
    """How many there are in all and, where asked for, by each of FACETS, the most frequent values of it."""

    total: int
    facets: dict[str, tuple[Counted, ...]]


def count_by(
    connection: Connection,
    matching: Sequence[ColumnElement[bool]],
    namesakes: Sequence[Namesake],
    *,
    full: bool,
) -> Tally:
    """Return the counts of the facts for which all of `matching` holds; of namesakes each for itself."""
    if not full:
        return Tally(connection.scalar(select(func.count()).select_from(facts).where(*matching)) or 0, {})
    by = {"speaker": "speaker_id"} if namesakes else {}
    columns = {name: facts.c[by.get(name, name)] for name in FACETS}
    matched = select(*(column.label(name) for name, column in columns.items())).where(*matching)
    found: dict[str, Counter[Any]] = {name: Counter() for name in FACETS}
    for name, value, number in connection.execute(_query(matched.cte("matched"), bounded=not namesakes)):
        found[name][value] = number
    total = found["form"].total()
    if namesakes:
        facets = {name: _shown(name, counter) for name, counter in found.items() if name != "speaker"}
        return Tally(total, {"speaker": _by_namesake(namesakes, found["speaker"])} | facets)
    return Tally(total, {name: _shown(name, counter) for name, counter in found.items()})


def _query(matched: CTE, *, bounded: bool) -> Any:  # noqa: ANN401  (a compound of selects)
    parts: list[Select[Any]] = []
    for name in FACETS:
        column = matched.c[name]
        part = select(literal(name), column, func.count()).group_by(column)
        if name in _MOST and (bounded or name != "speaker"):
            part = part.order_by(func.count().desc(), column).limit(_MOST[name])
            inner = part.subquery()
            part = select(*inner.c)
        parts.append(part)
    return union_all(*parts)


def _shown(name: str, counter: Counter[Any]) -> tuple[Counted, ...]:
    items = sorted(counter.items(), key=lambda item: (item[0] is None, -item[1], str(item[0])))
    if name == "year":
        items.sort(key=lambda item: (item[0] is not None, item[0] or ""), reverse=True)
    return tuple(_counted(name, value, number) for value, number in items)


def _counted(name: str, value: object, number: int) -> Counted:
    if name == "disputed":
        return Counted("true" if value else "false", number, "disputed" if value else "no dispute found")
    if value is None:
        return Counted(None, number, "cannot be told")
    return Counted(str(value), number, str(value))


def _by_namesake(namesakes: Sequence[Namesake], counter: Counter[Any]) -> tuple[Counted, ...]:
    found = []
    for one in namesakes:
        number = sum(counter[id_] for id_ in one.ids)
        label = ", ".join([one.name, *one.offices[:1]])
        if number:
            found.append(Counted(one.id, number, label))
    return tuple(found)
