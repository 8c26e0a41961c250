"""Small models in numpy: ridge logistic regression, and networks of one hidden layer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Doubles = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Layers = tuple[Doubles, Doubles, Doubles, Doubles]


@dataclass(frozen=True)
class Settings:
    """How networks are fitted.

    Attributes:
        networks: How many, each from its own seed.
        hidden: Units of the hidden layer, tanh.
        epochs, batch, rate: Of Adam (Kingma & Ba 2015), whose rate falls to nothing in a straight line.
        decay: Weight decay, apart from the gradient (Loshchilov & Hutter 2019).
        dropout: Of hidden units; half as much of inputs (Srivastava et al. 2014).
    """

    networks: int = 3
    hidden: int = 16
    epochs: int = 7
    batch: int = 256
    rate: float = 4e-3
    decay: float = 9e-3
    dropout: float = 0.2


def fit_logistic(rows: Doubles, right: Doubles, penalty: float, rounds: int = 20) -> Doubles:
    """Return the weights of a ridge logistic regression, by Newton's method."""
    weights = np.zeros(rows.shape[1])
    ridge = penalty * np.eye(rows.shape[1])
    for _ in range(rounds):
        p = 1 / (1 + np.exp(-np.clip(rows @ weights, -30, 30)))
        curvature = (rows * (p * (1 - p))[:, None]).T @ rows + ridge
        step = np.linalg.solve(curvature, rows.T @ (right - p) - penalty * weights)
        weights = weights + step
        if np.abs(step).max() < 1e-5:
            break
    return weights


def fit_networks(rows: Doubles, labels: Ints, classes: int, settings: Settings) -> list[Layers]:
    """Return networks that tell the class of a row, by cross-entropy.

    Args:
        rows: [n, features], scaled.
        labels: [n], from 0.
        classes: How many there are.
        settings: The same give the same networks.
    """
    return [
        _fit(rows.astype(np.float32), labels, classes, settings, seed) for seed in range(settings.networks)
    ]


def _fit(rows: npt.NDArray[np.float32], labels: Ints, classes: int, settings: Settings, seed: int) -> Layers:
    random = np.random.default_rng(seed)
    size, width = rows.shape
    shapes = [(width, settings.hidden), (settings.hidden,), (settings.hidden, classes), (classes,)]
    parts = [
        (random.normal(0, 1 / np.sqrt(shape[0]), shape) if len(shape) == 2 else np.zeros(shape)).astype("f4")
        for shape in shapes
    ]
    adam = _Adam(parts, settings.rate, settings.decay, settings.epochs * max(1, size // settings.batch))
    for _ in range(settings.epochs):
        order = random.permutation(size)
        for start in range(0, size - settings.batch + 1, settings.batch) or [0]:
            here = order[start : start + settings.batch]
            seen = _dropped(rows[here], settings.dropout / 2, random)
            parts = adam.stepped(parts, _gradients(parts, seen, labels[here], settings.dropout, random))
    a, b, c, d = (part.astype(np.float64) for part in parts)
    return a, b, c, d


def _dropped(
    values: npt.NDArray[np.float32], share: float, random: np.random.Generator
) -> npt.NDArray[np.float32]:
    kept = (random.random(values.shape, dtype=np.float32) >= share) / np.float32(1 - share)
    left: npt.NDArray[np.float32] = values * kept.astype(np.float32)
    return left


def _gradients(
    parts: Sequence[npt.NDArray[np.float32]],
    rows: npt.NDArray[np.float32],
    labels: Ints,
    dropout: float,
    random: np.random.Generator,
) -> list[npt.NDArray[np.float32]]:
    a, b, c, d = parts
    hidden = np.tanh(rows @ a + b)
    kept = _dropped(np.ones_like(hidden), dropout, random)
    scores = (hidden * kept) @ c + d
    scores = np.exp(scores - scores.max(axis=1, keepdims=True))
    scores /= scores.sum(axis=1, keepdims=True)
    scores[np.arange(len(labels)), labels] -= 1
    scores /= len(labels)
    back = (scores @ c.T) * kept * (1 - hidden**2)
    return [rows.T @ back, back.sum(axis=0), (hidden * kept).T @ scores, scores.sum(axis=0)]


class _Adam:
    """Adam with weight decay on matrices, whose rate falls to nothing over `steps`."""

    def __init__(
        self, parts: Sequence[npt.NDArray[np.float32]], rate: float, decay: float, steps: int
    ) -> None:
        self._first = [np.zeros_like(part) for part in parts]
        self._second = [np.zeros_like(part) for part in parts]
        self._rate, self._decay, self._steps, self._done = rate, decay, steps, 0

    def stepped(
        self, parts: Sequence[npt.NDArray[np.float32]], gradients: Sequence[npt.NDArray[np.float32]]
    ) -> list[npt.NDArray[np.float32]]:
        """Return `parts` after one step."""
        self._done += 1
        rate = self._rate * max(0.0, 1 - self._done / self._steps) + 1e-5
        out = []
        for i, (part, gradient) in enumerate(zip(parts, gradients, strict=True)):
            self._first[i] = 0.9 * self._first[i] + 0.1 * gradient
            self._second[i] = 0.99 * self._second[i] + 0.01 * gradient**2
            mean = self._first[i] / (1 - 0.9**self._done)
            size = np.sqrt(self._second[i] / (1 - 0.99**self._done)) + 1e-8
            shrunk = part * (1 - rate * self._decay) if part.ndim == 2 else part
            out.append((shrunk - rate * mean / size).astype(np.float32))
        return out
