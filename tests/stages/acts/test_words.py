from itertools import combinations

import pytest

from onrecord.stages.acts import words


@pytest.mark.parametrize(("one", "other"), list(combinations(words.CUE_WORDS, 2)))
def test_no_form_is_listed_for_two_acts(one: str, other: str) -> None:
    lists: dict[str, str] = {str(act): forms for act, forms in words.CUE_WORDS.items()}
    assert not set(lists[one].split()) & set(lists[other].split())


def test_no_noun_is_both_a_claim_and_a_request() -> None:
    assert not set(words.CLAIMS.split()) & set(words.REQUESTS.split())
