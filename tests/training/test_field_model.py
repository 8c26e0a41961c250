"""The heads in torch, as they learn, and in numpy, as they read, tell the same."""

from typing import Any

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="torch comes with the extra `train`")

from onrecord.heads.network import PAIRS, Heads  # noqa: E402 (after the check for torch)
from onrecord.heads.numeric import softmax  # noqa: E402 (after the check for torch)
from onrecord.heads.pairs import Pairs  # noqa: E402 (after the check for torch)
from onrecord.heads.places import Places  # noqa: E402
from onrecord.records import Article, Span, States  # noqa: E402
from onrecord.stages.encoding import encode  # noqa: E402
from onrecord.stages.encoding.pieces import Pieces, cut, load_tokenizer  # noqa: E402
from onrecord.training.corpus import Relation  # noqa: E402
from onrecord.training.field_examples import Example, read_example  # noqa: E402
from onrecord.training.field_model import Fields  # noqa: E402
from onrecord.weights import FOLDER  # noqa: E402

TEXT = "Ann Lee said on Friday that the pier leaked. She told Arden Radio it did."
NAMES = ("cue:said", "cue:told")


def spans(words: str) -> tuple[Span, ...]:
    return (Span(TEXT.index(words), TEXT.index(words) + len(words)),)


RELATIONS = {
    "E1": Relation(spans("Ann Lee"), spans("said"), spans("that the pier leaked")),
    "E2": Relation(spans("She"), spans("told"), spans("it did")),
}
ROWS: list[dict[str, Any]] = [
    {"id": "E1", "speaker": "Ann Lee", "act": "state", "said_on": None, "channel": None},
    {"id": "E2", "speaker": "Ann Lee", "act": "state", "said_on": None, "channel": "Arden Radio"},
]


@pytest.fixture(scope="module")
def pieces() -> Pieces:
    return cut(TEXT, load_tokenizer(FOLDER / "tokenizer.json"))


@pytest.fixture(scope="module")
def example(pieces: Pieces) -> Example:
    found = read_example(Article("a", TEXT), ROWS, RELATIONS, pieces, lambda _, gold, got: gold == got)
    found.seen = np.random.default_rng(1).normal(size=(len(pieces), 384)).astype(np.float32)
    found.index({name: number for number, name in enumerate(NAMES)})
    return found


@pytest.fixture(scope="module")
def model() -> Any:
    torch.manual_seed(1)
    made = Fields(len(NAMES)).eval()
    torch.nn.init.normal_(made.named.weight)
    torch.nn.init.normal_(made.skip.weight, std=0.05)
    return made


@pytest.fixture(scope="module")
def heads(model: Any) -> Heads:
    arrays = {key: value.numpy() for key, value in model.state_dict().items()}
    arrays["named.weight"] = arrays["named.weight"][:-1]
    told = {"names": np.array(NAMES), "bar_names": np.array(["hedged"]), "bars": np.array([0.5])}
    return Heads(arrays | told)


@pytest.fixture(scope="module")
def states(heads: Heads, example: Example, pieces: Pieces) -> States:
    assert example.seen is not None
    return heads.states(example.statements, pieces.under(example.seen))


def test_states_are_the_same(model: Any, example: Example, states: States) -> None:
    with torch.no_grad():
        values, means = model.states(torch.from_numpy(example.seen), example)
    assert np.allclose(states.values, values.numpy(), atol=1e-4)
    assert np.allclose(states.means, means.numpy(), atol=1e-5)


def test_acts_and_hedges_are_the_same(model: Any, heads: Heads, example: Example, states: States) -> None:
    with torch.no_grad():
        acts, hedged, _ = model.judged(*model.states(torch.from_numpy(example.seen), example), example)
    named = {s.id: found for s, found in zip(example.statements, example.found, strict=True)}
    shares, open_ = heads.acts(states, named)
    assert np.allclose(shares, acts.softmax(1).numpy(), atol=1e-4)
    assert np.allclose(open_, hedged.sigmoid().numpy(), atol=1e-4)


@pytest.mark.parametrize("name", PAIRS)
def test_shares_of_stretches_are_the_same(
    model: Any, example: Example, states: States, name: str, pieces: Pieces
) -> None:
    assert example.seen is not None
    with torch.no_grad():
        v = torch.from_numpy(example.seen)
        best, none = model.paired(name, model.states(v, example)[0], v, example)
    weights = {
        key.removeprefix(f"pairs.{name}."): value.numpy()
        for key, value in model.state_dict().items()
        if key.startswith(f"pairs.{name}.")
    }
    seen = pieces.under(example.seen)
    pairs = Pairs(weights, states, seen, Places(encode(Article("a", TEXT))))
    p = example.pairs[name]

    def span(pair: int) -> Span:
        return Span(int(seen.starts[p.low[pair]]), int(seen.ends[p.high[pair] - 1]))

    for row, statement in enumerate(example.statements):
        own = np.flatnonzero(p.of == row)
        candidates = [[span(int(n)) for n in np.flatnonzero(p.candidate == one)] for one in own]
        scores = torch.cat([best[own], none[row : row + 1]]).numpy()
        assert np.allclose(pairs.shares(statement, candidates), softmax(scores), atol=1e-4)
