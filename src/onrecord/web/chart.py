"""A speaker's statements by act and month: how many there are shows by area and by number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from typing import get_args

from markupsafe import Markup

from onrecord.ledger import Share
from onrecord.records import Act
from onrecord.web import svg

ACTS = (*get_args(Act), None)
UNKNOWN = "unknown"
UNDATED = "undated"
_LABEL, _ROW, _TOP, _LARGEST = 74, 34, 28, 15.0
_MOST_MONTHS = 24


@dataclass(frozen=True, slots=True)
class Tabled:
    """Numbers of statements, with a row for each month that has any.

    Attributes:
        acts: Those that occur, in the order of `records.Act`.
        months: Each with its numbers in the order of `acts`.
    """

    acts: tuple[str, ...]
    months: tuple[tuple[str, tuple[int, ...]], ...]


def tabled(shares: Sequence[Share]) -> Tabled:
    """Return the shares as a table; where months are too many for a page, years."""
    months = {share.month for share in shares if share.month}
    digits = 7 if len(months) <= _MOST_MONTHS else 4
    acts = tuple(act for act in ACTS if any(share.act == act for share in shares))
    numbers: dict[str, list[int]] = {}
    for share in shares:
        row = numbers.setdefault(share.month[:digits] if share.month else UNDATED, [0] * len(acts))
        row[acts.index(share.act)] += share.number
    return Tabled(
        tuple(act or UNKNOWN for act in acts), tuple((month, tuple(row)) for month, row in numbers.items())
    )


def draw(shares: Sequence[Share]) -> Markup:
    """Return the picture of `tabled`: a circle for each number, of as much area."""
    table = tabled(shares)
    most = max((number for _, row in table.months for number in row), default=1)
    column = max(44, min(64, 300 // max(1, len(table.acts))))
    width = _LABEL + column * len(table.acts)
    parts = [
        svg.text(_LABEL + column * (place + 0.5), 14, act, "lane") for place, act in enumerate(table.acts)
    ]
    y = float(_TOP)
    for month, row in table.months:
        parts.append(svg.line(0, y, width, y, "rule"))
        parts.append(svg.text(_LABEL - 12, y + _ROW / 2 + 4, month, "day"))
        for place, number in enumerate(row):
            x = _LABEL + column * (place + 0.5)
            if number:
                radius = max(3.0, _LARGEST * sqrt(number / most))
                parts.append(svg.circle(x, y + _ROW / 2, radius, f"bubble {table.acts[place]}"))
                parts.append(svg.text(x, y + _ROW / 2 + 4, str(number), "number"))
        y += _ROW
    label = "Statements by act and month. The table says the same."
    return svg.drawing(width, y + 2, label, parts)
