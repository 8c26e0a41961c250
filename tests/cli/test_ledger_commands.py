import re
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


def test_adding_a_page_twice_changes_nothing(cli: Cli, examples: Path) -> None:
    page = examples / "calder-courier.html"
    assert "1 page: 1 kept, 0 not" in cli("add", page).err
    assert "1 page: 1 kept, 1 of them unchanged" in cli("add", page).err


def test_the_ledger_is_where_the_option_or_the_environment_says(
    cli: Cli, examples: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = examples / "valley-wire.txt"
    cli("add", page, "--ledger", tmp_path / "one.db")
    monkeypatch.setenv("ONRECORD_LEDGER", str(tmp_path / "two.db"))
    cli("add", page)
    assert (tmp_path / "one.db").exists()
    assert (tmp_path / "two.db").exists()
    assert not (tmp_path / "onrecord.db").exists()


def test_search_prints_exact_words_and_where_they_stand(filled: Cli) -> None:
    result = filled("search", "painted over")
    assert result.code == 0
    assert "They knew about the cracks in November, and they painted over them" in result.out
    assert re.search(r"characters \d+–\d+", result.out)


def test_search_without_a_hit_says_so(filled: Cli) -> None:
    result = filled("search", "zeppelin")
    assert (result.code, result.out) == (1, "")
    assert result.err == "onrecord: no statement has zeppelin\n"


def test_show_prints_a_statement_by_the_beginning_of_its_id(filled: Cli) -> None:
    id_ = re.search(r"^([0-9a-f]{16})  ", filled("search", "concealed nothing").out, re.MULTILINE)
    assert id_
    result = filled("show", id_.group(1)[:8])
    assert result.code == 0
    assert "Tidewell has concealed nothing" in result.out
    assert "reviewed by nobody" in result.out


def test_show_of_an_unknown_id_says_so(filled: Cli) -> None:
    result = filled("show", "0000000000000000")
    assert result.code == 1
    assert result.err == "onrecord: 0000000000000000: no statement or article has this id\n"


def test_speaker_prints_an_entry_an_article_and_joins_none(filled: Cli) -> None:
    result = filled("speaker", "Ilse Marran")
    assert result.code == 0
    assert "a name alone does not tell" in result.out


@pytest.mark.parametrize("command", [("search", "x"), ("show", "abcdef"), ("speaker", "x"), ("serve",)])
def test_a_missing_ledger_is_one_line_and_is_not_made(
    cli: Cli, command: tuple[str, ...], tmp_path: Path
) -> None:
    result = cli(*command)
    assert result.code == 2
    assert result.err.count("\n") == 1
    assert result.err.startswith("onrecord: ")
    assert not (tmp_path / "onrecord.db").exists()


def test_serve_refuses_an_address_that_others_reach(filled: Cli) -> None:
    result = filled("serve", "--host", "0.0.0.0")
    assert result.code == 2
    assert "no accounts yet" in result.err
