"""The encoder's word on which value of an article, a day or a channel, is a statement's."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from onrecord.heads.pairs import Pairs
from onrecord.records import Span, Statement
from onrecord.text.occasions import Features

_MOST = 5.0
"""Logit beyond which shares are not told apart."""

PLAIN = "the plain sum"
"""The feature that stands for all that does not come from the encoder."""


def words_on(pairs: Pairs, statement: Statement, values: Mapping[str, Sequence[Span]]) -> dict[str, Features]:
    """Return the features of each value of `values`, by its key, as a statement's."""
    if not pairs.knows(statement.id):
        return {}
    *shares, none = pairs.shares(statement, list(values.values())).tolist()
    best = max(shares, default=0.0)
    out: dict[str, Features] = {}
    for key, share in zip(values, shares, strict=True):
        out[key] = {"by the encoder": _logit(share), "there is one, by the encoder": -_logit(none)}
        if share == best and share > none:
            out[key]["first by the encoder"] = 1.0
    return out


def _logit(share: float) -> float:
    share = min(max(share, 1e-9), 1 - 1e-9)
    return max(-_MOST, min(_MOST, math.log(share / (1 - share))))
