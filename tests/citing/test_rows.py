from pathlib import Path

import pytest

from handmade import article, page, record
from onrecord.citing import rows
from onrecord.ledger import Ledger, Query


def test_an_allegation_that_is_told_again_has_the_denial_of_the_first_report(told_again: Ledger) -> None:
    with told_again.snapshot() as moment:
        found = {row["outlet"]: row for row in rows(moment, Query(act="accuse"))}
    denial = record().statements[0]
    for outlet in ("Calder Post", "Northshore Gazette"):
        assert found[outlet]["denials"] == [
            {
                "id": denial.id,
                "who": "Ana Brandt",
                "words": "she took money",
                "article": record().article.id,
                "title": "The harbour money",
                "outlet": "Calder Post",
                "published": "2024-05-06",
                "url": None,
                "state": "proposed",
                "answers": found["Calder Post"]["id"],
            }
        ]


@pytest.mark.parametrize("batch", [1, 2, 100])
def test_all_rows_come_in_the_order_of_a_search(press: Ledger, batch: int) -> None:
    with press.snapshot() as moment:
        found = [row["id"] for row in rows(moment, Query(), batch)]
    assert found == [hit.statement.id for hit in press.search(order="newest", limit=1000)]


def test_the_digest_is_that_of_the_ledger(press: Ledger) -> None:
    with press.snapshot() as moment:
        assert moment.digest() == press.digest()


def test_what_is_written_meanwhile_is_in_no_row(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "onrecord.db") as ledger:
        ledger.keep(page(), record(), "f")
        with ledger.snapshot() as moment:
            before = moment.digest()
            ledger.keep(page("b", "https://post.example/2", "two"), record(article(doc="two")), "f")
            assert moment.digest() == before != ledger.digest()
            assert len(list(rows(moment, Query()))) == len(record().statements)
