r"""Train the heads that fill the record's fields together with the encoder and the extractor below them.

    python -m onrecord.training.fields --corpus PolNeAR/train --record record/train.jsonl \
        --more annotation/record.jsonl --inner record/inner-train.jsonl --metadata metadata.tsv \
        --scorer record_score.py --extractor-scorer attribution_score.py --start mean.pt --cache read \
        --out run

Each step takes articles whose record was annotated by hand, for the heads, and windows as
`onrecord.training.train` makes them, for the extractor, so that one encoder serves both. The heads learn
alone first, while their guesses are too wild for what is below them. Keeps average-N.pt, which `averaging`,
`export` and `calibrate` take as those of `train`, and fields-N.pt, which `field_export` puts beside them.

Then, once the encoder is exported, with --frozen and --go-on fields-N.pt: the heads go on alone on its
vectors as they are read, which int8 weights make a little different.

One article in fourteen is held out from all of it, by a hash of its name: figures are taken on it, and
`bench/speakers.py` and `bench/occasions.py` fit their tables on it, which must not see what was learnt by
heart.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn.utils import clip_grad_norm_

from onrecord.errors import OnrecordError
from onrecord.stages.encoding import Encoder
from onrecord.stages.encoding.pieces import load_tokenizer
from onrecord.training import train as extraction
from onrecord.training.batches import Batch, epoch_batches
from onrecord.training.corpus import held_out, parted, read_corpus
from onrecord.training.field_batches import batches, read_examples, vectors
from onrecord.training.field_examples import Example
from onrecord.training.field_losses import jittered, losses
from onrecord.training.field_model import Fields
from onrecord.training.field_report import report
from onrecord.training.losses import losses as extractor_losses
from onrecord.training.model import Extractor
from onrecord.training.scoring import load_scorer
from onrecord.training.written import NAMED
from onrecord.weights import FOLDER

LEAST = 4
"""Statements that must have a named feature."""
CLIP = 3.0
"""Longest gradient of a step."""
REPORT = 50
"""Batches between two lines of losses."""
RISE = 40
"""First steps of the heads alone, over which their rate rises."""


class Joint(nn.Module):
    """The extractor and the heads on its encoder."""

    def __init__(self, names: int) -> None:
        super().__init__()
        self.extractor = Extractor()
        self.fields = Fields(names)


def joint_of(args: argparse.Namespace, table: dict[str, int]) -> Joint:
    """Return what training starts with."""
    model = Joint(len(table))
    model.extractor.load_state_dict(torch.load(args.start, weights_only=True))
    if args.go_on:
        model.fields.load_state_dict(torch.load(args.go_on, weights_only=True)["model"])
    return model


def optimiser(model: Joint, args: argparse.Namespace) -> torch.optim.AdamW:
    """Return AdamW; what is new learns faster, and named features decay more."""
    named = list(model.fields.named.parameters())
    rest = [p for p in model.fields.parameters() if all(p is not other for other in named)]
    groups = [
        {"params": named, "lr": args.head_rate, "weight_decay": args.decay},
        {"params": rest, "lr": args.head_rate, "weight_decay": 0.02},
    ]
    if not args.frozen:
        for inside, rate in ((True, args.rate), (False, args.extractor_rate)):
            own = [
                p
                for name, p in model.extractor.named_parameters()
                if p.requires_grad and name.startswith("encoder.") is inside
            ]
            groups.append({"params": own, "lr": rate, "weight_decay": 0.02})
    return torch.optim.AdamW(groups, betas=(0.9, 0.98))


def average(mean: dict[str, Tensor], model: nn.Module, decay: float) -> None:
    """Take the weights of one more step into their exponential average."""
    for key, value in model.state_dict().items():
        if key not in mean:
            mean[key] = value.detach().clone()
        elif value.is_floating_point():
            mean[key].lerp_(value, 1 - decay)


def warm_up(model: Joint, learnt: Sequence[Example], args: argparse.Namespace) -> None:
    """Train the heads alone for `args.warm` batches."""
    rng = random.Random(args.seed)
    heads = list(model.fields.parameters())
    adam = torch.optim.AdamW(heads, lr=args.head_rate, betas=(0.9, 0.98))
    model.fields.train()
    model.extractor.eval()
    done = 0
    while done < args.warm:
        for batch in batches(learnt, rng, args.windows)[: args.warm - done]:
            done += 1
            adam.param_groups[0]["lr"] = args.head_rate * min(1, done / RISE)
            with torch.no_grad():
                seen = vectors(model.extractor.encoder, batch)
            loss = losses(model.fields, seen, [jittered(x, rng) for x in batch])
            adam.zero_grad()
            loss.backward()
            clip_grad_norm_(heads, 1.0)
            adam.step()


def windows_without_end(args: argparse.Namespace) -> Iterator[Batch]:
    """Yield the extractor's batches, epoch after epoch."""
    learnt, _ = parted(read_corpus(args.corpus, args.inner))
    tokenizer = load_tokenizer(args.tokenizer)
    epoch = 0
    while True:
        seed = args.seed * 1000 + epoch
        yield from epoch_batches(learnt, tokenizer, seed, args.extractor_windows, args.masked)
        epoch += 1


def step(
    model: Joint, batch: Sequence[Example], other: Batch | None, rng: random.Random, hide: float
) -> float:
    """Add up the gradients of a batch of articles and of the extractor's windows; return the heads' loss."""
    seen = vectors(model.extractor.encoder, batch, 0.0 if other is None else hide)
    loss = losses(model.fields, seen, [jittered(x, rng) for x in batch])
    loss.backward()
    if other is not None:
        extractor_losses(model.extractor, other, rng).total.backward()
    told: float = loss.item()
    return told


def ready(args: argparse.Namespace) -> tuple[list[Example], list[Example], dict[str, int]]:
    """Return the articles to train on, those held out, and the numbers of the named features.

    Those are what is gone on from has, or else all that are frequent enough.
    """
    every = [x for x in read_examples(args) if x.rows][: args.articles]
    held = [x for x in every if held_out(x.doc) and not x.doc.startswith(NAMED)]
    learnt = [x for x in every if x not in held]
    if args.go_on:
        names = torch.load(args.go_on, weights_only=True)["names"]
    else:
        counts = Counter(name for x in learnt for some in x.found for name in some)
        names = sorted(name for name, count in counts.items() if count >= LEAST)
    table = {name: n for n, name in enumerate(names)}
    reader = Encoder(args.frozen) if args.frozen else None
    for x in every:
        x.index(table)
        if reader is not None:
            x.seen = reader.read(x.text).values
    return learnt, held, table


@torch.no_grad()
def figures(mean: dict[str, Tensor], names: int, held: Sequence[Example], args: argparse.Namespace) -> str:
    """Return figures of the averaged weights on the articles held out."""
    model = Joint(names)
    model.load_state_dict(mean)
    model.eval()
    line: str = report(model.fields, (vectors(model.extractor.encoder, [x])[0] for x in held), held)
    if args.frozen or not args.extractor_scorer:
        return line
    _, documents = parted(read_corpus(args.corpus, args.inner))
    tokenizer, scorer = load_tokenizer(args.tokenizer), load_scorer(args.extractor_scorer)
    return f"{line}\n  {extraction.report(model.extractor, documents, tokenizer, scorer)}"


def train(args: argparse.Namespace) -> None:
    """Train as the arguments say."""
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    for folder in (args.cache, args.out):
        folder.mkdir(parents=True, exist_ok=True)
    learnt, held, table = ready(args)
    model = joint_of(args, table)
    print(f"{len(learnt)} articles to train on, {len(held)} held out, {len(table)} features", flush=True)
    if not args.frozen and not args.go_on:
        warm_up(model, learnt, args)
    adam = optimiser(model, args)
    total = len(batches(learnt, random.Random(0), args.windows)) * args.epochs
    rates = torch.optim.lr_scheduler.LambdaLR(adam, lambda done: extraction.schedule(done, total))
    others = windows_without_end(args)
    mean: dict[str, Tensor] = {}
    for epoch in range(args.epochs):
        began, rng, total_loss = time.monotonic(), random.Random(args.seed * 1000 + epoch), 0.0
        model.train()
        for count, batch in enumerate(batches(learnt, rng, args.windows), 1):
            adam.zero_grad()
            total_loss += step(model, batch, None if args.frozen else next(others), rng, args.masked)
            clip_grad_norm_([p for group in adam.param_groups for p in group["params"]], CLIP)
            adam.step()
            rates.step()
            average(mean, model, args.average)
            if count % REPORT == 0:
                pace = (time.monotonic() - began) / count
                print(f"  {count}: {pace:.2f} s/batch {total_loss / count:.3f}", flush=True)
        for name, part in (("average", "extractor."), ("fields", "fields.")):
            state = {key.removeprefix(part): v for key, v in mean.items() if key.startswith(part)}
            kept = {"model": state, "names": list(table)} if name == "fields" else state
            torch.save(kept, args.out / f"{name}-{epoch}.pt")
        shown = figures(mean, len(table), held, args)
        print(f"epoch {epoch} {time.monotonic() - began:.0f} s {shown}", flush=True)


def main() -> None:
    """Read the arguments and train; an error is one line."""
    formatter = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=formatter)
    add = parser.add_argument
    add("--corpus", type=Path, required=True, help="PolNeAR's training part")
    add("--record", type=Path, required=True, help="annotated records, JSON lines")
    add("--more", type=Path, nargs="*", default=[], help="more of them")
    add("--written", type=Path, nargs="*", default=[], help="articles written to train on")
    add("--inner", type=Path, required=True, help="statements inside statements, JSON lines")
    add("--metadata", type=Path, required=True, help="the corpus's metadata.tsv")
    add("--scorer", type=Path, required=True, help="the record's scorer, a Python file")
    add("--extractor-scorer", type=Path, help="the extractor's, for its figures")
    add("--start", type=Path, required=True, help="the extractor's weights in torch")
    add("--go-on", type=Path, help="fields-N.pt to go on from")
    add("--frozen", type=Path, help="model folder whose encoder stays as it is; only heads learn")
    add("--tokenizer", type=Path, default=FOLDER / "tokenizer.json")
    add("--cache", type=Path, required=True, help="folder for what was read of the articles")
    add("--out", type=Path, required=True, help="folder of the checkpoints")
    add("--epochs", type=int, default=4)
    add("--warm", type=int, default=300, help="batches of the heads alone, before all learn")
    add("--windows", type=int, default=6, help="windows a batch")
    add("--extractor-windows", type=int, default=4, help="likewise of the extractor's")
    add("--masked", type=float, default=0.05, help="share of pieces that are hidden")
    add("--rate", type=float, default=1e-4, help="highest learning rate of the encoder")
    add("--extractor-rate", type=float, default=2e-4, help="likewise of the rest of the extractor")
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
