import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from handmade import page, record
from onrecord.ledger import Ledger
from onrecord.ledger.fulltext import expression

OPERATORS = st.sampled_from(
    [*"\"*^+-:(){}\\'\0", " AND ", " NEAR(", " NOT ", "content:", "a", "é", "cent", "\ud800"]
)


@pytest.fixture(scope="module")
def filled() -> Ledger:
    ledger = Ledger.open("sqlite://")
    ledger.keep(page(), record(), "f")
    return ledger


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("two words", '"two" "words"'),
        ('said "not a cent" twice', '"said" "not a cent" "twice"'),
        ("“not a cent”", '"not a cent"'),
        ("minist*", '"minist*" *'),
        ("AND -x NEAR(y) col:z", '"AND" "-x" "NEAR(y)" "col:z"'),
        ('an "open phrase', '"an" "open phrase"'),
        ("he said he", '"he" "said"'),
        ('* - ""', ""),
    ],
)
def test_words_phrases_and_beginnings_are_all_that_has_a_meaning(typed: str, meant: str) -> None:
    assert expression(typed) == meant


@given(st.lists(OPERATORS | st.text(max_size=5), max_size=12).map("".join))
@example("x" * 100_000)
@example("a " * 5_000)
@example(" ".join(f"w{number}" for number in range(2_000)))
@settings(deadline=None)
def test_no_search_is_an_error(filled: Ledger, typed: str) -> None:
    for hit in filled.search(typed):
        assert all(0 <= start < end <= len(hit.words) for start, end in hit.highlights)


@pytest.mark.parametrize("word", ["jozef", "JÓZEF", "ruud", "clerk", "calder", "harbour", "nord", "denied"])
def test_words_are_found_in_every_field_without_regard_to_case_and_diacritics(
    filled: Ledger, word: str
) -> None:
    assert filled.search(word)


def test_all_words_must_occur(filled: Ledger) -> None:
    assert filled.search("ministry appeal")
    assert not filled.search("ministry zeppelin")


def test_a_phrase_must_occur_as_it_is(filled: Ledger) -> None:
    assert filled.search('"never took"')
    assert not filled.search('"took never"')


def test_a_phrase_does_not_reach_over_a_gap_between_pieces(filled: Ledger) -> None:
    assert [hit.words for hit in filled.search("brandt theft")] == ["Brandt […] of theft"]
    assert not filled.search('"brandt of theft"')


def test_an_apostrophe_or_hyphen_in_a_word_is_no_operator(filled: Ledger) -> None:
    assert filled.search("ministry-of works'")
