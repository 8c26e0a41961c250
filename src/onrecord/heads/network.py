"""The heads in numpy: states of statements, and what they tell; fitted by `onrecord.training.fields`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import get_args
from zipfile import BadZipFile

import numpy as np
import numpy.typing as npt

from onrecord.errors import WeightsError
from onrecord.heads.layout import Layout, layout, part_means
from onrecord.heads.numeric import Floats, Ints, gelu, softmax
from onrecord.heads.pairs import Pairs
from onrecord.heads.places import Places
from onrecord.records import Act, Encoding, Span, SpeakerKind, Statement, States, Vectors, digest
from onrecord.weights import FOLDER

FILE = "fields.npz"
ENCODER = "encoder.onnx"

ACTS: tuple[str, ...] = get_args(Act)
KINDS: tuple[str, ...] = get_args(SpeakerKind)
STATE = 256
"""Numbers of a statement's state."""
ATTENTION = (6, 32)
"""Heads that look at a statement's pieces, and numbers of each."""
PAIRS = ("speaker", "said_on", "channel")
"""What a stretch of the article can be to a statement."""
LINKS = ("disputes", "repeats")
"""What one statement can do to an earlier one of its article."""
REACH = 40
"""Statements back that a link reaches; of 757 in the first record the farthest goes back 39."""
_RANKS = (1, 2, 4, 8, 16)
APART = len(_RANKS) + 1
"""Ranges of how many statements two are apart."""
PAIRED = 64
BRIDGE = 0.08
"""Share at which a piece belongs to a stretch that goes on after it."""
TAGGED = ("role", "channel")
"""What pieces can be by themselves: words for an office, words for a channel."""


def apart_pairs(count: int) -> tuple[Ints, Ints, Ints]:
    """Return ranks of later and earlier statements within REACH, and the range of how far they are apart."""
    found = [(i, j) for i in range(count) for j in range(max(0, i - REACH), i)]
    later, earlier = np.array(found, dtype=np.int64).reshape(-1, 2).T
    return later, earlier, np.searchsorted(_RANKS, later - earlier).astype(np.int64)


class Heads:
    """All heads, with the weights of a file.

    Args:
        arrays: By name, as `onrecord.training.field_export` writes them.
    """

    def __init__(self, arrays: Mapping[str, npt.NDArray[np.generic]]) -> None:
        self._w = {key: value.astype(np.float32) for key, value in arrays.items() if value.dtype.kind == "f"}
        self._rows = {name: row for row, name in enumerate(arrays["names"].tolist())}
        self.bars: dict[str, float] = dict(
            zip(arrays["bar_names"].tolist(), arrays["bars"].astype(float).tolist(), strict=True)
        )

    def states(self, statements: Sequence[Statement], vectors: Vectors) -> States:
        """Return the states of an article's statements."""
        places = layout(statements, vectors)
        means = part_means(places, vectors.values)
        together = np.concatenate([means, self._attended(places, vectors.values)], axis=1)
        values = gelu(self._linear("mix", together))
        return States({s.id: row for row, s in enumerate(statements)}, values, means)

    def _linear(self, name: str, x: Floats) -> Floats:
        return x @ self._w[f"{name}.weight"].T + self._w[f"{name}.bias"]

    def _attended(self, places: Layout, values: Floats) -> Floats:
        """Return what the heads of attention take from the pieces of each statement: [statements, -1].

        Keys and values of single pieces are never made: the queries are put through the keys' matrix once,
        and the values' matrix sees what was pooled, which is the same and far less work.
        """
        heads, size = ATTENTION
        if not len(values):
            return np.zeros((len(places.parts), heads * size), dtype=np.float32)
        queries = self._w["queries"] * np.float32(size**-0.5)
        by_head = {name: self._w[name].reshape(heads, size, -1) for name in ("keys.weight", "values.weight")}
        looks = np.einsum("hdw,hd->wh", by_head["keys.weight"], queries)
        bias = (self._w["keys.bias"].reshape(heads, size) * queries).sum(axis=1)
        role_keys, role_values = (
            self._w[name].reshape(-1, heads, size) for name in ("role_keys.weight", "role_values.weight")
        )
        scores = (values @ looks + bias)[places.pieces]
        scores += np.einsum("rhd,hd->rh", role_keys, queries)[places.roles]
        scores[places.missing] = -1e4
        shares = softmax(scores, axis=1)
        of_roles = np.stack([(shares * (places.roles == r)[..., None]).sum(1) for r in range(len(role_keys))])
        pooled = np.stack([share.T @ values[p] for share, p in zip(shares, places.pieces, strict=True)])
        out: Floats = np.einsum("shw,hdw->shd", pooled, by_head["values.weight"], optimize=True)
        out += self._w["values.bias"].reshape(heads, size) + np.einsum("rsh,rhd->shd", of_roles, role_values)
        return out.reshape(len(places.parts), heads * size)

    def acts(self, states: States, names: Mapping[str, frozenset[str]]) -> tuple[Floats, Floats]:
        """Return the shares of ACTS [statements, acts] and of "hedged" [statements], in the order of `names`.

        Args:
            states: Of the statements.
            names: The named features of each statement, by its id.
        """
        at = [states.rows[name] for name in names]
        values, means = states.values[at], states.means[at]
        told = np.zeros((len(names), len(ACTS) + 1), dtype=np.float32)
        for row, found in enumerate(names.values()):
            known = sorted(self._rows[name] for name in found if name in self._rows)
            told[row] = self._w["named.weight"][known].sum(axis=0)
        scores = self._linear("act", values) + means @ self._w["skip.weight"].T + told[:, :-1]
        hedged = self._linear("hedged", values)[:, 0] + told[:, -1]
        return softmax(scores), 1 / (1 + np.exp(-hedged))

    def kinds(self, states: States) -> Floats:
        """Return the shares of KINDS [statements, kinds]."""
        return softmax(self._linear("kind", states.values))

    def pairs(self, name: str, states: States, vectors: Vectors, places: Places) -> Pairs:
        """Return how stretches of an article go with its statements in one respect of PAIRS."""
        at = f"pairs.{name}."
        weights = {key.removeprefix(at): value for key, value in self._w.items() if key.startswith(at)}
        return Pairs(weights, states, vectors, places)

    def links(self, states: States, ids: Sequence[str]) -> dict[tuple[str, str], Floats]:
        """Return the shares of neither and of LINKS, by later and earlier statement.

        Args:
            states: Of the article's statements.
            ids: Of the outer statements, in the order of the text.
        """
        rows = [states.rows[name] for name in ids]
        pairs = apart_pairs(len(ids))
        if not len(pairs[0]):
            return {}
        later, earlier = (states.values[rows] for _ in range(2))
        a = self._linear("links.later", later)[pairs[0]]
        b = self._linear("links.earlier", earlier)[pairs[1]]
        apart = self._w["links.apart.weight"][pairs[2]]
        deep = gelu((a + b + apart + (a * b) @ self._w["links.cross.weight"].T).astype(np.float32))
        shares = softmax(self._linear("links.score", deep))
        ends = zip(*(column.tolist() for column in pairs[:2]), strict=True)
        return {(ids[i], ids[j]): share for (i, j), share in zip(ends, shares, strict=True)}

    def belongs(self, name: str, vectors: Vectors) -> Floats:
        """Return each piece's share of being in a stretch of a kind of TAGGED: [pieces]."""
        if not len(vectors):
            return np.zeros(0, dtype=np.float32)
        return 1 - softmax(self._linear(f"tags.{name}", vectors.values))[:, 0]

    def stretches(self, name: str, vectors: Vectors, text: str, shares: Floats | None = None) -> list[Span]:
        """Return the stretches of whole words of a kind of TAGGED, in the order of the text and apart.

        A single piece that is hardly one goes along between two that are. `shares` are those of `belongs`,
        where they are known.
        """
        shares = self.belongs(name, vectors) if shares is None else shares
        inside = shares > 0.5
        between = np.concatenate([[False], inside[:-1]]) & np.concatenate([inside[1:], [False]])
        inside |= between[: len(inside)] & (shares > BRIDGE)
        out: list[Span] = []
        for piece in np.flatnonzero(inside):
            start, end = int(vectors.starts[piece]), int(vectors.ends[piece])
            if out and ((piece and inside[piece - 1]) or start < out[-1].end):
                start = out.pop().start
            while start > 0 and text[start - 1].isalnum():
                start -= 1
            while end < len(text) and text[end].isalnum():
                end += 1
            out.append(Span(start, end))
        return out


def weights_digest(folder: Path) -> str:
    """Return the digest, in sixteen hexadecimal digits, of the encoder in `folder`.

    Raises:
        WeightsError: where there are none.
    """
    try:
        return digest((folder / ENCODER).read_bytes(), length=16)
    except OSError as error:
        what = "the encoder's weights cannot be read"
        raise WeightsError(str(folder), what, "install onrecord anew") from error


@cache
def load(folder: Path = FOLDER) -> Heads:
    """Return the heads in `folder`, once.

    Raises:
        WeightsError: where they cannot be read, or were fitted on another encoder than that beside them.
    """
    path, advice = folder / FILE, "fit them with `python -m onrecord.training.fields`"
    below = weights_digest(folder)
    try:
        with np.load(path, allow_pickle=False) as archive:
            arrays = {key: archive[key] for key in archive.files}
        heads, fitted_on = Heads(arrays), str(arrays["below"])
    except (OSError, KeyError, ValueError, BadZipFile) as error:
        raise WeightsError(str(path), "the heads for fields cannot be read", advice) from error
    if fitted_on != below:
        raise WeightsError(str(path), "the heads for fields were fitted on another encoder", advice)
    return heads


def read(encoding: Encoding, statements: Sequence[Statement]) -> Encoding:
    """Return `encoding` with what the heads see of `statements`; as it is where it has that or no vectors."""
    if encoding.vectors is None or not statements:
        return encoding
    states = encoding.states
    if states is not None and all(statement.id in states.rows for statement in statements):
        return encoding
    return replace(encoding, states=load().states(statements, encoding.vectors))


def pairs_of(encoding: Encoding, name: str) -> Pairs | None:
    """Return how stretches of an article go with its statements; None where the heads have not read it."""
    if encoding.states is None or encoding.vectors is None:
        return None
    return load().pairs(name, encoding.states, encoding.vectors, Places(encoding))
