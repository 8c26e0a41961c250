"""Fit the weights that give statements their dates and channels, and measure them.

    python bench/occasions.py dates|channels GOLD_DIR RECORD.jsonl [RECORD.jsonl ...] [--metadata FILE.tsv]

Gold spans go in as statements, as in `bench/record.py`, and speakers, acts (and for channels, dates) are
those that the stages find. The tables BESIDE and OCCASION are fitted to the articles that the heads on the
encoder have learnt from, read without the encoder; WITH_ENCODER is fitted to the articles that the heads have
not seen (`onrecord.training.corpus.held_out`), in five folds by number. For each threshold precision,
recall and F1 over the statements where gold or the answer gives a value are printed for those, without the
encoder's word and with it, then the tables for `weights.py`.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from types import ModuleType

import numpy as np
from scipy.optimize import minimize

from onrecord import heads
from onrecord.heads.values import summed
from onrecord.records import Article, PartialDate, Statement
from onrecord.stages import acts, dates, speakers
from onrecord.stages.channels import finder
from onrecord.stages.dates import attach, evidence
from onrecord.stages.dates.expressions import TimeExpression
from onrecord.stages.encoding import Encoder, encode
from onrecord.text.occasions import Features, Scene, belief
from onrecord.training.corpus import held_out
from onrecord.training.gold import read_metadata
from record import as_statement, read_ann

FOLDS = 5
KNOWN = 2
"""Articles that must name a channel for its name to be looked for everywhere."""
RARE, SMALL = 8, 0.15
"""A feature that fewer rows have, or whose weight is smaller at first, is left out of the second fit."""

Gold = list[str | None]
Row = tuple[str, str, Features]
"""A statement's id, a value, and the features of the two."""
Weights = Mapping[str, float]


@dataclass(frozen=True)
class Dated:
    """One article, for dates."""

    article: Article
    scene: Scene
    found: list[TimeExpression]

    def beside(self) -> list[Row]:
        """Return the rows of expressions in a statement's sentences."""
        return [
            (statement.id, str(expression.value), features)
            for statement, expression, features in attach.beside(self.article, self.scene, self.found)
            if expression.value and not evidence.is_ahead(expression.value, self.article.published)
        ]

    def judged(self, local: Weights) -> list[Row]:
        """Return the rows of all values of the article."""
        rows = attach.dated(self.article, self.scene, self.found, local)
        return [(statement.id, str(value), features) for statement, value, features in rows]


@dataclass(frozen=True)
class Channelled:
    """One article, for channels."""

    article: Article
    named: finder.Named

    def beside(self) -> list[Row]:
        """Return the rows of channels named in a statement's sentences."""
        return [(s.id, span.of(self.article.text), f) for s, span, f in finder.beside(self.named)]

    def judged(self, local: Weights) -> list[Row]:
        """Return the rows of all channels of the article."""
        return [(s.id, span.of(self.article.text), f) for s, span, f in finder.judged(self.named, local)]


Case = tuple[Dated | Channelled, dict[str, Gold]]


def cases(kind: str, gold: Path, records: Iterable[Path], metadata: Path, *, held: bool) -> Iterator[Case]:
    """Yield each article of `records`, held from the heads or not, with the gold values of its statements."""
    known = read_metadata(metadata)
    encoder = Encoder()
    for row in (json.loads(line) for path in records for line in path.read_text("utf-8").splitlines()):
        doc = row["doc"]
        if held_out(doc) != held:
            continue
        text = (gold / "text" / f"{doc}.txt").read_text(encoding="utf-8")
        published = known.get(doc, {}).get("publication_date")
        article = Article(
            doc,
            text,
            byline=known.get(doc, {}).get("author"),
            published=PartialDate.parse(published) if published else None,
        )
        encoding = encoder.encode(article) if held else encode(article)
        relations = read_ann(min((gold / "attributions").glob(f"{doc}_*.ann")))
        found: tuple[Statement, ...] = tuple(
            as_statement(name, roles, encoding, None) for name, roles in relations.items()
        )
        encoding = heads.read(encoding, found)
        found, _ = speakers.resolve(article, encoding, found)
        found = acts.classify(article, encoding, found)
        field = "said_on" if kind == "dates" else "channel"
        values = {s["id"]: s[field] if isinstance(s[field], list) else [s[field]] for s in row["statements"]}
        if kind == "dates":
            scene = Scene.of(encoding, found)
            yield Dated(article, scene, attach.expressions(article, scene)), values
        else:
            found = dates.date(article, encoding, found)
            yield Channelled(article, finder.Named.of(encoding, found)), values


@cache
def _scorer() -> ModuleType:
    """Return the official scorer, which lies among the corpora."""
    sys.path.insert(0, str(Path(os.environ["ONRECORD_DATA"]) / "eval"))
    return import_module("record_score")


def is_right(kind: str, gold: Gold, value: str) -> bool:
    """Tell whether `value` is gold's, as the official scorer does."""
    if kind == "dates":
        return value in gold
    return None not in gold and bool(_scorer().right("channel", gold, value))


def logistic(rows: list[tuple[Features, bool]], names: list[str]) -> dict[str, float]:
    """Return the weights of a logistic regression with L2 regularisation of strength 1."""
    index = {name: number for number, name in enumerate(names)}
    table = np.zeros((len(rows), len(names)))
    for number, (features, _) in enumerate(rows):
        for name, value in features.items():
            if name in index:
                table[number, index[name]] = value
    wanted = np.array([float(right) for _, right in rows])

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        total = table @ weights
        value = np.sum(np.logaddexp(0, total) - wanted * total) + weights @ weights / 2
        return float(value), table.T @ (1 / (1 + np.exp(-total)) - wanted) + weights

    found = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B").x
    return dict(zip(names, map(float, found), strict=True))


def fit(rows: list[tuple[Features, bool]]) -> dict[str, float]:
    """Fit all features, leave out the rare and the small ones, and fit again."""
    counts = Counter(name for features, _ in rows for name in features)
    first = logistic(rows, sorted(counts))
    kept = [name for name, weight in first.items() if counts[name] >= RARE and abs(weight) >= SMALL]
    return logistic(rows, kept)


def trained(kind: str, chosen: list[Case]) -> tuple[dict[str, float], dict[str, float]]:
    """Return the weights of both sums, fitted to `chosen`."""

    def marked(rows: list[Row], gold: dict[str, Gold]) -> list[tuple[Features, bool]]:
        return [(f, is_right(kind, gold[name], value)) for name, value, f in rows if name in gold]

    local = fit([row for case, gold in chosen for row in marked(case.beside(), gold)])
    return local, fit([row for case, gold in chosen for row in marked(case.judged(local), gold)])


def stack(kind: str, chosen: Iterable[Case], weights: tuple[Weights, Weights]) -> dict[str, float]:
    """Return the weights of the last sum, fitted to `chosen`."""
    rows = [
        (summed(features, weights[1]), is_right(kind, gold[name], value))
        for case, gold in chosen
        for name, value, features in case.judged(weights[0])
        if name in gold
    ]
    return logistic(rows, sorted({name for features, _ in rows for name in features}))


def best(
    case: Dated | Channelled, weights: tuple[Weights, Weights], last: Weights | None
) -> dict[str, tuple[float, str]]:
    """Return the value that is believed most of each statement, with the belief."""
    found: dict[str, tuple[float, str]] = {}
    for name, value, features in case.judged(weights[0]):
        sure = belief(weights[1], features) if last is None else belief(last, summed(features, weights[1]))
        found[name] = max(found.get(name, (0.0, "")), (sure, value))
    return found


def report(kind: str, answers: list[tuple[dict[str, Gold], dict[str, tuple[float, str]]]]) -> None:
    """Print precision, recall and F1 at some thresholds."""
    for threshold in (0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6):
        hits = given = wanted = 0
        for gold, found in answers:
            for name, options in gold.items():
                sure, value = found.get(name, (0.0, ""))
                hit = sure > threshold and is_right(kind, options, value)
                wanted += None not in options or hit
                given += sure > threshold and (None not in options or options == [None] or hit)
                hits += hit
        p, r = hits / max(1, given), hits / max(1, wanted)
        print(f"{threshold:.2f}  p {100 * p:.1f}  r {100 * r:.1f}  f {200 * p * r / max(1e-9, p + r):.1f}")


def known_names(records: Iterable[Path]) -> list[str]:
    """Return the channels that at least `KNOWN` of the articles that the heads have learnt from name."""
    docs: dict[str, set[str]] = {}
    for row in (json.loads(line) for path in records for line in path.read_text("utf-8").splitlines()):
        for statement in () if held_out(row["doc"]) else row["statements"]:
            value = statement["channel"]
            for name in value if isinstance(value, list) else [value]:
                if name and len(finder.key_of(name)) > 2:
                    docs.setdefault(finder.key_of(name), set()).add(row["doc"])
    return sorted(name for name, found in docs.items() if len(found) >= KNOWN)


def _print(name: str, table: Weights) -> None:
    print(f"{name}: Mapping[str, float] = {{")
    for feature, weight in sorted(table.items(), key=lambda item: -item[1]):
        print(f'    "{feature}": {weight:.2f},')
    print("}")


def main() -> None:
    """Fit, measure in folds, and print the tables."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("kind", choices=("dates", "channels"))
    parser.add_argument("gold", type=Path)
    parser.add_argument("record", type=Path, nargs="+")
    parser.add_argument("--metadata", type=Path, help="default: GOLD_DIR/../metadata.tsv")
    parser.add_argument("--names", action="store_true", help="print the names for channels/known.json alone")
    args = parser.parse_args()
    metadata = args.metadata or args.gold.parent / "metadata.tsv"
    if args.names:
        print(json.dumps(known_names(args.record), ensure_ascii=False, indent=0))
        return
    weights = trained(args.kind, list(cases(args.kind, args.gold, args.record, metadata, held=False)))
    held = list(cases(args.kind, args.gold, args.record, metadata, held=True))
    print("without the encoder's word")
    report(args.kind, [(gold, best(case, weights, None)) for case, gold in held])
    answers = []
    for fold in range(FOLDS):
        last = stack(args.kind, (case for n, case in enumerate(held) if n % FOLDS != fold), weights)
        answers += [(gold, best(case, weights, last)) for case, gold in held[fold::FOLDS]]
    print("with it")
    report(args.kind, answers)
    for name, table in zip(("BESIDE", "OCCASION"), weights, strict=True):
        _print(name, table)
    _print("WITH_ENCODER", stack(args.kind, held, weights))


if __name__ == "__main__":
    main()
