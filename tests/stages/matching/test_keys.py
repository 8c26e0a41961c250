from collections.abc import Callable

from onrecord.stages.matching import Profile, keys

Maker = Callable[..., Profile]


def shared(one: Profile, other: Profile) -> set[str]:
    return set(keys(one)) & set(keys(other))


def test_a_paraphrase_shares_a_key(profile: Maker) -> None:
    one = profile("Ana Brandt", "said", "the ferry contract was void")
    other = profile("The mayor", "claimed", "that a void contract had been signed for the ferry")
    assert shared(one, other)


def test_a_speaker_and_one_word_are_a_key_within_a_fortnight(profile: Maker) -> None:
    one = profile("Ana Brandt", "said", "the ferry was late", day=1)
    assert shared(one, profile("Brandt", "said", "no ferry sank", day=15))
    assert not shared(one, profile("Józef Ruud", "said", "no ferry sank", day=15))


def test_a_long_quotation_shares_a_key_with_a_piece_of_it(profile: Maker) -> None:
    words = "I have it from them and from us all that we may do as we will with what they gave to you so far"
    one, other = profile("A", "said", f"“{words}”"), profile("B", "said", f"“{words[8:]}”")
    assert any(key.startswith("q ") for key in shared(one, other))


def test_keys_are_few_however_long_a_statement_is(profile: Maker) -> None:
    long = profile("Ana Brandt", "said", " ".join(f"word{n}" for n in range(500)))
    assert len(keys(long)) < 100


def test_keys_are_in_order_and_none_twice(profile: Maker) -> None:
    found = keys(profile("Ana Brandt", "said", "the ferry contract was void and void"))
    assert list(found) == sorted(set(found))
