"""What searches count by, of all statements, as numbers in memory: a large part of them is counted at once.

Only what was written since is read again: triggers note in `search_touched` which facts a change touched.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from threading import Lock
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Column, Connection, Integer, MetaData, Select, Table, func, literal_column, select

from onrecord.ledger import fulltext
from onrecord.ledger.facts import facts, state

FACETS = ("speaker", "act", "outlet", "year", "form", "disputed")
MEMORY = "onrecord.columns"
"""The option of an engine under which its `Latest` stands."""
_ABSENT = object()
"""Stands for the value of a number that no statement has; its code is 0."""

# `change` is the ledger's state before the change that touched the row of this number, or took it away.
_touched = Table(
    f"{fulltext.TABLE}_touched",
    MetaData(),
    Column("number", Integer, primary_key=True),
    Column("change", Integer),
)

Codes = NDArray[np.int32]
Numbers = NDArray[np.int64]
_JOINED = func.group_concat(literal_column("number"))
"""One text of many numbers, which is read much faster than a row for each."""
_INDEXED = (("speaker",), ("outlet",), ("form", "disputed", "act", "year"))
"""The facets as indexes have them together."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The facets of all statements, as they are in one state of the ledger.

    Attributes:
        codes: By facet the codes of its values, by the statement's number in the search index.
        values: By facet what each code stands for. Later states add to the same lists.
        known: By facet the code of each value.
    """

    state: int
    codes: dict[str, Codes]
    values: dict[str, list[Any]]
    known: dict[str, dict[Any, int]]

    @classmethod
    def read(cls, connection: Connection, at: int) -> Self:
        """Read the facets of all statements; `at` is the state that the connection sees."""
        size = (connection.scalar(select(func.max(facts.c.number))) or 0) + 1
        found = cls(
            at,
            {name: np.zeros(size, np.int32) for name in FACETS},
            {name: [_ABSENT] for name in FACETS},
            {name: {} for name in FACETS},
        )
        for names in _INDEXED:
            by = [facts.c[name] for name in names]
            for *values, joined in connection.execute(select(*by, _JOINED).group_by(*by)):
                numbers = _numbers(joined)
                for name, value in zip(names, values, strict=True):
                    found.codes[name][numbers] = found._code(name, value)
        return found

    def later(self, connection: Connection, at: int) -> Self:
        """Return these as they are in the later state that the connection sees."""
        touched = select(_touched.c.number, *(facts.c[name] for name in FACETS), facts.c.number)
        touched = touched.outerjoin(facts, facts.c.number == _touched.c.number)
        rows = connection.execute(touched.where(_touched.c.change >= self.state)).all()
        gone = (_ABSENT,) * len(FACETS)
        return self._with(at, [(row[0], gone if row[-1] is None else row[1:-1]) for row in rows])

    def _with(self, at: int, rows: Sequence[tuple[int, Sequence[Any]]]) -> Self:
        size = max(len(self.codes["form"]), *(number + 1 for number, _ in rows)) if rows else 0
        codes = {}
        for i, name in enumerate(FACETS):
            codes[name] = self.codes[name]
            if rows:
                codes[name] = np.pad(codes[name], (0, size - len(codes[name])))
                codes[name][[number for number, _ in rows]] = [self._code(name, row[i]) for _, row in rows]
        return type(self)(at, codes, self.values, self.known)

    def _code(self, name: str, value: object) -> int:
        if value is _ABSENT:
            return 0
        known, values = self.known[name], self.values[name]
        if value not in known:
            known[value] = len(values)
            values.append(value)
        return known[value]

    def counted(self, numbers: Numbers | None) -> dict[str, Counter[Any]]:
        """Count the values of each facet among the statements of these numbers; of all where None."""
        found = {}
        for name in FACETS:
            codes = self.codes[name] if numbers is None else self.codes[name][numbers]
            counts = np.bincount(codes)
            values = self.values[name]
            found[name] = Counter(
                {values[code]: int(counts[code]) for code in np.flatnonzero(counts) if code}
            )
        return found


class Latest:
    """The columns in the newest state that was asked for; threads may share it."""

    def __init__(self) -> None:
        self._columns: Columns | None = None
        self._lock = Lock()

    def get(self, connection: Connection) -> Columns | None:
        """Return the columns as the connection sees the ledger; None where others have gone on since."""
        at = state(connection)
        with self._lock:
            held = self._columns
            if held is None:
                held = Columns.read(connection, at)
            elif held.state < at:
                held = held.later(connection, at)
            elif held.state > at:
                return None
            self._columns = held
            return held


def columns(connection: Connection) -> Columns | None:
    """Return the columns as the connection, which must be one that only reads, sees the ledger."""
    latest: Latest = connection.get_execution_options()[MEMORY]
    return latest.get(connection)


def numbers_of(connection: Connection, query: Select[Any]) -> Numbers:
    """Return the numbers that a query of one column named `number` gives."""
    return _numbers(connection.scalar(select(_JOINED).select_from(query.subquery())))


def _numbers(joined: str | None) -> Numbers:
    return np.fromstring(joined or "", np.int64, sep=",")
