"""What a batch of annotated articles costs the heads for fields."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from onrecord.heads.network import ACTS, PAIRS, TAGGED
from onrecord.training.field_examples import Example
from onrecord.training.field_model import Fields

SMOOTHING = 0.03
WEIGHTS = {
    "kind": 0.5,
    "hedged": 1.0,
    "speaker": 1.0,
    "said_on": 0.7,
    "channel": 0.7,
    "role": 1.0,
    "links": 1.0,
}
"""Of each loss beside that of acts."""
COUNTS = {"deny": 2.5, "accuse": 1.3, "confirm": 1.5, "refuse": 1.3}
RARE = torch.tensor([COUNTS.get(act, 1.0) for act in ACTS])
"""What a statement of each act counts: denials are one in forty, and what the record is for."""
CUT, LOST, LEAST_CUT = 0.2, 0.05, 8
"""Shares of contents that are shown cut short, and of sources that are left out; pieces of what is cut."""
ROLE_SOURCE, ROLE_CONTENT = 0, 2
"""Of `network.ROLES`."""


def jittered(x: Example, rng: random.Random) -> Example:
    """Return an article some of whose contents are cut short and some of whose sources are missing.

    What the extractor finds is not always whole either.
    """
    masks, missing = x.masks.copy(), x.missing.copy()
    for row in range(len(x.rows)):
        if rng.random() < LOST:
            masks[3, row] = 0
            missing[row] |= x.roles[row] == ROLE_SOURCE
        content = np.flatnonzero(masks[1, row])
        if len(content) > LEAST_CUT and rng.random() < CUT:
            gone = content[int(len(content) * rng.uniform(0.5, 1.0)) :]
            masks[1:3, row, gone] = 0
            missing[row] |= np.isin(x.pieces[row], gone) & (x.roles[row] == ROLE_CONTENT)
        if missing[row].all():
            missing[row] = x.missing[row]
    return replace(x, masks=masks, missing=missing)


def any_right(logits: Tensor, right: Tensor, weights: Tensor | None = None) -> Tensor:
    """Return the summed nats of rows of which any right label would do; rows without one cost nothing.

    Args:
        logits: [rows, labels].
        right: [rows, labels], 1 where a label is right.
        weights: [labels], what a row of each counts; None where all count alike.
    """
    known = right.sum(1) > 0
    shares = functional.log_softmax(logits[known], dim=1)
    best = torch.logsumexp(shares.masked_fill(right[known] == 0, -1e4), dim=1)
    cost = -((1 - SMOOTHING) * best + SMOOTHING * shares.mean(1))
    return (cost if weights is None else cost * (right[known] * weights).amax(1)).sum()


def pair_loss(best: Tensor, none: Tensor, x: Example, name: str) -> Tensor:
    """Return the summed nats of a field's right candidates, or of "none" where none is right."""
    p = x.pairs[name]
    total = none.sum() * 0
    of, right = torch.from_numpy(p.of), torch.from_numpy(p.right)
    for row in np.flatnonzero(p.none >= 0):
        here = of == int(row)
        scores = torch.cat([none[row : row + 1], best[here]])
        good = torch.cat([torch.tensor([p.none[row]]), right[here]])
        total = total + torch.logsumexp(scores, 0) - torch.logsumexp(scores.masked_fill(good == 0, -1e4), 0)
    return total


def losses(model: Fields, vectors: Sequence[Tensor], batch: Sequence[Example]) -> Tensor:
    """Return what a batch costs, in nats a statement.

    Args:
        model: The heads.
        vectors: The encoder's, of each article: [pieces, width].
        batch: The articles.
    """
    total: Tensor = torch.zeros(())
    for v, x in zip(vectors, batch, strict=True):
        z, flat = model.states(v, x)
        act, hedged, kind = model.judged(z, flat, x)
        total = total + any_right(act, torch.from_numpy(x.act), RARE)
        total = total + WEIGHTS["kind"] * any_right(kind, torch.from_numpy(x.kind))
        told = torch.from_numpy(x.hedged)
        known = told >= 0
        total = total + WEIGHTS["hedged"] * functional.binary_cross_entropy_with_logits(
            hedged[known], told[known], reduction="sum"
        )
        for name in PAIRS:
            total = total + WEIGHTS[name] * pair_loss(*model.paired(name, z, v, x), x, name)
        if len(x.links[0]):
            total = total + WEIGHTS["links"] * functional.cross_entropy(
                model.linked(z, x), torch.from_numpy(x.links[3]), reduction="sum"
            )
        for name in TAGGED:
            tags = torch.from_numpy(x.tags[name])
            total = total + WEIGHTS[name] * functional.cross_entropy(
                model.tags[name](v), tags, reduction="sum"
            )
    return total / max(1, sum(len(x.rows) for x in batch))
