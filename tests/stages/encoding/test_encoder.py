import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.records import Article, Span
from onrecord.stages.encoding import Encoder

TEXT = "Ada Venn said the bridge is safe.\n\nMoor denied it"


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return Encoder()


def test_each_word_has_pieces(encoder: Encoder) -> None:
    encoding = encoder.encode(Article("page", TEXT))
    assert encoding.vectors is not None
    for start, end in encoding.words:
        low, high = encoding.vectors.covering(start, end)
        assert low < high


def test_a_text_that_breaks_off_is_read_as_if_it_had_a_full_stop(encoder: Encoder) -> None:
    assert np.array_equal(encoder.read(TEXT).values, encoder.read(TEXT + ".").values)


def test_the_mean_over_a_word_is_that_of_its_pieces(encoder: Encoder) -> None:
    seen = encoder.read("Venn said so.")
    assert np.allclose(seen.mean((Span(5, 9),)), seen.values[seen.starts == 5][0])


def test_the_mean_over_no_piece_is_zero(encoder: Encoder) -> None:
    assert not encoder.read("Venn said so.").mean(()).any()


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=60))
def test_pieces_lie_in_the_text_in_its_order(encoder: Encoder, text: str) -> None:
    seen = encoder.read(text)
    assert ((seen.starts >= 0) & (seen.starts <= seen.ends) & (seen.ends <= len(text))).all()
    assert (np.diff(seen.starts) >= 0).all()
    assert seen.values.shape == (len(seen), 384)
