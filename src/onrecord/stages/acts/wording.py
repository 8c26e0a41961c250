"""The words of a statement that tell its act."""

from __future__ import annotations

import re

from onrecord.records import Encoding, Statement
from onrecord.stages.acts.patterns import NOBODY
from onrecord.stages.acts.rules import Wording

# Annotators often leave auxiliaries and negations outside the cue; they stand right before it.
_AUXILIARIES = re.compile(
    r"(?:\b(?:did|does|do|has|have|had|would|will|could|can|was|were|is|are|am|be|been)(?:n't)?"
    r"|\bwon't|\bcan't|\bnot|\bnever|\bneither|\bnor|\b\w+ly|\bto|\brefus\w+|\bdeclin\w+|,| )+$",
    re.IGNORECASE,
)


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
