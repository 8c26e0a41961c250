import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.records import Article
from onrecord.stages.encoding import encode
from onrecord.stages.statements.rules.tokens import Line, lines, quotations_before


def tagged(text: str) -> list[Line]:
    return list(lines(encode(Article("page", text))))


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("Ada Moor said that she slept.", "NNVtrn."),
        ('"It is so," Moor said.', "QNV."),
        ('The "old guard" left.', "dqv."),
        ("Moor's claims were heard.", "Pnbn."),
        ("He claims it.", "rVr."),
        ("Moor left, saying nothing.", "Nv,Gg."),
        ("In 2015 and in May it rose.", "pzcpzrv."),
        ("One, according to Moor.", "m,AN."),
        ("The U.S. Army (north) won.", "dNN(n)v."),
        ("Moor Says Dam Is Safe", "nVnbn."),
    ],
)
def test_tags(text: str, tags: str) -> None:
    assert tagged(text)[0].tags == tags


def test_a_sentence_that_ends_inside_a_quotation_ends_nothing() -> None:
    (line,) = tagged('"It is so. It is not," Moor said. He left.')
    assert line.tags == "QNV.rv."


def test_the_sentence_around_a_token() -> None:
    (line,) = tagged("Moor left. He slept.")
    assert (line.sentence(0), line.sentence(3)) == ((0, 2), (3, 5))


def test_quotations_that_end_where_a_clause_begins() -> None:
    (line,) = tagged('"It is so." "It is not so," Moor said.')
    assert quotations_before(line, line.tags.index("N")) == (0, line.tags.index("N"))
    assert quotations_before(line, len(line.tags)) is None


@given(st.text(alphabet="aB ,.\"“”'\n", max_size=60) | st.text(max_size=60))
def test_every_token_has_a_tag_and_they_stand_in_order(text: str) -> None:
    for line in tagged(text):
        assert len(line.tokens) == len(line.tags)
        assert all(a.start <= b.start for a, b in zip(line.tokens, line.tokens[1:], strict=False))


def test_a_line_without_sentences_is_cut_where_no_sentence_of_prose_would_go_on() -> None:
    (line,) = tagged("house " * 1000)
    assert max(len(run) for run in line.tags.split(".")) == 300
