r"""Fit the weights of the pair scorer, and the table of rarity, on links across articles of PolNeAR.

    python -m onrecord.training.matching --corpus PolNeAR/train --links cross-train.jsonl \
        --metadata PolNeAR/metadata.tsv --into src/onrecord/weights

Statements have gold spans and the pipeline's own speakers, acts and dates. The articles are compared
within each period, as they were annotated. A ridge logistic regression; figures are those of three folds,
each period judged by weights of the other two, and the threshold is set on them. Nothing is drawn at random.
Disputes are not fitted: of 53 annotated ones the blocking keys reach 24, of which one has a cue of denial,
among 200 pairs that have; see `stages.matching.scoring.answers`.
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from onrecord.errors import OnrecordError, TrainingError
from onrecord.records import Article, PartialDate, Statement
from onrecord.stages import acts, channels, dates, speakers
from onrecord.stages.encoding import Encoder
from onrecord.stages.matching.features import features
from onrecord.stages.matching.keys import CROWDED, SHARED, keys
from onrecord.stages.matching.profile import Profile, profiles
from onrecord.stages.matching.scoring import may_match
from onrecord.stages.matching.stems import stem, words_of
from onrecord.text import normalise
from onrecord.training.corpus import read_standoff

Vector = npt.NDArray[np.float64]
End = tuple[str, str]
"""An article's name and a relation's id."""

PERIODS = ("2016-06-08", "2016-07-08", "2016-08-08", "2016-09-08")
"""First days of the periods, and the day after the last one."""
PENALTY = 60.0
DOUBTFUL = 0.4
"""How far a doubtful link counts as one; tried were 0, 0.2, 0.4, 0.6 and 0.8."""
PRECISION = 0.72
"""That the threshold must reach on the folds."""
LEAST = 3
"""Articles that a stem must stand in to have an entry in the table of rarity."""


@dataclass(frozen=True)
class Example:
    """A pair of statements that share a blocking key.

    Attributes:
        fold: Number of its period.
        same: Whether the two are one claim; between 0 and 1 where the annotator was in doubt.
        judged: False where it was in doubt, so that it counts in no figure.
    """

    fold: int
    row: tuple[float, ...]
    same: float
    judged: bool


def read_links(path: Path) -> dict[frozenset[End], tuple[str, bool]]:
    """Return kind and certainty of the annotated links by their ends; a sure one wins over a doubtful one."""
    found: dict[frozenset[End], tuple[str, bool]] = {}
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    for row in sorted(rows, key=lambda row: bool(row["sure"])):
        ends = frozenset((str(row[end][0]), str(row[end][1])) for end in "ab")
        found[ends] = row["link"], row["sure"]
    return found


def read_articles(corpus: Path, metadata: Path) -> Iterator[tuple[int, Article, dict[str, Statement]]]:
    """Yield period, article and statements by relation id of each article of the periods.

    Raises:
        TrainingError: where a file is missing or cannot be understood.
    """
    with metadata.open(encoding="utf-8", newline="") as lines:
        table = csv.DictReader(lines, delimiter="	", quoting=csv.QUOTE_NONE)
        known = {row["filename"]: row for row in table}
    encoder = Encoder()
    for path in sorted((corpus / "text").glob("*.txt")):
        row = known.get(path.stem, {})
        day = row.get("publication_date", "")
        if not PERIODS[0] <= day < PERIODS[-1]:
            continue
        article = Article(
            path.stem,
            path.read_text("utf-8"),
            title=row.get("title"),
            outlet=row.get("publisher"),
            published=PartialDate.parse(day),
            language="en",
        )
        annotation = min((corpus / "attributions").glob(f"{path.stem}_*.ann"))
        fold = sum(day >= first for first in PERIODS) - 1
        yield fold, article, dict(_statements(article, annotation, encoder))


def _statements(article: Article, annotation: Path, encoder: Encoder) -> Iterator[tuple[str, Statement]]:
    """Yield the gold statements with the fields that the pipeline fills in, by relation id."""
    relations = read_standoff(annotation)
    names = [line.split("\t")[0] for line in annotation.read_text("utf-8").splitlines() if line[:1] == "E"]
    encoding = encoder.encode(article)
    marked = [q.span for q in encoding.quotations]
    found = tuple(
        Statement(
            f"{i:016x}",
            relation.source,
            relation.cue,
            relation.content,
            "direct" if any(q.overlaps(p) for q in marked for p in relation.content) else "indirect",
            1.0,
            "gold spans",
        )
        for i, relation in enumerate(relations)
    )
    found, _ = speakers.resolve(article, encoding, found)
    for stage in (acts.classify, dates.date, channels.find):
        found = stage(article, encoding, found)
    by_id = {statement.id: statement for statement in found}
    return ((name, by_id[f"{i:016x}"]) for i, name in enumerate(names))


def candidates(members: Iterable[Profile]) -> Iterator[tuple[Profile, Profile]]:
    """Yield the pairs of different articles that share enough keys which are not crowded, each once."""
    buckets: dict[str, list[Profile]] = defaultdict(list)
    for profile in members:
        for key in keys(profile):
            buckets[key].append(profile)
    shared: Counter[tuple[End, End]] = Counter()
    by_end = {(profile.article, profile.id): profile for bucket in buckets.values() for profile in bucket}
    for bucket in buckets.values():
        ends = sorted((profile.article, profile.id) for profile in bucket)
        shared.update(combinations(ends, 2) if len(bucket) <= CROWDED else ())
    for (one, other), number in shared.items():
        if number >= SHARED and one[0] != other[0]:
            yield by_end[one], by_end[other]


def examples(
    read: Iterable[tuple[int, Mapping[End, Profile]]], links: Mapping[frozenset[End], tuple[str, bool]]
) -> tuple[list[str], list[Example]]:
    """Return the names of the features, and an example for each candidate that is worth scoring."""
    names: list[str] = []
    found = []
    folds: dict[int, dict[End, Profile]] = defaultdict(dict)
    for fold, some in read:
        folds[fold] |= some
    for fold, of in sorted(folds.items()):
        end_of = {(profile.article, profile.id): end for end, profile in of.items()}
        for one, other in candidates(of.values()):
            if not may_match(one, other):
                continue
            row = features(one, other)
            names = list(row)
            ends = frozenset((end_of[one.article, one.id], end_of[other.article, other.id]))
            kind, sure = links.get(ends, ("", True))
            belief = 1.0 if sure else DOUBTFUL
            found.append(
                Example(
                    fold,
                    tuple(row.values()),
                    belief * (kind in ("repeats", "same-quote")),
                    sure,
                )
            )
    return names, found


def fit(rows: Vector, right: Vector, penalty: float = PENALTY, rounds: int = 50) -> Vector:
    """Return the weights of a ridge logistic regression over `rows`, whose first column is the bias.

    The penalty is on weights of features brought to one scale; the bias has none. By Newton's method.
    """
    scale = np.maximum(rows.std(axis=0), 1e-6)
    centre = rows.mean(axis=0)
    scale[0], centre[0] = 1.0, 0.0
    scaled = (rows - centre) / scale
    ridge = penalty * np.eye(rows.shape[1])
    ridge[0, 0] = 1e-6
    weights = np.zeros(rows.shape[1])
    for _ in range(rounds):
        p = shares(weights, scaled)
        gradient = scaled.T @ (right - p) - ridge @ weights
        curvature = (scaled * (p * (1 - p))[:, None]).T @ scaled + ridge
        step = np.linalg.solve(curvature, gradient)
        weights = weights + step
        if np.abs(step).max() < 1e-8:
            break
    weights = weights / scale
    weights[0] -= float((weights[1:] * centre[1:]).sum())
    return np.asarray(weights)


def shares(weights: Vector, rows: Vector) -> Vector:
    """Return the probability of each of `rows`."""
    return np.asarray(1.0 / (1.0 + np.exp(-np.clip(rows @ weights, -30, 30))))


def threshold(scores: Vector, right: Vector, wanted: int, precision: float) -> tuple[float, dict[str, float]]:
    """Return the score from which precision is reached and F1 is best, with the figures there."""
    order = np.argsort(-scores, kind="stable")
    hits, found = np.cumsum(right[order]), np.arange(1, len(order) + 1)
    f1 = np.where(hits / found >= precision, 2 * hits / (found + wanted), -1.0)
    best = int(f1.argmax())
    figures = {
        "found": int(found[best]),
        "right": int(hits[best]),
        "wanted": wanted,
        "p": round(100 * float(hits[best] / found[best]), 1),
        "r": round(100 * float(hits[best] / wanted), 1),
        "f": round(100 * float(2 * hits[best] / (found[best] + wanted)), 1),
    }
    return (round(float(scores[order[best]]), 3) if f1[best] > 0 else 1.01), figures


def train(names: Sequence[str], found: Sequence[Example], wanted: int) -> dict[str, Any]:
    """Return the weights by feature and the threshold, with the figures of the folds.

    Args:
        names: Of the features.
        found: Their rows.
        wanted: How many sure links there are, those that no key reaches included.
    """
    rows = np.array([example.row for example in found])
    fold = np.array([example.fold for example in found])
    right = np.array([example.same for example in found])
    judged = np.array([example.judged for example in found])
    scores = np.zeros(len(found))
    for held in sorted(set(fold.tolist())):
        own = fold == held
        scores[own] = shares(fit(rows[~own], right[~own]), rows[own])
    bar, figures = threshold(scores[judged], right[judged], wanted, PRECISION)
    weights = zip(names, fit(rows, right).tolist(), strict=True)
    return {"threshold": bar, "folds": figures, "weights": {name: round(w, 4) for name, w in weights}}


def rarity_table(texts: Iterable[str]) -> dict[str, Any]:
    """Return in how many of `texts` each stem stands, as `stages.matching.rarity` reads it."""
    number, found = 0, Counter[str]()
    for text in texts:
        number += 1
        found.update({s for word in words_of(normalise(text)) if (s := stem(word))})
    return {"articles": number, "stems": {s: n for s, n in sorted(found.items()) if n >= LEAST}}


def main() -> None:
    """Read the arguments and fit; an error is one line."""
    formatter = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=formatter)
    add = parser.add_argument
    add("--corpus", type=Path, required=True, help="PolNeAR's training part")
    add("--links", type=Path, required=True, help="annotated links across its articles, JSON lines")
    add("--metadata", type=Path, required=True, help="PolNeAR's metadata, TSV")
    add("--into", type=Path, required=True, help="folder to write matching.json and rarity.json into")
    args = parser.parse_args()
    try:
        texts = (path.read_text("utf-8") for path in sorted((args.corpus / "text").glob("*.txt")))
        table = rarity_table(texts)
        if not table["articles"]:
            raise TrainingError(str(args.corpus), "holds no text/*.txt", "name the folder of a PolNeAR part")
        links = read_links(args.links)
        # What is compared depends on the table, so that is written first.
        _write(args.into / "rarity.json", table)
        facts = train(*examples(_profiles(args.corpus, args.metadata), links), _wanted(links))
    except (OnrecordError, OSError) as error:
        sys.exit(str(error))
    print(json.dumps(facts["folds"], indent=1))
    _write(args.into / "matching.json", facts)


def _profiles(corpus: Path, metadata: Path) -> Iterator[tuple[int, Mapping[End, Profile]]]:
    for fold, article, statements in read_articles(corpus, metadata):
        made = profiles(article, statements.values())
        yield fold, {(article.doc, name): profile for name, profile in zip(statements, made, strict=True)}


def _wanted(links: Mapping[frozenset[End], tuple[str, bool]]) -> int:
    return sum(sure and kind != "disputes" for kind, sure in links.values())


def _write(path: Path, table: dict[str, Any]) -> None:
    path.write_text(json.dumps(table, ensure_ascii=False, indent=0) + "\n", "utf-8")


if __name__ == "__main__":
    main()
