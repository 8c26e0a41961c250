r"""Train the extractor: resumable, a line of held-out figures an epoch.

    python -m onrecord.training.train --corpus PolNeAR/train --inner inner-train.jsonl \
        --scorer attribution_score.py --minilm all-MiniLM-L6-v2 --out run

A trial of a few minutes: add --articles 12 --epochs 1. A run that was stopped goes on with the same command.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor

from onrecord.errors import OnrecordError, TrainingError
from onrecord.stages.encoding.pieces import load_tokenizer
from onrecord.training.batches import Batch, epoch_batches
from onrecord.training.corpus import Document, parted, read_corpus
from onrecord.training.evaluate import inner_figures, outer_figures, predict
from onrecord.training.losses import losses
from onrecord.training.model import Extractor, load_minilm
from onrecord.training.scoring import load_scorer

CLIP = 5.0
"""Longest gradient of a step."""
REPORT = 25
"""Batches between two lines of losses."""
WARM = 0.06
"""Share of the steps in which the rate rises."""
LOWEST = 0.02
"""Share of the rate that it falls to."""
SPARE = 1.02
"""Epochs differ by a few batches, as their cuts do."""
PARTS = ("tags", "inner", "path", "keep")


class Average:
    """An exponential average of the weights: what is measured and kept."""

    def __init__(self, model: Extractor, decay: float) -> None:
        self.decay = decay
        self.steps = 0
        self.model = Extractor(model.sizes)
        self.model.load_state_dict(model.state_dict())
        self.model.eval()

    @torch.no_grad()
    def update(self, model: Extractor) -> None:
        """Take in the weights of one more step."""
        self.steps += 1
        rate = 1 - min(self.decay, (1 + self.steps) / (10 + self.steps))
        pairs = zip(self.model.parameters(), model.parameters(), strict=True)
        for mean, weights in pairs:
            if weights.requires_grad:
                mean.lerp_(weights.detach(), rate)


def optimiser(model: Extractor, rate: float, head_rate: float) -> torch.optim.AdamW:
    """Return AdamW; heads and new embeddings learn faster than pretrained layers; vectors do not decay."""
    groups: dict[tuple[bool, bool], list[Tensor]] = {}
    for name, parameter in model.named_parameters():
        if parameter.requires_grad:
            old = name.startswith("encoder") and "features" not in name
            groups.setdefault((old, parameter.dim() > 1), []).append(parameter)
    rows = [
        {"params": rows, "lr": rate if old else head_rate, "weight_decay": 0.02 if decay else 0.0}
        for (old, decay), rows in groups.items()
    ]
    return torch.optim.AdamW(rows, betas=(0.9, 0.98))


def schedule(step: int, total: int) -> float:
    """Return the share of the rate: a linear rise over WARM of the steps, then a linear fall to LOWEST."""
    warm = max(1, int(WARM * total))
    return min((step + 1) / warm, max(LOWEST, (total - step) / max(1, total - warm)))


@dataclass
class Run:
    """A training run's moving parts, all that a checkpoint keeps."""

    model: Extractor
    average: Average
    adam: torch.optim.AdamW
    rates: torch.optim.lr_scheduler.LambdaLR
    next_epoch: int = 0

    def save(self, folder: Path, epoch: int) -> None:
        """Keep this epoch's averaged weights, and everything in one checkpoint, whole or not at all."""
        torch.save(self.average.model.state_dict(), folder / f"average-{epoch}.pt")
        state = {
            "model": self.model.state_dict(),
            "average": self.average.model.state_dict(),
            "steps": self.average.steps,
            "epoch": epoch,
            "adam": self.adam.state_dict(),
            "rates": self.rates.state_dict(),
        }
        torch.save(state, folder / "checkpoint.tmp")
        (folder / "checkpoint.tmp").replace(folder / "checkpoint.pt")

    def resume(self, folder: Path) -> None:
        """Go on after the last whole epoch, if there is one."""
        if not (folder / "checkpoint.pt").exists():
            return
        saved = torch.load(folder / "checkpoint.pt", weights_only=True)
        self.model.load_state_dict(saved["model"])
        self.average.model.load_state_dict(saved["average"])
        self.average.steps, self.next_epoch = saved["steps"], saved["epoch"] + 1
        self.adam.load_state_dict(saved["adam"])
        self.rates.load_state_dict(saved["rates"])

    def epoch(self, batches: Iterable[Batch], rng: random.Random) -> None:
        """Go over the batches once, with a line of mean losses now and then.

        Raises:
            TrainingError: where the loss is no number.
        """
        began = time.monotonic()
        self.model.train()
        sums = np.zeros(len(PARTS))
        for count, batch in enumerate(batches, 1):
            sums += self._step(batch, rng, count)
            if count % REPORT == 0:
                means = " ".join(f"{name} {x / count:.3f}" for name, x in zip(PARTS, sums, strict=True))
                print(f"  {count}: {(time.monotonic() - began) / count:.2f} s/batch {means}", flush=True)

    def _step(self, batch: Batch, rng: random.Random, count: int) -> list[float]:
        parts = losses(self.model, batch, rng)
        loss = parts.total
        if not math.isfinite(loss.item()):
            raise TrainingError(f"batch {count}", f"the loss is {loss.item()}", "try a lower --rate")
        self.adam.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), CLIP)
        self.adam.step()
        self.rates.step()
        self.average.update(self.model)
        return [parts.tags.item(), parts.inner.item(), parts.path.item(), parts.keep.item()]


def start(args: argparse.Namespace, batches: int) -> Run:
    """Return a run from MiniLM (or from the weights asked for), or the one that its checkpoint keeps."""
    torch.manual_seed(args.seed)
    model = Extractor()
    load_minilm(model, args.minilm / "model.safetensors")
    if args.start:
        model.load_state_dict(torch.load(args.start, weights_only=True))
    adam = optimiser(model, args.rate, args.head_rate)
    total = int(batches * args.epochs * SPARE)
    rates = torch.optim.lr_scheduler.LambdaLR(adam, lambda step: schedule(step, total))
    run = Run(model, Average(model, args.average), adam, rates)
    run.resume(args.out)
    return run


def report(model: Extractor, held: Sequence[Document], tokenizer: Tokenizer, scorer: ModuleType) -> str:
    """Return a line of held-out figures, by the second look's share alone."""
    found = [predict(model, document.text, tokenizer) for document in held]
    figures, bar = outer_figures(scorer, held, found)
    precision, recall, f1 = inner_figures(scorer, held, found)
    relation = figures["relation"]
    rest = json.dumps({name: row["f"] for name, row in figures.items()})
    inner = f"inner P/R/F {precision:.1f}/{recall:.1f}/{f1:.1f}"
    return f"keep >= {bar} P {relation['p']} R {relation['r']} {rest} {inner}"


def train(args: argparse.Namespace) -> None:
    """Train as the arguments say."""
    torch.set_num_threads(args.threads)
    scorer = load_scorer(args.scorer)
    tokenizer = load_tokenizer(args.minilm / "tokenizer.json")
    learnt, held = (part[: args.articles] for part in parted(read_corpus(args.corpus, args.inner)))
    args.out.mkdir(parents=True, exist_ok=True)
    seeds = [args.seed * 1000 + epoch for epoch in range(args.epochs)]
    run = start(args, sum(1 for _ in epoch_batches(learnt, tokenizer, seeds[0], args.windows, 0)))
    print(f"{len(learnt)} articles to train on, {len(held)} held out", flush=True)
    for epoch in range(run.next_epoch, args.epochs):
        began = time.monotonic()
        torch.manual_seed(seeds[epoch])
        batches = epoch_batches(learnt, tokenizer, seeds[epoch], args.windows, args.masked)
        run.epoch(batches, random.Random(f"{args.seed} {epoch}"))
        run.save(args.out, epoch)
        seconds = time.monotonic() - began
        print(
            f"epoch {epoch} {seconds:.0f} s {report(run.average.model, held, tokenizer, scorer)}", flush=True
        )


def main() -> None:
    """Read the arguments and train; an error is one line."""
    formatter = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=formatter)
    add = parser.add_argument
    add("--corpus", type=Path, required=True, help="PolNeAR's training part")
    add("--inner", type=Path, required=True, help="its statements inside statements, JSON lines")
    add("--scorer", type=Path, required=True, help="the official scorer's Python file")
    add("--minilm", type=Path, required=True, help="folder of model.safetensors and tokenizer.json")
    add("--out", type=Path, required=True, help="folder of the checkpoints")
    add("--epochs", type=int, default=9)
    add("--windows", type=int, default=8, help="windows a batch")
    add("--rate", type=float, default=1.5e-4, help="highest learning rate of the pretrained layers")
    add("--head-rate", type=float, default=5e-4, help="likewise of what is new")
    add("--masked", type=float, default=0.05, help="share of pieces that are hidden")
    add("--average", type=float, default=0.998, help="decay of the weights' average, a step")
    add("--seed", type=int, default=1)
    add("--threads", type=int, default=2)
    add("--articles", type=int, help="only so many articles, for a trial")
    add("--start", type=Path, help="weights to start from instead of MiniLM's")
    try:
        train(parser.parse_args())
    except OnrecordError as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
