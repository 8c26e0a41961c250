"""Statements by a query: counted, and a page of them at a time.

Paging goes by what the last item is sorted by, never by its number, so that what comes in on top meanwhile
moves nothing. Counts are remembered as long as the ledger stays as it is.
"""

from __future__ import annotations

import json
from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, NamedTuple, overload

from sqlalchemy import ColumnElement, Connection, Select, func, select, text, tuple_

from onrecord.errors import QueryError
from onrecord.ledger import fulltext, quoting
from onrecord.ledger.counting import Counted, Tally, count_by
from onrecord.ledger.cursors import Cursor
from onrecord.ledger.facts import facts
from onrecord.ledger.flat import FlatRow, Library, flat, frame
from onrecord.ledger.namesakes import Namesake, meant
from onrecord.ledger.query import Order, Query
from onrecord.ledger.remembered import remembered
from onrecord.ledger.views import Hit, Listed
from onrecord.records import PartialDate

MOST_NAMESAKES = 20
"""Who bears one name that are shown, or counted as a facet; a last name may be borne by hundreds."""


@dataclass(frozen=True, slots=True)
class Results(Sequence[Hit]):
    """A page of the statements that a query found; a sequence of its hits.

    Attributes:
        total: How many there are on all pages.
        next: Cursor of the page after this one; None on the last one.
        facets: How many there are by speaker, act, outlet, year of publication, form, and disputed or not;
            empty where they were not asked for.
        namesakes: Who is meant where a speaker is sought. Where several bear the name, the id of each
            narrows the query to them.
    """

    hits: tuple[Hit, ...]
    query: Query
    order: Order
    total: int
    next: str | None
    facets: dict[str, tuple[Counted, ...]]
    namesakes: tuple[Namesake, ...]

    @overload
    def __getitem__(self, index: int) -> Hit: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Hit, ...]: ...
    def __getitem__(self, index: int | slice) -> Hit | tuple[Hit, ...]:
        return self.hits[index]

    def __len__(self) -> int:
        return len(self.hits)

    def __iter__(self) -> Iterator[Hit]:
        return iter(self.hits)

    def rows(self) -> list[FlatRow]:
        """Return the hits as flat rows, each with what disputes it."""
        return [flat(hit) for hit in self.hits]

    def frame(self, library: Library = "pandas") -> Any:  # noqa: ANN401  (a library that may be missing)
        """Return the hits as a data frame of pandas or polars, with a column for each name in `flat.COLUMNS`.

        Raises:
            ExtraError: where that library is not installed.
        """
        return frame(self.rows(), library)


class _Row(NamedTuple):
    number: int
    id: str
    key: str | float


class Search:
    """One query on one connection.

    Args:
        connection: Everything on it is as at one moment.
        query: What is sought.

    Raises:
        QueryError: where the words have too many terms for the index.
    """

    def __init__(self, connection: Connection, query: Query) -> None:
        self._connection = connection
        self._query = query
        self._remember = partial(remembered, connection)
        self._sought = fulltext.expression(query.words)
        self.namesakes: tuple[Namesake, ...] = ()
        if query.speaker:
            who = query.speaker
            self.namesakes = self._remember(("speaker", who), lambda: meant(connection, who))

    def page(self, order: Order | None, after: str | None, limit: int, *, facets: bool) -> Results:
        """Return `limit` results behind the cursor `after`, in this order; see `Ledger.search`.

        Raises:
            QueryError: for a cursor that is none, or is one of another order, or a limit below one.
        """
        if limit < 1:
            raise QueryError("limit", f"{limit} is too few", "ask for one at least")
        if order is None or not self._sought:
            order = "best" if self._sought else "newest"
        cursor = Cursor.parse(after) if after else None
        rows = self._ranked(cursor, limit + 1) if order == "best" else self._newest(cursor, limit + 1)
        counts = self._counts(full=facets)
        more = len(rows) > limit
        last = rows[limit - 1] if more else None
        return Results(
            hits=self._hits(rows[:limit]),
            query=self._query,
            order=order,
            total=counts.total,
            next=str(Cursor(str(last.key), last.id)) if last else None,
            facets=self._facets(counts),
            namesakes=self.namesakes,
        )

    def _counts(self, *, full: bool) -> Tally:
        def counted() -> Tally:
            if self._is_empty:
                return Tally(0, {})
            return count_by(self._connection, self._numbers(), self.namesakes, full=full)

        return self._remember(("counts", self._query, full), counted)

    def _facets(self, counts: Tally) -> dict[str, tuple[Counted, ...]]:
        """Return the facets in a dictionary of their own, for the counts are remembered as they are."""
        found = dict(counts.facets)
        if len(found.get("speaker", ())) > MOST_NAMESAKES:
            most = sorted(found["speaker"], key=lambda one: one.count, reverse=True)
            found["speaker"] = tuple(most[:MOST_NAMESAKES])
        return found

    @property
    def _is_empty(self) -> bool:
        """Whether nothing can be found: the words have no letter, or nobody bears the name."""
        wordless = bool(self._query.words.strip()) and not self._sought
        return wordless or (self._query.speaker is not None and not self.namesakes)

    def _matching(self) -> list[ColumnElement[bool]]:
        """Return the conditions on the facts of what is sought."""
        found = list(conditions(self._query))
        if self._query.speaker:
            found.append(facts.c.speaker_id.in_(_each([id_ for one in self.namesakes for id_ in one.ids])))
        if self._sought:
            index = fulltext.INDEX
            found.append(facts.c.number.in_(select(index.c.rowid).where(fulltext.has(self._sought))))
        return found

    def _numbers(self) -> Select[Any] | None:
        """Return the query for the numbers of all that is found; None where that is everything."""
        found = self._matching()
        if self._sought and len(found) == 1:
            return select(fulltext.INDEX.c.rowid.label("number")).where(fulltext.has(self._sought))
        return select(facts.c.number).where(*found) if found else None

    def every(self, batch: int) -> Iterator[list[Listed]]:
        """Yield all that is found, the newest first, `batch` at a time; what has gone by is not kept."""
        if self._is_empty:
            return
        at = facts.c
        query = (
            select(at.statement_id).where(*self._matching()).order_by(at.day.desc(), at.statement_id.desc())
        )
        found = self._connection.execute(query, execution_options={"yield_per": batch})
        for ids in found.scalars().partitions(batch):
            yield quoting.list_statements(self._connection, ids)

    def _newest(self, cursor: Cursor | None, limit: int) -> list[_Row]:
        if self._is_empty:
            return []
        if cursor and cursor.key and not _is_day(cursor.key):
            raise QueryError("after", "is the cursor of another order", "begin again")
        at = facts.c
        query = select(at.number, at.statement_id, at.day).where(*self._matching())
        if cursor:
            query = query.where(tuple_(at.day, at.statement_id) < tuple_(cursor.key, cursor.id))
        return self._rows(query.order_by(at.day.desc(), at.statement_id.desc()).limit(limit))

    def _ranked(self, cursor: Cursor | None, limit: int) -> list[_Row]:
        if self._is_empty:
            return []
        at, index = facts.c, fulltext.INDEX
        query = (
            select(at.number, at.statement_id, index.c.rank)
            .select_from(index.join(facts, at.number == index.c.rowid))
            .where(fulltext.has(self._sought), fulltext.is_ranked, *self._matching_beside_words())
        )
        if cursor:
            query = query.where(tuple_(index.c.rank, at.statement_id) > tuple_(cursor.rank, cursor.id))
        return self._rows(query.order_by(index.c.rank, at.statement_id).limit(limit))

    def _matching_beside_words(self) -> list[ColumnElement[bool]]:
        return self._matching()[: -1 if self._sought else None]

    def _rows(self, query: Select[Any]) -> list[_Row]:
        return [_Row(*row) for row in self._connection.execute(query)]

    def _hits(self, rows: Sequence[_Row]) -> tuple[Hit, ...]:
        marked = (
            fulltext.highlights(self._connection, self._sought, [row.number for row in rows])
            if self._sought and rows
            else {}
        )
        shown = quoting.list_statements(self._connection, [row.id for row in rows])
        return tuple(
            quoting.as_hit(
                statement, marked.get(row.number, ()), row.key if isinstance(row.key, float) else 0.0
            )
            for row, statement in zip(rows, shown, strict=True)
        )


def conditions(query: Query) -> Iterator[ColumnElement[bool]]:
    """Yield the conditions on the facts, but for words and speaker."""
    at = facts.c
    for name in ("act", "outlet", "form", "kind", "hedged"):
        wanted = getattr(query, name)
        if wanted is not None:
            yield at[name] == wanted
    # As it stands in the partial index, so that the planner uses that.
    if query.disputed is not None:
        yield text("search_facts.disputed") if query.disputed else ~at.disputed  # type: ignore[misc]
    yield from _within(at.said_on, query.said_from, query.said_to)
    yield from _within(at.published, query.published_from, query.published_to)


def _within(
    day: ColumnElement[str], first: PartialDate | None, last: PartialDate | None
) -> Iterator[ColumnElement[bool]]:
    """Yield the conditions that a day, as precise as it is known, lies whole between two others.

    What is known less precisely is written shorter and sorts first, so that the range begins with the least
    precise day that has its first day, and ends likewise. "~" sorts after all that a day is written with, so
    that it stands for the end of a month or year.
    """
    if first:
        yield day >= _beginning(first)
    if last:
        end = _ending(last)
        yield day < f"{end}~"
        yield day + "~" <= f"{end}~"


def _beginning(day: PartialDate) -> str:
    """Return the longest of year, month and day that begins with the first day of `day`."""
    month = None if day.day in (None, 1) and day.month == 1 else day.month
    return str(PartialDate(day.year, month, None if day.day == 1 else day.day))


def _ending(day: PartialDate) -> str:
    """Return the longest of year, month and day that ends with the last day of `day`."""
    is_last = day.month is not None and day.day == monthrange(day.year, day.month)[1]
    month = None if day.month == 12 and (is_last or day.day is None) else day.month
    return str(PartialDate(day.year, month, None if is_last else day.day))


def _each(ids: Sequence[str]) -> Select[Any]:
    """Return the ids as a query, for SQLite takes no more than 32,766 values in one."""
    return select(func.json_each(json.dumps(ids)).table_valued("value").c.value)


def _is_day(key: str) -> bool:
    try:
        PartialDate.parse(key)
    except ValueError:
        return False
    return True
