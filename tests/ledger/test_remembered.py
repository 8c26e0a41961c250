from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from threading import Barrier

import pytest

from handmade import article, page, record
from onrecord.ledger import Ledger
from onrecord.ledger.facts import state
from onrecord.ledger.remembered import Remembered, remembered
from onrecord.records import Judgement


def test_an_answer_is_given_once_for_each_state() -> None:
    memory, given = Remembered(), iter(range(9))
    asked = [memory.get(state, "how many", lambda: next(given)) for state in (1, 1, 2, 1)]
    assert asked == [0, 0, 1, 0]


def test_who_asks_at_the_same_time_gets_the_one_answer() -> None:
    memory, given, together = Remembered(), iter(range(9)), Barrier(4)

    def ask(_: int) -> int:
        together.wait()
        return memory.get(1, "how many", lambda: next(given))

    with ThreadPoolExecutor(4) as pool:
        assert set(pool.map(ask, range(4))) == {0}
    assert next(given) == 1


def test_an_answer_that_fails_is_asked_for_again() -> None:
    def fails() -> int:
        raise ValueError("no answer")

    memory = Remembered()
    with pytest.raises(ValueError, match="no answer"):
        memory.get(1, "how many", fails)
    assert memory.get(1, "how many", lambda: 7) == 7


def test_no_more_than_a_fixed_number_is_kept_and_the_oldest_goes() -> None:
    memory, made = Remembered(), list[int]()
    for key in (0, *range(1, 250), 0, 250, 0, 1):
        memory.get(1, key, partial(made.append, key))
    assert made == [*range(251), 1]


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


def test_what_one_connection_read_another_one_need_not(ledger: Ledger) -> None:
    made: list[int] = []
    with ledger._reading() as one, ledger._reading() as other:
        for connection in (one, other):
            remembered(connection, "key", lambda: made.append(len(made)))
    assert made == [0]


def test_whatever_is_written_is_noticed(ledger: Ledger) -> None:
    made: list[int] = []

    def ask() -> int:
        with ledger._reading() as connection:
            remembered(connection, "key", lambda: made.append(len(made)))
        return len(made)

    ledger.keep(page(), record(), "f")
    link = record().links[0]
    assert ask() == 1
    ledger.link()
    assert ask() == 2
    ledger.keep(page("the same article elsewhere", "https://wire.example/1", "again"), record(), "f")
    assert ask() == 3
    ledger.judge(
        Judgement(datetime(2024, 6, 1, tzinfo=UTC), "Ida", link.id, "state", '""', '"confirmed"', "")
    )
    assert ask() == 4


def test_what_changes_nothing_lets_all_be_kept(ledger: Ledger) -> None:
    ledger.keep(page(), record(), "f")
    with ledger._reading() as connection:
        before = state(connection)
    ledger.keep(page(), record(), "f")
    with ledger._reading() as connection:
        assert state(connection) == before
