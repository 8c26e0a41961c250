"""Fill `act`, `certainty` and `distance` of each statement."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from typing import cast

from onrecord import heads
from onrecord.records import Act, Article, Certainty, Encoding, Statement
from onrecord.stages.acts import words
from onrecord.stages.acts.distance import distance_of
from onrecord.stages.acts.evidence import named
from onrecord.stages.acts.patterns import I_THINK, MAYBE_FALSE, any_of, word_set
from onrecord.stages.acts.rules import Wording, act_of, settled
from onrecord.stages.acts.wording import wording_of

_CLAUSE = re.compile(r"[^.;:!?/]*")
_SUBORDINATE = re.compile(r",? \b(?:which|who|if|because|although|though)\b")
_REPORTED_CLAIM = re.compile(rf"\b{any_of(words.CLAIMS)}\b")
"""A hedge after a noun for a claim belongs to that claim ("denied allegations that it may be ...")."""

_NAME_WITHIN = re.compile(r"(?<!^)(?<![.!?\"] )(?<!\")\b[A-Z][a-z]")
_PERSONS = re.compile(
    r"\b(?:he|she|they|him|her|them|you|his|their|your|we|us|our|i|me|my|who|whose)\b", re.IGNORECASE
)

_FIRST_WORDS = 12
"""A hedge counts among so many words of the content: later ones were right in 8 of 34 cases."""


OVERRULING = frozenset({"accuse", "confirm", "deny", "promise"})
"""Acts whose rules go before the heads."""


@lru_cache(maxsize=256)
def certainty_of(wording: Wording) -> Certainty:
    """Return "hedged" where a hedge stands in the cue or governs the main claim of the content."""
    if not word_set(words.CUE_HEDGES).isdisjoint(re.findall(r"\w+", wording.cue)):
        return "hedged"
    if settled(wording) and act_of(wording) == "deny":
        return "certain"  # who denies outright leaves nothing open, whatever hedges stand in what is denied
    clause = _CLAUSE.match(wording.content.lstrip("\"' /"))
    main = _SUBORDINATE.split(clause.group() if clause else "")[0]
    if I_THINK.search(main) or MAYBE_FALSE.search(main):
        return "hedged"
    first = re.findall(r"\w+", _REPORTED_CLAIM.split(main)[0])[:_FIRST_WORDS]
    return "certain" if word_set(words.HEDGES).isdisjoint(first) else "hedged"


def decide(
    shares: Mapping[str, float], hedged: float, wording: Wording, bars: Mapping[str, float], *, somebody: bool
) -> tuple[Act, Certainty]:
    """Return act and certainty by the heads, within what the rules leave open.

    Where the cue denies, disputes or withholds, its negations and its object decide, and only rules read
    those; `OVERRULING` rules are as often right as the heads where both speak, and hold on plain sentences of
    any subject. A false denial is the worst that can be printed, and the heads alone tell too many, of those
    that they are sure of on plain sentences too: only rules tell denials, and theirs are told as statements.
    An accusation is told already where it is likely: what accuses for one reader states for another.

    Args:
        shares: Of each act, by the heads.
        hedged: The share of "hedged".
        wording: The statement's words.
        bars: Least shares of "hedged", of "accuse", and of "accuse nobody" where no culprit is named.
        somebody: Whether the content names somebody, as `names_somebody` tells.
    """
    rule, plain = act_of(wording), settled(wording)
    open_ = certainty_of(wording) == "hedged"
    if not (plain and rule == "deny"):
        # Who denies outright leaves nothing open, whatever hedges stand in what is denied.
        open_ = open_ or hedged >= bars["hedged"]
    certainty: Certainty = "hedged" if open_ else "certain"
    if plain or rule in OVERRULING:
        return rule, certainty
    if shares["accuse"] >= bars["accuse" if somebody else "accuse nobody"]:
        return "accuse", certainty
    best = max((act for act in shares if act != "accuse"), key=lambda act: shares[act])
    return cast("Act", "state" if best == "deny" else best), certainty


def names_somebody(words_of: str) -> bool:
    """Tell whether words may hold whom they accuse: a name within them, or a pronoun for persons."""
    return _NAME_WITHIN.search(words_of) is not None or _PERSONS.search(words_of) is not None


def classify(
    article: Article, encoding: Encoding, statements: tuple[Statement, ...]
) -> tuple[Statement, ...]:
    """Return `statements` with `act`, `certainty` and `distance`.

    The heads on the encoder's vectors decide act and certainty; where `encoding` has no vectors, the rules
    alone do. The act of a statement with neither cue nor content cannot be told and stays None.

    Raises:
        WeightsError: where the heads cannot be read, or were fitted on another encoder.
    """
    wordings = [wording_of(statement, encoding) for statement in statements]
    told = [(act_of(wording), certainty_of(wording)) for wording in wordings]
    seen = heads.read(encoding, statements).states
    if seen is not None:
        names = {s.id: named(s, encoding, wording) for s, wording in zip(statements, wordings, strict=True)}
        shares, hedged = heads.load().acts(seen, names)
        told = [
            decide(
                dict(zip(heads.ACTS, row.tolist(), strict=True)),
                float(share),
                wording,
                heads.load().bars,
                somebody=any(names_somebody(span.of(encoding.normalised)) for span in statement.content),
            )
            for row, share, wording, statement in zip(shares, hedged, wordings, statements, strict=True)
        ]
    filled = []
    for statement, wording, (act, certainty) in zip(statements, wordings, told, strict=True):
        if wording.cue or wording.content:
            distance = distance_of(statement, article, encoding)
            statement = replace(statement, act=act, certainty=certainty, distance=distance)
        filled.append(statement)
    return tuple(filled)
