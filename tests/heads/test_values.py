import numpy as np
import pytest

from onrecord.heads.pairs import Pairs
from onrecord.heads.places import Places
from onrecord.heads.values import words_on
from onrecord.records import Article, Span, Statement, States, Vectors
from onrecord.stages.encoding import encode

TEXT = "Lee spoke on Friday. Roe sang in May."
ENCODING = encode(Article("a", TEXT))
STATEMENT = Statement(
    "s0", (Span(0, 3),), (Span(4, 9),), (Span(4, 9),), form="indirect", confidence=1.0, model="by hand"
)
VALUES = {"2026-01-02": [Span(13, 19)], "2026-05": [Span(33, 36)]}


@pytest.fixture
def pairs() -> Pairs:
    """Return pairs that score a stretch by the first number of its vector, and "none" by 0."""
    starts = np.array([0, 4, 10, 13, 21, 25, 30, 33])
    ends = np.array([3, 9, 12, 19, 24, 29, 32, 36])
    values = np.array([[0], [0], [0], [3], [0], [0], [0], [-3]], dtype=np.float32)
    weights = {
        "statement.weight": np.zeros((1, 1)),
        "statement.bias": np.ones(1),
        "none.weight": np.zeros((1, 1)),
        "none.bias": np.zeros(1),
        "stretch.weight": np.array([[1.0, 0.0, 0.0]]),
        "stretch.bias": np.zeros(1),
        "place.weight": np.zeros((15, 1)),
        "cross.weight": np.zeros((1, 1)),
        "score.weight": np.ones((1, 1)),
        "score.bias": np.full(1, -1.0),
    }
    states = States({"s0": 0}, np.zeros((1, 1), dtype=np.float32), np.zeros((1, 1), dtype=np.float32))
    seen = Vectors(starts, ends, values)
    return Pairs({k: v.astype(np.float32) for k, v in weights.items()}, states, seen, Places(ENCODING))


def test_the_likeliest_value_is_marked(pairs: Pairs) -> None:
    found = words_on(pairs, STATEMENT, VALUES)
    assert [key for key, row in found.items() if "first by the encoder" in row] == ["2026-01-02"]


def test_a_likelier_value_has_the_higher_logit(pairs: Pairs) -> None:
    found = words_on(pairs, STATEMENT, VALUES)
    assert found["2026-01-02"]["by the encoder"] > 0 > found["2026-05"]["by the encoder"]


def test_a_statement_without_a_state_has_no_word(pairs: Pairs) -> None:
    other = Statement("s1", (), (), (), form="indirect", confidence=1.0, model="by hand")
    assert words_on(pairs, other, VALUES) == {}
