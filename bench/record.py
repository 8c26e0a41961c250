"""The fields of the record, measured apart from the extractor: gold spans go in as statements.

    python bench/record.py GOLD_DIR RECORD.jsonl [--metadata FILE.tsv] [--keep FILE.jsonl] [--extracted]
    python bench/record.py PAGE.txt PAGE.expected.json

The first form reads GOLD_DIR (text/NAME.txt and attributions/NAME_*.ann, brat standoff as PolNeAR ships
it), fills the fields of the articles that RECORD.jsonl lists and runs $ONRECORD_DATA/eval/record_score.py.
With --extracted the whole pipeline runs instead, on the statements that its default extractor finds.
The second form prints, for one page, each field that differs from what is expected of it.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from onrecord import heads
from onrecord.pipeline import Pipeline
from onrecord.records import Article, Encoding, PartialDate, Record, Span, Spans, Statement
from onrecord.stages import acts, channels, dates, links, speakers
from onrecord.stages.encoding import Encoder
from onrecord.training.corpus import Relation
from onrecord.training.gold import article_of, gold_statement, read_metadata
from onrecord.writers.jsonl import to_json

ROLES = ("source", "cue", "content")
FIELDS = ("speaker", "speaker_kind", "role", "act", "certainty", "said_on", "channel", "disputes", "repeats")


def read_ann(path: Path) -> dict[str, dict[str, Spans]]:
    """Return the relations of a brat file by id, in its order: {role: spans}."""
    spans: dict[str, Spans] = {}
    relations: dict[str, dict[str, Spans]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        key, _, rest = line.partition("\t")
        body = rest.split("\t")[0]
        if key.startswith("T") and body:  # a span may have been left empty
            pieces = body.split(" ", 1)[1].split(";")
            spans[key] = tuple(Span(*map(int, piece.split())) for piece in pieces)
        elif key.startswith("E"):
            found: dict[str, list[Span]] = {role: [] for role in ROLES}
            for argument in body.split():
                role, _, reference = argument.partition(":")
                found.get(re.sub(r"\d+$", "", role).lower(), []).extend(spans.get(reference, ()))
            relations[key] = {role: tuple(sorted(pieces)) for role, pieces in found.items()}
    return relations


def as_statement(name: str, roles: Mapping[str, Spans], encoding: Encoding, inside: str | None) -> Statement:
    """Return a statement with the gold spans and without any other field."""
    relation = Relation(roles["source"], roles["cue"], roles["content"])
    return gold_statement(name, relation, encoding, inside)


def fill(article: Article, encoding: Encoding, found: tuple[Statement, ...]) -> Record:
    """Return the record that the stages after the extractor make of `found`."""
    encoding = heads.read(encoding, found)
    found, people = speakers.resolve(article, encoding, found)
    found = acts.classify(article, encoding, found)
    found = dates.date(article, encoding, found)
    found = channels.find(article, encoding, found)
    return Record(article, statements=found, speakers=people, links=links.link(article, encoding, found))


def articles(gold: Path, record: Path, metadata: Path) -> Iterator[tuple[Article, list[dict[str, Any]]]]:
    """Yield each article of `record` with the gold rows of its statements."""
    known = read_metadata(metadata)
    for line in record.read_text(encoding="utf-8").splitlines():
        marked = json.loads(line)
        article = article_of(marked["doc"], gold, known.get(marked["doc"], {}))
        yield article, marked["statements"]


def gold_statements(gold: Path, article: Article, encoding: Encoding) -> tuple[Statement, ...]:
    """Return the statements with the spans that the first annotator of `article` marked."""
    relations = read_ann(min((gold / "attributions").glob(f"{article.doc}_*.ann")))
    return tuple(as_statement(name, roles, encoding, None) for name, roles in relations.items())


def predictions(gold: Path, record: Path, metadata: Path, *, extracted: bool) -> Iterator[dict[str, Any]]:
    """Yield one line of the output format for each article of `record`."""
    pipeline = Pipeline()
    for article, _ in articles(gold, record, metadata):
        if extracted:
            yield to_json(pipeline.analyse(article))
        else:
            encoding = pipeline.encoder.encode(article)
            yield to_json(fill(article, encoding, gold_statements(gold, article, encoding)))


def score_corpus(gold: Path, record: Path, metadata: Path, keep: Path | None, *, extracted: bool) -> int:
    """Write predictions, run the scorer on them and return its exit status."""
    scorer = Path(os.environ.get("ONRECORD_DATA", "")) / "eval" / "record_score.py"
    if not scorer.is_file():
        sys.exit("ONRECORD_DATA: names no folder with eval/record_score.py; set it to the corpora")
    with tempfile.TemporaryDirectory() as folder:
        target = keep or Path(folder) / "predictions.jsonl"
        made = predictions(gold, record, metadata, extracted=extracted)
        lines = [json.dumps(line, ensure_ascii=False) for line in made]
        target.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return subprocess.run([sys.executable, scorer, gold, record, target], check=False).returncode


def score_page(page: Path, expected: Path) -> int:
    """Print the fields of one page that differ from `expected`; return 1 where any does."""
    wanted = json.loads(expected.read_text(encoding="utf-8"))
    text = page.read_text(encoding="utf-8")[slice(*wanted["article"])]
    article = Article(
        wanted["doc"], text, dateline=wanted["dateline"], published=PartialDate.parse(wanted["published"])
    )
    encoding = Encoder().encode(article)
    found = tuple(
        as_statement(
            row["id"],
            {role: tuple(Span(*piece) for piece in row[role]) for role in ROLES},
            encoding,
            row.get("inside"),
        )
        for row in wanted["statements"]
    )
    record = fill(article, encoding, found)
    differ = 0
    for row, got in zip(wanted["statements"], to_json(record)["attributions"], strict=True):
        for field in FIELDS:
            if row[field] != got[field]:
                differ += 1
                print(f"{row['id']} {field}: expected {row[field]!r}, found {got[field]!r}")
    print(f"{differ} of {len(FIELDS) * len(found)} values differ")
    return int(differ > 0)


def main() -> int:
    """Run one of the two forms; the exit status is the scorer's, or 1 where a page's fields differ."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", type=Path)
    parser.add_argument("record", type=Path)
    parser.add_argument("--metadata", type=Path, help="default: GOLD_DIR/../metadata.tsv")
    parser.add_argument("--keep", type=Path, help="where to keep the predictions")
    parser.add_argument(
        "--extracted", action="store_true", help="the pipeline's own statements, not gold spans"
    )
    args = parser.parse_args()
    if args.gold.is_file():
        return score_page(args.gold, args.record)
    metadata = args.metadata or args.gold.parent / "metadata.tsv"
    return score_corpus(args.gold, args.record, metadata, args.keep, extracted=args.extracted)


if __name__ == "__main__":
    sys.exit(main())
