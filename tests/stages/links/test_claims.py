from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.stages.links.claims import Overlap, claims_of, stem, stems


@pytest.mark.parametrize(
    ("one", "other"),
    [("closed", "closing"), ("allegation", "allegations"), ("accused", "accuses"), ("ship", "ship's")],
)
def test_commonest_forms_of_a_word_share_a_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


def test_negation_and_hedges_tell_no_claim_from_another() -> None:
    assert stems("The dam was perhaps not leaking") == stems("the dam is leaking")


@given(st.text(max_size=30))
def test_stemming_never_fails_and_never_lengthens(word: str) -> None:
    assert len(stem(word.lower())) <= len(word.lower())


def test_claims_come_in_the_order_of_the_text_with_their_plain_stems(mark: Any) -> None:
    text = "[Lee]s2 [said]c2 [Moss was drunk]o2. [Roe]s1 [said]c1 [the pier leaked]o1."
    _, encoding, statements = mark(text)
    first, second = claims_of(statements, encoding)
    assert [claim.statement.id for claim in (first, second)] == ["2", "1"]
    assert (first.stems, first.plain) == (frozenset({"mos", "drunk"}), frozenset({"drunk"}))
    assert (second.rank, second.sentence) == (1, 1)


def test_share_is_one_for_the_same_words_and_nought_for_others(mark: Any) -> None:
    text = "[Lee]s [said]c [the pier leaked]o. [Roe]s2 [said]c2 [the pier leaked]o2. [Kim]s3 [said]c3 [so]o3."
    _, encoding, statements = mark(text)
    first, second, third = claims_of(statements, encoding)
    overlap = Overlap([first, second, third])
    assert overlap.share(first, second) == pytest.approx(1)
    assert overlap.share(first, third) == 0
