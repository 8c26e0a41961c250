"""Links across articles, from pages to links, measured against annotated ones.

    python bench/across.py $ONRECORD_DATA/polnear/dev $ONRECORD_DATA/record/cross-dev.jsonl [--gold]
        [--metadata FILE.tsv] [--since DAY] [--before DAY] [--ledger FILE]

Reads text/NAME.txt of the folder into a ledger, links it and prints the figures of
$ONRECORD_DATA/eval/cross_score.py. With --gold the statements of attributions/NAME_*.ann stand in for
extracted ones, so that errors of the links can be told from those of the extractor. --since and --before take
only articles published on or after a day, or before one.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from onrecord.ledger import Ledger
from onrecord.pipeline import Pipeline
from onrecord.records import Article, Page, PartialDate, Record, Statement
from onrecord.training.gold import read_metadata
from onrecord.writers import to_line, to_link_line
from record import as_statement, fill, read_ann


def record_of(folder: Path, article: Article, pipeline: Pipeline, *, gold: bool) -> Record:
    """Return the record of an article, of its gold statements or of extracted ones."""
    if not gold:
        return pipeline.analyse(article)
    encoding = pipeline.encoder.encode(article)
    relations = read_ann(min((folder / "attributions").glob(f"{article.doc}_*.ann")))
    marked: dict[str, Statement] = {}
    for roles in relations.values():
        id_ = Statement.identify(article.id, roles["source"], roles["cue"], roles["content"])
        marked[id_] = as_statement(id_, roles, encoding, None)
    return fill(article, encoding, tuple(marked.values()))


def keep_all(ledger: Ledger, folder: Path, options: argparse.Namespace, predictions: Path) -> list[str]:
    """Keep the records of the articles and write their prediction lines; return the articles' names."""
    pipeline, known = Pipeline(as_is=True), read_metadata(options.metadata or folder.parent / "metadata.tsv")
    names = []
    with predictions.open("w", encoding="utf-8") as lines:
        for path in sorted((folder / "text").glob("*.txt")):
            row = known.get(path.stem, {})
            day = row.get("publication_date")
            if not (options.since or "") <= (day or "") < (options.before or "9999"):
                continue
            article = Article(
                path.stem,
                path.read_text(encoding="utf-8"),
                title=row.get("title"),
                byline=row.get("author"),
                outlet=row.get("publisher"),
                published=PartialDate.parse(day) if day else None,
                language="en",
            )
            record = record_of(folder, article, pipeline, gold=options.gold)
            page = Page(path.stem, path.as_uri(), path.read_bytes(), "text/plain")
            ledger.keep(page, record, "bench")
            lines.write(to_line(record) + "\n")
            names.append(path.stem)
    return names


def part_of(folder: Path, names: list[str], into: Path) -> Path:
    """Copy the articles of these names, since the scorer wants a prediction for each of a folder."""
    for part in ("text", "attributions"):
        (into / part).mkdir(parents=True)
    for name in names:
        shutil.copy(folder / "text" / f"{name}.txt", into / "text")
        for annotation in (folder / "attributions").glob(f"{name}_*.ann"):
            shutil.copy(annotation, into / "attributions")
    return into


def main() -> int:
    """Run the command line; the exit status is the scorer's."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    add = parser.add_argument
    add("folder", type=Path)
    add("links", type=Path)
    add("--gold", action="store_true")
    add("--metadata", type=Path, help="default: metadata.tsv beside the folder")
    add("--since", metavar="DAY")
    add("--before", metavar="DAY")
    add("--ledger", type=Path, help="where to keep the ledger")
    options = parser.parse_args()
    scorer = Path(os.environ.get("ONRECORD_DATA", "")) / "eval" / "cross_score.py"
    if not scorer.is_file():
        sys.exit("ONRECORD_DATA: names no folder with eval/cross_score.py; set it to the corpora")
    with tempfile.TemporaryDirectory() as scratch:
        predictions, found = Path(scratch) / "predictions.jsonl", Path(scratch) / "links.jsonl"
        with Ledger.open(options.ledger or Path(scratch) / "ledger.db") as ledger:
            names = keep_all(ledger, options.folder, options, predictions)
            ledger.link()
            lines = [to_link_line(view.link, view.a, view.b) + "\n" for view in ledger.links_across()]
        found.write_text("".join(lines), encoding="utf-8")
        part = part_of(options.folder, names, Path(scratch) / "part")
        sys.stdout.flush()
        done = subprocess.run([sys.executable, scorer, part, options.links, predictions, found], check=False)
    return done.returncode


if __name__ == "__main__":
    sys.exit(main())
