from collections.abc import Callable
from dataclasses import replace

import pytest

from onrecord.stages.matching import Profile, same_name
from onrecord.stages.matching.features import features, longest_run

Maker = Callable[..., Profile]


def test_the_order_of_the_two_makes_no_difference(profile: Maker) -> None:
    one = profile("Ana Brandt", "said", "“the ferry contract was void”", act="accuse")
    other = profile("Józef Ruud", "denied", "that 3 ferry contracts were ever void", doc="two", day=9)
    assert features(one, other) == features(other, one)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Ana Brandt", "Brandt", True),
        ("Ana M. Brandt", "Ana Brandt", True),
        ("Ana Brandt", "Ida Brandt", False),
        ("Ana Brandt", "Ana", False),
    ],
)
def test_names_fit_where_one_ends_the_other(profile: Maker, one: str, other: str, same: bool) -> None:
    assert same_name(profile(one, "said", "no"), profile(other, "said", "no")) is same


def test_an_unresolved_speaker_fits_nobody(profile: Maker) -> None:
    assert not same_name(profile("he", "said", "no", speaker=None), profile("he", "said", "no", speaker=None))


def test_the_longest_run_is_that_of_words(profile: Maker) -> None:
    one = profile("A", "said", "now the ferry contract was void")
    other = profile("B", "said", "the ferry contract was signed, void or not")
    assert longest_run(one, other) == (1, 0, 4)


def test_who_is_reported_to_have_said_it_counts_as_a_speaker(profile: Maker) -> None:
    own = profile("Ana Brandt", "said", "the ferry was late")
    told = replace(profile("the post", "reports", "Brandt said the ferry was late"), reported=("ana brandt",))
    assert same_name(own, told)
