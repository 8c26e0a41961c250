"""How much a stem tells: from a table of how many news articles have it, so that no ledger's own words count.

A ledger that weighed words by its own articles would score one pair in two ways before and after others
were added, and what it holds would depend on the order.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from onrecord.weights import FOLDER

FILE = FOLDER / "rarity.json"


@cache
def _table() -> tuple[int, Mapping[str, int]]:
    table = json.loads(FILE.read_text("utf-8"))
    return table["articles"], MappingProxyType(table["stems"])


@cache
def rarity(stem: str) -> float:
    """Return the logarithm of the inverse document frequency of `stem`, in nats; highest where unknown."""
    articles, stems = _table()
    return math.log(articles / (1 + stems.get(stem, 0)))
