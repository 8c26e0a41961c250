"""What a document is to this stage, whatever its format."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.errors import UnreadablePageError
from onrecord.records import Page, Stray

MAX_LETTERS = 2_000_000
"""Length of the longest text layer that is read; a novel has some 500,000 characters."""


@dataclass(frozen=True, slots=True)
class Document:
    """A document as its format lays it out, read once.

    Attributes:
        lines: Paragraphs, headings, list items and table cells in their order.
        title: The headline that stands on it, where its format marks one.
        layer: The text layer that the lines were made from, with all their letters in their order.
        apart: What is no part of the text: notes, running heads, and what the file tells of itself.
        is_set: Its lines were broken by a typesetter, who adds hyphens and joins letters to ligatures.
    """

    lines: tuple[str, ...]
    title: str | None
    layer: str
    apart: tuple[Stray, ...] = ()
    is_set: bool = False


def hints(title: str | None, author: str | None, created: str | None, found_in: str) -> list[Stray]:
    """Return what a file tells of itself, each with where it was found.

    It is not taken into the record: the author is whoever had the program, and the day that of a template or
    of a copy.
    """
    told = (("title", title), ("author", author), ("day of creation", created))
    reason = "the file's own {} (found in {}); a hint, not used for the record"
    return [
        Stray(" ".join(text.split()), reason.format(what, found_in))
        for what, text in told
        if text and text.strip()
    ]


def damaged(page: Page, kind: str) -> UnreadablePageError:
    """Return the error for a file that cannot be read to its end."""
    return UnreadablePageError(page.address, f"{kind} damaged or cut short", "fetch the file again")


def too_large(page: Page, kind: str) -> UnreadablePageError:
    """Return the error for a file that unpacks to more than a release can be."""
    return UnreadablePageError(page.address, f"{kind} too large when unpacked", "give the release alone")
