"""How sure the extractor is of a statement: a logistic score, fitted on held-out articles."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Vector = npt.NDArray[np.float64]

NAMES = (
    "bias",
    "cue",
    "keep",
    "path",
    "path share",
    "content length",
    "source length",
    "no source",
    "pieces",
)


def features(cue: float, keep: float, path: float, content: int, source: int, pieces: int) -> Vector:
    """Return the row of NAMES of one statement.

    Args:
        cue: Share of the tagger.
        keep: Logit of the second look.
        path: Log-probability of its labelling.
        content: Word-pieces that the content covers.
        source: Word-pieces that the source covers.
        pieces: Unbroken pieces of the content.
    """
    cue = min(max(cue, 1e-3), 1 - 1e-3)
    return np.array(
        [
            1.0,
            np.log(cue / (1 - cue)),
            np.clip(keep, -8, 8),
            max(path, -8.0),
            np.exp(path),
            np.log1p(content),
            np.log1p(source),
            float(source == 0),
            float(pieces > 1),
        ]
    )


def share(weights: Sequence[float], rows: Vector) -> Vector:
    """Return the probability of being right of each of `rows` [statements, NAMES]: [statements]."""
    return np.asarray(1.0 / (1.0 + np.exp(-(rows @ np.asarray(weights)))))


def fit(rows: Vector, right: Vector, penalty: float = 1.0, rounds: int = 50) -> list[float]:
    """Return the weights of a ridge logistic regression, by Newton's method; the bias is not penalised."""
    weights = np.zeros(rows.shape[1])
    ridge = penalty * np.eye(rows.shape[1])
    ridge[0, 0] = 1e-6
    for _ in range(rounds):
        p = 1.0 / (1.0 + np.exp(-(rows @ weights)))
        gradient = rows.T @ (right - p) - ridge @ weights
        curvature = (rows * (p * (1 - p))[:, None]).T @ rows + ridge
        weights = weights + np.linalg.solve(curvature, gradient)
    return [float(w) for w in weights]
