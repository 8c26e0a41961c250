"""Fill `act`, `certainty` and `distance` of each statement."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import cast

from onrecord.records import Act, Article, Certainty, Encoding, Statement
from onrecord.stages.acts import words
from onrecord.stages.acts.distance import distance_of
from onrecord.stages.acts.evidence import Evidence, evidence
from onrecord.stages.acts.head import Heads, load
from onrecord.stages.acts.patterns import I_THINK, MAYBE_FALSE, NOBODY, any_of, word_set
from onrecord.stages.acts.rules import Wording, act_of, settled

# Annotators often leave auxiliaries and negations outside the cue; they stand right before it.
_AUXILIARIES = re.compile(
    r"(?:\b(?:did|does|do|has|have|had|would|will|could|can|was|were|is|are|am|be|been)(?:n't)?"
    r"|\bwon't|\bcan't|\bnot|\bnever|\bneither|\bnor|\b\w+ly|\bto|\brefus\w+|\bdeclin\w+|,| )+$",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[^.;:!?/]*")
_SUBORDINATE = re.compile(r",? \b(?:which|who|if|because|although|though)\b")
_REPORTED_CLAIM = re.compile(rf"\b{any_of(words.CLAIMS)}\b")
"""A hedge after a noun for a claim belongs to that claim ("denied allegations that it may be ...")."""

_FIRST_WORDS = 12
"""A hedge counts among so many words of the content: later ones were right in 8 of 34 cases."""

SURE = 0.5
"""Probability above which the head alone says "deny": 83 % of the denials found are ones then, 76 % else."""


def _before_cue(statement: Statement, encoding: Encoding) -> str:
    """Return the words of the sentence before the cue, after any source or content."""
    place = statement.cue[0].start
    start = next((s.start for s in encoding.sentences if s.start <= place < s.end), place)
    for other in statement.source + statement.content:
        if start < other.end <= place:
            start = other.end
    return encoding.normalised[start:place]


def wording_of(statement: Statement, encoding: Encoding) -> Wording:
    """Return the lower-case words of `statement` that the rules read."""
    text = encoding.normalised
    cue = [piece.of(text) for piece in statement.cue]
    if cue:
        auxiliaries = _AUXILIARIES.search(_before_cue(statement, encoding))
        cue.insert(0, auxiliaries.group() if auxiliaries else "")
        if statement.source and NOBODY.match(statement.source[0].of(text).lower()):
            cue.insert(0, "not")
    content = " / ".join(piece.of(text) for piece in statement.content)
    return Wording(
        cue=" ".join(" ".join(cue).lower().split()),
        content=" ".join(content.lower().split()),
        quoted=statement.form == "direct",
    )


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


def decide(heads: Heads, seen: Evidence, wording: Wording) -> tuple[Act, Certainty]:
    """Return act and certainty by the heads, within what the rules leave open.

    Where the cue denies, disputes or withholds, its negations and its object decide, and only rules read
    those. A rule that the heads trust overrules them. A false denial is the worst that can be printed, so the
    head alone says "deny" only when it is surer of it than of everything else together.
    """
    rule, ruled, plain = act_of(wording), certainty_of(wording), settled(wording)
    open_ = ruled == "hedged"
    if not (plain and rule == "deny"):
        # Who denies outright leaves nothing open, whatever hedges stand in what is denied.
        open_ = open_ or heads.certainty.probabilities(seen)["hedged"] >= heads.hedged
    certainty: Certainty = "hedged" if open_ else "certain"
    if plain or rule in heads.trusted:
        return rule, certainty
    shares = heads.act.probabilities(seen)
    if shares["deny"] <= SURE:
        del shares["deny"]
    return cast("Act", max(shares, key=lambda label: shares[label])), certainty


def classify(
    article: Article, encoding: Encoding, statements: tuple[Statement, ...]
) -> tuple[Statement, ...]:
    """Return `statements` with `act`, `certainty` and `distance`.

    Heads on the encoder's vectors decide act and certainty; where `encoding` has no vectors, the rules alone
    do. The act of a statement with neither cue nor content cannot be told and stays None.

    Raises:
        WeightsError: where the heads cannot be read, or were fitted on another encoder.
    """
    heads = load() if encoding.vectors is not None else None
    filled = []
    for statement in statements:
        wording = wording_of(statement, encoding)
        if wording.cue or wording.content:
            act, certainty = act_of(wording), certainty_of(wording)
            if heads is not None and encoding.vectors is not None:
                seen = evidence(statement, encoding, encoding.vectors, wording)
                act, certainty = decide(heads, seen, wording)
            distance = distance_of(statement, article, encoding)
            statement = replace(statement, act=act, certainty=certainty, distance=distance)
        filled.append(statement)
    return tuple(filled)
