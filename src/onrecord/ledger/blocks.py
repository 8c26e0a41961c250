"""Blocking keys in the ledger: which statements share one, and which keys too many statements have.

What is crowded is told by the statements alone. So when a key becomes crowded, links that have not enough
other ones to rest on go; and when it no longer is, its pairs are compared again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from hashlib import blake2b
from itertools import combinations

from sqlalchemy import ColumnElement, Connection, and_, delete, func, insert, select, update

from onrecord.ledger.batches import batched
from onrecord.ledger.schema import crowded_keys, links, statement_keys
from onrecord.ledger.upserts import insert_missing
from onrecord.stages import matching

Pair = tuple[str, str]
"""Ids of two statements, the smaller one first."""


def key_number(key: str) -> int:
    """Return a digest of a key: 64 bits with a sign."""
    return int.from_bytes(blake2b(key.encode(), digest_size=8).digest(), "big", signed=True)


def add(connection: Connection, keys_of: dict[str, tuple[str, ...]]) -> set[Pair]:
    """Keep the keys of new statements, and return the pairs that are to be compared.

    Links that rest on a key which is now crowded are removed, unless a reviewer saw them.
    """
    digests = {id_: {key_number(key) for key in keys} for id_, keys in keys_of.items()}
    rows = [{"key": number, "statement_id": id_} for id_, own in digests.items() for number in sorted(own)]
    if rows:
        connection.execute(insert(statement_keys), rows)
    numbers = sorted(set[int]().union(*digests.values()))
    sizes = _sizes(connection, _open(connection, numbers))
    _close(connection, sorted(number for number, size in sizes.items() if size > matching.CROWDED))
    pairs = _reopened(connection)
    return pairs | _sharing(connection, sorted(keys_of))


def _sharing(connection: Connection, ids: Sequence[str]) -> set[Pair]:
    """Return the pairs of `ids` with any other statement that share enough keys which are not crowded."""
    one, other = statement_keys.alias(), statement_keys.alias()
    ends = one.c.statement_id, other.c.statement_id
    query = (
        select(*ends)
        .join_from(one, other, one.c.key == other.c.key)
        .where(one.c.key.not_in(select(crowded_keys.c.key)), ends[0] != ends[1])
        .group_by(*ends)
        .having(func.count() >= matching.SHARED)
    )
    pairs: set[Pair] = set()
    for some in batched(ids):
        found = connection.execute(query.where(ends[0].in_(some)))
        pairs.update(_pair(a, b) for a, b in found)
    return pairs


def remove(connection: Connection, statement_ids: Iterable[str]) -> None:
    """Forget the keys of statements; a trigger marks the crowded ones among them."""
    for some in batched(statement_ids):
        connection.execute(delete(statement_keys).where(statement_keys.c.statement_id.in_(some)))


def _reopened(connection: Connection) -> set[Pair]:
    """Open the keys that are no longer crowded, and return the pairs that are to be compared for it."""
    marked = connection.scalars(select(crowded_keys.c.key).where(crowded_keys.c.fewer.is_(True))).all()
    pairs: set[Pair] = set()
    for some in batched(marked):
        sizes = _sizes(connection, some)
        fewer = [number for number in some if sizes.get(number, 0) <= matching.CROWDED]
        connection.execute(delete(crowded_keys).where(crowded_keys.c.key.in_(fewer)))
        connection.execute(update(crowded_keys).where(crowded_keys.c.key.in_(some)).values(fewer=False))
        for ids in _members(connection, fewer).values():
            pairs.update(_pair(one, other) for one, other in combinations(ids, 2))
    own = _open_keys(connection, {id_ for pair in pairs for id_ in pair})
    return {(one, other) for one, other in pairs if len(own[one] & own[other]) >= matching.SHARED}


def _open_keys(connection: Connection, ids: set[str]) -> dict[str, set[int]]:
    """Return the keys of statements that are not crowded."""
    found: dict[str, set[int]] = defaultdict(set)
    for some in batched(sorted(ids)):
        query = select(statement_keys).where(
            statement_keys.c.statement_id.in_(some),
            statement_keys.c.key.not_in(select(crowded_keys.c.key)),
        )
        for number, id_ in connection.execute(query):
            found[id_].add(number)
    return found


def _pair(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)


def _open(connection: Connection, numbers: Sequence[int]) -> list[int]:
    """Return those of the keys that are not crowded."""
    crowded: set[int] = set()
    for some in batched(numbers):
        crowded.update(connection.scalars(select(crowded_keys.c.key).where(crowded_keys.c.key.in_(some))))
    return [number for number in numbers if number not in crowded]


def _sizes(connection: Connection, numbers: Sequence[int]) -> dict[int, int]:
    key = statement_keys.c.key
    found: dict[int, int] = {}
    for some in batched(numbers):
        query = select(key, func.count()).where(key.in_(some)).group_by(key)
        found.update((int(number), int(size)) for number, size in connection.execute(query))
    return found


def _members(connection: Connection, numbers: Sequence[int]) -> dict[int, list[str]]:
    """Return the statements that have each key."""
    found: dict[int, list[str]] = defaultdict(list)
    for some in batched(numbers):
        query = select(statement_keys).where(statement_keys.c.key.in_(some))
        for number, id_ in connection.execute(query):
            found[number].append(id_)
    return found


def _close(connection: Connection, numbers: Sequence[int]) -> None:
    """Mark keys as crowded, and remove the proposed links whose ends do not share enough other ones."""
    if not numbers:
        return
    insert_missing(connection, crowded_keys, [{"key": number, "fewer": False} for number in numbers])
    having = {id_ for ids in _members(connection, numbers).values() for id_ in ids}
    among = [
        (id_, a, b)
        for some in batched(sorted(having))
        for id_, a, b in connection.execute(
            select(links.c.id, links.c.a, links.c.b).where(proposed(), links.c.a.in_(some))
        )
        if b in having
    ]
    own = _open_keys(connection, {end for _, a, b in among for end in (a, b)})
    gone = [id_ for id_, a, b in among if len(own[a] & own[b]) < matching.SHARED]
    for some in batched(gone):
        connection.execute(delete(links).where(links.c.id.in_(some)))


def proposed() -> ColumnElement[bool]:
    """Return the condition of a link across articles that no reviewer saw.

    It is so put that no index serves it: a ledger's links across articles are many, those of a statement few.
    """
    return and_(func.coalesce(links.c.article_id, "") == "", links.c.state == "proposed")
