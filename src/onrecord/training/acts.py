r"""Fit the heads that decide act and certainty, on articles whose record was annotated by hand.

    python -m onrecord.training.acts --corpus PolNeAR/train --record record/train.jsonl \
        [--inner record/inner-train.jsonl] [--more more-acts.jsonl] [--out src/onrecord/weights]

Prints cross-validated figures, by article, and writes acts.npz beside the encoder that it was fitted on
(`--out`: a folder that holds encoder.onnx and tokenizer.json). numpy and scipy, no torch; nothing is drawn at
random but the folds, from a fixed seed. `--more` names statements that were picked for their uncertainty
and labelled beside the record, a JSON line each: {"doc": …, "id": …, "act": …}; they are fitted on and never
measured on.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from onrecord.errors import OnrecordError, TrainingError
from onrecord.records import Act, Article, Certainty, Encoding, Form, Span, Spans, Statement
from onrecord.stages.acts.classifier import certainty_of, decide, wording_of
from onrecord.stages.acts.evidence import PARTS, Evidence, evidence
from onrecord.stages.acts.head import FILE, Head, Heads, encoder_digest, save
from onrecord.stages.acts.rules import Wording, fired
from onrecord.stages.encoding import Encoder
from onrecord.training.corpus import Relation, read_standoff
from onrecord.weights import FOLDER

ACTS: tuple[str, ...] = get_args(Act)
CERTAINTIES: tuple[str, ...] = get_args(Certainty)
FOLDS = 6
SEED = 0
PENALTIES = {"act": 6.0, "certainty": 4.0}
"""Ridge penalties; for acts 6 and 10 gave the same share right, that of certainty is untuned."""

STEPS = 60
"""Of the optimiser, at most."""

PICKED = "picked"
"""A feature of the statements of `--more`, whose acts are not spread as usual; never seen afterwards."""

TRUSTED = 0.8
"""A rule overrules the head where it was right so often, in at least LEAST_FIRED statements …"""
LEAST_FIRED = 25
OVERRULING = frozenset({"accuse", "deny", "refuse", "confirm", "promise"})
"""… and where it is a rule of these acts; others have no more to lose than an ordinary error."""

DIMENSIONS = {"cue": (96, 1.0), "content": (128, 1.0), "first": (64, 1.0), "source": (32, 0.7)}
"""Principal components of each part's vectors, and their scale before the ridge penalty."""

SCALES = {"content:": (0.4, 4), "start:": (0.5, 4), "cue:": (0.8, 3)}
"""Scale of words of each kind before the penalty, and in how many statements one must stand."""

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Sample:
    """One statement with what is right for it.

    Attributes:
        acts, certainties: Any of them is right; no certainty where it was not annotated.
        measured: Counts in the figures: it is in the record, and not inside another statement.
    """

    doc: str
    wording: Wording
    seen: Evidence
    acts: tuple[str, ...]
    certainties: tuple[str, ...]
    measured: bool


def _any_of(value: list[str] | str | None) -> tuple[str, ...]:
    return tuple(value) if isinstance(value, list) else (value,) if value else ()


def _form(content: Spans, encoding: Encoding) -> Form:
    quotations = encoding.quotations
    quoted = [any(q.span.covers(piece) for q in quotations) for piece in content]
    touched = any(q.span.overlaps(piece) for q in quotations for piece in content)
    return "direct" if quoted and all(quoted) else "mixed" if touched else "indirect"


def _statement(name: str, relation: Relation, encoding: Encoding, inside: str | None) -> Statement:
    roles = (relation.source, relation.cue, relation.content)
    form = _form(relation.content, encoding)
    return Statement(name, *roles, form=form, confidence=1.0, model="gold", inside=inside)


def _rows(path: Path) -> list[dict[str, Any]]:
    try:
        return [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    except (OSError, ValueError) as error:
        raise TrainingError(str(path), "cannot be read as JSON lines", "see this command's help") from error


def _relations(corpus: Path, doc: str) -> dict[str, Relation]:
    """Return the relations of an article by id, of the annotator whose name comes first."""
    paths = sorted((corpus / "attributions").glob(f"{doc}_*.ann"))
    if not paths:
        raise TrainingError(
            str(corpus), f"no attributions of {doc}", "name the folder of PolNeAR's train part"
        )
    lines = paths[0].read_text("utf-8").splitlines()
    names = [line.split("\t")[0] for line in lines if line.startswith("E")]
    return dict(zip(names, read_standoff(paths[0]), strict=True))


def _told(
    outer: dict[str, list[dict[str, Any]]],
    more: dict[str, list[dict[str, Any]]],
    inner: dict[str, list[dict[str, Any]]],
    doc: str,
    relations: dict[str, Relation],
) -> Iterator[tuple[str, Relation, str | None, dict[str, Any], bool]]:
    for row in outer.get(doc, []):
        yield row["id"], relations[row["id"]], None, row, True
    for row in more.get(doc, []):
        yield row["id"], relations[row["id"]], None, row, False
    for row in inner.get(doc, []):
        source, cue, content = (
            tuple(sorted(Span(*piece) for piece in row[role] or ())) for role in ("source", "cue", "content")
        )
        yield row["id"], Relation(source, cue, content, inner=True), row["inside"], row, False


def samples(
    encoder: Encoder, corpus: Path, record: Path, inner: Path | None, more: Path | None
) -> list[Sample]:
    """Return all annotated statements, in the order of the files.

    Raises:
        TrainingError: where a file is missing or cannot be understood.
    """
    outer = {row["doc"]: row["statements"] for row in _rows(record)}
    within = {row["doc"]: row["inner"] for row in _rows(inner)} if inner else {}
    further: dict[str, list[dict[str, Any]]] = {}
    for row in _rows(more) if more else []:
        further.setdefault(row["doc"], []).append(row)
    out = []
    for doc in [*outer, *(doc for doc in further if doc not in outer)]:
        article = Article(doc, (corpus / "text" / f"{doc}.txt").read_text("utf-8"), language="en")
        encoding = encoder.encode(article)
        if encoding.vectors is None:
            raise TrainingError(doc, "the encoder gave no vectors", "name a folder with its weights")
        for name, relation, inside, row, measured in _told(
            outer, further, within, doc, _relations(corpus, doc)
        ):
            statement = _statement(name, relation, encoding, inside)
            wording = wording_of(statement, encoding)
            seen = evidence(statement, encoding, encoding.vectors, wording)
            if not measured and inside is None:
                seen = Evidence(seen.names | {PICKED}, seen.vector)
            acts, certainties = _any_of(row["act"]), _any_of(row.get("certainty"))
            if acts:
                out.append(Sample(doc, wording, seen, acts, certainties, measured))
    return out


def _scale(name: str) -> tuple[float, int]:
    return next((value for prefix, value in SCALES.items() if name.startswith(prefix)), (1.0, 5))


@dataclass(frozen=True, eq=False)
class Space:
    """How evidence becomes a row of numbers: features by name, then principal components of the vectors.

    Attributes:
        rows: Column of each name.
        scales: Of each name.
        means: Of the vectors.
        basis: From vectors to scaled components: [vector, components].
    """

    rows: dict[str, int]
    scales: Floats
    means: Floats
    basis: Floats

    @classmethod
    def over(cls, seen: Sequence[Evidence]) -> Space:
        """Return the space that `seen` spans."""
        counts = Counter(name for one in seen for name in one.names)
        names = sorted(name for name, count in counts.items() if count >= _scale(name)[1])
        vectors = np.stack([one.vector for one in seen])
        width = vectors.shape[1] // len(PARTS)
        means = vectors.mean(axis=0)
        basis = np.zeros((vectors.shape[1], sum(size for size, _ in DIMENSIONS.values())), dtype=np.float32)
        column = 0
        for index, part in enumerate(PARTS):
            size, scale = DIMENSIONS[part]
            rows = slice(index * width, (index + 1) * width)
            centred = vectors[:, rows] - means[rows]
            values, directions = np.linalg.eigh(centred.T @ centred / len(centred))
            basis[rows, column : column + size] = directions[:, ::-1][:, :size] * scale / np.sqrt(values[-1])
            column += size
        scales = np.array([_scale(name)[0] for name in names], dtype=np.float32)
        return cls({name: row for row, name in enumerate(names)}, scales, means, basis)

    def matrices(self, seen: Sequence[Evidence]) -> tuple[csr_matrix, Floats]:
        """Return features by name [statements, names] and components [statements, components]."""
        columns_of = [[self.rows[name] for name in sorted(one.names & self.rows.keys())] for one in seen]
        rows = np.repeat(np.arange(len(seen)), [len(columns) for columns in columns_of])
        columns = np.array([column for columns in columns_of for column in columns])
        named = csr_matrix((self.scales[columns], (rows, columns)), shape=(len(seen), len(self.rows)))
        dense = (np.stack([one.vector for one in seen]) - self.means) @ self.basis
        return named, dense.astype(np.float32)

    def head(self, labels: tuple[str, ...], weights: Floats, bias: Floats) -> Head:
        """Return the head that weights in this space amount to."""
        named, dense = np.split(weights, [len(self.rows)])
        dense = self.basis @ dense
        return Head(labels, self.rows, named * self.scales[:, None], dense, bias - self.means @ dense)


def regress(
    named: csr_matrix, dense: Floats, right: npt.NDArray[np.int64], labels: int, penalty: float
) -> tuple[Floats, Floats]:
    """Return weights [names + components, labels] and bias of a multinomial ridge regression."""
    count, features = named.shape
    columns = features + dense.shape[1]
    wanted = np.eye(labels, dtype=np.float32)[right]
    turned = named.T.tocsr()

    def cost(point: npt.NDArray[np.float64]) -> tuple[float, npt.NDArray[np.float64]]:
        table = point.astype(np.float32).reshape(columns + 1, labels)
        weights, bias = table[:-1], table[-1]
        scores = named @ weights[:features] + dense @ weights[features:] + bias
        shares = np.exp(scores - scores.max(axis=1, keepdims=True))
        shares /= shares.sum(axis=1, keepdims=True)
        loss = -np.log(np.maximum(shares[np.arange(count), right], 1e-12)).sum()
        loss += 0.5 * penalty * (weights**2).sum()
        off = shares - wanted
        slope = np.concatenate([turned @ off, dense.T @ off]) + penalty * weights
        return float(loss), np.concatenate([slope, off.sum(axis=0)[None]]).ravel().astype(np.float64)

    start = np.zeros((columns + 1) * labels)
    best = minimize(cost, start, jac=True, method="L-BFGS-B", options={"maxiter": STEPS}).x
    found = best.astype(np.float32).reshape(columns + 1, labels)
    return found[:-1], found[-1]


def fit_head(given: Sequence[Sample], kind: str) -> Head:
    """Return the head of `kind` ("act" or "certainty") fitted on `given`."""
    labels = ACTS if kind == "act" else CERTAINTIES
    told = [(s.seen, s.acts if kind == "act" else s.certainties) for s in given]
    told = [(seen, values) for seen, values in told if values]
    space = Space.over([seen for seen, _ in told])
    right = np.array([labels.index(values[0]) for _, values in told])
    named, dense = space.matrices([seen for seen, _ in told])
    weights, bias = regress(named, dense, right, len(labels), PENALTIES[kind])
    return space.head(labels, weights, bias)


def trusted_rules(given: Sequence[Sample]) -> dict[str, tuple[int, int]]:
    """Return how often each act's rule fired in the record, and how often it was right."""
    out = {}
    for act in ACTS:
        hits = [act in s.acts for s in given if s.measured and act in fired(s.wording)]
        out[act] = (len(hits), sum(hits))
    return out


def best_bar(pairs: Iterable[tuple[float, bool]]) -> float:
    """Return the least probability at which "hedged" gets its best F1; a rule's word counts as 1."""
    known = sorted(pairs)
    bars = np.arange(0.2, 0.8, 0.05)

    def f1(bar: float) -> float:
        hits = sum(hedged for value, hedged in known if value >= bar)
        said, wanted = sum(value >= bar for value, _ in known), sum(hedged for _, hedged in known)
        return 2 * hits / max(1, said + wanted)

    return float(max(bars, key=f1))


def _line(name: str, pairs: Sequence[tuple[str, tuple[str, ...]]], label: str) -> str:
    """Return precision, recall and F1 of one label as the scorer counts them."""
    hits = sum(found == label and label in right for found, right in pairs)
    said = sum(found == label for found, _ in pairs)
    wanted = sum((found if found in right else right[0]) == label for found, right in pairs)
    precision, recall = hits / max(1, said), hits / max(1, wanted)
    both = 2 * precision * recall / max(1e-9, precision + recall)
    return f"{name:14} P {100 * precision:5.1f}  R {100 * recall:5.1f}  F {100 * both:5.1f}  of {wanted}"


def _folds(given: Sequence[Sample]) -> npt.NDArray[np.int64]:
    """Return each statement's fold; all of an article are in one, those of `--more` in none."""
    docs = sorted({s.doc for s in given if s.measured})
    order = np.random.default_rng(SEED).permutation(len(docs))
    fold = {docs[index]: place % FOLDS for place, index in enumerate(order)}
    return np.array([fold.get(s.doc, -1) for s in given])


def cross_validate(given: Sequence[Sample]) -> float:
    """Print figures for articles that a head has not seen; return the best bar for "hedged"."""
    folds = _folds(given)
    acts: list[tuple[str, tuple[str, ...]]] = []
    certainties: list[tuple[float, bool]] = []
    for fold in range(FOLDS):
        known = [s for s, f in zip(given, folds, strict=True) if f != fold]
        asked = [s for s, f in zip(given, folds, strict=True) if f == fold and s.measured]
        heads = Heads(fit_head(known, "act"), fit_head(known, "certainty"), _trusted(known), 0.5)
        for sample in asked:
            acts.append((decide(heads, sample.seen, sample.wording)[0], sample.acts))
            ruled = certainty_of(sample.wording) == "hedged"
            share = 1.0 if ruled else heads.certainty.probabilities(sample.seen)["hedged"]
            certainties.append((share, sample.certainties == ("hedged",)))
    bar = best_bar(certainties)
    print(f"act            {100 * np.mean([found in right for found, right in acts]):5.1f} % right")
    for act in ACTS:
        print(_line(act, acts, act))
    told = [
        ("hedged" if share >= bar else "certain", ("hedged" if h else "certain",)) for share, h in certainties
    ]
    print(_line("hedged", told, "hedged"), f" at {bar:.2f}")
    return bar


def _trusted(given: Sequence[Sample]) -> frozenset[str]:
    rules = trusted_rules(given).items()
    good = {act for act, (count, right) in rules if count >= LEAST_FIRED and right >= TRUSTED * count}
    return frozenset(good & OVERRULING)


def main(arguments: Sequence[str] | None = None) -> int:
    """Fit, print figures and write the weights; return 1 with one line on standard error where that fails."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--record", type=Path, required=True)
    parser.add_argument("--inner", type=Path)
    parser.add_argument("--more", type=Path)
    parser.add_argument("--out", type=Path, default=FOLDER)
    args = parser.parse_args(arguments)
    try:
        given = samples(Encoder(args.out), args.corpus, args.record, args.inner, args.more)
        print(f"{len(given)} statements, {sum(s.measured for s in given)} of them measured")
        for act, (count, right) in trusted_rules(given).items():
            if count:
                print(f"rule {act:9} right in {right} of {count}")
        bar = cross_validate(given)
        heads = Heads(fit_head(given, "act"), fit_head(given, "certainty"), _trusted(given), bar)
        save(args.out / FILE, heads, encoder_digest(args.out))
    except OnrecordError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
