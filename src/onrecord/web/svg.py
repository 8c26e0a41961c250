"""Pieces of SVG: escaped, and styled by class alone, since the pages' policy forbids inline styles."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

_SCALE = 1.2
"""Pixels a unit where there is room; on a narrow screen a picture shrinks to fit."""


def text(x: float, y: float, words: str, css: str) -> Markup:
    """Return words whose anchor the class decides."""
    return Markup('<text x="{}" y="{}" class="{}">{}</text>').format(_n(x), _n(y), css, words)


def line(x1: float, y1: float, x2: float, y2: float, css: str) -> Markup:
    """Return a straight line."""
    return Markup('<line x1="{}" y1="{}" x2="{}" y2="{}" class="{}"/>').format(
        _n(x1), _n(y1), _n(x2), _n(y2), css
    )


def circle(x: float, y: float, radius: float, css: str) -> Markup:
    """Return a circle."""
    return Markup('<circle cx="{}" cy="{}" r="{}" class="{}"/>').format(_n(x), _n(y), _n(radius), css)


def polygon(points: Iterable[tuple[float, float]], css: str) -> Markup:
    """Return a closed shape."""
    places = " ".join(f"{_n(x)},{_n(y)}" for x, y in points)
    return Markup('<polygon points="{}" class="{}"/>').format(places, css)


def drawing(width: float, height: float, label: str, parts: Iterable[Markup]) -> Markup:
    """Return a picture that a screen reader names by `label`; the table beside it says the same."""
    opening = Markup('<svg viewBox="0 0 {0} {1}" width="{2}" role="img" aria-label="{3}" class="drawing">')
    body = Markup("\n").join(parts)
    opened = opening.format(_n(width), _n(height), _n(width * _SCALE), label)
    return Markup("{}\n{}\n</svg>").format(opened, body)


def _n(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")
