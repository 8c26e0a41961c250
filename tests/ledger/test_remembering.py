from functools import partial
from pathlib import Path

from handmade import article, page, record
from onrecord.ledger import Ledger
from onrecord.ledger.remembering import remembered


def test_what_was_read_is_made_once_until_something_is_written(ledger: Ledger) -> None:
    made: list[int] = []
    for step in range(4):
        if step == 2:
            ledger.keep(page(), record(), "f")
        with ledger._reading() as connection:
            remembered(connection, "key", lambda: made.append(len(made)))
    assert made == [0, 1]


def test_a_change_by_another_process_is_noticed(ledger: Ledger, path: Path) -> None:
    assert ledger.counts().articles == 0
    with Ledger.open(path) as other:
        other.keep(page(), record(), "f")
    assert ledger.counts().articles == 1
    assert len(ledger.disputes()) == 1


def test_one_that_both_reads_and_writes_sees_its_own_changes(ledger: Ledger) -> None:
    assert ledger.disputes() == []
    ledger.keep(page(), record(), "f")
    assert len(ledger.disputes()) == 1
    ledger.keep(page("2", "https://post.example/2", "two"), record(article(doc="two")), "f")
    assert ledger.counts().articles == 2


def test_no_more_than_a_fixed_number_is_kept_and_the_oldest_goes(ledger: Ledger) -> None:
    made: list[int] = []
    with ledger._reading() as connection:
        for key in (0, *range(1, 64), 0, 64, 0, 1):
            remembered(connection, key, partial(made.append, key))
    assert made == [*range(65), 1]
