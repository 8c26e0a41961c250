"""The heads that fill the record's fields, in torch."""

from __future__ import annotations

from typing import TYPE_CHECKING

import torch
from torch import Tensor, nn
from torch.nn import functional

from onrecord.heads.layout import PARTS, ROLES
from onrecord.heads.network import ACTS, APART, ATTENTION, KINDS, LINKS, PAIRED, PAIRS, STATE, TAGGED
from onrecord.heads.places import PLACES
from onrecord.training.batches import NOT_SEEN
from onrecord.training.model import SIZES, Sizes

if TYPE_CHECKING:
    from onrecord.training.field_examples import Example

DROPOUT = 0.3
NAMED_DROPOUT = 0.1
"""Share of a statement's named features that are hidden, so that the vectors are learnt beside them."""


class Pairs(nn.Module):
    """How well a stretch of the article goes with a statement, in one respect."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        self.statement = nn.Linear(STATE, PAIRED)
        self.stretch = nn.Linear(3 * sizes.width, PAIRED)
        self.place = nn.Embedding(PLACES, PAIRED)
        self.cross = nn.Linear(PAIRED, PAIRED, bias=False)
        self.score = nn.Linear(PAIRED, 1)
        self.none = nn.Linear(STATE, 1)
        nn.init.normal_(self.place.weight, std=0.1)

    def forward(self, states: Tensor, stretches: Tensor, places: Tensor) -> Tensor:
        """Return the scores [pairs] of statements [pairs, STATE] and stretches [pairs, 3 width]."""
        a, b = self.statement(states), self.stretch(stretches)
        deep = functional.gelu(a + b + self.place(places) + self.cross(a * b))
        out: Tensor = self.score(deep).squeeze(1)
        return out


class StatementPairs(nn.Module):
    """Whether a statement disputes or repeats an earlier one of its article."""

    def __init__(self) -> None:
        super().__init__()
        self.later = nn.Linear(STATE, PAIRED)
        self.earlier = nn.Linear(STATE, PAIRED)
        self.cross = nn.Linear(PAIRED, PAIRED, bias=False)
        self.apart = nn.Embedding(APART, PAIRED)
        self.score = nn.Linear(PAIRED, len(LINKS) + 1)
        nn.init.normal_(self.apart.weight, std=0.1)

    def forward(self, states: Tensor, later: Tensor, earlier: Tensor, apart: Tensor) -> Tensor:
        """Return the logits of neither and of LINKS: [pairs, 3]."""
        a, b = self.later(states)[later], self.earlier(states)[earlier]
        deep = functional.gelu(a + b + self.apart(apart) + self.cross(a * b))
        out: Tensor = self.score(functional.dropout(deep, 0.1, self.training))
        return out


class Fields(nn.Module):
    """All heads.

    Args:
        names: How many named features there are.
        sizes: The encoder's.
    """

    def __init__(self, names: int, sizes: Sizes = SIZES) -> None:
        super().__init__()
        heads, size = ATTENTION
        self.queries = nn.Parameter(torch.randn(heads, size) * 0.1)
        self.keys = nn.Linear(sizes.width, heads * size)
        self.values = nn.Linear(sizes.width, heads * size)
        self.role_keys = nn.Embedding(ROLES, heads * size)
        self.role_values = nn.Embedding(ROLES, heads * size)
        means = PARTS * sizes.width
        self.mix = nn.Linear(means + heads * size, STATE)
        self.named = nn.EmbeddingBag(names + 1, len(ACTS) + 1, mode="sum", padding_idx=names)
        nn.init.zeros_(self.named.weight)
        self.act = nn.Linear(STATE, len(ACTS))
        self.skip = nn.Linear(means, len(ACTS), bias=False)
        self.hedged = nn.Linear(STATE, 1)
        self.kind = nn.Linear(STATE, len(KINDS))
        self.pairs = nn.ModuleDict({name: Pairs(sizes) for name in PAIRS})
        self.links = StatementPairs()
        self.tags = nn.ModuleDict({name: nn.Linear(sizes.width, 3) for name in TAGGED})
        nn.init.zeros_(self.skip.weight)

    def states(self, v: Tensor, x: Example) -> tuple[Tensor, Tensor]:
        """Return the states [statements, STATE] and means of parts [statements, PARTS * width]."""
        masks = torch.from_numpy(x.masks)  # [PARTS, statements, pieces]
        means = (masks @ v) / masks.sum(2, keepdim=True).clamp(min=1)
        flat = means.permute(1, 0, 2).flatten(1)
        z = torch.cat([flat, self._attended(v, x)], dim=1)
        z = functional.dropout(z, DROPOUT, self.training)
        z = functional.gelu(self.mix(z))
        return functional.dropout(z, DROPOUT, self.training), flat

    def _attended(self, v: Tensor, x: Example) -> Tensor:
        heads, size = ATTENTION
        pieces, roles = torch.from_numpy(x.pieces), torch.from_numpy(x.roles)  # [statements, longest]
        shape = (*pieces.shape, heads, size)
        k = (self.keys(v)[pieces] + self.role_keys(roles)).view(shape)
        u = (self.values(v)[pieces] + self.role_values(roles)).view(shape)
        scores = torch.einsum("sthd,hd->sth", k, self.queries) * size**-0.5
        scores = scores.masked_fill(torch.from_numpy(x.missing).unsqueeze(2), NOT_SEEN)
        out: Tensor = torch.einsum("sth,sthd->shd", scores.softmax(1), u).flatten(1)
        return out

    def judged(self, z: Tensor, flat: Tensor, x: Example) -> tuple[Tensor, Tensor, Tensor]:
        """Return the logits of acts, of "hedged" and of kinds."""
        names = torch.from_numpy(x.names)  # [statements, longest], padded
        if self.training:
            names = names.masked_fill(torch.rand(names.shape) < NAMED_DROPOUT, self.named.padding_idx)
        told = self.named(names)
        skipped = self.skip(functional.dropout(flat, DROPOUT, self.training))
        return (
            self.act(z) + skipped + told[:, :-1],
            self.hedged(z).squeeze(1) + told[:, -1],
            self.kind(z),
        )

    def linked(self, z: Tensor, x: Example) -> Tensor:
        """Return the logits of neither and of LINKS of an article's pairs of statements."""
        later, earlier, apart = (torch.from_numpy(column) for column in x.links[:3])
        out: Tensor = self.links(z, later, earlier, apart)
        return out

    def paired(self, name: str, z: Tensor, v: Tensor, x: Example) -> tuple[Tensor, Tensor]:
        """Return the scores of an article's candidates [candidates], and of "none" [statements]."""
        of: Pairs = self.pairs[name]
        p = x.pairs[name]
        none = of.none(z).squeeze(1)
        if not len(p.low):
            return torch.zeros(0), none
        sums = torch.cat([torch.zeros(1, v.shape[1]), v.cumsum(0)])
        low, high = torch.from_numpy(p.low), torch.from_numpy(p.high)
        means = (sums[high] - sums[low]) / (high - low).clamp(min=1).unsqueeze(1)
        stretches = torch.cat([means, v[low.clamp(max=len(v) - 1)], v[(high - 1).clamp(min=0)]], dim=1)
        scores = of(z[torch.from_numpy(p.row)], stretches, torch.from_numpy(p.place))
        best = torch.full((len(p.of),), NOT_SEEN)
        best = best.scatter_reduce(0, torch.from_numpy(p.candidate), scores, "amax")
        return best, none
