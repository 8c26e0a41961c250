r"""Train the heads that fill the record's fields, on articles whose record was annotated by hand.

    python -m onrecord.training.fields --corpus PolNeAR/train --record record/train.jsonl \
        --more annotation/record.jsonl --inner record/inner-train.jsonl --metadata metadata.tsv \
        --scorer record_score.py --start mean.pt --out run

Two layers of their own and the heads above them learn; the layers below, and with them what the extractor
reads, stay as they are. One article in six is held out, by a hash of its name: figures are taken on it, and
`bench/speakers.py` and `bench/occasions.py` fit their tables on it, which must not see what was learnt by
heart. `field_export` then writes the weights into the package.
"""

from __future__ import annotations

import argparse
import json
import pickle
import random
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from onrecord.errors import OnrecordError, TrainingError
from onrecord.stages.encoding import Encoder
from onrecord.training.corpus import held_from_fields, inner_relation
from onrecord.training.field_candidates import Right
from onrecord.training.field_examples import (
    Example,
    read_example,
    read_rows,
)
from onrecord.training.field_losses import jittered, losses
from onrecord.training.field_model import Fields
from onrecord.training.field_report import report
from onrecord.training.gold import article_of, read_metadata, relations_of
from onrecord.training.model import Extractor
from onrecord.training.scoring import load_scorer
from onrecord.training.train import schedule
from onrecord.weights import FOLDER

LEAST = 4
"""Statements that must have a named feature."""
CLIP = 1.0
"""Longest gradient of a step."""
REPORT = 50
"""Batches between two lines of losses."""


def _right(scorer: Path) -> Right:
    sys.path.insert(0, str(scorer.parent))  # it imports the scorer beside it
    right: Right = load_scorer(scorer).right
    return right


def _inner_rows(path: Path) -> dict[str, list[dict[str, Any]]]:
    rows = map(json.loads, path.read_text("utf-8").splitlines())
    return {row["doc"]: [r | {"relation": inner_relation(r)} for r in row["inner"]] for row in rows}


def read_examples(args: argparse.Namespace) -> Iterator[Example]:
    """Yield all annotated articles; what was read once is kept in `args.cache`."""
    annotated = read_rows([args.record, *args.more])
    inner = _inner_rows(args.inner) if args.inner else {}
    known, right = read_metadata(args.metadata), _right(args.scorer)
    encoder = Encoder(args.weights)
    for number, doc in enumerate(sorted(annotated)):
        kept = args.cache / f"{doc}.pickle"
        if not kept.is_file():
            article = article_of(doc, args.corpus, known.get(doc, {}))
            rows = annotated[doc] + inner.get(doc, [])
            seen = encoder.encode(article)
            if seen.vectors is None or seen.middle is None:
                raise TrainingError(doc, "the encoder gave no vectors", "name a folder with its weights")
            at = seen.vectors.starts, seen.vectors.ends
            example = read_example(article, rows, relations_of(doc, args.corpus), *at, seen.middle, right)
            kept.write_bytes(pickle.dumps(example))
        yield pickle.loads(kept.read_bytes())  # noqa: S301 (this command's own cache)
        if number % 100 == 99:
            print(f"  {number + 1} of {len(annotated)} articles read", flush=True)


def batches(given: Sequence[Example], rng: random.Random, size: int) -> list[list[Example]]:
    """Return the articles in groups of about `size` windows of similar length."""
    ordered = sorted(given, key=lambda x: len(x.middle[0]) + rng.randint(-40, 40))
    out: list[list[Example]] = [[]]
    for example in ordered:
        if sum(len(x.middle) for x in out[-1]) + len(example.middle) > size and out[-1]:
            out.append([])
        out[-1].append(example)
    rng.shuffle(out)
    return out


@torch.no_grad()
def freeze(model: Fields, given: Sequence[Example]) -> None:
    """Read all articles once, and leave all but the heads of stretches and links as it is from then on."""
    model.eval()
    for x in given:
        x.fields = model.vectors([x])[0].numpy()
    for name, parameter in model.named_parameters():
        parameter.requires_grad = name.startswith(("pairs.", "links.", "tags."))


def model_of(args: argparse.Namespace, table: dict[str, int]) -> Fields:
    """Return the heads to start with: layers from the extractor, or all of what is gone on from.

    Raises:
        TrainingError: where that has other named features.
    """
    model = Fields(len(table))
    base = Extractor()
    base.load_state_dict(torch.load(args.start, weights_only=True))
    for layer, lower in zip(model.layers, base.encoder.layers[-len(model.layers) :], strict=True):
        layer.load_state_dict(lower.state_dict())
    if args.go_on:
        kept = torch.load(args.go_on, weights_only=True)
        if kept["names"] != list(table):
            raise TrainingError(str(args.go_on), "has other named features", "start without --go-on")
        own = model.state_dict()
        same = {key: value for key, value in kept["model"].items() if value.shape == own[key].shape}
        model.load_state_dict(same, strict=False)
    return model


def optimiser(model: Fields, args: argparse.Namespace) -> torch.optim.AdamW:
    """Return AdamW; heads learn faster than the two layers, and named features decay more."""
    layers, named = list(model.layers.parameters()), list(model.named.parameters())
    taken = {id(p) for p in layers + named}
    rest = [p for p in model.parameters() if id(p) not in taken]
    groups = [
        {"params": layers, "lr": args.rate, "weight_decay": 0.02},
        {"params": named, "lr": args.head_rate, "weight_decay": args.decay},
        {"params": rest, "lr": args.head_rate, "weight_decay": 0.02},
    ]
    return torch.optim.AdamW(groups, betas=(0.9, 0.98))


def average(mean: dict[str, Tensor], model: Fields, decay: float) -> None:
    """Take the weights of one more step into their exponential average."""
    for key, value in model.state_dict().items():
        if key not in mean:
            mean[key] = value.detach().clone()
        elif value.is_floating_point():
            mean[key].lerp_(value, 1 - decay)


def train(args: argparse.Namespace) -> None:
    """Train as the arguments say."""
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    for folder in (args.cache, args.out):
        folder.mkdir(parents=True, exist_ok=True)
    every = [x for x in read_examples(args) if x.rows][: args.articles]
    learnt = [x for x in every if not held_from_fields(x.doc)]
    held = [x for x in every if held_from_fields(x.doc)]
    counts = Counter(name for x in learnt for some in x.found for name in some)
    table = {name: n for n, name in enumerate(sorted(k for k, c in counts.items() if c >= LEAST))}
    for x in every:
        x.index(table)
    model = model_of(args, table)
    if args.frozen:
        freeze(model, every)
    print(f"{len(learnt)} articles to train on, {len(held)} held out, {len(table)} features", flush=True)
    adam = optimiser(model, args)
    total = len(batches(learnt, random.Random(0), args.windows)) * args.epochs
    rates = torch.optim.lr_scheduler.LambdaLR(adam, lambda step: schedule(step, total))
    mean: dict[str, Tensor] = {}
    for epoch in range(args.epochs):
        began, rng, sums = time.monotonic(), random.Random(args.seed * 1000 + epoch), 0.0
        model.train()
        for count, batch in enumerate(batches(learnt, rng, args.windows), 1):
            loss = losses(model, [jittered(x, rng) for x in batch])
            adam.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), CLIP)
            adam.step()
            rates.step()
            average(mean, model, args.average)
            sums += loss.item()
            if count % REPORT == 0:
                pace = (time.monotonic() - began) / count
                print(f"  {count}: {pace:.2f} s/batch {sums / count:.3f}", flush=True)
        shown = Fields(len(table))
        shown.load_state_dict(mean)
        torch.save({"model": mean, "names": list(table)}, args.out / f"fields-{epoch}.pt")
        print(f"epoch {epoch} {time.monotonic() - began:.0f} s {report(shown, held)}", flush=True)


def main() -> None:
    """Read the arguments and train; an error is one line."""
    formatter = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=formatter)
    add = parser.add_argument
    add("--corpus", type=Path, required=True, help="PolNeAR's training part")
    add("--record", type=Path, required=True, help="annotated records, JSON lines")
    add("--more", type=Path, nargs="*", default=[], help="more of them")
    add("--inner", type=Path, help="statements inside statements, JSON lines")
    add("--metadata", type=Path, required=True, help="the corpus's metadata.tsv")
    add("--scorer", type=Path, required=True, help="the record's scorer, a Python file")
    add("--start", type=Path, required=True, help="the extractor's weights in torch")
    add("--go-on", type=Path, help="fields-N.pt to go on from; heads that it lacks start anew")
    add("--frozen", action="store_true", help="train only the heads of stretches and of links")
    add("--weights", type=Path, default=FOLDER, help="folder of encoder.onnx and tokenizer.json")
    add("--cache", type=Path, required=True, help="folder for what was read of the articles")
    add("--out", type=Path, required=True, help="folder of the checkpoints")
    add("--epochs", type=int, default=8)
    add("--windows", type=int, default=6, help="windows a batch")
    add("--rate", type=float, default=2e-4, help="highest learning rate of the two layers")
    add("--head-rate", type=float, default=1e-3, help="likewise of the heads")
    add("--decay", type=float, default=0.3, help="weight decay of the named features")
    add("--average", type=float, default=0.995, help="decay of the weights' average, a step")
    add("--seed", type=int, default=1)
    add("--threads", type=int, default=2)
    add("--articles", type=int, help="only so many articles, for a trial")
    try:
        train(parser.parse_args())
    except OnrecordError as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
