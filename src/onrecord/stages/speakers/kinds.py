"""Whether a name is a person's, a body's, a group's or a document's: a table of named features."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import cast

from onrecord.records import SpeakerKind
from onrecord.stages.speakers import words
from onrecord.stages.speakers.given import GIVEN_NAMES
from onrecord.stages.speakers.names import Mention, is_body, is_office, listed, listed_phrases

KINDS: tuple[SpeakerKind, ...] = ("person", "organisation", "group", "document")

_LEAST = 0.55
"""With less belief than this a kind is not told."""

_SAYS = re.compile(r",? (?:said|says|told|tells|added|wrote|writes|argued|insisted|asked|tweeted|noted)\b")
_SAID = re.compile(r"\b(?:said|says|told|added|wrote|asked|argued) $")
_NOUN = re.compile(r"\b([a-z][\w-]+),? $")


def features_of_name(
    tokens: tuple[str, ...], mentions: Iterable[Mention], text: str, gendered: int, shown: SpeakerKind | None
) -> dict[str, float]:
    """Return what shows the kind of a name.

    Args:
        tokens: Words of the fullest form.
        mentions: Where it is named.
        text: Normalised.
        gendered: How often the article says "he" or "she" of it.
        shown: The kind that the form of the name shows by rule.
    """
    found = {"always": 1.0, f"by its form: {shown or 'untold'}": 1.0} | _form(tokens)
    if gendered:
        found["he or she" if gendered == 1 else "he or she, more than once"] = 1.0
    total = 0
    counts: dict[str, int] = {}
    for mention in mentions:
        total += 1
        for name in _around(mention, text):
            counts[name] = counts.get(name, 0) + 1
    found |= {name: round(count / total, 2) for name, count in counts.items()}
    found["named once" if total == 1 else "named often" if total > 4 else "named more than once"] = 1.0
    return found


def _form(tokens: tuple[str, ...]) -> dict[str, float]:
    if len(tokens) > 1 and all(token.isupper() for token in tokens):  # "ANN LEE"
        tokens = tuple(token.title() if len(token) > 3 else token for token in tokens)
    name = " ".join(tokens)
    facts = {
        f"words: {min(len(tokens), 4)}": True,
        "opens with a given name": tokens[0] in listed(GIVEN_NAMES)
        or tokens[0] in listed(words.WORDS_AND_GIVEN_NAMES),
        "has an initial": any(re.fullmatch(r"(?:[A-Z]\.?)", token) for token in tokens[:-1])
        and len(tokens) > 1,
        "ends in a body's noun": is_body(tokens),
        "has a body's noun": any(token in listed(words.ORGANISATION_HEADS) for token in tokens),
        "ends in a document's noun": tokens[-1] in listed(words.DOCUMENT_HEADS),
        "a place": name in listed_phrases(words.PLACES),
        "a region": name in listed_phrases(words.STATES),
        "a people": tokens[-1] in listed(words.PEOPLES),
        "all capitals": len(tokens) == 1 and tokens[0].isupper() and len(tokens[0]) > 1,
        "has capitals": len(tokens) > 1 and any(token.isupper() and len(token) > 2 for token in tokens),
        "has a capital inside": any(
            re.search(r"[a-z][A-Z]", token) and not re.match(r"Ma?c|O'|De|La|Le|Van", token)
            for token in tokens
        ),
        "has an of": any(token in ("of", "for", "and", "the", "on") for token in tokens),
        "has a figure": any(char.isdigit() for char in name),
        "ends in s": tokens[-1].endswith("s") and not tokens[-1].endswith("ss"),
        "ends in an adjective of a people": tokens[-1] in listed(words.ADJECTIVES),
        "has a hyphen": "-" in name,
        "has an office": any(is_office(token) for token in tokens),
    }
    return {fact: 1.0 for fact, holds in facts.items() if holds}


_BEFORE = (
    ("after in, at or from", re.compile(r"\b(?:in|at|from|across|near|outside) $")),
    ("after the", re.compile(r"\bthe $", re.IGNORECASE)),
    (
        "after a determiner",
        re.compile(r"\b(?:an?|this|that|some|many|most|few|all|other|these|those|more|\w+an|\d+) $"),
    ),
)
_AFTER = (
    ("has an age", re.compile(r", \d\d?,")),
    ("who", re.compile(r",? who\b")),
    ("which", re.compile(r",? which\b")),
    ("possessive", re.compile(r"'s ")),
    ("before a word in s", re.compile(r" [a-z]{0,17}(?<!s)s\b")),
    ("before a plural verb", re.compile(r" (?:[a-z]+ )?(?:are|were|have|do|want|say|believe|think)\b")),
)


def _around(mention: Mention, text: str) -> Iterable[str]:
    """Yield what the words right before and after a name show."""
    before, end = text[max(0, mention.start - 40) : mention.start], mention.span.end
    if mention.title:
        yield "has a title"
    elif mention.office:
        yield "has an office before it"
    if _SAYS.match(text, end) or _SAID.search(before):
        yield "says"
    yield from (name for name, pattern in _BEFORE if pattern.search(before))
    yield from (name for name, pattern in _AFTER if pattern.match(text, end))
    noun = _NOUN.search(before)
    if noun and noun[1] in listed(words.ORGANISATION_NOUNS):
        yield "after a noun for bodies"
    if noun and noun[1] in listed(words.DOCUMENT_NOUNS):
        yield "after a noun for documents"
    if noun and (is_office(noun[1]) or noun[1] in listed(words.OFFICES)):
        yield "after a noun for persons"


@cache
def _weights() -> Mapping[str, Mapping[str, float]]:
    table = json.loads(files(__package__).joinpath("weights.json").read_text("utf-8"))
    return cast(Mapping[str, Mapping[str, float]], table["kinds"])


def kind_by(
    features: Mapping[str, float], table: Mapping[str, Mapping[str, float]] | None = None
) -> SpeakerKind | None:
    """Return the likeliest kind of a name with these features, or None where it is likelier to be wrong."""
    rows = table or _weights()
    sums = [
        sum(rows.get(kind, {}).get(name, 0.0) * value for name, value in features.items()) for kind in KINDS
    ]
    top = max(sums)
    share = 1 / sum(math.exp(value - top) for value in sums)
    return KINDS[sums.index(top)] if share >= _LEAST else None
