from random import Random

import pytest

from onrecord.watching.schedule import DAY, REVISITS, Pace, retry_after, revisit

NOW = 1_700_000_000.0  # Tue, 14 Nov 2023 22:13:20 GMT


def test_pauses_double_up_to_a_day() -> None:
    chance = Random(1)
    pauses = [Pace().again(failures, chance) for failures in range(1, 40)]
    assert 300 <= pauses[0] <= 375
    assert 600 <= pauses[1] <= 750
    assert all(DAY <= pause <= 1.25 * DAY for pause in pauses[10:])


def test_pauses_are_drawn_out_by_chance() -> None:
    chance = Random(1)
    assert Pace().again(3, chance) != Pace().again(3, chance)


def test_the_longer_delay_holds() -> None:
    assert [Pace(delay=10).between(asked) for asked in (0, 3, 60, 10**9)] == [10, 10, 60, DAY]


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        (None, 0),
        ("120", 120),
        ("Tue, 14 Nov 2023 22:15:20 GMT", 120),
        ("Tue, 14 Nov 2000 22:15:20 GMT", 0),
        ("Tue, 14 Nov 2923 22:15:20 GMT", DAY),
        ("99999999999", DAY),
        ("-5", 0),
        ("soon", 0),
        ("²", 0),
    ],
)
def test_a_host_says_how_long_to_wait_and_is_believed_within_a_day(value: str | None, seconds: float) -> None:
    assert retry_after(value, NOW) == seconds


def test_a_page_is_looked_at_again_some_times_and_then_no_more() -> None:
    assert [revisit(visit) for visit in range(1, 5)] == [*REVISITS, None]
