"""How many statements of a query there are, by what they may be narrowed to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import CTE, Connection, Select, func, literal, select, union_all

from onrecord.ledger.columns import FACETS, columns, numbers_of
from onrecord.ledger.facts import facts
from onrecord.ledger.namesakes import Namesake

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
    connection: Connection, matching: Select[Any] | None, namesakes: Sequence[Namesake], *, full: bool
) -> Tally:
    """Return the counts of the statements whose numbers `matching` gives; of all of them where it is None.

    Namesakes are counted each for itself.
    """
    if not full:
        return Tally(_number(connection, matching), {})
    held = None if namesakes else columns(connection)
    if held is not None:
        numbers = None if matching is None else numbers_of(connection, matching)
        found = {name: _most(name, counter) for name, counter in held.counted(numbers).items()}
    else:
        found = _queried(connection, matching, namesakes)
    total = found["form"].total()
    if namesakes:
        facets = {name: _shown(name, counter) for name, counter in found.items() if name != "speaker"}
        return Tally(total, {"speaker": _by_namesake(namesakes, found["speaker"])} | facets)
    return Tally(total, {name: _shown(name, counter) for name, counter in found.items()})


def _number(connection: Connection, matching: Select[Any] | None) -> int:
    whole = facts if matching is None else matching.subquery()
    return connection.scalar(select(func.count()).select_from(whole)) or 0


def _most(name: str, counter: Counter[Any]) -> Counter[Any]:
    """Return the most frequent values, as `_query` does."""
    if name not in _MOST:
        return counter
    ordered = sorted(counter.items(), key=lambda item: (-item[1], item[0] is not None, item[0]))
    return Counter(dict(ordered[: _MOST[name]]))


def _queried(
    connection: Connection, matching: Select[Any] | None, namesakes: Sequence[Namesake]
) -> dict[str, Counter[Any]]:
    """Count in the database: for namesakes, and where the columns are ahead of what the connection sees."""
    by = {"speaker": "speaker_id"} if namesakes else {}
    chosen = select(*(facts.c[by.get(name, name)].label(name) for name in FACETS))
    if matching is not None:
        chosen = chosen.where(facts.c.number.in_(matching))
    found: dict[str, Counter[Any]] = {name: Counter() for name in FACETS}
    for name, value, number in connection.execute(_query(chosen.cte("matched"), bounded=not namesakes)):
        found[name][value] = number
    return found


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
