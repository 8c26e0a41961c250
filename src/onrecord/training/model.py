"""The extractor in torch: a shared encoder, a cue tagger and a second look at the text from each cue."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from onrecord.stages.encoding.pieces import GAPS, QUOTES, SHAPES

BEFORE, AFTER = 128, 160
"""Pieces before a cue's first one, and from it on, that its second look sees.

99.5 % of the contents in PolNeAR's training part end within 65 words of their cue and begin within 47.
"""
DROPOUT = 0.1
"""Of the outputs of attention and of the hidden layer, as BERT's; the attention's own weights are left whole,
as drawing for all of them doubles a step's time.
"""
KINDS = ("outer", "inner")
TAGS = ("other", "begin", "inside")


@dataclass(frozen=True)
class Sizes:
    """MiniLM-L6's sizes and those of the heads."""

    width: int = 384
    layers: int = 6
    heads: int = 12
    hidden: int = 1536
    words: int = 30522
    positions: int = 512
    pair: int = 128
    barriers: int = 32
    readers: int = 6


SIZES = Sizes()


class Layer(nn.Module):
    """One post-norm transformer layer, as BERT's."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        self.heads = sizes.heads
        self.qkv = nn.Linear(sizes.width, 3 * sizes.width)
        self.out = nn.Linear(sizes.width, sizes.width)
        self.up = nn.Linear(sizes.width, sizes.hidden)
        self.down = nn.Linear(sizes.hidden, sizes.width)
        self.norm_1 = nn.LayerNorm(sizes.width, eps=1e-12)
        self.norm_2 = nn.LayerNorm(sizes.width, eps=1e-12)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        """Return the vectors of the next layer.

        Args:
            x: [windows, pieces, width].
            mask: [windows, 1, 1, pieces], added to the scores: 0 where a piece exists, else very low.
        """
        batch, tokens, width = x.shape
        q, k, v = self.qkv(x).view(batch, tokens, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4)
        # Spelt out: on two cores with bf16 this takes 40 ms forth and back where the fused kernel takes 94.
        weights = torch.matmul(q * (width // self.heads) ** -0.5, k.transpose(2, 3))
        if mask is not None:
            weights = weights + mask.to(weights.dtype)
        seen = torch.matmul(torch.softmax(weights, dim=-1).to(v.dtype), v)
        seen = self.out(seen.transpose(1, 2).reshape(batch, tokens, width))
        x = self.norm_1(x + functional.dropout(seen, DROPOUT, self.training))
        deep = self.down(functional.gelu(self.up(x)))
        out: Tensor = self.norm_2(x + functional.dropout(deep, DROPOUT, self.training))
        return out


class Encoder(nn.Module):
    """Word-pieces and their features to vectors.

    Annotators differ in what they take for a statement. Each has a vector that is added to the last layer's,
    so that this is learnt apart from the text; reading adds their mean (annotator embeddings, Mokhberian et
    al. 2024; here with the mean where the reader is unknown).
    """

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        self.words = nn.Embedding(sizes.words, sizes.width)
        self.words.weight.requires_grad_(False)
        self.positions = nn.Embedding(sizes.positions, sizes.width)
        tables = [nn.Embedding(len(names), sizes.width) for names in (SHAPES, GAPS, QUOTES)]
        self.features = nn.ModuleList(tables)
        self.norm = nn.LayerNorm(sizes.width, eps=1e-12)
        self.layers = nn.ModuleList(Layer(sizes) for _ in range(sizes.layers))
        self.readers = nn.Embedding(sizes.readers, sizes.width)
        for table in (*tables, self.readers):
            nn.init.zeros_(table.weight)

    def forward(
        self, ids: Tensor, features: Tensor, mask: Tensor | None = None, readers: Tensor | None = None
    ) -> Tensor:
        """Return the vectors [windows, pieces, width].

        Args:
            ids: [windows, pieces].
            features: [windows, pieces, 3].
            mask: As Layer's.
            readers: The annotator of each window, [windows]; None for their mean.
        """
        x = self.words(ids) + self.positions.weight[: ids.shape[1]]
        for i, table in enumerate(self.features):
            x = x + table(features[..., i])
        x = self.norm(x)
        for layer in self.layers:
            x = layer(x, mask)
        if readers is None:
            return x + self.readers.weight.mean(0)
        out: Tensor = x + self.readers(readers).unsqueeze(1)
        return out


class SecondLook(nn.Module):
    """From each cue: which pieces around it are its source and content, and whether it is a cue at all."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        d = sizes.pair
        self.before, self.after = BEFORE, AFTER
        self.kind = nn.Embedding(len(KINDS), sizes.width)
        self.token = nn.Linear(sizes.width, d)
        self.cue = nn.Linear(2 * sizes.width, 2 * d)
        self.place = nn.Embedding(BEFORE + AFTER, d)
        self.in_cue = nn.Embedding(2, d)
        self.norm = nn.LayerNorm(d)
        self.deep = nn.Linear(d, d)
        self.barrier = nn.Linear(d, sizes.barriers)
        self.local = nn.Conv1d(d, d, 5, padding=2, groups=d)
        self.mix = nn.Linear(2 * d + sizes.barriers, d)
        self.norm_2 = nn.LayerNorm(d)
        self.labels = nn.Linear(d, 6)
        self.keep = nn.Sequential(nn.Linear(2 * sizes.width + 2 * d + 2, d), nn.GELU(), nn.Linear(d, 1))
        nn.init.normal_(self.kind.weight, std=0.02)
        nn.init.normal_(self.place.weight, std=0.02)
        nn.init.normal_(self.in_cue.weight, std=0.02)
        nn.init.constant_(self.barrier.bias, -4.0)

    def forward(
        self, h: Tensor, first: Tensor, last: Tensor, kind: Tensor, low: Tensor, high: Tensor
    ) -> tuple[Tensor, Tensor, Tensor]:
        """Return emissions and changes [cues, before + after, 3], and the logit of being a cue [cues].

        Args:
            h: Vectors [pieces, width].
            first: The cues' first pieces: [cues].
            last: Their last ones: [cues].
            kind: Indices into KINDS: [cues].
            low: The first piece of each cue's text: [cues].
            high: The piece after its last: [cues].
        """
        at = first.unsqueeze(1) + torch.arange(-self.before, self.after)
        exists = (at >= low.unsqueeze(1)) & (at < high.unsqueeze(1))
        at = at.maximum(low.unsqueeze(1)).minimum(high.unsqueeze(1) - 1)
        cue = torch.cat([(h[first] + h[last]) / 2 + self.kind(kind), h[(first - 1).maximum(low)]], dim=1)
        scale, shift = self.cue(cue).unsqueeze(1).chunk(2, dim=2)
        inside = (at >= first.unsqueeze(1)) & (at <= last.unsqueeze(1))
        x = self.token(h)[at]
        place = self.place.weight[BEFORE - self.before : BEFORE + self.after]
        x = self.norm(x * (1 + scale) + shift + place + self.in_cue(inside.long()))
        x = x + functional.gelu(self.deep(functional.gelu(x)))
        reach = torch.exp(self._from_cue(functional.logsigmoid(-self.barrier(x))))
        around = self.local(x.transpose(1, 2)).transpose(1, 2)
        x = self.norm_2(x + functional.gelu(self.mix(torch.cat([x, around, reach.to(x.dtype)], dim=2))))
        scores = self.labels(x).float()
        impossible = torch.tensor([0.0, -1e4, -1e4]) * (~exists).unsqueeze(2).float()
        emissions = scores[..., :3] + impossible
        return emissions, scores[..., 3:], self._keep(cue, x, emissions)

    def _from_cue(self, x: Tensor) -> Tensor:
        """Return sums from the cue's first piece outwards on both sides, that piece left out."""
        left = x[:, : self.before].float()
        left = left.sum(1, keepdim=True) - left.cumsum(1) + left
        right = x[:, self.before :].float()
        right = right.cumsum(1) - right[:, :1]
        return torch.cat([left, right], dim=1)

    def _keep(self, cue: Tensor, x: Tensor, emissions: Tensor) -> Tensor:
        share = torch.softmax(emissions, dim=2)[..., 1:]
        total = share.sum(1)
        pooled = torch.einsum("ntk,ntd->nkd", share.to(x.dtype), x) / (total.unsqueeze(2) + 0.1).to(x.dtype)
        seen = torch.cat([cue, pooled.flatten(1), torch.log1p(total).to(x.dtype)], dim=1)
        out: Tensor = self.keep(seen).squeeze(1).float()
        return out


class Extractor(nn.Module):
    """All parts: `encoder`, `tag` and `look` are called one after the other, as reading does."""

    def __init__(self, sizes: Sizes = SIZES) -> None:
        super().__init__()
        self.sizes = sizes
        self.encoder = Encoder(sizes)
        self.outer = nn.Linear(sizes.width, len(TAGS))
        self.inner = nn.Sequential(nn.Linear(sizes.width, 128), nn.GELU(), nn.Linear(128, len(TAGS)))
        self.look = SecondLook(sizes)
        self.matrix = nn.Parameter(torch.zeros(3, 3))

    def tag(self, h: Tensor) -> tuple[Tensor, Tensor]:
        """Return the logits of TAGS, of outer and of inner cues, from vectors [pieces, width]."""
        return self.outer(h).float(), self.inner(h).float()


def load_minilm(model: Extractor, path: Path) -> None:
    """Start the encoder from a BERT checkpoint in safetensors; token type 0 goes into the positions."""
    w = {k.removeprefix("bert."): v.float() for k, v in load_file(path).items()}
    encoder = model.encoder
    positions, types = (w[f"embeddings.{name}_embeddings.weight"] for name in ("position", "token_type"))
    with torch.no_grad():
        encoder.words.weight.copy_(w["embeddings.word_embeddings.weight"])
        encoder.positions.weight.copy_(positions + types[0])
        encoder.norm.weight.copy_(w["embeddings.LayerNorm.weight"])
        encoder.norm.bias.copy_(w["embeddings.LayerNorm.bias"])
        for i, layer in enumerate(encoder.layers):
            _load_layer(layer, w, f"encoder.layer.{i}.")


def _load_layer(layer: Layer, w: dict[str, Tensor], at: str) -> None:
    for kind in ("weight", "bias"):
        parts = [w[f"{at}attention.self.{name}.{kind}"] for name in ("query", "key", "value")]
        getattr(layer.qkv, kind).copy_(torch.cat(parts))
        getattr(layer.out, kind).copy_(w[f"{at}attention.output.dense.{kind}"])
        getattr(layer.norm_1, kind).copy_(w[f"{at}attention.output.LayerNorm.{kind}"])
        getattr(layer.up, kind).copy_(w[f"{at}intermediate.dense.{kind}"])
        getattr(layer.down, kind).copy_(w[f"{at}output.dense.{kind}"])
        getattr(layer.norm_2, kind).copy_(w[f"{at}output.LayerNorm.{kind}"])
