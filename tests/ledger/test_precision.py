import pytest

from onrecord.ledger.precision import Stratum, agreement, weighted, wilson


@pytest.mark.parametrize(
    ("right", "judged", "low", "high"),
    # Of the score interval, as tables give it.
    [(0, 10, 0.0, 0.2775), (10, 10, 0.7225, 1.0), (5, 10, 0.2366, 0.7634), (90, 100, 0.8256, 0.9448)],
)
def test_the_interval_of_a_share(right: int, judged: int, low: float, high: float) -> None:
    assert wilson(right, judged) == pytest.approx((low, high), abs=1e-4)


def test_of_one_stratum_the_interval_is_its_own() -> None:
    estimate = weighted([Stratum(1000, 100, 90)])
    assert estimate is not None
    assert (estimate.low, estimate.high) == pytest.approx(wilson(90, 100))


def test_strata_count_by_their_size_in_the_ledger() -> None:
    estimate = weighted([Stratum(900, 10, 10), Stratum(100, 10, 0)])
    assert estimate is not None
    assert estimate.share == pytest.approx(0.9)
    assert 0 <= estimate.low < estimate.share < estimate.high <= 1


def test_what_nobody_judged_is_told_apart() -> None:
    estimate = weighted([Stratum(75, 5, 5), Stratum(25)])
    assert estimate is not None
    assert (estimate.share, estimate.unseen) == (1.0, 0.25)


def test_nothing_judged_tells_nothing() -> None:
    assert weighted([Stratum(75)]) is None
    assert agreement([]) is None


def test_agreement_beyond_chance() -> None:
    # The table 20, 5, 10, 15 that is often used to explain kappa.
    pairs = [(True, True)] * 20 + [(True, False)] * 5 + [(False, True)] * 10 + [(False, False)] * 15
    found = agreement(pairs)
    assert found is not None
    assert (found.both, found.share) == (50, 0.7)
    assert found.kappa == pytest.approx(0.4)


def test_where_all_is_right_chance_tells_nothing() -> None:
    found = agreement([(True, True)] * 3)
    assert found is not None
    assert (found.share, found.kappa) == (1.0, None)
