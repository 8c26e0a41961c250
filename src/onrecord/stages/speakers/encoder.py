"""The encoder's word on whom a source means, as one feature among the others."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from onrecord.heads import Pairs
from onrecord.stages.speakers.mentions import mentions_of
from onrecord.stages.speakers.referents import Referents
from onrecord.stages.speakers.scoring import Option
from onrecord.stages.speakers.situation import Situation

_LEAST = -5.0
"""Logarithm of a share below which shares are not told apart."""


def with_shares(
    offered: Sequence[Option], situation: Situation, people: Referents, pairs: Pairs | None
) -> list[Option]:
    """Return `offered` with the shares that the heads give them; as they are where there are no heads."""
    statement = situation.statement
    if pairs is None or not pairs.knows(statement.id):
        return list(offered)
    spans = [
        mentions_of(option.referent, situation, people.encoding.normalised)
        if option.referent is not None
        else []
        for option in offered
    ]
    *shares, none = pairs.shares(statement, spans).tolist()
    best = max(shares, default=0.0)
    return [
        replace(option, features={**option.features, **_features(option, share, none, best)})
        for option, share in zip(offered, shares, strict=True)
    ]


def _features(option: Option, share: float, none: float, best: float) -> dict[str, float]:
    if option.referent is None:
        return {"no one, by the encoder": _log(none)}
    found = {"by the encoder": _log(share)}
    if share == best and share > none:
        found["first by the encoder"] = 1.0
    return found


def _log(share: float) -> float:
    return round(max(_LEAST, math.log(max(share, 1e-9))) - _LEAST, 2)
