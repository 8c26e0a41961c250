from dataclasses import replace
from datetime import UTC, datetime

from handmade import article, page, record
from onrecord.ledger import Ledger


def test_ledgers_of_the_same_pages_are_equal_whatever_the_order_and_time(ledger: Ledger) -> None:
    kept = {doc: record(article(doc=doc)) for doc in "abc"}
    where = {doc: page(doc, f"https://post.example/{doc}", doc) for doc in kept}
    for doc in kept:
        ledger.keep(where[doc], kept[doc], "f")
    with Ledger.open("sqlite://") as other:
        for doc in reversed(kept):
            later = replace(where[doc], retrieved=datetime(2024, 1, 1, tzinfo=UTC))
            other.keep(later, kept[doc], "f")
        assert other.dump() == ledger.dump()
        assert other.digest() == ledger.digest()


def test_a_ledger_that_lacks_a_page_has_another_digest(ledger: Ledger) -> None:
    empty = ledger.digest()
    ledger.keep(page(), record(), "f")
    assert ledger.digest() != empty


def test_a_dump_names_every_table_and_the_search_index(ledger: Ledger) -> None:
    ledger.keep(page(), record(), "f")
    dump = ledger.dump()
    assert {"pages", "retrievals", "articles", "versions", "statements", "speakers", "search"} <= set(dump)
    assert len(dump["search"]) == len(dump["statements"]) == 5
