"""A line of a page on its way to the article."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph, heading or list item, without line breaks.

    Attributes:
        text: White space collapsed, NFC.
        is_quoted: Stands in a block quotation.
    """

    text: str
    is_quoted: bool = False
