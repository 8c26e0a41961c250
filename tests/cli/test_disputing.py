import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from handmade import article, page, statement
from onrecord.ledger import Ledger
from onrecord.records import PartialDate, Record

Cli = Callable[..., Any]

ACCUSATION = ("Ilse Marran", "accused", "Tidewell of hiding cracks in the crane at Quay Nine")
DENIAL = ("Tidewell", "denied", "that cracks in the crane at Quay Nine had been hidden")
OTHER = ("Mattias Kroon", "accused", "the ministry of losing the welders’ report")


def keep(doc: str, said: tuple[str, str, str], day: int, act: str) -> None:
    of = article(" ".join(said) + ".", doc=doc, outlet=doc.title(), published=PartialDate(2024, 5, day))
    made = statement(of, *said, speaker=said[0], act=act, distance="allegedly" if act == "accuse" else None)
    with Ledger.open(Path("onrecord.db")) as ledger:
        ledger.keep(page(doc, f"https://post.example/{doc}", doc), Record(of, statements=(made,)), "f")


@pytest.fixture
def filled(cli: Cli) -> Cli:
    """A command line whose ledger holds an accusation, its denial, and an accusation nobody denied."""
    keep("courier", ACCUSATION, 1, "accuse")
    keep("post", DENIAL, 2, "deny")
    keep("wire", OTHER, 3, "accuse")
    return cli


def test_link_says_what_it_did_and_has_nothing_to_do_twice(filled: Cli) -> None:
    assert filled("link").err.startswith("3 articles linked: ")
    assert filled("link").err == "0 articles linked: 0 pairs of statements compared, 0 links proposed\n"


def test_an_allegation_and_its_denial_are_printed_together(filled: Cli) -> None:
    filled("link")
    result = filled("disputes")
    assert result.code == 0
    assert "Ilse Marran · accuse" in result.out
    assert "the reporter keeps a distance: “allegedly”" in result.out
    assert "disputed by (proposed, 0." in result.out
    assert result.out.index("Ilse Marran") < result.out.index("had been hidden")


def test_an_allegation_that_nobody_denied_says_how_much_was_searched(filled: Cli) -> None:
    filled("link")
    assert "no denial found in 3 articles searched" in filled("disputes", "Kroon").out


def test_articles_that_are_not_linked_were_not_searched(filled: Cli) -> None:
    out = " ".join(filled("disputes", "Kroon").out.split())
    assert "no denial found in 0 articles searched; 3 articles not searched yet" in out


def test_words_that_nothing_has_are_one_line(filled: Cli) -> None:
    result = filled("disputes", "zeppelin")
    assert (result.code, result.out) == (1, "")
    assert result.err == "onrecord: no dispute or allegation has zeppelin\n"


def test_no_disputes_is_one_line(filled: Cli) -> None:
    assert filled("disputes").err == "onrecord: no disputes; onrecord link seeks them\n"


def test_export_prints_links_by_article_and_id(filled: Cli) -> None:
    filled("link")
    [line] = filled("export", "--links").out.splitlines()
    row = json.loads(line)
    assert (row["a"][0], row["b"][0], row["link"]) == ("post", "courier", "disputes")


def test_export_prints_the_articles(filled: Cli) -> None:
    rows = [json.loads(line) for line in filled("export").out.splitlines()]
    assert [row["doc"] for row in rows] == ["wire", "post", "courier"]


@pytest.mark.parametrize("command", [("link",), ("disputes",), ("export",)])
def test_a_missing_ledger_is_one_line(cli: Cli, command: tuple[str, ...]) -> None:
    result = cli(*command)
    assert result.code == 2
    assert result.err.count("\n") == 1
