"""The order of statements in a text."""

from __future__ import annotations

from onrecord.records import Statement


def place_of(statement: Statement) -> int:
    """Return where the first words of a statement stand, in code points."""
    pieces = statement.source + statement.cue + statement.content
    return min((piece.start for piece in pieces), default=0)
