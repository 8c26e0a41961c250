import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Cli = Callable[..., Any]
WORDS = "painted over"


@pytest.fixture
def filled(cli: Cli, examples: Path) -> Cli:
    """A command line whose ledger holds the example pages."""
    assert cli("add", examples, "--metadata", examples.parent / "metadata.tsv").code == 0
    return cli


@pytest.fixture
def found(filled: Cli) -> str:
    """The id of a statement."""
    return str(re.findall(r"[0-9a-f]{16}", filled("search", WORDS).out)[0])


@pytest.fixture
def article(filled: Cli) -> str:
    """The id of an article."""
    return str(re.findall(r'"id": "([0-9a-f]{16})"', filled("export").out)[0])


def test_what_is_withdrawn_is_not_found_until_it_is_restored(filled: Cli, found: str) -> None:
    assert "withdrawn; take it back" in filled("withdraw", found, "--reason", "a wish").err
    assert found not in filled("search", WORDS).out
    assert filled("show", found).code == 1
    filled("withdraw", found, "--restore", "--reason", "a mistake")
    assert found in filled("search", WORDS).out


def test_why_it_is_not_shown_is_told(filled: Cli, found: str) -> None:
    filled("withdraw", found, "--reason", "a wish of the source")
    assert re.search(r"was withdrawn on ....-..-..: a wish of the source", filled("show", found).err)


def test_a_withdrawn_article_is_counted_when_it_is_read_again(
    filled: Cli, article: str, examples: Path
) -> None:
    filled("withdraw", article, "--reason", "a wish")
    again = filled("add", examples, "--metadata", examples.parent / "metadata.tsv")
    assert again.code == 0
    assert "1 withdrawn before" in again.err
    assert ": a wish" in again.err


def test_a_purge_asks_for_yes(filled: Cli, article: str) -> None:
    assert filled("purge", article, "--reason", "a ruling").code == 2
    assert filled("show", article).code == 0
    assert "no byte of its words" in filled("purge", article, "--reason", "a ruling", "--yes").err
    assert filled("show", article).code == 1


def test_a_correction_is_shown(filled: Cli, found: str) -> None:
    filled("correct", found, "--note", "The day was another one.")
    assert "The day was another one." in filled("show", found).out
    assert f'"corrections": [{{"id": "{found}"' in filled("export").out
