import math
import shutil
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from onrecord import heads
from onrecord.errors import WeightsError
from onrecord.heads.layout import layout
from onrecord.heads.network import ENCODER, FILE, PAIRS
from onrecord.heads.numeric import gelu, softmax
from onrecord.records import Article, Encoding, Span, Statement, Vectors
from onrecord.stages.encoding import Encoder
from onrecord.weights import FOLDER

TEXT = "Ann Venn said on Friday that the bridge was closed. She told Arden Radio it would open in May."


def statement(name: str, source: str, cue: str, content: str) -> Statement:
    a, b, c = ((Span(TEXT.index(words), TEXT.index(words) + len(words)),) for words in (source, cue, content))
    return Statement(name, a, b, c, form="indirect", confidence=1.0, model="by hand")


FIRST = statement("s0", "Ann Venn", "said", "that the bridge was closed")
SECOND = statement("s1", "She", "told", "it would open in May")


@pytest.fixture(scope="module")
def bare() -> Encoding:
    return Encoder().encode(Article("a", TEXT))


@pytest.fixture(scope="module")
def encoding(bare: Encoding) -> Encoding:
    return heads.read(bare, (FIRST, SECOND))


def test_gelu_is_the_exact_one() -> None:
    x = np.linspace(-4, 4, 41, dtype=np.float32)
    exact = [value * 0.5 * (1 + math.erf(value / math.sqrt(2))) for value in x.tolist()]
    assert np.allclose(gelu(x), exact, atol=1e-6)


def test_shares_add_up_to_one() -> None:
    assert np.allclose(softmax(np.array([[1.0, 2.0], [-1e4, 3.0]], dtype=np.float32)).sum(axis=1), 1)


def test_the_parts_of_a_statement_stand_at_their_pieces(encoding: Encoding) -> None:
    assert encoding.vectors is not None
    places = layout([FIRST], encoding.vectors)
    source, cue, content = places.parts[0]
    starts = encoding.vectors.starts
    assert [int(starts[part[0]]) for part in (source, cue, content)] == [0, 9, 24]


def test_a_statement_without_any_part_has_a_layout(encoding: Encoding) -> None:
    assert encoding.vectors is not None
    empty = replace(FIRST, source=(), cue=(), content=())
    assert layout([empty], encoding.vectors).pieces.shape == (1, 1)


def test_the_state_of_a_statement_does_not_depend_on_the_others(bare: Encoding, encoding: Encoding) -> None:
    alone, together = heads.read(bare, (SECOND,)).states, encoding.states
    assert alone is not None
    assert together is not None
    assert np.allclose(alone.values[alone.rows["s1"]], together.values[together.rows["s1"]], atol=1e-5)


def test_what_was_read_is_not_read_again(encoding: Encoding) -> None:
    assert heads.read(encoding, (SECOND,)) is encoding


def test_other_statements_are_read_anew(bare: Encoding) -> None:
    again = heads.read(heads.read(bare, (FIRST,)), (SECOND,))
    assert again.states is not None
    assert list(again.states.rows) == ["s1"]


def test_without_the_encoder_nothing_is_read(bare: Encoding) -> None:
    assert heads.read(replace(bare, vectors=None), (FIRST,)).states is None


def test_without_statements_nothing_is_read(bare: Encoding) -> None:
    assert heads.read(bare, ()) is bare


@pytest.mark.parametrize("name", PAIRS)
def test_shares_of_candidates_and_of_none_add_up_to_one(encoding: Encoding, name: str) -> None:
    assert encoding.states is not None
    assert encoding.vectors is not None
    pairs = heads.pairs_of(encoding, name)
    assert pairs is not None
    shares = pairs.shares(SECOND, [[Span(0, 8)], [Span(62, 73)], []])
    assert len(shares) == 4
    assert shares.sum() == pytest.approx(1)
    assert shares[2] == pytest.approx(0)


def test_without_candidates_none_has_all_the_share(encoding: Encoding) -> None:
    assert encoding.states is not None
    assert encoding.vectors is not None
    pairs = heads.pairs_of(encoding, "channel")
    assert pairs is not None
    assert pairs.shares(FIRST, []).tolist() == [1.0]


def test_without_the_heads_there_are_no_pairs(bare: Encoding) -> None:
    assert heads.pairs_of(bare, "said_on") is None


def test_an_empty_text_has_no_stretches() -> None:
    nothing = np.zeros(0, dtype=np.int64)
    seen = Vectors(nothing, nothing, np.zeros((0, 384), dtype=np.float32))
    assert heads.load().stretches("role", seen, "") == []


def test_stretches_are_apart_and_in_the_order_of_the_text(encoding: Encoding) -> None:
    assert encoding.vectors is not None
    found = heads.load().stretches("channel", encoding.vectors, TEXT)
    assert all(a.end <= b.start for a, b in pairwise(found))


def test_missing_weights_are_told_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(WeightsError, match="cannot be read"):
        heads.load(tmp_path)


def test_weights_of_another_encoder_are_refused(tmp_path: Path) -> None:
    shutil.copyfile(FOLDER / FILE, tmp_path / FILE)
    (tmp_path / ENCODER).write_bytes(b"another")
    with pytest.raises(WeightsError, match="another encoder"):
        heads.load(tmp_path)
