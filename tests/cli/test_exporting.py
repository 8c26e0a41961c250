import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Cli = Callable[..., Any]


@pytest.fixture
def filled(cli: Cli, examples: Path) -> Cli:
    """A command line whose ledger holds the example pages, linked."""
    assert cli("add", examples, "--metadata", examples.parent / "metadata.tsv").code == 0
    assert cli("link").code == 0
    return cli


def test_statements_of_a_query_go_to_a_file(filled: Cli, tmp_path: Path) -> None:
    result = filled("export", "--format", "csv", "--act", "deny", "--out", "denials.csv")
    assert (result.code, result.out) == (0, "")
    with (tmp_path / "denials.csv").open(encoding="utf-8-sig", newline="") as file:
        found = list(csv.DictReader(file))
    assert {row["act"] for row in found} == {"deny"}
    assert result.err == f"denials.csv: {len(found)} statements\n"
    assert json.loads((tmp_path / "denials.csv.meta.json").read_text())["statements"] == len(found)


def test_the_ending_of_the_file_tells_the_format(filled: Cli, tmp_path: Path) -> None:
    assert filled("export", "--out", "all.jsonl").code == 0
    assert all(json.loads(line) for line in (tmp_path / "all.jsonl").read_text().splitlines())


def test_without_a_format_the_ledger_is_printed_as_before(filled: Cli) -> None:
    lines = filled("export").out.splitlines()
    assert {"doc", "attributions"} <= set(json.loads(lines[0]))
    assert all(json.loads(line)["link"] for line in filled("export", "--links").out.splitlines())


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (("--format", "csv"), "--out: is missing"),
        (("--act", "deny"), "--out: is missing"),
        (("--out", "x.doc"), "--format: is missing"),
        (("--links", "--format", "csv", "--out", "x.csv"), "--links: goes with no format"),
        (("--act", "lie", "--out", "x.csv"), "act: “lie” is none"),
        (("--out", "none/x.csv"), "none/x.csv: cannot be written"),
    ],
)
def test_what_cannot_be_exported_is_one_line(
    filled: Cli, arguments: tuple[str, ...], complaint: str, tmp_path: Path
) -> None:
    result = filled("export", *arguments)
    assert result.code == 2
    assert result.err.startswith(f"onrecord: {complaint}")
    assert result.err.count("\n") == 1
    assert not list(tmp_path.glob("x*"))


def test_a_dossier_is_one_file_that_loads_nothing(filled: Cli, tmp_path: Path) -> None:
    filled("export", "--disputed", "true", "--out", "disputed.jsonl")
    id_ = json.loads((tmp_path / "disputed.jsonl").read_text().splitlines()[0])["id"]
    assert filled("dossier", id_, "--out", "dossier.html").code == 0
    page = (tmp_path / "dossier.html").read_text()
    for sign in ("<script", '<link rel="stylesheet"', "<img", "@import", "url("):
        assert sign not in page
    assert "not reviewed" in page
    assert "break-inside: avoid" in page


def test_a_dossier_of_an_unknown_id_is_not_made(filled: Cli, tmp_path: Path) -> None:
    result = filled("dossier", "0000000000000000", "--out", "dossier.html")
    assert (result.code, result.err) == (1, "onrecord: 0000000000000000: no statement has this id\n")
    assert not (tmp_path / "dossier.html").exists()
