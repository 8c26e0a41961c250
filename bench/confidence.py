"""What the confidence of a statement is worth: precision and recall at each threshold, and reliability.

    python bench/confidence.py --folder $ONRECORD_DATA/polnear/dev

Reads text/NAME.txt and attributions/NAME_*.ann of the folder, takes all outer statements that the trained
extractor proposes and prints two tables in Markdown: precision and recall by threshold, with the lowest
threshold at which precision is 95 %; and the share that is right beside the mean confidence, by tenths.
A statement is right as $ONRECORD_DATA/eval/attribution_score.py counts its `relation`.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import ModuleType

import numpy as np

from onrecord.stages.encoding import Encoder
from onrecord.stages.statements import NeuralExtractor
from onrecord.stages.statements.neural.extractor import OUTER
from onrecord.training.corpus import Document, read_corpus
from onrecord.training.scoring import Words, hits, in_words, load_scorer

LEAST = 0.02
"""Confidence from which proposals are looked at."""
THRESHOLDS = (*np.arange(0.05, 0.95, 0.05).round(2).tolist(), 0.95, 0.97, 0.99)
WANTED = 0.95
"""Precision whose threshold is sought."""
Rated = list[tuple[Words, float]]


def rated(extractor: NeuralExtractor, encoder: Encoder, scorer: ModuleType, text: str) -> Rated:
    """Return the words of all outer statements proposed for a text, each with its confidence."""
    chosen = extractor.chosen(extractor.propose(text, encoder.read(text)))
    outer = [(proposal, confidence) for proposal, confidence in chosen if proposal.kind == OUTER]
    words = in_words(scorer, text, [proposal for proposal, _ in outer])
    return [(w, confidence) for w, (_, confidence) in zip(words, outer, strict=True)]


class Curve:
    """Gold and all that was proposed, article by article."""

    def __init__(self, scorer: ModuleType, documents: Sequence[Document], found: Sequence[Rated]) -> None:
        self._scorer = scorer
        self._gold = [in_words(scorer, d.text, d.readings[0]) for d in documents]
        self._found = found

    def at(self, threshold: float) -> tuple[float, float, int]:
        """Return precision, recall (shares) and the number of statements kept at a threshold."""
        right, kept = 0.0, 0
        for gold, found in zip(self._gold, self._found, strict=True):
            words = [w for w, confidence in found if confidence >= threshold]
            right, kept = right + float(hits(self._scorer, gold, words).sum()), kept + len(words)
        return right / max(1, kept), right / max(1, sum(map(len, self._gold))), kept

    def lowest_with(self, precision: float) -> float | None:
        """Return the lowest hundredth at which those that are kept have `precision`."""
        every = (hundredths / 100 for hundredths in range(1, 100))
        return next((t for t in every if self.at(t)[0] >= precision), None)

    def reliability(self) -> Iterator[tuple[int, int, float, float]]:
        """Yield for each tenth of confidence: the tenth, count, mean confidence, share that is right."""
        right = np.concatenate(
            [hits(self._scorer, g, [w for w, _ in f]) for g, f in zip(self._gold, self._found, strict=True)]
        )
        confidence = np.array([c for found in self._found for _, c in found])
        tenth = np.minimum((confidence * 10).astype(int), 9)
        for k in range(10):
            if (tenth == k).any():
                on = tenth == k
                yield k, int(on.sum()), float(confidence[on].mean()), float(right[on].mean())


def lines(curve: Curve) -> Iterator[str]:
    """Yield both tables and the threshold, as Markdown."""
    yield "| threshold | statements | precision | recall | F1 |\n| --- | --- | --- | --- | --- |"
    for threshold in THRESHOLDS:
        p, r, kept = curve.at(threshold)
        f1 = 2 * p * r / max(1e-9, p + r)
        yield f"| {threshold:.2f} | {kept:,} | {100 * p:.1f} | {100 * r:.1f} | {100 * f1:.1f} |"
    wanted = curve.lowest_with(WANTED)
    if wanted is None:
        yield f"\nNo threshold reaches a precision of {WANTED:.0%}."
    else:
        p, r, _ = curve.at(wanted)
        figures = f"{100 * p:.1f} at recall {100 * r:.1f}"
        yield f"\nPrecision reaches {WANTED:.0%} at {wanted:.2f}: {figures}."
    yield "\n| confidence | statements | mean confidence | share that is right |\n| --- | --- | --- | --- |"
    for k, count, mean, right in curve.reliability():
        yield f"| {k / 10:.1f}–{(k + 1) / 10:.1f} | {count:,} | {mean:.3f} | {right:.3f} |"


def main() -> None:
    """Run the command line."""
    formatter = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=formatter)
    parser.add_argument("--folder", type=Path, required=True)
    options = parser.parse_args()
    if "ONRECORD_DATA" not in os.environ:
        parser.error("$ONRECORD_DATA is not set; it names the folder of corpora, with the scorers")
    scorer = load_scorer(Path(os.environ["ONRECORD_DATA"]) / "eval" / "attribution_score.py")
    documents = read_corpus(options.folder)
    encoder, extractor = Encoder(), NeuralExtractor(thresholds=(LEAST, LEAST))
    found = [rated(extractor, encoder, scorer, document.text) for document in documents]
    print("\n".join(lines(Curve(scorer, documents, found))))


if __name__ == "__main__":
    main()
