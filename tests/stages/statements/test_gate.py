"""Floors that the statements by rules must not fall below; raise them when the figures rise."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from onrecord.records import Article
from onrecord.stages.encoding import encode
from onrecord.stages.statements import RuleExtractor

LEAST_RELATION = 65.5

pytestmark = pytest.mark.data


def attributions(doc: str, text: str) -> list[dict[str, object]]:
    article = Article(doc, text, language="en")
    return [
        {"source": s.source, "cue": s.cue, "content": s.content, "inside": s.inside}
        for s in RuleExtractor().extract(article, encode(article))
    ]


def scored(data: Path, folder: Path, predictions: Path) -> dict[str, dict[str, float]]:
    command = [
        sys.executable,
        str(data / "eval" / "attribution_score.py"),
        str(folder),
        str(predictions),
        "--json",
    ]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    figures: dict[str, dict[str, float]] = json.loads(done.stdout)
    return figures


def test_relations_of_news_articles(data: Path, tmp_path: Path) -> None:
    folder, predictions = data / "polnear" / "dev", tmp_path / "predictions.jsonl"
    texts = {path.stem: path.read_text(encoding="utf-8") for path in (folder / "text").glob("*.txt")}
    rows = [{"doc": doc, "attributions": attributions(doc, text)} for doc, text in texts.items()]
    predictions.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    assert scored(data, folder, predictions)["relation"]["f"] >= LEAST_RELATION


def test_statements_of_the_first_page(data: Path, tmp_path: Path) -> None:
    """Six of the eight statements of `pages/moscow.txt`, by no rule made for it."""
    expected = json.loads((data / "pages" / "moscow.expected.json").read_text(encoding="utf-8"))
    text = (data / "pages" / "moscow.txt").read_text(encoding="utf-8")[: expected["article"][1]]
    (tmp_path / "text").mkdir()
    (tmp_path / "text" / "moscow.txt").write_text(text, encoding="utf-8")
    (tmp_path / "attributions").mkdir()
    (tmp_path / "attributions" / "moscow_x.ann").write_text(brat(expected["statements"]), encoding="utf-8")
    predictions = tmp_path / "predictions.jsonl"
    found = [{**attribution, "inside": None} for attribution in attributions("moscow", text)]
    row = {"doc": "moscow", "attributions": found}
    predictions.write_text(json.dumps(row), encoding="utf-8")
    relation = scored(data, tmp_path, predictions)["relation"]
    assert round(relation["r"] * relation["gold"] / 100) >= 6


def brat(statements: list[dict[str, list[tuple[int, int]]]]) -> str:
    """Return `statements` as brat standoff, the form that the scorer reads its gold from."""
    lines = []
    for number, statement in enumerate(statements):
        references = []
        for place, role in enumerate(("Source", "Cue", "Content")):
            key = f"T{3 * number + place}"
            spans = ";".join(f"{start} {end}" for start, end in statement[role.lower()])
            lines.append(f"{key}\t{role} {spans}\t")
            references.append(f"{role}:{key}")
        lines.append(f"E{number}\t{' '.join(references)}")
    return "\n".join(lines)
