"""Lists in pieces: SQLite takes no more than 32,766 values in one query."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

_Item = TypeVar("_Item")
_MANY = 10_000


def batched(items: Iterable[_Item], size: int = _MANY) -> Iterator[list[_Item]]:
    """Yield the items in lists of at most `size`."""
    rest = iter(items)
    while batch := list(islice(rest, size)):
        yield batch
