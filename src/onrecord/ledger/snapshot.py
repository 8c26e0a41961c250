"""The ledger as it is at one moment, for files that are made of it: they say what they rest on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from onrecord.ledger import canon, disputes, quoting, rows, searching
from onrecord.ledger.batches import batched
from onrecord.ledger.disputes import DisputeView
from onrecord.ledger.query import Query
from onrecord.ledger.remembered import remembered
from onrecord.ledger.schema import articles, retrievals, statements, withheld
from onrecord.ledger.views import Listed, StatementView
from onrecord.ledger.withholding import cover


@dataclass(frozen=True, slots=True)
class Retrieval:
    """Bytes that an article was read from.

    Attributes:
        page_sha256: Digest of the bytes as they were retrieved.
        retrieved: When, in UTC; None where the page does not say so, as a file on a disk.
    """

    address: str
    page_sha256: str
    retrieved: datetime | None


class Snapshot:
    """What one connection reads; writers change nothing of it."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def digest(self) -> str:
        """Return as `Ledger.digest` does; remembered until something is written, since it reads all rows."""
        return remembered(self._connection, "digest", lambda: canon.digest(self._connection))

    def models(self) -> tuple[str, ...]:
        """Return the names and versions of the extractors that found the statements, in order."""
        query = select(statements.c.model).distinct().order_by(statements.c.model)
        return remembered(self._connection, "models", lambda: tuple(self._connection.scalars(query)))

    def statements(self, query: Query, batch: int) -> Iterator[list[Listed]]:
        """Return all that the query finds, the newest first, `batch` statements at a time.

        Raises:
            QueryError: for what no query can have, before anything is read.
        """
        return searching.Search(self._connection, query).every(batch)

    def listed(self, ids: Sequence[str]) -> list[Listed]:
        """Return the statements with these ids, in this order, as `Ledger.listed`."""
        return quoting.list_statements(self._connection, ids)

    def statement(self, id_: str) -> StatementView | None:
        """Return as `Ledger.statement` does."""
        return quoting.view_statement(self._connection, id_)

    def dispute(self, id_: str) -> DisputeView | None:
        """Return as `Ledger.dispute` does."""
        return disputes.view_dispute(self._connection, id_)

    def texts(self, article_ids: set[str]) -> dict[str, str]:
        """Return the texts of articles by their ids, as they may be shown."""
        query = select(articles.c.id, articles.c.text, withheld.c.hidden)
        query = query.outerjoin(withheld, withheld.c.article_id == articles.c.id)
        return {
            id_: cover(text, rows.spans(hidden)) if hidden else text
            for some in batched(article_ids)
            for id_, text, hidden in self._connection.execute(query.where(articles.c.id.in_(some)))
        }

    def retrievals(self, article_ids: set[str]) -> dict[str, tuple[Retrieval, ...]]:
        """Return what each article was read from, the earliest first and what has no moment last."""
        at = retrievals.c
        query = select(at.article_id, at.address, at.page_sha256, at.retrieved)
        found: dict[str, list[Retrieval]] = defaultdict(list)
        for some in batched(article_ids):
            own = query.where(at.article_id.in_(some))
            for row in self._connection.execute(
                own.order_by(at.retrieved.nulls_last(), at.address, at.page_sha256)
            ):
                moment = datetime.fromisoformat(row.retrieved) if row.retrieved else None
                found[row.article_id].append(Retrieval(row.address, row.page_sha256, moment))
        return {id_: tuple(dict.fromkeys(each)) for id_, each in found.items()}
