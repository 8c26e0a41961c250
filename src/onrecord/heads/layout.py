"""Where the parts of statements stand among an article's pieces."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from onrecord.heads.numeric import Floats, Ints
from onrecord.records import Statement, Vectors

PARTS = 4
"""Means of a statement: of its cue, its content, the content's first pieces, its source."""
FIRST = 6
"""Word-pieces at the start of a content, enough for a subject and its verb."""
ROLES = 4
"""What a piece is to its statement: source, cue, content, or a word before the cue."""
BEFORE = 8
"""Pieces before the cue that are looked at."""
LONGEST = 160
"""Pieces of a statement that are looked at, at most."""


class Layout(NamedTuple):
    """Where the parts of an article's statements stand.

    Attributes:
        parts: Ranges of pieces of each statement's source, cue and content.
        pieces: [statements, longest], the pieces that are looked at, padded with 0.
        roles: [statements, longest], what each is to the statement.
        missing: [statements, longest], where there is none.
    """

    parts: list[tuple[list[int], list[int], list[int]]]
    pieces: Ints
    roles: Ints
    missing: npt.NDArray[np.bool_]


def layout(statements: Sequence[Statement], vectors: Vectors) -> Layout:
    """Return where the parts of `statements` stand among the pieces of `vectors`."""
    parts = [
        tuple(
            [piece for span in role for piece in range(*vectors.covering(*span))]
            for role in (s.source, s.cue, s.content)
        )
        for s in statements
    ]
    rows = []
    for source, cue, content in parts:
        start = cue[0] if cue else content[0] if content else 0
        before = [piece for piece in range(max(0, start - BEFORE), start) if len(vectors)]
        row = [(piece, role) for role, some in enumerate((source, cue, content, before)) for piece in some]
        rows.append(row[:LONGEST] or [(0, 0)])
    longest = max(map(len, rows), default=1)
    pieces = np.zeros((len(rows), longest), dtype=np.int64)
    roles = np.zeros((len(rows), longest), dtype=np.int64)
    missing = np.ones((len(rows), longest), dtype=np.bool_)
    for number, row in enumerate(rows):
        pieces[number, : len(row)], roles[number, : len(row)] = np.array(row).T
        missing[number, : len(row)] = False
    return Layout([(a, b, c) for a, b, c in parts], pieces, roles, missing)


def part_means(places: Layout, values: Floats) -> Floats:
    """Return the means [statements, PARTS * width] of cue, content, its first pieces, and source."""
    width = values.shape[1]
    out = np.zeros((len(places.parts), PARTS, width), dtype=np.float32)
    for number, (source, cue, content) in enumerate(places.parts):
        for part, pieces in enumerate((cue, content, content[:FIRST], source)):
            if pieces:
                out[number, part] = values[pieces].mean(axis=0)
    return out.reshape(len(places.parts), PARTS * width)
