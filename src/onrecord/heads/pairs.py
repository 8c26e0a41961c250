"""Which stretch of an article goes with a statement."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from onrecord.heads.numeric import Floats, Ints, gelu, softmax
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
        self._stretches: dict[tuple[int, int], Floats] = {}

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
        spans = np.array([span for candidate in candidates for span in candidate], dtype=np.int64)
        scores = np.full(len(candidates) + 1, -1e4, dtype=np.float32)
        scores[-1] = self._none[row]
        if len(spans):
            a = self._states[row]
            b = self._seen(spans)
            places = self._places.of_each(statement, spans)
            deep = gelu(a + b + self._w["place.weight"][places] + (a * b) @ self._w["cross.weight"].T)
            found = deep @ self._w["score.weight"][0] + self._w["score.bias"][0]
            owner = [number for number, candidate in enumerate(candidates) for _ in candidate]
            np.maximum.at(scores, owner, found)
        return softmax(scores)

    def _seen(self, spans: Ints) -> Floats:
        """Return what stands for each of `spans`, [spans, 2]: [spans, paired].

        Each stretch of pieces is read once, and by itself: which of two shares is the higher must not depend
        on what else is read.
        """
        last = len(self._vectors) - 1
        low = np.minimum(np.searchsorted(self._vectors.ends, spans[:, 0], side="right"), last)
        high = np.maximum(np.searchsorted(self._vectors.starts, spans[:, 1], side="left"), low + 1)
        stretches = list(zip(low.tolist(), high.tolist(), strict=True))
        for stretch in stretches:
            if stretch not in self._stretches:
                self._stretches[stretch] = self._read(*stretch)
        return np.stack([self._stretches[stretch] for stretch in stretches])

    def _read(self, low: int, high: int) -> Floats:
        rows = self._vectors.values[low:high]
        row = np.concatenate([rows.sum(axis=0) / np.float32(high - low), rows[0], rows[-1]])
        out: Floats = row @ self._w["stretch.weight"].T + self._w["stretch.bias"]
        return out
