"""What the heads read of one statement: named features, and vectors of the shared encoder."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from onrecord.records import Encoding, Statement, Vectors
from onrecord.stages.acts import features
from onrecord.stages.acts.rules import Wording

PARTS = ("cue", "content", "first", "source")
"""Whose mean vectors are read, one after the other; "first" are the first pieces of the content."""

_FIRST = 6
"""Word-pieces, enough for a subject and its verb."""

_PRONOUN = re.compile(r"(?:he|she|they|i|we|it)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, eq=False)
class Evidence:
    """Evidence for act and certainty.

    Attributes:
        names: Features that hold ("content should", "cue:denied").
        vector: The mean vectors of PARTS, one after the other: [len(PARTS) * width].
    """

    names: frozenset[str]
    vector: npt.NDArray[np.float32]


def _first_pieces(statement: Statement, vectors: Vectors) -> npt.NDArray[np.float32]:
    ranges = [vectors.covering(*span) for span in statement.content]
    rows = [row for low, high in ranges for row in range(low, high)][:_FIRST]
    width = vectors.values.shape[1]
    return vectors.values[rows].mean(axis=0) if rows else np.zeros(width, dtype=np.float32)


def evidence(statement: Statement, encoding: Encoding, vectors: Vectors, wording: Wording) -> Evidence:
    """Return what there is to go by for `statement`, whose words are `wording`."""
    named = features.names(wording) | features.terms(wording)
    named |= {f"form {statement.form}", "inner" if statement.inside else "outer"}
    if not statement.source:
        named.add("no source")
    elif _PRONOUN.match(statement.source[0].of(encoding.normalised)):
        named.add("source is a pronoun")
    vector = np.concatenate(
        [
            vectors.mean(statement.cue),
            vectors.mean(statement.content),
            _first_pieces(statement, vectors),
            vectors.mean(statement.source),
        ]
    )
    return Evidence(frozenset(named), vector)
