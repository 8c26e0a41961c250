"""Fill `act`, `certainty` and `distance` of each statement."""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.records import Article, Certainty, Encoding, Statement
from onrecord.stages.acts import words
from onrecord.stages.acts.patterns import I_THINK, NOBODY, any_of, word_set
from onrecord.stages.acts.rules import Wording, act_of

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
    clause = _CLAUSE.match(wording.content.lstrip("\"' /"))
    main = _SUBORDINATE.split(clause.group() if clause else "")[0]
    if I_THINK.search(main):
        return "hedged"
    first = re.findall(r"\w+", _REPORTED_CLAIM.split(main)[0])[:_FIRST_WORDS]
    return "certain" if word_set(words.HEDGES).isdisjoint(first) else "hedged"


def distance_of(statement: Statement, article: Article) -> str | None:
    """Return the cue's word that keeps a distance, as the article writes it."""
    found = (word for piece in statement.cue for word in re.findall(r"\w+", piece.of(article.text)))
    return next((word for word in found if word.lower() in word_set(words.DISTANCE)), None)


def classify(
    article: Article, encoding: Encoding, statements: tuple[Statement, ...]
) -> tuple[Statement, ...]:
    """Return `statements` with `act`, `certainty` and `distance`.

    The act of a statement with neither cue nor content cannot be told and stays None.
    """
    filled = []
    for statement in statements:
        wording = wording_of(statement, encoding)
        if wording.cue or wording.content:
            statement = replace(
                statement,
                act=act_of(wording),
                certainty=certainty_of(wording),
                distance=distance_of(statement, article),
            )
        filled.append(statement)
    return tuple(filled)
