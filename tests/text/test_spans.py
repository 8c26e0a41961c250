from hypothesis import given
from hypothesis import strategies as st

from onrecord.records import Span
from onrecord.text.spans import gaps, index_at, span_at

ROW = (Span(0, 3), Span(5, 9))


def test_span_at_a_place_holds_it_and_its_end_does_not() -> None:
    assert [index_at(ROW, place) for place in (0, 2, 3, 4, 5, 8, 9)] == [0, 0, None, None, 1, 1, None]


def test_no_span_stands_between_spans() -> None:
    assert span_at(ROW, 4) is None
    assert span_at((), 0) is None


SPANS = st.lists(
    st.tuples(st.integers(0, 30), st.integers(1, 9)).map(lambda p: Span(p[0], p[0] + p[1])), max_size=5
)


@given(SPANS)
def test_gaps_and_what_is_taken_make_up_the_whole(taken: list[Span]) -> None:
    whole = Span(5, 30)
    free = {place for gap in gaps(whole, taken) for place in range(*gap)}
    held = {place for span in taken for place in range(*span)}
    assert free == set(range(*whole)) - held
