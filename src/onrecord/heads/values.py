"""The encoder's word on which value of an article, a day or a channel, is a statement's."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from onrecord.heads.pairs import Pairs
from onrecord.records import Span, Statement
from onrecord.text.occasions import Features, belief, total

_MOST = 5.0
"""Logit beyond which shares are not told apart."""

_WORD, _ANY, _FIRST = "by the encoder", "there is one, by the encoder", "first by the encoder"
"""The features that come from the encoder."""

PLAIN = "the plain sum"
"""The feature that stands for all that does not come from the encoder."""


def with_words(
    pairs: Pairs | None,
    candidates: Iterable[tuple[Statement, str, Features]],
    values: Mapping[str, Sequence[Span]],
) -> Iterator[tuple[Statement, str, Features]]:
    """Yield statements with values and their features, those of the encoder's word among them.

    Args:
        pairs: None where the heads have not read the article; the features are then as they were.
        candidates: Those of one statement after another.
        values: The stretches that tell each value, by its key.
    """
    for _, group in groupby(candidates, key=lambda row: row[0].id):
        rows = list(group)
        statement = rows[0][0]
        told = words_on(pairs, statement, values) if pairs is not None else {}
        for _, key, features in rows:
            yield statement, key, features | told.get(key, {})


def summed(features: Features, plain: Mapping[str, float]) -> Features:
    """Return the features of the sum with the encoder's word: the word, and the sum by `plain`."""
    own = {name: features[name] for name in (_WORD, _ANY, _FIRST) if name in features}
    return {PLAIN: total(plain, features), "bias": 1.0} | own


def belief_in(features: Features, plain: Mapping[str, float], last: Mapping[str, float]) -> float:
    """Return the belief by the weights `plain`, or by `last` where the encoder has its word."""
    return belief(last, summed(features, plain)) if _WORD in features else belief(plain, features)


def words_on(pairs: Pairs, statement: Statement, values: Mapping[str, Sequence[Span]]) -> dict[str, Features]:
    """Return the features of each value of `values`, by its key, as a statement's."""
    if not pairs.knows(statement.id):
        return {}
    *shares, none = pairs.shares(statement, list(values.values())).tolist()
    best = max(shares, default=0.0)
    out: dict[str, Features] = {}
    for key, share in zip(values, shares, strict=True):
        out[key] = {_WORD: _logit(share), _ANY: -_logit(none)}
        if share == best and share > none:
            out[key][_FIRST] = 1.0
    return out


def _logit(share: float) -> float:
    share = min(max(share, 1e-9), 1 - 1e-9)
    return max(-_MOST, min(_MOST, math.log(share / (1 - share))))
