from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from onrecord.ledger.remembered import Remembered


def test_an_answer_is_given_once_for_each_state() -> None:
    remembered, given = Remembered(), iter(range(9))
    asked = [remembered.get(state, "how many", lambda: next(given)) for state in (1, 1, 2, 1)]
    assert asked == [0, 0, 1, 0]


def test_who_asks_at_the_same_time_gets_the_one_answer() -> None:
    remembered, given, together = Remembered(), iter(range(9)), Barrier(4)

    def ask(_: int) -> int:
        together.wait()
        return remembered.get(1, "how many", lambda: next(given))

    with ThreadPoolExecutor(4) as pool:
        assert set(pool.map(ask, range(4))) == {0}
    assert next(given) == 1


def test_an_answer_that_fails_is_asked_for_again() -> None:
    def fails() -> int:
        raise ValueError("no answer")

    remembered = Remembered()
    with pytest.raises(ValueError, match="no answer"):
        remembered.get(1, "how many", fails)
    assert remembered.get(1, "how many", lambda: 7) == 7
