"""Fit the tables of weights by which speakers and the kinds of names are told, and measure them.

    python bench/speakers.py GOLD_DIR RECORD.jsonl [RECORD.jsonl ...] [--metadata FILE.tsv] [--save]

Two tables for speakers. The plain one is fitted to all articles. The one with the encoder's word has the
plain one's weights, scaled, and a few of its own; it is fitted to the articles that the heads on the encoder
have not seen (`onrecord.training.corpus.held_out`), with a plain table that has not seen them either.

Speakers: conditional logit over the options of each source (`stages.speakers.options`), "none of these"
among them, with a Gaussian prior on the weights; an option is right where the record's scorer takes it.
Kinds: multinomial logit over the names of the cast that the record gives a kind to. What is printed is
measured on articles left out in four parts; --save fits on all and writes the stage's weights.json.
Needs $ONRECORD_DATA (the scorer) and scipy.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib
import json
import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from onrecord import heads
from onrecord.records import Article, Encoding, Statement
from onrecord.stages.encoding import Encoder, encode
from onrecord.stages.speakers.cast import Cast
from onrecord.stages.speakers.kinds import KINDS, kind_by
from onrecord.stages.speakers.resolver import Resolver
from onrecord.stages.speakers.scoring import NOBODY, Scored, Weights, ranked, weights
from onrecord.training.corpus import held_out
from record import articles, gold_statements

FOLDS = 4
ROUNDS = 3
"""Of fitting; in each but the first, the answers before a source are those of the round before."""

DEVIATION = {"general": 0.6, "special": 0.35, "pair": 0.1}
"""Of the prior, for weights of a shape, of one of its forms and of a pair of forms; by cross-validation."""

PLAIN = "the plain sum"
"""A feature of the fit with the encoder's word: what the plain table adds up to."""

_GENERAL = frozenset({"pronoun", "description", "relative", "no source", "name"})
_TABLES = Path(__file__).parents[1] / "src/onrecord/stages/speakers/weights.json"

Floats = npt.NDArray[np.float64]
Table = dict[str, dict[str, float]]


class Page(NamedTuple):
    """One article with its gold."""

    article: Article
    encoding: Encoding
    statements: tuple[Statement, ...]
    gold: dict[str, dict[str, Any]]

    @property
    def fold(self) -> int:
        """The part in which it is left out."""
        return int(hashlib.md5(self.article.doc.encode(), usedforsecurity=False).hexdigest(), 16) % FOLDS


class Choice(NamedTuple):
    """The options of one source, which of them are right, and how they were weighed."""

    contexts: tuple[str, ...]
    features: list[Mapping[str, float]]
    right: list[bool]
    scored: list[Scored]
    gold: dict[str, Any]


def scorer() -> ModuleType:
    """Return the record's scorer as a module."""
    folder = Path(os.environ.get("ONRECORD_DATA", "")) / "eval"
    if not (folder / "record_score.py").is_file():
        sys.exit("ONRECORD_DATA: names no folder with eval/record_score.py; set it to the corpora")
    sys.path.insert(0, str(folder))
    return importlib.import_module("record_score")


def read(gold: Path, record: Path, metadata: Path) -> Iterator[Page]:
    """Yield the articles of `record`, without the encoder's vectors."""
    for article, rows in articles(gold, record, metadata):
        encoding = encode(article)
        statements = gold_statements(gold, article, encoding)
        yield Page(article, encoding, statements, {row["id"]: row for row in rows})


def seen(page: Page, encoder: Encoder) -> Page:
    """Return a page as the heads on the encoder see it."""
    return page._replace(encoding=heads.read(encoder.encode(page.article), page.statements))


def collect(
    pages: Iterable[Page], table: Weights, judge: ModuleType, *, by_gold: bool = False
) -> list[Choice]:
    """Return the choices of all sources, with the answers before each by `table` or else by the gold."""
    found = []
    for page in pages:
        resolver = Resolver(page.article, page.encoding, page.statements)
        for statement in sorted(page.statements, key=resolver.order):
            situation = resolver.situation(statement)
            offered = resolver.options(situation)
            scored = ranked(offered, situation.contexts, table)
            gold = page.gold.get(statement.id)
            if gold is not None:
                good = [o.name != NOBODY and judge.right("speaker", gold["speaker"], o.name) for o in offered]
                if not any(good):
                    good = [o.name == NOBODY for o in offered]
                features = [option.features for option in offered]
                found.append(Choice(situation.contexts, features, good, scored, gold))
                if by_gold:
                    best = {id(option) for option, right in zip(offered, good, strict=True) if right}
                    scored = sorted(scored, key=lambda item: id(item.option) not in best)
            resolver.settle(statement, scored)
    return found


def fit(choices: Sequence[Choice]) -> Table:
    """Return the weights by context and feature under which the right options are likeliest."""
    columns: dict[tuple[str, str], int] = {}
    rows, cols, values, sizes = [], [], [], []
    right: list[bool] = []
    for choice in choices:
        for features, good in zip(choice.features, choice.right, strict=True):
            for name, value in features.items():
                for context in choice.contexts:
                    rows.append(len(right))
                    cols.append(columns.setdefault((context, name), len(columns)))
                    values.append(value)
            right.append(good)
        sizes.append(len(choice.features))
    x = csr_matrix((values, (rows, cols)), shape=(len(right), len(columns)))
    starts, group = np.r_[0, np.cumsum(sizes)[:-1]], np.repeat(np.arange(len(sizes)), sizes)
    penalty = np.array([_deviation(context) ** -2 for context, _ in columns])
    good_rows = np.array(right)

    def shares(sums: Floats) -> tuple[Floats, Floats]:
        top = np.maximum.reduceat(sums, starts)
        powers = np.exp(sums - top[group])
        whole = np.add.reduceat(powers, starts)
        return top + np.log(whole), powers / whole[group]

    def loss(w: Floats) -> tuple[float, Floats]:
        sums = x @ w
        every, p = shares(sums)
        best, q = shares(np.where(good_rows, sums, -1e9))
        return float((every - best).sum() + (penalty * w) @ w / 2), x.T @ (p - q) + penalty * w

    found = minimize(loss, np.zeros(len(columns)), jac=True, method="L-BFGS-B", options={"maxiter": 300}).x
    table: Table = {}
    for (context, name), column in columns.items():
        if abs(found[column]) >= 0.01:
            table.setdefault(context, {})[name] = round(float(found[column]), 2)
    return table


def _deviation(context: str) -> float:
    return DEVIATION["general" if context in _GENERAL else "pair" if ", " in context else "special"]


def scaled(plain: Table, stack: Table) -> Table:
    """Return the plain weights, scaled as `stack` weighs their sum in each shape, and its own."""
    merged: Table = {}
    for context in plain.keys() | stack.keys():
        own = stack.get(context, {})
        shape = next((shape for shape, forms in SHAPES.items() if context in forms), context)
        by = stack.get(shape, {}).get(PLAIN, 1.0)
        row = {name: round(weight * by, 2) for name, weight in plain.get(context, {}).items()}
        merged[context] = row | {name: weight for name, weight in own.items() if name != PLAIN}
    return merged


def stacked(choices: Sequence[Choice], plain: Weights) -> Table:
    """Return the weights of the plain sum and of the encoder's word by context."""
    rows = []
    for choice in choices:
        SHAPES.setdefault(choice.contexts[0], set()).update(choice.contexts)
        features: list[Mapping[str, float]] = []
        for one in choice.features:
            total = sum(
                plain.get(context, {}).get(name, 0.0) * value
                for context in choice.contexts
                for name, value in one.items()
            )
            own = {name: value for name, value in one.items() if "by the encoder" in name}
            features.append({PLAIN: total, **own})
        rows.append(choice._replace(contexts=choice.contexts[:1], features=features))
    return fit(rows)


SHAPES: dict[str, set[str]] = {}
"""The contexts of each shape that were met."""


def with_encoder(pages: Sequence[Page], plain: Table, judge: ModuleType) -> tuple[Table, list[Choice]]:
    """Return the weights beside the plain ones, and the choices by those of the other parts of `pages`."""
    told = collect(pages, plain, judge, by_gold=True)
    folds = [page.fold for page in pages for statement in page.statements if statement.id in page.gold]
    answered: list[Choice] = []
    for _ in range(ROUNDS):
        found: dict[int, list[Choice]] = {}
        for fold in range(FOLDS):
            known = [c for c, other in zip(told, folds, strict=True) if other != fold]
            known += [c for c, other in zip(answered, folds, strict=False) if other != fold]
            table = scaled(plain, stacked(known, plain))
            found[fold] = collect([page for page in pages if page.fold == fold], table, judge)
        answered = [found[fold].pop(0) for fold in folds]
    return stacked(told + answered, plain), answered


def cross_validated(pages: Sequence[Page], judge: ModuleType) -> tuple[list[Choice], list[Choice]]:
    """Return all choices to fit on, and those of each part by the table of the other parts.

    What was answered before counts for much. The tables are fitted to choices after right answers and to
    choices after the answers of a table that has not seen the article, so that they bear both.
    """
    folds = [page.fold for page in pages for statement in page.statements if statement.id in page.gold]
    told = collect(pages, weights(), judge, by_gold=True)
    answered: list[Choice] = []
    for _ in range(ROUNDS):
        found: dict[int, list[Choice]] = {}
        for fold in range(FOLDS):
            seen = [c for c, other in zip(told, folds, strict=True) if other != fold]
            seen += [c for c, other in zip(answered, folds, strict=False) if other != fold]
            found[fold] = collect([page for page in pages if page.fold == fold], fit(seen), judge)
        answered = [found[fold].pop(0) for fold in folds]
    return told + answered, answered


def names(pages: Iterable[Page], judge: ModuleType) -> list[tuple[int, Mapping[str, float], str]]:
    """Return fold, features and kind of each name of a cast that the record gives a kind to."""
    found: list[tuple[int, Mapping[str, float], str]] = []
    for page in pages:
        kinds = {
            judge.norm(name, True): judge.accepted(row["speaker_kind"])[0]
            for row in page.gold.values()
            for name in judge.accepted(row["speaker"])
            if name
        }
        cast = Cast(page.article.text, page.encoding)
        for member in cast.members:
            kind = kinds.get(judge.norm(member.name, True))
            if kind in KINDS:
                found.append((page.fold, cast.features_of(member), kind))
    return found


def fit_kinds(rows: Sequence[tuple[int, Mapping[str, float], str]]) -> Table:
    """Return the weights by kind and feature; the prior's deviation is 1."""
    columns = {
        name: n for n, name in enumerate(sorted({name for _, features, _ in rows for name in features}))
    }
    x = np.zeros((len(rows), len(columns)))
    for n, (_, features, _) in enumerate(rows):
        for name, value in features.items():
            x[n, columns[name]] = value
    wanted = np.eye(len(KINDS))[[KINDS.index(kind) for _, _, kind in rows]]

    def loss(flat: Floats) -> tuple[float, Floats]:
        w = flat.reshape(len(KINDS), -1)
        sums = x @ w.T
        sums -= sums.max(1, keepdims=True)
        p = np.exp(sums) / np.exp(sums).sum(1, keepdims=True)
        return float(-np.log((p * wanted).sum(1)).sum() + flat @ flat / 2), (
            (p - wanted).T @ x
        ).ravel() + flat

    found = minimize(loss, np.zeros(len(KINDS) * len(columns)), jac=True, method="L-BFGS-B").x
    shaped = found.reshape(len(KINDS), -1)
    return {
        kind: {
            name: round(float(shaped[n, c]), 2) for name, c in columns.items() if abs(shaped[n, c]) >= 0.05
        }
        for n, kind in enumerate(KINDS)
    }


def report(choices: Sequence[Choice], judge: ModuleType) -> None:
    """Print accuracy by shape, the scores beside what is right at them, and where 95 and 98 % are reached."""
    by: dict[str, list[int]] = {}
    points = []
    for choice in choices:
        best = next((item for item in choice.scored if item.option.name != NOBODY), None)
        name = best.option.name if best else None
        good = judge.right("speaker", choice.gold["speaker"], name)
        for shape in (choice.contexts[0], "all"):
            by.setdefault(shape, []).append(good)
        if name is not None and best is not None:
            points.append((best.score, good))
    for shape, marks in sorted(by.items()):
        print(f"{shape:12} {len(marks):5} {100 * sum(marks) / len(marks):5.1f} % right")
    points.sort(reverse=True)
    for low in np.arange(0.0, 1.0, 0.1):
        inside = [good for score, good in points if low <= score < low + 0.1]
        if inside:
            share = 100 * sum(inside) / len(inside)
            print(f"score {low:.1f}-{low + 0.1:.1f} {len(inside):5} {share:5.1f} % right")
    total = np.cumsum([good for _, good in points]) / np.arange(1, len(points) + 1)
    for wanted in (0.95, 0.98):
        reached = np.flatnonzero(total >= wanted)
        if len(reached):
            last = reached[-1]
            share = 100 * (last + 1) / len(choices)
            print(f"{wanted:.0%} right from score {points[last][0]:.3f}: {share:.1f} % of the statements")


def main() -> int:
    """Cross-validate and, with --save, write the tables."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", type=Path)
    parser.add_argument("record", type=Path, nargs="+")
    parser.add_argument("--metadata", type=Path, help="default: GOLD_DIR/../metadata.tsv")
    parser.add_argument("--save", action="store_true")
    args = parser.parse_args()
    judge = scorer()
    metadata = args.metadata or args.gold.parent / "metadata.tsv"
    pages = [page for record in args.record for page in read(args.gold, record, metadata)]
    training, left_out = cross_validated(pages, judge)
    print("without the encoder's word, each article left out")
    report(left_out, judge)
    held = [held_out(page.article.doc) for page in pages]
    marks = [h for page, h in zip(pages, held, strict=True) for s in page.statements if s.id in page.gold]
    apart = fit([c for c, h in zip(training, marks * 2, strict=True) if not h])
    encoder = Encoder()
    stack, judged = with_encoder(
        [seen(page, encoder) for page, h in zip(pages, held, strict=True) if h], apart, judge
    )
    print("with it, articles that neither the heads nor the weights have seen")
    report(judged, judge)
    rows = names(pages, judge)
    good = 0
    for fold in range(FOLDS):
        kinds = fit_kinds([row for row in rows if row[0] != fold])
        good += sum(kind_by(features, kinds) == kind for other, features, kind in rows if other == fold)
    print(f"kinds of names: {100 * good / len(rows):.1f} % of {len(rows)} right")
    if args.save:
        plain = fit(training)
        tables = {
            "weights": plain,
            "weights with the encoder": scaled(plain, stack),
            "kinds": fit_kinds(rows),
        }
        _TABLES.write_text(json.dumps(tables, ensure_ascii=False, indent=1, sort_keys=True) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
