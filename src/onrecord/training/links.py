r"""Fit the weights of the links' pair scorer; one command, no torch.

    python -m onrecord.training.links --corpus PolNeAR/train --record record/train.jsonl \
        --metadata PolNeAR/metadata.tsv [--more annotation/record.jsonl] [--out src/onrecord/weights]

Statements have the corpus's spans; speakers and acts are the pipeline's own, and once more the annotated
ones, so that a pair is seen both ways. The figures are of articles that were not fitted on, in five folds by
article, and that the heads on the encoder have not seen either, with speakers and acts of the pipeline's own.
Everything that is drawn comes from fixed seeds. `--more` names further records; the first that has an article
counts.
"""

from __future__ import annotations

import argparse
import math
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt

from onrecord.errors import OnrecordError
from onrecord.heads.network import weights_digest
from onrecord.records import Link
from onrecord.stages.encoding import Encoder
from onrecord.stages.links.claims import Overlap, stems
from onrecord.stages.links.linker import candidates, decided, joined, ruled
from onrecord.stages.links.pairs import Page, features
from onrecord.stages.links.scorer import (
    FARTHEST,
    FILE,
    KINDS,
    UNTOLD,
    Net,
    Odds,
    Scorer,
    calibrated,
    dump,
    word_of,
)
from onrecord.stages.links.views import HEADS, Doubles, Lens
from onrecord.text import normalise
from onrecord.training.link_examples import FOLDS, Example, fold_of, read_own, read_record
from onrecord.training.perceptron import Settings, fit_logistic, fit_networks
from onrecord.weights import FOLDER

Ints = npt.NDArray[np.int64]

COMPONENTS = 48
HEAD_PENALTY = 40.0
"""Ridge of the heads."""
LEAST = 6
"""Articles that a stem must stand in to have an entry in the table of rarity."""
PRECISIONS = (0.85, 0.65)
"""That disputes and repeats must reach on the folds; a false dispute is the worst output there is."""
SUREST = 0.6
"""Least threshold of disputes: so few are found on the folds that two right of two say little of a lower."""


@dataclass(frozen=True)
class Table:
    """Pairs of all articles as rows.

    Attributes:
        names: Of the columns.
        rows: [pairs, columns]; the columns of the heads are still 0.
        labels: [pairs], indices into KINDS.
        article: [pairs], index of the article.
        blind: Which columns claims of two articles have too.
        ends: [pairs, 2], indices of later and earlier claim among all claims.
        words: [pairs, 2], the encoder's log odds of disputes and of repeats.
    """

    names: tuple[str, ...]
    rows: Doubles
    labels: Ints
    article: Ints
    ends: Ints
    words: Doubles
    blind: frozenset[str]


def rarity(texts: Iterable[str]) -> tuple[dict[str, float], float]:
    """Return the weight of each stem of at least `LEAST` of `texts`, and that of any other."""
    found, number = Counter[str](), 0
    for text in texts:
        found.update(stems(normalise(text)))
        number += 1
    weights = {stem: round(math.log((number + 1) / (n + 0.5)), 1) for stem, n in found.items() if n >= LEAST}
    return weights, round(math.log((number + 1) / (LEAST / 2)), 1)


def lens_of(examples: Sequence[Example], texts: Iterable[str]) -> Lens:
    """Return a lens without heads: rarity, and the chief components of content words."""
    words = np.concatenate([c.seen.words for e in examples for c in e.claims if c.seen]).astype(np.float64)
    mean = words.mean(axis=0)
    values, vectors = np.linalg.eigh(np.cov((words - mean).T))
    projection = vectors[:, -COMPONENTS:] / np.sqrt(np.maximum(values[-COMPONENTS:], 1e-9))
    weights, unknown = rarity(texts)
    return Lens(weights, unknown, mean, projection)


def table_of(examples: Sequence[Example], lens: Lens, *, told: bool) -> Table:
    """Return the rows of all candidate pairs, with annotated speakers and acts where `told`."""
    found: list[dict[str, float]] = []
    labels: list[int] = []
    article: list[int] = []
    ends: list[tuple[int, int]] = []
    words: list[tuple[float, float]] = []
    offset = 0
    for number, example in enumerate(examples):
        claims = example.told if told else example.claims
        page = Page(claims, Overlap(claims))
        views = [lens.view(claim) for claim in claims]
        pairs = candidates(claims)
        found += [features(views[i], views[j], page) for i, j in pairs]
        labels += example.labels(pairs)
        article += [number] * len(pairs)
        ends += [(offset + i, offset + j) for i, j in pairs]
        ids = [claim.statement.id for claim in claims]
        words += [word_of(example.words.get((ids[i], ids[j]))) for i, j in pairs]
        offset += len(claims)
    names = tuple(sorted(set().union(*found)))
    some = lens.view(examples[0].claims[0])
    blind = frozenset(features(some, some, None))
    rows = np.array([[row.get(name, 0.0) for name in names] for row in found])
    return Table(names, rows, np.array(labels), np.array(article), np.array(ends), np.array(words), blind)


@dataclass(frozen=True)
class Looks:
    """What the heads are fitted on: one row a claim, all articles in their order."""

    rows: Doubles
    asked: Doubles
    article: Ints

    def heads(self, among: npt.NDArray[np.bool_]) -> Doubles:
        """Return [columns, HEADS], fitted on the claims `among`."""
        rows, asked = self.rows[among], self.asked[among]
        return np.stack([fit_logistic(rows, column, HEAD_PENALTY) for column in asked.T], axis=1)

    def odds(self, among: npt.NDArray[np.bool_], folds: int = 4) -> Doubles:
        """Return [claims, HEADS]; those of the claims `among` come from heads that had not seen them."""
        out = np.tanh(self.rows @ self.heads(among) / 6)
        for fold in range(folds):
            held = among & (self.article % folds == fold)
            if held.any():
                out[held] = np.tanh(self.rows[held] @ self.heads(among & ~held) / 6)
        return out


def looks_of(examples: Sequence[Example], lens: Lens) -> Looks:
    """Return the rows that the heads are fitted on."""
    rows = [lens.look(claim.seen) for example in examples for claim in example.claims if claim.seen]
    article = [number for number, example in enumerate(examples) for _ in example.claims]
    return Looks(np.array(rows), np.concatenate([e.asked for e in examples]), np.array(article))


def with_heads(table: Table, odds: Doubles) -> Doubles:
    """Return the rows of `table` with the columns of the heads."""
    rows = table.rows.copy()
    for end, which in enumerate(("later", "earlier")):
        for number, head in enumerate(HEADS):
            rows[:, table.names.index(f"{which} {head}")] = odds[table.ends[:, end], number]
    return rows


def fit_net(tables: Sequence[Table], odds: Doubles, among: npt.NDArray[np.bool_], blind: bool = False) -> Net:
    """Return networks fitted on the pairs of the articles `among`.

    Args:
        tables: The same pairs, seen in several ways.
        odds: What the heads say of each claim.
        among: [articles].
        blind: Whether to leave out what two articles' claims have not: places and rules.
    """
    rows = np.concatenate([with_heads(table, odds)[among[table.article]] for table in tables])
    labels = np.concatenate([table.labels[among[table.article]] for table in tables])
    names = tables[0].names
    if blind:
        kept = [i for i, name in enumerate(names) if name in tables[0].blind]
        rows, names = rows[:, kept], tuple(names[i] for i in kept)
    mean, scale = rows.mean(axis=0), rows.std(axis=0) + 0.05
    scaled = np.clip((rows - mean) / scale, -FARTHEST, FARTHEST)
    return Net(names, mean, scale, fit_networks(scaled, labels, len(KINDS), Settings()))


def cross_validated(tables: Sequence[Table], looks: Looks, fold: Ints, blind: bool = False) -> Doubles:
    """Return [pairs, 3]: what networks say of each pair that have not seen its article."""
    table = tables[0]
    out = np.zeros((len(table.labels), len(KINDS)))
    for held in range(FOLDS):
        among = fold != held
        odds = looks.odds(among[looks.article])
        net = fit_net(tables, odds, among, blind)
        mine = ~among[table.article]
        columns = [table.names.index(name) for name in net.names]
        out[mine] = net.raw(with_heads(table, odds)[mine][:, columns])
    return out


def calibration_of(raw: Doubles, words: Doubles, labels: Ints) -> list[list[float]]:
    """Return the weights of a pair's log odds, of the encoder's, and an offset, for disputes and repeats."""
    out = []
    for kind in (1, 2):
        p = np.clip(raw[:, kind], 1e-6, 1 - 1e-6)
        rows = np.stack([np.log(p / (1 - p)), words[:, kind - 1], np.ones(len(p))], axis=1)
        out.append([round(float(w), 4) for w in fit_logistic(rows, (labels == kind).astype(float), 1.0)])
    return out


def calibrated_apart(raw: Doubles, words: Doubles, labels: Ints, article: Ints) -> list[Doubles]:
    """Return the odds of disputes and of repeats, each article's by a calibration that has not seen it."""
    out = [np.zeros(len(labels)) for _ in range(2)]
    for fold in range(FOLDS):
        held = article % FOLDS == fold
        calibration = calibration_of(raw[~held], words[~held], labels[~held])
        for kind in range(2):
            out[kind][held] = calibrated(raw[held, 1 + kind], words[held, kind], *calibration[kind])
    return out


def threshold(scores: Doubles, right: npt.NDArray[np.bool_], precision: float = 0.0) -> tuple[float, str]:
    """Return the score from which F1 is best among those that reach `precision`, and the figures there."""
    order = np.argsort(-scores, kind="stable")
    hits, found = np.cumsum(right[order]), np.arange(1, len(order) + 1)
    f1 = np.where(hits / found >= precision, 2 * hits / (found + right.sum()), -1.0)
    best = int(f1.argmax())
    if f1[best] <= 0:
        return 1.01, "no threshold reaches it"
    return round(float(scores[order[best]]), 3), _figures(hits[best], found[best], right.sum())


def train(examples: Sequence[Example], texts: Iterable[str], encoder: str) -> Scorer:
    """Return the fitted scorer; prints the figures of the folds."""
    lens = lens_of(examples, texts)
    looks = looks_of(examples, lens)
    own, told = (table_of(examples, lens, told=told) for told in (False, True))
    # A rule may fire in one of the two alone.
    own, told = _aligned(own, told)
    fold = np.array([fold_of(example.doc) for example in examples])
    measured = np.array([example.measured for example in examples])[own.article]
    nets = []
    bars = Odds(1.01, 1.01)
    for blind in (False, True):
        raw, labels = cross_validated((own, told), looks, fold, blind)[measured], own.labels[measured]
        words = np.full((len(labels), 2), UNTOLD) if blind else own.words[measured]
        calibration = calibration_of(raw, words, labels)
        scores = calibrated_apart(raw, words, labels, own.article[measured])
        found = [threshold(scores[i], labels == 1 + i, PRECISIONS[i]) for i in range(2)]
        for kind, (bar, figures) in zip(KINDS[1:], found, strict=True):
            print(f"{'blind' if blind else 'in one article'}, {kind} from {bar}: {figures}", flush=True)
        for i in range(2):
            print(f"  {KINDS[1 + i]} at best F1: {threshold(scores[i], labels == 1 + i)}", flush=True)
        if not blind:
            bars = Odds(max(found[0][0], SUREST), found[1][0])
            print(as_linked(examples, own, measured, scores, bars), flush=True)
            for name, column, label in (("disputes", scores[0], 1), ("repeats", scores[1], 2)):
                print(f"  {name}, mean score and share right:", reliability(column, labels == label))
        everything = np.ones(len(examples), dtype=bool)
        net = fit_net((own, told), looks.odds(everything[looks.article]), everything, blind)
        nets.append(replace(net, calibration=calibration))
    heads = looks.heads(np.ones(len(looks.article), dtype=bool))
    lens = replace(lens, heads=dict(zip(HEADS, heads.T, strict=True)))
    return Scorer(lens, nets[0], nets[1], bars, encoder)


def as_linked(
    examples: Sequence[Example],
    table: Table,
    measured: npt.NDArray[np.bool_],
    scores: Sequence[Doubles],
    bars: Odds,
) -> str:
    """Return figures of what the stage links by rules and scores together.

    Args:
        examples: In the order of the table.
        table: Their pairs.
        measured: [pairs of the table], those that have scores.
        scores: Of disputes and of repeats.
        bars: Least scores.
    """
    claims = [claim for example in examples for claim in example.claims]
    scored: dict[int, list[Link]] = {}
    rows = zip(table.article[measured], table.ends[measured], *scores, strict=True)
    for article, (later, earlier), *odds in rows:
        if item := decided(claims[later], claims[earlier], Odds(*odds), bars):
            scored.setdefault(int(article), []).append(item)
    counts = {kind: [0, 0, 0] for kind in KINDS[1:]}
    for number, example in enumerate(examples):
        for item in joined(ruled(example.claims), scored.get(number, [])) if example.measured else ():
            right = example.links.get(frozenset((item.a, item.b)), 0) == KINDS.index(item.kind)
            counts[item.kind][0] += right
            counts[item.kind][1] += 1
        for kind in example.links.values() if example.measured else ():
            counts[KINDS[kind]][2] += 1
    return "; ".join(f"{kind} as linked: {_figures(*row)}" for kind, row in counts.items())


def _figures(hits: int, found: int, wanted: int) -> str:
    p, r, f1 = hits / max(1, found), hits / max(1, wanted), 2 * hits / max(1, found + wanted)
    return f"P {100 * p:.1f} R {100 * r:.1f} F1 {100 * f1:.1f} ({hits} of {found}, {wanted} wanted)"


def reliability(scores: Doubles, right: npt.NDArray[np.bool_]) -> str:
    """Return mean score, share of right ones and number, in five bands of the score."""
    bands = ((0.02, 0.1), (0.1, 0.25), (0.25, 0.5), (0.5, 0.75), (0.75, 1.01))
    rows = [(scores >= low) & (scores < high) for low, high in bands]
    return ", ".join(f"{scores[b].mean():.2f} {right[b].mean():.2f} ({b.sum()})" for b in rows if b.any())


def _aligned(*tables: Table) -> list[Table]:
    names = tuple(sorted(set().union(*(table.names for table in tables))))
    out = []
    for table in tables:
        rows = np.zeros((len(table.rows), len(names)))
        rows[:, [names.index(name) for name in table.names]] = table.rows
        out.append(replace(table, names=names, rows=rows))
    return out


def main() -> None:
    """Read the arguments and fit; an error is one line."""
    formatter = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=formatter)
    add = parser.add_argument
    add("--corpus", type=Path, required=True, help="PolNeAR's training part")
    add("--record", type=Path, required=True, help="the annotated record of part of it, JSON lines")
    add("--more", type=Path, nargs="*", default=[], help="further records")
    add("--written", type=Path, nargs="*", default=[], help="articles written to train on")
    add("--metadata", type=Path, help="PolNeAR's metadata, TSV, for the authors' names")
    add("--out", type=Path, default=FOLDER, help="folder of the encoder, to write links.json into")
    args = parser.parse_args()
    try:
        # Taken before the encoder reads: somebody may put another one there meanwhile.
        encoder = weights_digest(args.out)
        reader = Encoder(args.out)
        examples = read_record([args.record, *args.more], args.corpus, args.metadata, reader)
        examples += read_own(args.written, reader)
        texts = (path.read_text("utf-8") for path in sorted((args.corpus / "text").glob("*.txt")))
        scorer = train(examples, texts, encoder)
        (args.out / FILE).write_text(dump(scorer), encoding="utf-8")
    except (OnrecordError, OSError) as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
