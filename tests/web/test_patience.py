import pytest

from onrecord.web.patience import Patience


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def patience(clock: Clock) -> Patience:
    return Patience(clock)


def fail(patience: Patience, clock: Clock, name: str, address: str, times: int) -> list[float]:
    """Return how long was to be waited before each try."""
    waits = []
    for _ in range(times):
        waits.append(patience.wait(name, address))
        if waits[-1]:
            clock.now += waits[-1]
            assert patience.wait(name, address) == 0
    return waits


def test_a_few_mistakes_cost_nothing_and_then_the_wait_doubles(patience: Patience, clock: Clock) -> None:
    assert fail(patience, clock, "ann", "192.0.2.1", 10) == [0, 0, 0, 0, 0, 1, 2, 4, 8, 16]


def test_from_one_address_many_names_are_not_tried(patience: Patience, clock: Clock) -> None:
    waits = [fail(patience, clock, f"name{n}", "192.0.2.1", 1)[0] for n in range(23)]
    assert waits == [0] * 20 + [1, 2, 4]


def test_a_name_is_not_guessed_at_from_many_addresses(patience: Patience, clock: Clock) -> None:
    waits = [fail(patience, clock, "ann", f"192.0.2.{n}", 1)[0] for n in range(20)]
    assert waits[5:8] == [1, 2, 4]
    assert max(waits) == 60


def test_one_customers_addresses_of_ipv6_count_as_one(patience: Patience, clock: Clock) -> None:
    waits = [fail(patience, clock, f"name{n}", f"2001:db8::{n:x}", 1)[0] for n in range(21)]
    assert waits[20] == 1


def test_while_one_waits_trying_does_not_make_it_longer(patience: Patience, clock: Clock) -> None:
    fail(patience, clock, "ann", "192.0.2.1", 7)
    first = patience.wait("ann", "192.0.2.1")
    assert [patience.wait("ann", "192.0.2.1") for _ in range(5)] == [first] * 5


def test_who_succeeds_begins_anew(patience: Patience, clock: Clock) -> None:
    fail(patience, clock, "ann", "192.0.2.1", 5)
    patience.succeeded("ann", "192.0.2.1")
    assert fail(patience, clock, "ann", "192.0.2.2", 5) == [0] * 5


def test_an_account_of_ones_own_does_not_wash_an_address_clean(patience: Patience, clock: Clock) -> None:
    for n in range(20):
        assert patience.wait(f"name{n}", "192.0.2.1") == 0
        clock.now += 1
    clock.now += 1
    assert patience.wait("mine", "192.0.2.1") == 0
    patience.succeeded("mine", "192.0.2.1")
    assert patience.wait("another", "192.0.2.1") > 0


def test_other_names_at_other_addresses_need_not_wait(patience: Patience, clock: Clock) -> None:
    fail(patience, clock, "ann", "192.0.2.1", 12)
    assert patience.wait("bob", "192.0.2.2") == 0


def test_after_an_hour_all_is_forgotten(patience: Patience, clock: Clock) -> None:
    fail(patience, clock, "ann", "192.0.2.1", 12)
    clock.now += 3601
    assert fail(patience, clock, "ann", "192.0.2.1", 5) == [0] * 5


def test_what_is_remembered_has_a_bound(patience: Patience) -> None:
    for n in range(25_000):
        patience.wait(f"name{n}", f"address{n}")
    assert len(patience._tries) <= 20_002
