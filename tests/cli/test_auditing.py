import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Cli = Callable[..., Any]


@pytest.fixture
def filled(cli: Cli, examples: Path) -> Cli:
    """A command line whose ledger holds the example pages."""
    assert cli("add", examples, "--metadata", examples.parent / "metadata.tsv").code == 0
    return cli


def test_a_sample_that_is_filled_in_gives_precision_with_intervals(filled: Cli, tmp_path: Path) -> None:
    out = tmp_path / "sample.csv"
    assert filled("audit", "--sample", "8", "--out", out).code == 0
    with out.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 8
    assert all(row["words"] for row in rows)
    for row in rows:
        row["reviewer"] = "Ada"
        row["link_right" if row["layer"].startswith("link") else "statement_right"] = "yes"
    with out.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    told = filled("audit", "--results", out)
    assert told.err == ""
    assert "statement  100.0% right, " in told.out
    assert "95 % interval" in told.out


def test_a_sample_as_json_lines_is_the_same_each_time(filled: Cli, tmp_path: Path) -> None:
    one, other = tmp_path / "one.jsonl", tmp_path / "other.jsonl"
    for out in (one, other):
        filled("audit", "--sample", "5", "--seed", "spring", "--out", out)
    assert one.read_text() == other.read_text()
    assert len([json.loads(line) for line in one.read_text().splitlines()]) == 5


def test_an_answer_that_is_none_is_told(filled: Cli, tmp_path: Path) -> None:
    file = tmp_path / "sample.jsonl"
    file.write_text('{"subject": "0", "reviewer": "Ada", "act_right": "maybe"}\n')
    result = filled("audit", "--results", file)
    assert result.code == 2
    assert "row 1: act_right is “maybe”; say yes or no" in " ".join(result.err.split())
