"""What a batch costs: wrong cue tags, wrong labellings, and cues kept or dropped wrongly."""

from __future__ import annotations

import random
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from onrecord.stages.statements.neural.decoding import candidates, softmax
from onrecord.training.batches import IGNORE, Batch, Cue
from onrecord.training.crf import log_likelihood
from onrecord.training.model import AFTER, BEFORE, Extractor

INNER_WEIGHT = 4.0
"""Weight of inner statements' tags: one article in eight has them annotated.

At 2 and without wrapping the tagger found none after two epochs.
"""
DROPOUT = 0.1
DOUBT = 0.15
"""Cue share from which a piece that is no gold cue is shown to the second look as a wrong one."""
JITTER = 0.15
"""Share of gold cues shown with an end that is one piece off."""


@dataclass(frozen=True)
class Losses:
    """Summed nats a cue."""

    tags: Tensor
    inner: Tensor
    path: Tensor
    keep: Tensor

    @property
    def total(self) -> Tensor:
        """What is minimised."""
        return self.tags + INNER_WEIGHT * self.inner + self.path + self.keep


def losses(model: Extractor, batch: Batch, rng: random.Random) -> Losses:
    """Return all losses of a batch; `rng` draws wrong cues and cues that are one piece off."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        h = model.encoder(batch.ids, batch.features, batch.mask, batch.readers)
        h = functional.dropout(h, DROPOUT, model.training)
        tags = model.tag(h)
    count = max(1, len(batch.cues))
    outer, inner = (
        functional.cross_entropy(t.flatten(0, 1), gold.flatten(), ignore_index=IGNORE, reduction="sum")
        / count
        for t, gold in zip(tags, (batch.outer, batch.inner), strict=True)
    )
    wrong = _wrong_cues(batch, tags, rng)
    if not batch.cues and not wrong:
        return Losses(outer, inner, outer * 0, outer * 0)
    emissions, changes, keep = _look(model, h, batch, batch.cues + wrong, rng)
    gold_count = len(batch.cues)
    right = torch.tensor([1.0] * gold_count + [0.0] * len(wrong))
    kept = functional.binary_cross_entropy_with_logits(keep, right, reduction="sum") / count
    if not gold_count:
        return Losses(outer, inner, outer * 0, kept)
    labels = torch.from_numpy(np.stack([cue.labels for _, cue in batch.cues]))
    paths = log_likelihood(emissions[:gold_count], changes[:gold_count], model.matrix, labels)
    return Losses(outer, inner, -paths.sum() / count, kept)


def _wrong_cues(batch: Batch, tags: tuple[Tensor, Tensor], rng: random.Random) -> list[tuple[int, Cue]]:
    """Return what the tagger now takes for cues and is none: the second look must learn to drop them."""
    out: list[tuple[int, Cue]] = []
    nothing = np.zeros(BEFORE + AFTER, dtype=np.int64)
    for kind, (logits, gold) in enumerate(zip(tags, (batch.outer, batch.inner), strict=True)):
        for row in range(len(gold)):
            if not bool((gold[row] >= 0).any()):
                continue
            out += [
                (row, Cue(found.first, found.last, kind, nothing))
                for found in candidates(softmax(logits[row].detach().numpy()), DOUBT)
                if bool((gold[row, found.first : found.last + 1] == 0).all())
            ]
    return rng.sample(out, k=min(len(out), len(batch.cues) // 2 + 2))


def _look(
    model: Extractor, h: Tensor, batch: Batch, shown: list[tuple[int, Cue]], rng: random.Random
) -> tuple[Tensor, Tensor, Tensor]:
    width = batch.ids.shape[1]
    ends = [_jittered(cue, rng) for _, cue in shown]
    base = torch.tensor([row * width for row, _ in shown])
    low = base + 1
    high = base + torch.tensor([batch.lengths[row] - 1 for row, _ in shown])
    first = base + torch.tensor([cue.first for _, cue in shown])
    last = (base + torch.tensor(ends)).minimum(high - 1)
    kind = torch.tensor([cue.kind for _, cue in shown])
    with torch.autocast("cpu", dtype=torch.bfloat16):
        emissions, changes, keep = model.look(h.flatten(0, 1), first, last, kind, low, high)
    return emissions, changes, keep


def _jittered(cue: Cue, rng: random.Random) -> int:
    """Return a cue's last piece, sometimes one off, as the tagger will be."""
    last = cue.last + rng.choice((-1, 1)) if rng.random() < JITTER else cue.last
    return max(cue.first, last)
