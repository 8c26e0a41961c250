"""The timeline of a dispute: time runs downward; said, published and retrieved stand side by side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from markupsafe import Markup

from onrecord.ledger import Quoted
from onrecord.records import PartialDate
from onrecord.web import svg

Kind = Literal["claim", "denial", "refusal"]
LANES = ("said", "published", "retrieved")
_UNTOLD = "not told"
_LABEL, _LANE, _MARK, _RADIUS = 84, 92, 25, 10.5
"""Widths of the column of days and of a lane, and the size of a mark, in the picture's units."""
_IN_A_LINE = (_LANE - 12) // _MARK
_WIDTH = _LABEL + len(LANES) * _LANE
_TOP = 30
_PAUSE = 31
"""Days without anything from which the picture says how many they are."""


@dataclass(frozen=True, slots=True)
class Event:
    """A statement with its three days, each as precise as it is known; None where it is not told.

    Attributes:
        number: That the page gives it.
    """

    number: int
    kind: Kind
    quoted: Quoted
    said: str | None
    published: str | None
    retrieved: str | None

    def day(self, lane: str) -> str | None:
        """Return the day of one of `LANES`."""
        return {"said": self.said, "published": self.published, "retrieved": self.retrieved}[lane]


def draw(events: Sequence[Event]) -> Markup:
    """Return the picture; the numbers are those of the events."""
    cells: dict[tuple[str, str], list[Event]] = defaultdict(list)
    for event in events:
        for lane in LANES:
            cells[event.day(lane) or _UNTOLD, lane].append(event)
    days = sorted({day for day, _ in cells if day != _UNTOLD})
    if any(day == _UNTOLD for day, _ in cells):
        days.append(_UNTOLD)
    parts = [svg.text(_center(lane), 16, name, "lane") for lane, name in enumerate(LANES)]
    places: dict[tuple[int, int], tuple[float, float]] = {}
    y, before = float(_TOP), ""
    for day in days:
        pause = _pause(before, day)
        if pause:
            parts.append(svg.text(_LABEL / 2, y + 14, pause, "pause"))
            y += 22
        lines = max(-(-len(cells[day, lane]) // _IN_A_LINE) for lane in LANES)
        parts.append(svg.line(0, y, _WIDTH, y, "rule"))
        parts.append(svg.text(_LABEL - 10, y + 21, day, "day"))
        for column, lane in enumerate(LANES):
            for place, event in enumerate(cells[day, lane]):
                row = place // _IN_A_LINE
                in_row = min(_IN_A_LINE, len(cells[day, lane]) - row * _IN_A_LINE)
                x = _center(column) + (place % _IN_A_LINE - (in_row - 1) / 2) * _MARK
                places[event.number, column] = x, y + 17 + row * _MARK
        y += lines * _MARK + 10
        before = day
    parts += _threads(events, places)
    parts += [_mark(event, *places[event.number, c]) for event in events for c in range(len(LANES))]
    label = "Timeline: when each statement was said, published and retrieved. The table says the same."
    return svg.drawing(_WIDTH, y + 4, label, parts)


def _center(lane: int) -> float:
    return _LABEL + _LANE * (lane + 0.5)


def _threads(events: Sequence[Event], places: dict[tuple[int, int], tuple[float, float]]) -> list[Markup]:
    """Join the marks of one statement where both days are told, under the marks."""
    found = []
    for event in events:
        for column, (one, other) in enumerate(pairwise(LANES)):
            if event.day(one) and event.day(other):
                ends = *places[event.number, column], *places[event.number, column + 1]
                found.append(svg.line(*ends, f"thread {event.kind}"))
    return list(dict.fromkeys(found))


def _mark(event: Event, x: float, y: float) -> Markup:
    r = _RADIUS
    if event.kind == "claim":
        shape = svg.circle(x, y, r, "mark claim")
    elif event.kind == "denial":
        shape = svg.polygon([(x - r, y - r), (x + r, y - r), (x + r, y + r), (x - r, y + r)], "mark denial")
    else:
        d = r * 1.15
        corners = [(x, y - d), (x + d, y), (x, y + d), (x - d, y)]
        shape = svg.polygon(corners, "mark refusal")
    return shape + svg.text(x, y + 4, str(event.number), f"number {event.kind}")


def _pause(before: str, day: str) -> str | None:
    """Return how long nothing happened, where both days are whole days and it was long."""
    if not before or _UNTOLD in (before, day):
        return None
    first, second = PartialDate.parse(before).as_date, PartialDate.parse(day).as_date
    if first is None or second is None or (second - first).days < _PAUSE:
        return None
    return f"{(second - first).days:,} days"
