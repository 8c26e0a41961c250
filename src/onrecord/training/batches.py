"""Training windows with their targets, in batches of similar length."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor

from onrecord.records import Spans
from onrecord.stages.encoding import pieces as text
from onrecord.stages.encoding.pieces import PAD, Ints, Pieces
from onrecord.stages.encoding.windows import LIMIT, MARGIN, SLACK, Window, inputs
from onrecord.stages.statements.neural.extractor import INNER, OUTER
from onrecord.training.claims import rejected
from onrecord.training.corpus import Document, Relation, with_reading
from onrecord.training.layouts import laid_out
from onrecord.training.model import AFTER, BEFORE
from onrecord.training.noise import noisy
from onrecord.training.wrapping import wrapped

CORE = LIMIT - 2 * MARGIN - 2 * SLACK
EDGE_TAG, EDGE_LOOK = 16, 40
"""Pieces from an artificial edge within which cue tags, and second looks, are not trained."""
MASK = 103
"""BERT's [MASK]."""
IGNORE = -100
"""The label that torch's cross-entropy passes over."""
NOT_SEEN = -1e4
"""Added to the attention on padding; a lower figure is infinite in 16 bits."""


@dataclass(frozen=True)
class Cue:
    """A cue in a window, with what its second look must find.

    Attributes:
        first, last: Pieces of the window, its first special piece counted.
        kind: OUTER or INNER.
        labels: [BEFORE + AFTER], indices into crf.LABELS.
    """

    first: int
    last: int
    kind: int
    labels: Ints


@dataclass(frozen=True)
class Example:
    """One window.

    Attributes:
        outer, inner: Indices into model.TAGS, IGNORE where unknown.
        reader: Whose reading this is.
    """

    ids: Ints
    features: Ints
    outer: Ints
    inner: Ints
    cues: tuple[Cue, ...]
    reader: int


@dataclass(frozen=True)
class Batch:
    """Windows padded to one length, and all their cues with the row they stand in."""

    ids: Tensor
    features: Tensor
    mask: Tensor
    outer: Tensor
    inner: Tensor
    cues: list[tuple[int, Cue]]
    lengths: list[int]
    readers: Tensor


@dataclass(frozen=True)
class Placed:
    """A gold statement, and the pieces [first, stop) of its cue."""

    relation: Relation
    first: int
    stop: int


def _tags(cues: Sequence[Placed], total: int, known: Sequence[tuple[int, int]]) -> Ints:
    tags = np.full(total, IGNORE, dtype=np.int64)
    for low, high in known:
        tags[low:high] = 0
    for cue in cues:
        tags[cue.first : cue.stop] = 2
        tags[cue.first] = 1
    return tags


def look_labels(pieces: Pieces, relation: Relation, first: int, seen: tuple[int, int]) -> Ints:
    """Return what the second look from piece `first` must find, only within the pieces [seen)."""
    line = np.zeros(len(pieces), dtype=np.int64)
    for value, spans in ((2, relation.content), (1, relation.source)):
        for start, end in spans:
            low, high = pieces.covering(start, end)
            line[low:high] = value
    labels = np.zeros(BEFORE + AFTER, dtype=np.int64)
    low, high = max(seen[0], first - BEFORE), min(seen[1], first + AFTER)
    labels[low - first + BEFORE : high - first + BEFORE] = line[low:high]
    return labels


def random_windows(total: int, rng: random.Random) -> list[Window]:
    """Return windows over an article of `total` pieces, as reading cuts them but at random places."""
    if total <= LIMIT:
        return [Window(0, total, 0, total)]
    core = rng.randint(int(CORE * 0.8), CORE)
    cuts = [0, *range(rng.randint(core // 4, core), total - core // 4, core), total]
    return [Window(max(0, a - MARGIN), min(total, b + MARGIN), a, b) for a, b in pairwise(cuts)]


def _placed(pieces: Pieces, document: Document) -> list[Placed]:
    out = []
    for relation in document.readings[0] + (document.inner or ()):
        if relation.cue and relation.content:
            cue: Spans = relation.cue[:1] if relation.inner else relation.cue
            first, stop = pieces.covering(cue[0].start, cue[-1].end)
            if stop > first:
                out.append(Placed(relation, first, stop))
    return out


def examples(
    document: Document, tokenizer: Tokenizer, rng: random.Random, masked: float
) -> Iterator[Example]:
    """Yield the windows of an article (its first reading) for one epoch.

    Args:
        document: The article.
        tokenizer: Of the encoder.
        rng: Draws the windows and what is hidden.
        masked: Share of the pieces that are hidden.
    """
    pieces = text.cut(document.text, tokenizer)
    total = len(pieces)
    placed = _placed(pieces, document)
    outer = _tags([p for p in placed if not p.relation.inner], total, [(0, total)])
    looked = [pieces.covering(*span) for span in document.looked]
    inner = _tags([p for p in placed if p.relation.inner], total, looked)
    for window in random_windows(total, rng):
        start, end = window.start, window.end
        ids, features = inputs(pieces, window)
        hide = np.array([rng.random() < masked for _ in range(end - start)], dtype=bool)
        ids[1:-1][hide] = MASK
        margins = (EDGE_TAG if start else 0, EDGE_TAG if end < total else 0)
        framed = [_frame(tags[start:end], margins) for tags in (outer, inner)]
        cues = tuple(_cues(pieces, placed, window))
        yield Example(ids, features, framed[0], framed[1], cues, document.readers[0])


def _cues(pieces: Pieces, placed: Sequence[Placed], window: Window) -> Iterator[Cue]:
    start, end = window.start, window.end
    low = start + (EDGE_LOOK if start else 0)
    high = end - (EDGE_LOOK if end < len(pieces) else 0)
    for p in placed:
        if low <= p.first and p.stop <= high:
            labels = look_labels(pieces, p.relation, p.first, (start, end))
            kind = INNER if p.relation.inner else OUTER
            yield Cue(p.first - start + 1, p.stop - start, kind, labels)


def _frame(tags: Ints, margins: tuple[int, int]) -> Ints:
    out = np.concatenate([[IGNORE], tags, [IGNORE]])
    out[: margins[0] + 1] = IGNORE
    out[len(out) - margins[1] - 1 :] = IGNORE
    return out


def collate(items: Sequence[Example]) -> Batch:
    """Return windows as one batch, padded to the longest."""
    longest = max(len(item.ids) for item in items)

    def pad(arrays: list[Ints], value: int) -> Tensor:
        out = np.full((len(arrays), longest, *arrays[0].shape[1:]), value, dtype=np.int64)
        for row, array in zip(out, arrays, strict=True):
            row[: len(array)] = array
        return torch.from_numpy(out)

    lengths = [len(item.ids) for item in items]
    mask = torch.arange(longest) < torch.tensor(lengths).unsqueeze(1)
    return Batch(
        pad([i.ids for i in items], PAD),
        pad([i.features for i in items], 0),
        torch.zeros(mask.shape).masked_fill(~mask, NOT_SEEN)[:, None, None, :],
        pad([i.outer for i in items], IGNORE),
        pad([i.inner for i in items], IGNORE),
        [(row, cue) for row, item in enumerate(items) for cue in item.cues],
        lengths,
        torch.tensor([item.reader for item in items]),
    )


def epoch_batches(
    documents: Sequence[Document], tokenizer: Tokenizer, seed: int, size: int, masked: float
) -> Iterator[Batch]:
    """Yield all batches of one epoch; noise, reading, cuts and order follow from the seed alone.

    Args:
        documents: The articles to train on.
        tokenizer: Of the encoder.
        seed: Of this epoch.
        size: Windows a batch.
        masked: Share of the pieces that are hidden.
    """
    rng = random.Random(seed)
    windows: list[Example] = []
    for document in rng.sample(documents, k=len(documents)):
        read = with_reading(document, rng.randrange(len(document.readings)))
        made = noisy(wrapped(rejected(laid_out(read, rng), rng), rng), rng)
        windows += examples(made, tokenizer, rng, masked)
    windows.sort(key=lambda window: len(window.ids) + rng.randint(-24, 24))
    groups = [windows[i : i + size] for i in range(0, len(windows), size)]
    rng.shuffle(groups)
    yield from map(collate, groups)
