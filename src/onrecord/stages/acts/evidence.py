"""The named features of a statement that the heads read beside the encoder's vectors."""

from __future__ import annotations

import re

from onrecord.records import Encoding, Statement
from onrecord.stages.acts import features
from onrecord.stages.acts.rules import Wording

_PRONOUN = re.compile(r"(?:he|she|they|i|we|it)\b", re.IGNORECASE)


def named(statement: Statement, encoding: Encoding, wording: Wording) -> frozenset[str]:
    """Return the named features of `statement`, whose words are `wording`."""
    found = features.names(wording) | features.terms(wording)
    found |= {f"form {statement.form}", "inner" if statement.inside else "outer"}
    if not statement.source:
        found.add("no source")
    elif _PRONOUN.match(statement.source[0].of(encoding.normalised)):
        found.add("source is a pronoun")
    return frozenset(found)
