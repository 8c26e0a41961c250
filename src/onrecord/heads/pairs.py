"""Which stretch of an article goes with a statement."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from onrecord.heads.numeric import Floats, gelu, softmax
from onrecord.heads.places import Places
from onrecord.records import Span, Statement, States, Vectors


class Pairs:
    """How well stretches of one article go with its statements, in one respect.

    Args:
        weights: Of `training.field_model.Pairs`.
        states: Of the statements.
        vectors: The article's.
        places: Of the article.
    """

    def __init__(
        self, weights: Mapping[str, Floats], states: States, vectors: Vectors, places: Places
    ) -> None:
        self._w, self._vectors, self._rows, self._places = weights, vectors, states.rows, places
        self._states = states.values @ weights["statement.weight"].T + weights["statement.bias"]
        self._none = states.values @ weights["none.weight"][0] + weights["none.bias"][0]
        self._stretches: dict[Span, Floats] = {}

    def knows(self, statement: str) -> bool:
        """Tell whether there is a state of the statement of this id."""
        return statement in self._rows

    def shares(self, statement: Statement, candidates: Sequence[Sequence[Span]]) -> Floats:
        """Return the shares of candidates, and of "none of them" after them: [candidates + 1].

        Args:
            statement: One that is known.
            candidates: The stretches that stand for each.
        """
        row = self._rows[statement.id]
        spans = [span for candidate in candidates for span in candidate]
        scores = np.full(len(candidates) + 1, -1e4, dtype=np.float32)
        scores[-1] = self._none[row]
        if spans:
            a = self._states[row]
            b = np.stack([self._stretch(span) for span in spans])
            place = self._w["place.weight"][[self._places.of(statement, span) for span in spans]]
            deep = gelu(a + b + place + (a * b) @ self._w["cross.weight"].T)
            found = deep @ self._w["score.weight"][0] + self._w["score.bias"][0]
            owner = [number for number, candidate in enumerate(candidates) for _ in candidate]
            np.maximum.at(scores, owner, found)
        return softmax(scores)

    def _stretch(self, span: Span) -> Floats:
        if span not in self._stretches:
            values = self._vectors.values
            low, high = self._vectors.covering(*span)
            low = min(low, len(values) - 1)
            rows = values[low : max(high, low + 1)]
            row = np.concatenate([rows.mean(axis=0), rows[0], rows[-1]])
            self._stretches[span] = row @ self._w["stretch.weight"].T + self._w["stretch.bias"]
        return self._stretches[span]
