"""Answers that say whose: "Ann Lee's aides" for "her aides" and for "Lee's aides"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.records import Span
from onrecord.stages.speakers import words
from onrecord.stages.speakers.features import Features
from onrecord.stages.speakers.literal import kind_of_words
from onrecord.stages.speakers.names import listed
from onrecord.stages.speakers.referents import Referent, Referents
from onrecord.stages.speakers.scoring import Option
from onrecord.stages.speakers.situation import Situation
from onrecord.stages.speakers.sources import describe, without_outer

_MOST = 3
"""Owners that are weighed for one pronoun."""
_ONE_PERSON = listed("his her him")
_OWNING = re.compile(r"\b(?P<own>his|her|its|their)(?= +\w)", re.IGNORECASE)
_OBJECT = re.compile(r"\b(?P<own>him|her|them)$")


@dataclass(frozen=True)
class Place:
    """A pronoun in the words of a source: where, which, and whether it owns what follows."""

    span: Span
    pronoun: str
    owns: bool


def place_in(phrase: str) -> Place | None:
    """Return the first pronoun of a description that can give way to a name, in its code points."""
    for pattern, owns in ((_OWNING, True), (_OBJECT, False)):
        found = pattern.search(phrase)
        if found and (owns or found.start()):
            return Place(Span(*found.span("own")), found["own"].lower(), owns)
    return None


def owned(situation: Situation, people: Referents, near: list[Referent]) -> Iterator[Option]:
    """Yield a description with its pronoun, or the short name of its owner, made full.

    Args:
        situation: Of a source that is a description.
        people: Of the article.
        near: Whom the article told of, the nearest first.
    """
    whole = situation.reading.whole
    phrase = without_outer(whole.of(people.article.text))
    place = place_in(phrase)
    if place is None:
        yield from _named_owner(situation, people)
        return
    fitting = [ref for ref in near if _may_own(ref, place.pronoun) and not _inside(ref, whole)]
    for number, referent in enumerate(fitting[:_MOST]):
        name = f"{referent.name}'s" if place.owns else referent.name
        words_of = phrase[: place.span.start] + name + phrase[place.span.end :]
        facts: Features = {"says whose": 1.0, f"says whose, for {place.pronoun}": 1.0}
        if number == 0:
            facts["the owner was told of last"] = 1.0
        facts |= {f"the owner {fact}": 1.0 for fact, holds in _facts(referent, situation).items() if holds}
        member = referent.member
        agrees = member.agrees("he" if place.pronoun != "her" else "she") if member else 0.0
        if place.pronoun in _ONE_PERSON and agrees:
            facts["the owner agrees in gender" if agrees > 0 else "the owner contradicts in gender"] = abs(
                agrees
            )
        yield _option(words_of, facts, people)


def _may_own(referent: Referent, pronoun: str) -> bool:
    if pronoun in _ONE_PERSON:
        return referent.kind == "person" and referent.member is not None
    if pronoun == "its":
        return referent.kind == "organisation"
    return referent.kind in ("group", "organisation") or len(referent.members) > 1


def _inside(referent: Referent, whole: Span) -> bool:
    return any(whole.covers(sight.span) for sight in referent.sights)


def _facts(referent: Referent, situation: Situation) -> dict[str, bool]:
    sight = referent.seen_before(situation.place)
    here = sight is not None and sight.sentence == situation.sentence
    return {
        "spoke last": situation.last is not None and situation.last[1] is referent,
        "is named in this sentence": here,
        "is the first person of this sentence": here and sight is not None and sight.first,
        "was told of last of all persons": situation.nearest is referent,
    }


def _named_owner(situation: Situation, people: Referents) -> Iterator[Option]:
    """Yield "Ann Lee's campaign" for "Senator Lee's campaign"."""
    whole = situation.reading.whole
    text = people.encoding.normalised
    for mention, member in people.cast.mentions_in(whole):
        if mention.start != whole.start or not text.startswith("'", mention.span.end):
            return
        named = without_outer(people.article.text[mention.span.start : whole.end])
        rest = named[mention.span.end - mention.span.start :]
        name = people.of_member(member).name
        if rest[2:].strip() and not whole.of(people.article.text).startswith(name):
            facts: Features = {"says whose": 1.0, "says whose, by the full name": 1.0}
            yield _option(name + rest, facts, people)
        return


def _option(phrase: str, facts: Features, people: Referents) -> Option:
    phrase = " ".join(phrase.split())
    head = describe(phrase, Span(0, len(phrase))).head
    referent = people.described(phrase, kind_of_words(phrase), head)
    if referent.spoken:
        facts["says whose, and spoke before"] = 1.0
    if head in listed(words.UTTERANCES):
        facts["says whose, of an utterance"] = 1.0
    return Option(referent.name, referent.kind, facts, referent)
