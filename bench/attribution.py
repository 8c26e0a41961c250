"""The statements, measured against PolNeAR's annotation.

    python bench/attribution.py --folder $ONRECORD_DATA/polnear/dev [--rules] [--keep FILE.jsonl] [--limit N]

Reads text/NAME.txt of the folder, extracts the statements and prints the table of
$ONRECORD_DATA/eval/attribution_score.py, then the words per second of processor time, encoding included.
With --rules the extractor by rules is measured, else the default one. With --limit only the first N articles
are read, in a copy, because the scorer wants a prediction for each article of a folder.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from onrecord.records import Article, Statement
from onrecord.stages.encoding import Encoder
from onrecord.stages.statements import Extractor, RuleExtractor, default_extractor


def predict(folder: Path, extractor: Extractor) -> tuple[list[dict[str, Any]], float]:
    """Return a prediction line for each article of `folder`, and the words per second of processor time."""
    rows, words, encoder = [], 0, Encoder()
    spent = 0.0
    for path in sorted((folder / "text").glob("*.txt")):
        article = Article(path.stem, path.read_text(encoding="utf-8"), language="en")
        start = time.process_time()
        encoding = encoder.encode(article)
        statements = extractor.extract(article, encoding)
        spent += time.process_time() - start
        words += len(encoding.words)
        rows.append({"doc": article.doc, "attributions": [_attribution(s) for s in statements]})
    return rows, words / max(spent, 1e-9)


def _attribution(statement: Statement) -> dict[str, Any]:
    fields = ("id", "source", "cue", "content", "inside", "form", "confidence")
    return {field: getattr(statement, field) for field in fields}


def score(folder: Path, predictions: Path) -> dict[str, dict[str, float]]:
    """Return the figures of the scorer: by name, p, r and f in per cent.

    Raises:
        subprocess.CalledProcessError: Where the scorer refuses the predictions; it has said why.
    """
    command = [sys.executable, str(_scorer()), str(folder), str(predictions), "--json"]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    figures: dict[str, dict[str, float]] = json.loads(done.stdout)
    return figures


def _scorer() -> Path:
    return Path(os.environ["ONRECORD_DATA"]) / "eval" / "attribution_score.py"


def _first(folder: Path, limit: int, into: Path) -> Path:
    """Copy the first `limit` articles of `folder` with their annotation and return the copy."""
    for part in ("text", "attributions"):
        (into / part).mkdir()
    for path in sorted((folder / "text").glob("*.txt"))[:limit]:
        shutil.copy(path, into / "text")
        for annotation in (folder / "attributions").glob(f"{path.stem}_*.ann"):
            shutil.copy(annotation, into / "attributions")
    return into


def _lines(figures: dict[str, dict[str, float]], speed: float) -> Iterator[str]:
    yield f"{'':16}{'P':>7}{'R':>7}{'F1':>7}{'gold':>8}"
    for name, row in figures.items():
        yield f"{name:16}{row['p']:7.1f}{row['r']:7.1f}{row['f']:7.1f}{row['gold']:8.0f}"
    yield f"{speed:,.0f} words per second of processor time"


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--rules", action="store_true")
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--limit", type=int)
    options = parser.parse_args()
    if "ONRECORD_DATA" not in os.environ:
        parser.error("$ONRECORD_DATA is not set; it names the folder of corpora, with the scorers")
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.folder
        if options.limit:
            folder = _first(folder, options.limit, Path(scratch))
        extractor: Extractor = RuleExtractor() if options.rules else default_extractor()
        rows, speed = predict(folder, extractor)
        predictions = options.keep or Path(scratch) / "predictions.jsonl"
        predictions.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        print(extractor.name)
        print("\n".join(_lines(score(folder, predictions), speed)))


if __name__ == "__main__":
    main()
