"""The statements of a query as flat rows, each with its denials."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from onrecord.ledger import Listed, Query, Snapshot
from onrecord.ledger.flat import COLUMNS, DENIAL, FlatRow, flat, repeats

BATCH = 500
"""Statements that are held at a time."""
KINDS: Mapping[str, type | tuple[str, ...]] = {
    name: DENIAL if name == "denials" else float if name in ("speaker_score", "confidence") else str
    for name in COLUMNS
}
"""What each column holds, for files that must know."""


def rows(moment: Snapshot, query: Query, batch: int = BATCH) -> Iterator[FlatRow]:
    """Return the rows of all that the query finds, the newest first.

    The denials of a row are those of its statement and of the statements that it repeats or that repeat it:
    an allegation that is told again is not without its denial because that answered the first report.

    Raises:
        QueryError: for what no query can have, before the first row.
    """
    found = moment.statements(query, batch)
    return (flat(listed, same) for some in found for same in [claims(moment, some)] for listed in some)


def claims(moment: Snapshot, some: list[Listed]) -> dict[str, Listed]:
    """Return the statements that have the same claims as these, by their ids."""
    ids = list(dict.fromkeys(id_ for listed in some for id_ in repeats(listed)))
    return {one.statement.id: one for one in moment.listed(ids)}
