"""From scores to spans: which tokens are cues, and the best labelling of the text around each. Numpy only."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from onrecord.records import Span, Spans, Vectors

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float32]

SCALED = 8
"""Steps after which shares are scaled, so that none leaves the range of 64-bit floats."""

_WORD = re.compile(r"\w")


@dataclass(frozen=True)
class Candidate:
    """A possible cue: pieces [first, last] and how sure the tagger is (the highest share of any piece)."""

    first: int
    last: int
    score: float


def softmax(logits: Floats) -> Floats:
    """Return the shares that `logits` stand for, along the last axis."""
    powers = np.exp(logits - logits.max(axis=-1, keepdims=True))
    out: Floats = powers / powers.sum(axis=-1, keepdims=True)
    return out


def candidates(tags: Floats, least: float) -> list[Candidate]:
    """Return the cues of an article from the shares [pieces, 3] of other, begin and inside.

    Runs of pieces that are rather cue than not, parted where one begins; then, where none of those is near,
    runs that reach `least` only: what is unsure is left to the second look.
    """
    share = 1.0 - tags[:, 0]
    taken = np.zeros(len(tags) + 2, dtype=bool)
    found = []
    for bar in (0.5, least):
        for first, last in _runs((share >= bar) & ~taken[1:-1], tags[:, 1] > 0.5):
            if bar < 0.5 and taken[first : last + 3].any():
                continue
            found.append(Candidate(first, last, float(share[first : last + 1].max())))
        for item in found:
            taken[item.first + 1 : item.last + 2] = True
    return sorted(found, key=lambda c: c.first)


def _runs(on: npt.NDArray[np.bool_], begins: npt.NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Return unbroken runs, parted before a beginning; last index included."""
    out: list[tuple[int, int]] = []
    for i in np.flatnonzero(on).tolist():
        if out and out[-1][1] == i - 1 and not begins[i]:
            out[-1] = (out[-1][0], i)
        else:
            out.append((i, i))
    return out


def _steps(emissions: Floats, changes: Floats, matrix: Floats) -> Floats:
    """Return what each step from place to place adds to a path: [places - 1, cues, from 3, into 3]."""
    off = 1.0 - np.eye(3, dtype=np.float32)
    steps = changes[:, 1:, None, :] * off + matrix + emissions[:, 1:, None, :]
    out: Floats = np.ascontiguousarray(np.moveaxis(steps, 1, 0))
    return out


def best_labels(emissions: Floats, changes: Floats, matrix: Floats) -> tuple[Ints, Floats]:
    """Return the best path [cues, places] and its score [cues] (Viterbi).

    A path's score is the sum of its emissions [cues, places, 3], of `matrix` [3, 3] from label to label and,
    wherever the label changes, of `changes` [cues, places, 3] into the new label at that place.
    """
    count, places, _ = emissions.shape
    alpha = emissions[:, 0]
    back = np.empty((places, count, 3), dtype=np.int64)
    for t, step in enumerate(_steps(emissions, changes, matrix), 1):
        reached = alpha[:, :, None] + step
        back[t] = reached.argmax(axis=1)
        alpha = reached.max(axis=1)
    labels = np.empty((count, places), dtype=np.int64)
    labels[:, -1] = alpha.argmax(axis=1)
    rows = np.arange(count)
    for t in range(places - 1, 0, -1):
        labels[:, t - 1] = back[t][rows, labels[:, t]]
    return labels, alpha.max(axis=1)


def log_partition(emissions: Floats, changes: Floats, matrix: Floats) -> Floats:
    """Return the log of all paths' summed scores [cues]; a path's score less this is its log-probability.

    Summed as shares of the highest emission of each place, in 64 bits, which is faster than logs of sums
    from place to place and has room for SCALED steps.
    """
    top = emissions.max(axis=2, keepdims=True).astype(np.float64)
    weights = np.exp(_steps(emissions - top, changes, matrix))
    alpha = np.exp(emissions[:, 0] - top[:, 0])
    total: npt.NDArray[np.float64] = top.sum(axis=(1, 2))
    for t, step in enumerate(weights, 1):
        alpha = np.einsum("ci,cij->cj", alpha, step)
        if t % SCALED == 0:
            share = alpha.sum(axis=1, keepdims=True)
            alpha /= share
            total += np.log(share[:, 0])
    out: Floats = (total + np.log(alpha.sum(axis=1))).astype(np.float32)
    return out


def spans(pieces: Vectors, text: str, origin: int, labels: Ints, label: int) -> Spans:
    """Return the spans of code points that one label covers.

    Args:
        pieces: The article as word-pieces.
        text: The article.
        origin: The piece that the first of `labels` is for.
        labels: [places], a label for each piece from `origin` on.
        label: The one that is asked for.
    """
    on = labels == label
    out: list[Span] = []
    for first, last in _runs(on, np.zeros(len(on), dtype=bool)):
        span = tidy(text, int(pieces.starts[origin + first]), int(pieces.ends[origin + last]))
        if span and out and out[-1].end >= span.start:
            out[-1] = Span(out[-1].start, span.end)
        elif span:
            out.append(span)
    return tuple(out)


def tidy(text: str, start: int, end: int) -> Span | None:
    """Return a span on whole words, without outer white space; None where no word is left."""
    while start > 0 and _joined(text, start):
        start -= 1
    while end < len(text) and _joined(text, end):
        end += 1
    while start < end and (text[start].isspace() or text[start] in ",;:)"):
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if _WORD.search(text, start, end) else None


def _joined(text: str, at: int) -> bool:
    """Tell whether a boundary at `at` would part a word."""
    return text[at - 1].isalnum() and text[at].isalnum()
