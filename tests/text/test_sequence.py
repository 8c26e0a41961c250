from onrecord.records import Span, Statement
from onrecord.text.sequence import place_of


def test_place_is_where_the_first_words_stand() -> None:
    spans = (Span(3, 5),), (Span(9, 12),), (Span(14, 20),)
    assert place_of(Statement("s", *spans, "indirect", 1.0, "test")) == 3
