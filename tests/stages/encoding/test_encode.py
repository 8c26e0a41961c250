import itertools

from hypothesis import given
from hypothesis import strategies as st

from onrecord.records import Article
from onrecord.stages.encoding import encode

ANY = st.text(max_size=120) | st.text(alphabet="aB., \n\"“”'´’é", max_size=120)


@given(ANY)
def test_the_normalised_text_is_as_long_as_the_articles(text: str) -> None:
    assert len(encode(Article("page", text)).normalised) == len(text)


@given(ANY)
def test_every_span_lies_inside_the_text_and_holds_something(text: str) -> None:
    encoding = encode(Article("page", text))
    spans = [*encoding.paragraphs, *encoding.sentences, *encoding.words]
    spans += [span for quotation in encoding.quotations for span in (quotation.span, quotation.inner)]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)


@given(ANY)
def test_sentences_do_not_overlap(text: str) -> None:
    spans = encode(Article("page", text)).sentences
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))


@given(ANY)
def test_the_words_text_is_the_articles(text: str) -> None:
    encoding = encode(Article("page", text))
    letters = [c for c in text if c.isalnum() and c != "ʼ"]  # an apostrophe that Unicode calls a letter
    assert [c for span in encoding.words for c in span.of(text) if c.isalnum() and c != "ʼ"] == letters


def test_quotations_are_sought_in_the_text_as_it_stands() -> None:
    text = "“He said “no” twice,” she recalled."
    (quotation,) = encode(Article("page", text)).quotations
    assert quotation.inner.of(text) == "He said “no” twice,"
