"""Keep what was read until something is written: the first pages ask for the same again and again."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import TypeVar, cast

from sqlalchemy import Connection

_Made = TypeVar("_Made")
_MOST = 64
"""What a connection keeps; what was not asked for the longest is let go."""
_PLACE = "onrecord.remembered"


@dataclass
class _Memory:
    """What was read on one connection since the last change, by key."""

    version: object = None
    kept: OrderedDict[Hashable, object] = field(default_factory=OrderedDict)


def remembered(connection: Connection, key: Hashable, make: Callable[[], _Made]) -> _Made:
    """Return what `make` returned for this `key`, and call it only where the ledger was changed since.

    The connection must be one that has only read in this transaction. Whether others changed the database
    SQLite tells by `data_version`, and its own changes the connection counts itself.
    """
    own = connection.connection.dbapi_connection
    version = connection.exec_driver_sql("PRAGMA data_version").scalar(), getattr(own, "total_changes", None)
    memory = cast(_Memory, connection.info.setdefault(_PLACE, _Memory()))
    if memory.version != version:
        memory.version, memory.kept = version, OrderedDict()
    kept = memory.kept
    if key not in kept:
        kept[key] = make()
        while len(kept) > _MOST:
            kept.popitem(last=False)
    else:
        kept.move_to_end(key)
    return cast(_Made, kept[key])
