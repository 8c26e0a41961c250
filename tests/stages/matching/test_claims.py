from itertools import combinations
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from onrecord.records import Link
from onrecord.stages.matching import claims, group


def link(a: str, b: str, score: float = 0.9, **fields: Any) -> Link:
    return Link(a, b, fields.pop("kind", "repeats"), score, **fields)


def test_statements_that_repeat_each_other_are_one_claim() -> None:
    assert group("abcd", [link("a", "b"), link("b", "c", kind="same-quote")]) == [("a", "b", "c"), ("d",)]


def test_disputes_and_rejected_links_join_nothing() -> None:
    apart = [link("a", "b", kind="disputes"), link("b", "c", state="rejected")]
    assert group("abc", apart) == [("a",), ("b",), ("c",)]


def test_one_weak_link_does_not_chain_two_claims() -> None:
    first, second = "abcd", "efgh"
    inside = [link(*pair) for half in (first, second) for pair in combinations(half, 2)]
    assert group(first + second, [*inside, link("d", "e", 0.5)]) == [tuple(first), tuple(second)]


def test_what_a_reviewer_confirmed_joins_in_any_case() -> None:
    first, second = "abcd", "efgh"
    inside = [link(*pair) for half in (first, second) for pair in combinations(half, 2)]
    [found] = group(first + second, [*inside, link("d", "e", 0.5, state="confirmed")])
    assert found == tuple(first + second)


def test_a_claim_stays_within_its_size() -> None:
    ids = [f"{n:03}" for n in range(claims.LARGEST + 20)]
    found = group(ids, [link(a, b) for a, b in combinations(ids, 2)])
    assert max(map(len, found)) <= claims.LARGEST


ends = st.sampled_from("abcdefgh")
made = st.lists(st.builds(link, ends, ends, st.sampled_from([0.5, 0.7, 0.9])), max_size=20)


@given(made, st.randoms(use_true_random=False))
def test_the_order_of_the_links_makes_no_difference(links: list[Link], random: Any) -> None:
    mixed = random.sample(links, len(links))
    assert group("abcdefgh", links) == group("hgfedcba", mixed)
    assert sorted(id_ for found in group("abcdefgh", links) for id_ in found) == list("abcdefgh")
