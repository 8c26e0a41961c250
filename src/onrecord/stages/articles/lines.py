"""A line of a page on its way to the article: what it says and what its markup told."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph, heading or list item, without line breaks.

    Attributes:
        text: White space collapsed, NFC.
        is_heading: Marked up as a heading.
        is_quoted: Stands in a block quotation.
        linked: Share of its letters inside links, between 0 and 1.
    """

    text: str
    is_heading: bool = False
    is_quoted: bool = False
    linked: float = 0.0
