"""Offices that an article tells of a person only by calling them so: "the former harbour master"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.records import Span, Statement
from onrecord.stages.speakers import words
from onrecord.stages.speakers.names import is_office, listed
from onrecord.stages.speakers.offices import is_former
from onrecord.stages.speakers.options import options
from onrecord.stages.speakers.referents import Referent, Referents
from onrecord.stages.speakers.scoring import ranked
from onrecord.stages.speakers.situation import Situation

LEAST = 0.8
"""From this score a description tells the office of whom it means. Left out in four parts, the recall of
roles on the record's training part grows by this rule from 49 to 53 %; their precision falls from 74 to
73 %."""

_DEFINITE = re.compile(r"\b(?:The|the) (?=[A-Za-z])")
_WORD = re.compile(r"([\w.'-]*\w) ?")
_TAIL = re.compile(
    r" (?:of|from) (?:the )?(?:[A-Z][\w-]*|state|defense|defence|foreign affairs)(?: [A-Z][\w-]*)*"
)
_NAMES_ON = re.compile(r",? (?:[a-z]+(?:'s)? )?[A-Z]|-")
"""After an office that belongs to a name, or to a compound."""

_MODIFIERS = 5
"""Words that may stand between "the" and the noun."""

_NO_HEADS = listed(words.KIN) | listed(
    "speaker witness victim person man woman reporter author writer resident creator republican"
    " democrat conservative liberal libertarian"
)
"""Nouns that tell no office here: ties, parties, and nouns that often mean nobody."""

_TOO_BARE = listed("president secretary general minister director manager officer head leader chief")


_RANKING = listed(
    "first second next only best worst most last latest same other real so-called would-be ideal"
)
"""After "the", these tell a place in a row and no office."""


def descriptions(people: Referents) -> Iterator[Span]:
    """Yield the definite descriptions of one person by an office, in the order of the text."""
    text = people.encoding.normalised
    for opening in _DEFINITE.finditer(text):
        first = _WORD.match(text, opening.end())
        if first and first[1].lower() in _RANKING:
            continue
        end = _office_end(text, opening.end())
        if end is not None and not _NAMES_ON.match(text, end):
            yield Span(opening.start(), end)


def _office_end(text: str, place: int) -> int | None:
    """Return where the office ends that the words from `place` on make, or None where they make none."""
    found, start = None, place
    for _ in range(_MODIFIERS):
        word = _WORD.match(text, place)
        if word is None or word[1].endswith(("'s", "s'")) or word[1].lower() in listed(words.FUNCTION_WORDS):
            break
        low = word[1].lower()
        if (is_office(word[1]) or low in listed(words.OFFICES)) and low not in _NO_HEADS:
            found = word
        elif found:
            break
        place = word.end()
    if found is None:
        return None
    tail = _TAIL.match(text, found.end(1))
    if tail is None and found.start() == start and found[1].lower() in _TOO_BARE:
        return None
    return tail.end() if tail else found.end(1)


def as_statement(span: Span) -> Statement:
    """Return a description as the source of a statement, so that it can be resolved as one."""
    return Statement(
        id=f"description at {span.start}", source=(span,), cue=(), content=(), form="indirect",
        confidence=1.0, model="description",
    )  # fmt: skip


def meant(
    situation: Situation, people: Referents, least: float, but: Referent | None = None
) -> Referent | None:
    """Return the one person or body whom words mean, or None where that is less likely than `least`."""
    offered = [option for option in options(situation, people) if but is None or option.referent is not but]
    best = ranked(offered, situation.contexts)[0]
    referent = best.option.referent
    told = best.score >= least and referent is not None and referent.member is not None
    return referent if told else None


def office_in(phrase: str) -> str:
    """Return a description without its determiner."""
    return re.sub(r"^(?:the|this|that) ", "", " ".join(phrase.split()), flags=re.IGNORECASE)


def first_current(offices: Sequence[str]) -> str | None:
    """Return the first office that is no former one, else the first."""
    return min(offices, key=is_former, default=None)
