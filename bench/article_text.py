"""Article texts next to trafilatura alone: how much of each page's words is right, and how many days.

    ONRECORD_DATA=... python bench/article_text.py              the table of docs/article-text.md
    ONRECORD_DATA=... python bench/article_text.py --repairs    what each repair and the stray lines are worth
    ONRECORD_DATA=... python bench/article_text.py --language   how long a text must be to tell its language

Reads the pages of $ONRECORD_DATA/pages/benchmark and pages/fundus and scores texts with
eval/text_score.py. Every page is read, or refused with a reason.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext, redirect_stdout
from io import StringIO
from pathlib import Path
from types import ModuleType
from typing import Any
from unittest.mock import patch

import py3langid
import trafilatura

from onrecord.errors import PageError
from onrecord.readers import open_pages
from onrecord.records import Article, Page
from onrecord.stages.articles import clean, cleaning, markup, prove

FOLDERS = {"benchmark": "benchmark/html", "fundus": "fundus"}
SIZES = (20, 50, 100, 150, 200, 300)  # characters
PIECES = 1000
Extract = Callable[[Page], str]
Pages = dict[str, list[Page]]


def load(path: Path) -> ModuleType:
    """Return the module at `path`, which is no part of a package."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"{path}: no Python module")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def pages_of(folder: Path) -> Iterator[Page]:
    """Yield the HTML pages of a folder."""
    for item in open_pages(str(folder)):
        if isinstance(item, Page) and item.content_type != "text/plain":
            yield item


def read(page: Page) -> Article | None:
    """Return the article on `page`, or nothing where it is refused."""
    try:
        return clean(page)
    except PageError as error:
        print(f"refused: {error}", file=sys.stderr)
        return None


def ours(page: Page) -> str:
    """Return the text of the article on `page`."""
    article = read(page)
    return article.text if article else ""


def theirs(*, comments: bool = True, precision: bool = False, recall: bool = False) -> Extract:
    """Return trafilatura with these options."""
    return lambda page: (
        trafilatura.extract(
            page.content, include_comments=comments, favor_precision=precision, favor_recall=recall
        )
        or ""
    )


SYSTEMS: dict[str, Extract] = {
    "onrecord": ours,
    "trafilatura as it comes": theirs(),
    "trafilatura without comments": theirs(comments=False),
    "trafilatura without comments, favouring precision": theirs(comments=False, precision=True),
    "trafilatura without comments, favouring recall": theirs(comments=False, recall=True),
}


def score(scorer: ModuleType, kind: str, folder: Path, texts: dict[str, str]) -> dict[str, Any]:
    """Return the scorer's figures for `texts` by page."""
    with tempfile.TemporaryDirectory() as temporary:
        path = Path(temporary) / "texts.jsonl"
        path.write_text("".join(json.dumps({"doc": k, "text": v}) + "\n" for k, v in texts.items()), "utf-8")
        arguments = ["text_score.py", kind, str(folder), str(path), "--json"]
        with redirect_stdout(StringIO()) as out, patch.object(sys, "argv", arguments):
            scorer.main()
    figures: dict[str, Any] = json.loads(out.getvalue())
    return figures


def print_row(name: str, extract: Extract, pages: Pages, data: Path) -> None:
    """Print a system's line of the table."""
    scorer = load(data / "eval" / "text_score.py")
    start = time.process_time()
    texts = {kind: {page.doc: extract(page) for page in found} for kind, found in pages.items()}
    speed = sum(map(len, pages.values())) / (time.process_time() - start)
    rows = [score(scorer, kind, data / "pages" / kind, found) for kind, found in texts.items()]
    cells = [f"{row['p']} / {row['r']} / {row['f']}" for row in rows]
    print(f"| {name} | {cells[0]} | {cells[1]} | {speed:.0f} |")


def days_right(folder: Path, articles: Sequence[Article]) -> tuple[int, int]:
    """Return on how many fundus pages the publication day is right, and how many pages have one in gold."""
    right = total = 0
    for article in articles:
        outlet = article.doc[: article.doc.index("_")]
        gold = json.loads((folder / f"{outlet}.json").read_text("utf-8"))
        days = {str(row["publishing_date"])[:10] for row in gold.values() if row.get("publishing_date")}
        total += bool(days)
        right += str(article.published) in days
    return right, total


def print_table(pages: Pages, data: Path) -> None:
    """Print all systems, and what else is promised of every page."""
    ours(pages["fundus"][0])  # loads what is loaded once
    for name, extract in SYSTEMS.items():
        print_row(name, extract, pages, data)
    read_pages = [(page, read(page)) for found in pages.values() for page in found]
    articles = [(page, article) for page, article in read_pages if article]
    fundus = [article for page, article in articles if page in pages["fundus"]]
    right, total = days_right(data / "pages" / "fundus", fundus)
    unproved = sum(bool(prove(article, page)) for page, article in articles)
    print(f"\nRead {len(articles)} of {len(read_pages)} pages; not proved: {unproved}.")
    print(f"Publication day right on {right} of {total} fundus pages.")


def print_repairs(pages: Pages, data: Path) -> None:
    """Print the figures with one part left out at a time."""
    without: dict[str, AbstractContextManager[object]] = {"all": nullcontext()}
    for repair in markup.REPAIRS:
        others = tuple(other for other in markup.REPAIRS if other is not repair)
        without[f"without {repair.__name__}"] = patch.object(markup, "REPAIRS", others)
    without["without any repair"] = patch.object(markup, "REPAIRS", ())
    without["stray lines left in"] = patch.object(cleaning, "_part", lambda lines, *_: (list(lines), ()))
    for name, context in without.items():
        with context:
            print_row(name, ours, pages, data)


def print_language(data: Path) -> None:
    """Print how many pieces of English news are taken for another language, by their size."""
    rng = random.Random(1)  # noqa: S311 - pieces of text, no secrets
    texts = [path.read_text("utf-8") for path in sorted((data / "polnear/train/text").glob("*.txt"))]
    for size in SIZES:
        lines = [line for text in texts for line in text.split("\n") if len(line) >= size]
        wrong = sum(py3langid.classify(rng.choice(lines)[:size])[0] != "en" for _ in range(PIECES))
        print(f"{size:4} characters: {100 * wrong / PIECES:.1f} %")


def main() -> None:
    """Print what is asked for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--repairs", action="store_true")
    parser.add_argument("--language", action="store_true")
    asked = parser.parse_args()
    data = Path(os.environ["ONRECORD_DATA"])
    if asked.language:
        print_language(data)
        return
    pages = {kind: list(pages_of(data / "pages" / place)) for kind, place in FOLDERS.items()}
    print("| | benchmark P / R / F1 | fundus P / R / F1 | pages a second |\n| --- | --- | --- | --- |")
    if asked.repairs:
        print_repairs(pages, data)
    else:
        print_table(pages, data)


if __name__ == "__main__":
    main()
