"""Floors under the figures of the extractor that ships, on corpora that only developers have.

They hold for one set of weights and one corpus, by their digests: whoever changes either measures anew,
decides, and writes the new floors down together with the digests.
"""

import hashlib
import json
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from onrecord.records import Article, Statement
from onrecord.stages.encoding import Encoder
from onrecord.stages.statements import default_extractor
from onrecord.weights import FOLDER
from scorers import load_scorer

WEIGHTS = ("encoder.onnx", "look.onnx", "model.json", "tags.onnx", "tokenizer.json")
WEIGHTS_SHA256 = "bd24ac4209718c86c1a71144d112c416155f1e0c5bad5d09cdeefcf8f2a41c35"
CORPUS_SHA256 = "8d5c08f5da94b12db2d10f59bd1bf597fddf677201a01520b5fda31908af9483"
"""Of the texts and annotations of PolNeAR's development part and of the inner statements in it."""
FLOORS = {"relation": 79.5, "direct": 91.2, "indirect": 72.8, "source_exact": 83.8, "content_exact": 70.0}
"""F1 in per cent, 0.3 under what was seen: int8 differs a little between processors."""
LEAST_INNER = 41.2


def sha256(paths: Iterable[Path]) -> str:
    """Return a digest over the files' bytes, in the order given."""
    whole = hashlib.sha256()
    for path in paths:
        whole.update(hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()


@pytest.fixture(scope="module")
def corpus(data: Path) -> Path:
    return data / "polnear" / "dev"


@pytest.fixture(scope="module")
def found(corpus: Path) -> dict[str, tuple[Statement, ...]]:
    encoder, extractor = Encoder(), default_extractor()
    articles = (Article(p.stem, p.read_text("utf-8")) for p in sorted((corpus / "text").glob("*.txt")))
    return {article.doc: extractor.extract(article, encoder.encode(article)) for article in articles}


def spans(statement: Statement) -> dict[str, Any]:
    return {role: getattr(statement, role) for role in ("source", "cue", "content", "inside")}


def test_the_weights_are_those_that_the_floors_were_set_for() -> None:
    assert sha256(FOLDER / name for name in WEIGHTS) == WEIGHTS_SHA256


@pytest.mark.data
def test_the_corpus_is_the_one_that_the_floors_were_set_for(data: Path, corpus: Path) -> None:
    files = [p for part in ("attributions", "text") for p in sorted((corpus / part).iterdir())]
    assert sha256([*files, data / "record" / "inner-dev.jsonl"]) == CORPUS_SHA256


@pytest.mark.data
def test_outer_statements_do_not_fall_below_their_floors(
    data: Path, corpus: Path, found: dict[str, tuple[Statement, ...]]
) -> None:
    scorer = load_scorer(data)
    gold, texts = scorer.read_gold(corpus)
    tally = scorer.Tally()
    for name, text in texts.items():
        outer = [spans(statement) for statement in found[name] if not statement.inside]
        tally.add(text, gold[name][min(gold[name])], outer)
    figures = tally.figures()
    assert {name: figures[name]["f"] for name in FLOORS if figures[name]["f"] < FLOORS[name]} == {}


@pytest.mark.data
def test_inner_statements_do_not_fall_below_their_floor(
    data: Path, corpus: Path, found: dict[str, tuple[Statement, ...]], tmp_path: Path
) -> None:
    rows = ({"doc": doc, "attributions": [spans(s) for s in here]} for doc, here in found.items())
    predictions = tmp_path / "predictions.jsonl"
    predictions.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    scorer, inner = data / "eval" / "inner_score.py", data / "record" / "inner-dev.jsonl"
    command = [sys.executable, *map(str, (scorer, corpus, inner, predictions)), "--json"]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    assert json.loads(done.stdout)["relation"]["f"] >= LEAST_INNER
