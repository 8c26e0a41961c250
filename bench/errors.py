"""A sample of the extractor's errors, to be read: what gold has, what was found, and the words around.

    python bench/errors.py --folder $ONRECORD_DATA/polnear/dev [--count 100] [--seed 1]

An error is a gold statement without a hit by the `relation` of $ONRECORD_DATA/eval/attribution_score.py, or
an outer statement that was found and is in no pair with gold. Prints the counts of all errors by their form:

missed    nothing found shares a word of its content
invented  what was found is in no pair
source    content right, source not
content   paired, content not right

and then a random sample of them with [source], <cue> and {content} marked in gold and in what was found.
"""

from __future__ import annotations

import argparse
import os
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

import numpy as np

from onrecord.records import Article, Spans
from onrecord.stages.encoding import Encoder
from onrecord.stages.statements import Extractor, default_extractor
from onrecord.training.corpus import Document, Relation, read_corpus
from onrecord.training.scoring import in_words, load_scorer

MARKS = {"source": ("[", "]"), "cue": ("<", ">"), "content": ("{", "}")}
AROUND = 160
"""Code points shown before and after."""


class Error(NamedTuple):
    """One error; the one or the other side may be missing."""

    form: str
    document: Document
    gold: Relation | None
    found: Relation | None


def found_in(document: Document, encoder: Encoder, extractor: Extractor) -> list[Relation]:
    """Return the outer statements that the extractor finds."""
    article = Article(document.name, document.text)
    statements = extractor.extract(article, encoder.encode(article))
    return [Relation(s.source, s.cue, s.content) for s in statements if not s.inside]


def errors(scorer: ModuleType, document: Document, found: Sequence[Relation]) -> Iterator[Error]:
    """Yield the errors of one article, by the first annotator's reading."""
    gold = document.readings[0]
    ours, wanted = in_words(scorer, document.text, found), in_words(scorer, document.text, gold)
    partner = dict(scorer.pair(wanted, ours))
    for i, relation in enumerate(gold):
        j = partner.get(i)
        if j is None or not wanted[i]["content"] & ours[j]["content"]:
            yield Error("missed", document, relation, found[j] if j is not None else None)
        elif scorer.dice(wanted[i]["content"], ours[j]["content"]) < 0.5:
            yield Error("content", document, relation, found[j])
        elif not scorer.same_source(wanted[i], ours[j]):
            yield Error("source", document, relation, found[j])
    for j in sorted(set(range(len(found))) - set(partner.values())):
        yield Error("invented", document, None, found[j])


def shown(text: str, relation: Relation) -> str:
    """Return the words of a statement with its roles marked, on one line."""
    inserts: list[tuple[int, int, str]] = []
    for role, (opening, closing) in MARKS.items():
        spans: Spans = getattr(relation, role)
        inserts += [(s.start, 1, opening) for s in spans] + [(s.end, 0, closing) for s in spans]
    start = max(0, min(at for at, _, _ in inserts) - AROUND)
    end = min(len(text), max(at for at, _, _ in inserts) + AROUND)
    out, at = [], start
    for place, _, mark in sorted(inserts):
        out += [text[at:place], mark]
        at = place
    return " ".join("".join([*out, text[at:end]]).split())


def main() -> None:
    """Run the command line."""
    formatter = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=formatter)
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    if "ONRECORD_DATA" not in os.environ:
        parser.error("$ONRECORD_DATA is not set; it names the folder of corpora, with the scorers")
    scorer = load_scorer(Path(os.environ["ONRECORD_DATA"]) / "eval" / "attribution_score.py")
    encoder, extractor = Encoder(), default_extractor()
    every = [
        error
        for document in read_corpus(options.folder)
        for error in errors(scorer, document, found_in(document, encoder, extractor))
    ]
    print(f"{extractor.name}: {len(every):,} errors", dict(Counter(error.form for error in every)))
    order = np.random.default_rng(options.seed).permutation(len(every))
    for number, error in enumerate((every[i] for i in order[: options.count]), 1):
        print(f"\n{number}. {error.form} ({error.document.name})")
        for side, relation in (("gold ", error.gold), ("found", error.found)):
            print(f"   {side}: {shown(error.document.text, relation) if relation else '–'}")


if __name__ == "__main__":
    main()
