"""Annotated articles in batches, as the encoder reads them."""

from __future__ import annotations

import argparse
import json
import pickle
import random
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor

from onrecord.stages.encoding.pieces import PAD, closed, load_tokenizer
from onrecord.training.batches import MASK, NOT_SEEN
from onrecord.training.corpus import inner_relation
from onrecord.training.field_candidates import Right
from onrecord.training.field_examples import Example, read_example, read_rows
from onrecord.training.gold import article_of, read_metadata, relations_of
from onrecord.training.model import Encoder
from onrecord.training.scoring import load_scorer
from onrecord.training.written import read_written


def _right(scorer: Path) -> Right:
    sys.path.insert(0, str(scorer.parent))  # it imports the scorer beside it
    right: Right = load_scorer(scorer).right
    return right


def _inner_rows(path: Path) -> dict[str, list[dict[str, Any]]]:
    rows = map(json.loads, path.read_text("utf-8").splitlines())
    return {row["doc"]: [r | {"relation": inner_relation(r)} for r in row["inner"]] for row in rows}


def read_examples(args: argparse.Namespace) -> Iterator[Example]:
    """Yield the articles that the arguments of `fields` name; what was read once is kept in `args.cache`."""
    annotated = read_rows([args.record, *args.more])
    inner = _inner_rows(args.inner) if args.inner else {}
    known, right = read_metadata(args.metadata), _right(args.scorer)
    tokenizer = load_tokenizer(args.tokenizer)
    for number, doc in enumerate(sorted(annotated)):
        kept = args.cache / f"{doc}.pickle"
        if not kept.is_file():
            article = article_of(doc, args.corpus, known.get(doc, {}))
            rows = annotated[doc] + inner.get(doc, [])
            pieces = closed(article.text, tokenizer)
            example = read_example(article, rows, relations_of(doc, args.corpus), pieces, right)
            kept.write_bytes(pickle.dumps(example))
        yield pickle.loads(kept.read_bytes())  # noqa: S301 (this command's own cache)
        if number % 100 == 99:
            print(f"  {number + 1} of {len(annotated)} articles read", flush=True)
    for path in args.written:
        for one in read_written(path):
            pieces = closed(one.article.text, tokenizer)
            yield read_example(one.article, one.rows, one.relations, pieces, right)


def batches(given: Sequence[Example], rng: random.Random, size: int) -> list[list[Example]]:
    """Return the articles in groups of about `size` windows of similar length."""
    ordered = sorted(given, key=lambda x: len(x.windows[0].ids) + rng.randint(-40, 40))
    out: list[list[Example]] = [[]]
    for example in ordered:
        if sum(len(x.windows) for x in out[-1]) + len(example.windows) > size and out[-1]:
            out.append([])
        out[-1].append(example)
    rng.shuffle(out)
    return out


def vectors(encoder: Encoder, given: Sequence[Example], masked: float = 0.0) -> list[Tensor]:
    """Return the encoder's vectors [pieces, width] of each article, some of whose pieces are hidden."""
    if all(x.seen is not None for x in given):
        return [torch.from_numpy(x.seen) for x in given]
    rows = [(i, window) for i, x in enumerate(given) for window in x.windows]
    longest = max(len(window.ids) for _, window in rows)
    ids = np.full((len(rows), longest), PAD)
    features = np.zeros((len(rows), longest, 3), dtype=np.int64)
    mask = torch.full((len(rows), 1, 1, longest), NOT_SEEN)
    for row, (_, window) in enumerate(rows):
        size = len(window.ids)
        ids[row, :size], features[row, :size], mask[row, ..., :size] = window.ids, window.features, 0
        ids[row, 1 : size - 1][torch.rand(size - 2).numpy() < masked] = MASK
    with torch.autocast("cpu", dtype=torch.bfloat16):
        seen = encoder(torch.from_numpy(ids), torch.from_numpy(features), mask)
    out: list[list[Tensor]] = [[] for _ in given]
    for row, (i, window) in enumerate(rows):
        out[i].append(seen[row, window.low : window.high].float())
    return [torch.cat(parts) for parts in out]
