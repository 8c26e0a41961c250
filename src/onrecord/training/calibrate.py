r"""Fit confidence and thresholds of an exported extractor on articles held out of training.

    python -m onrecord.training.calibrate --model weights --corpus PolNeAR/train --inner inner-train.jsonl \
        --scorer attribution_score.py

Writes them into model.json with a reliability table: mean confidence beside the share that is right.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np

from onrecord.errors import OnrecordError
from onrecord.stages.encoding import Encoder
from onrecord.stages.statements.neural.certainty import Vector, fit, share
from onrecord.stages.statements.neural.extractor import (
    INNER,
    OUTER,
    UNFITTED,
    NeuralExtractor,
    Proposal,
    apart,
)
from onrecord.training.corpus import Document, parted, read_corpus
from onrecord.training.scoring import Words, hits, in_words, load_scorer

FOLDS = 8
PENALTIES = {OUTER: 1.0, INNER: 20.0}
"""Ridge penalty of each kind: there are forty times fewer inner statements."""
BARS = np.arange(0.1, 0.7, 0.03)
"""Thresholds that are tried."""


@dataclass(frozen=True)
class Sample:
    """All proposals of one kind over the held-out articles where it is annotated.

    Attributes:
        gold: Each article's gold.
        proposals: Each article's proposals.
        words: Of each proposal.
        rows: The figures of certainty.NAMES, a row a proposal.
        right: 1 where a proposal is right when all are paired with gold, else 0.
        groups: Index of each proposal's article.
    """

    kind: int
    gold: list[list[Words]]
    proposals: list[list[Proposal]]
    words: list[list[Words]]
    rows: Vector
    right: Vector
    groups: Vector


def collect(
    encoder: Encoder, extractor: NeuralExtractor, scorer: ModuleType, documents: Sequence[Document], kind: int
) -> Sample:
    """Return all that may be a statement of a kind, and whether it is."""
    known = [(d.text, d.readings[0] if kind == OUTER else d.inner) for d in documents]
    pairs = [(text, relations) for text, relations in known if relations is not None]
    found = [[p for p in extractor.propose(text, encoder.read(text)) if p.kind == kind] for text, _ in pairs]
    rows = np.stack([p.row for proposals in found for p in proposals]).astype(np.float64)
    gold = [in_words(scorer, text, relations) for text, relations in pairs]
    words = [in_words(scorer, text, ps) for (text, _), ps in zip(pairs, found, strict=True)]
    right = np.concatenate([hits(scorer, g, p) for g, p in zip(gold, words, strict=True)])
    groups = np.array([float(i) for i, proposals in enumerate(found) for _ in proposals])
    return Sample(kind, gold, found, words, rows, right, groups)


def crossed(sample: Sample) -> Vector:
    """Return each proposal's confidence, fitted on other articles only."""
    fold = sample.groups % FOLDS
    out = np.zeros(len(fold))
    for k in range(FOLDS):
        on = fold == k
        if on.any():
            weights = fit(sample.rows[~on], sample.right[~on], PENALTIES[sample.kind])
            out[on] = share(weights, sample.rows[on])
    return out


def f1(sample: Sample, shares: Vector, scorer: ModuleType, bar: float) -> float:
    """Return the F1 (per cent) of what is kept in the end at a threshold."""
    hit = count = 0.0
    for i, proposals in enumerate(sample.proposals):
        rated = zip(proposals, shares[sample.groups == i].tolist(), strict=True)
        above = [(p, s) for p, s in rated if s >= bar]
        # Inner statements may stand in one another, outer ones may not.
        final = apart(above) if sample.kind == OUTER else above
        places = {id(p): words for p, words in zip(proposals, sample.words[i], strict=True)}
        hit += hits(scorer, sample.gold[i], [places[id(p)] for p, _ in final]).sum()
        count += len(final) + len(sample.gold[i])
    return float(200 * hit / max(1, count))


def best_bar(sample: Sample, shares: Vector, scorer: ModuleType) -> tuple[float, float]:
    """Return a threshold and its F1, of those whose F1 is the best but for one statement.

    F1 is smoothed over neighbours, so that no lucky one wins. Of outer statements the lowest threshold is
    taken: one that was missed cannot be found again, one too many can be dismissed. Few inner ones are
    annotated, and many thresholds are as good as the best; the highest is taken, as a wrong one costs more.
    """
    scores = np.array([f1(sample, shares, scorer, bar) for bar in BARS.tolist()])
    smooth = np.convolve(np.pad(scores, 1, mode="edge"), np.ones(3) / 3, mode="valid")
    kept = int((shares >= BARS[int(smooth.argmax())]).sum())
    one = 200 / (kept + sum(map(len, sample.gold)))
    good = np.flatnonzero(smooth >= smooth.max() - one)
    best = int(good.min() if sample.kind == OUTER else good.max())
    return float(BARS[best]), float(scores[best])


def reliability(shares: Vector, right: Vector) -> list[dict[str, float]]:
    """Return mean confidence and share of right ones in ten bins of confidence; empty ones are left out."""
    bins = np.minimum(np.floor(shares * 10 + 1e-9), 9)
    return [
        {
            "from": k / 10,
            "count": int((bins == k).sum()),
            "confidence": round(float(shares[bins == k].mean()), 3),
            "right": round(float(right[bins == k].mean()), 3),
        }
        for k in range(10)
        if (bins == k).any()
    ]


def calibrated(
    encoder: Encoder, extractor: NeuralExtractor, scorer: ModuleType, held: Sequence[Document]
) -> dict[str, Any]:
    """Return what model.json takes on, and print the figures."""
    facts: dict[str, Any] = {"confidence": [], "thresholds": []}
    for kind in (OUTER, INNER):
        sample = collect(encoder, extractor, scorer, held, kind)
        shares = crossed(sample)
        bar, best = best_bar(sample, shares, scorer)
        facts["confidence"].append(fit(sample.rows, sample.right, PENALTIES[kind]))
        facts["thresholds"].append(round(bar, 2))
        facts[f"reliability_{kind}"] = reliability(shares, sample.right)
        plain_bar, plain = best_bar(sample, share(UNFITTED, sample.rows), scorer)
        counts = f"gold {sum(map(len, sample.gold))}, proposals {len(shares)}, right {sample.right.sum():.0f}"
        print(f"{('outer', 'inner')[kind]}: {counts}")
        print(f"  threshold {bar:.2f}: F1 {best:.1f}; second look alone {plain:.1f} at {plain_bar:.2f}")
        for row in facts[f"reliability_{kind}"]:
            print("  ", row)
    return facts


def main() -> None:
    """Read the arguments and calibrate; an error is one line."""
    formatter = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=formatter)
    add = parser.add_argument
    add("--model", type=Path, required=True, help="folder that `export` wrote")
    add("--corpus", type=Path, required=True, help="PolNeAR's training part")
    add("--inner", type=Path, required=True, help="its statements inside statements, JSON lines")
    add("--scorer", type=Path, required=True, help="the official scorer's Python file")
    args = parser.parse_args()
    path = args.model / "model.json"
    try:
        held = parted(read_corpus(args.corpus, args.inner))[1]
        facts = calibrated(Encoder(args.model), NeuralExtractor(args.model), load_scorer(args.scorer), held)
    except OnrecordError as error:
        sys.exit(str(error))
    facts = json.loads(path.read_text("utf-8")) | facts
    path.write_text(json.dumps(facts, indent=1), "utf-8")


if __name__ == "__main__":
    main()
