"""What withdrawing does to links across articles."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.ledger import Ledger
from press import fill


@pytest.fixture
def press(tmp_path: Path) -> Iterator[Ledger]:
    """A ledger with the press of `press.py`, linked."""
    with Ledger.open(tmp_path / "onrecord.db") as opened:
        fill(opened)
        yield opened


def links(ledger: Ledger) -> set[str]:
    return {view.link.id for view in ledger.links_across()}


def rest(ledger: Ledger) -> dict[str, list[tuple[object, ...]]]:
    return {name: rows for name, rows in ledger.dump().items() if name != "withdrawals"}


def test_the_links_of_what_is_withdrawn_go_and_all_others_stay(press: Ledger) -> None:
    before = press.links_across()
    gone = before[0].a[1]
    press.withdraw(gone, "why", "Ada")
    kept = {view.link.id for view in before if gone not in (view.a[1], view.b[1])}
    assert kept
    assert kept <= links(press)
    assert all(gone not in (view.a[1], view.b[1]) for view in press.links_across())
    assert press.unlinked() == []


def test_restoring_a_statement_brings_its_links_back(press: Ledger) -> None:
    before = rest(press)
    gone = press.links_across()[0].a[1]
    press.withdraw(gone, "why", "Ada")
    press.restore(gone, "a mistake", "Ada")
    assert rest(press) == before


def test_restoring_an_article_and_linking_brings_its_links_back(press: Ledger) -> None:
    before = links(press)
    statement = press.statement(press.links_across()[0].a[1])
    assert statement is not None
    press.withdraw(statement.article.id, "why", "Ada")
    assert press.unlinked() == []
    press.restore(statement.article.id, "a mistake", "Ada")
    press.link()
    assert links(press) == before


def test_what_was_not_linked_is_not_linked_by_a_withdrawal(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "onrecord.db") as ledger:
        fill(ledger)
        ledger.link(anew=True)
        gone = ledger.links_across()[0].a[1]
    with Ledger.open(tmp_path / "other.db") as ledger:
        fill(ledger)
        ledger.withdraw(gone, "why", "Ada")
        assert ledger.unlinked() == []
