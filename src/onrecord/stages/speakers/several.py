"""Answers beside names and own words: several at once, a noun told of before, somebody's campaign."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from onrecord.records import Span
from onrecord.stages.speakers import words
from onrecord.stages.speakers.features import Features
from onrecord.stages.speakers.literal import kind_of_words, modifiers
from onrecord.stages.speakers.names import listed
from onrecord.stages.speakers.referents import Referent, Referents
from onrecord.stages.speakers.scoring import Option
from onrecord.stages.speakers.situation import Situation
from onrecord.stages.speakers.sources import describe

_COUNTED = re.compile(r"\b(?:two|both|pair|duo|three|four|brothers|sisters|couple)\b", re.IGNORECASE)
_BACK = 3
"""Sentences in which persons or nouns are looked for, the source's own among them."""

_OWN = ("campaign", "administration", "team", "camp")
_OWNERS = 4
_PLURAL = frozenset({"they", "who", "both"})


def together(situation: Situation, people: Referents) -> Iterator[Option]:
    """Yield those who were named together, for words that may mean several persons."""
    text = situation.reading.whole.of(people.encoding.normalised)
    counted = _COUNTED.search(text) is not None
    plural = situation.reading.many and situation.reading.determiner == "definite"
    if not (
        counted or plural or situation.contexts[1] == "they" or situation.reading.head in ("those", "both")
    ):
        return
    for parts, how in _pairs(situation, people):
        joined = people.joined(parts)
        facts: Features = {"named together": 1.0, f"named together, {how}": 1.0}
        if counted:
            facts["named together, and the words count"] = 1.0
        if joined.spoken:
            facts["named together, and spoke before"] = 1.0
        yield Option(joined.name, joined.kind, facts, joined)


def _pairs(situation: Situation, people: Referents) -> Iterator[tuple[tuple[Referent, ...], str]]:
    """Yield groups of persons: joined by "and", the only ones of a sentence, the last two who spoke."""
    for sentence in range(situation.sentence, max(-1, situation.sentence - _BACK), -1):
        span = people.encoding.sentences[sentence]
        named = [
            (mention, people.of_member(member))
            for mention, member in people.cast.mentions_in(span)
            if member.kind == "person" and mention.span.end <= situation.place
        ]
        for (one, first), (two, second) in pairwise(named):
            if first is not second and people.encoding.normalised[one.span.end : two.start] == " and ":
                yield (first, second), "joined by and"
        distinct = list(dict.fromkeys(referent for _, referent in named))
        if len(distinct) in (2, 3):
            yield tuple(distinct), "alone in a sentence"
            break
    if situation.last and situation.before_last:
        last, other = situation.last[1], situation.before_last
        if last.kind == other.kind == "person":
            yield (other, last), "the last who spoke"


def nouns(situation: Situation, people: Referents) -> Iterator[Option]:
    """Yield the phrases for bodies, documents or groups right before "it" or "they"."""
    form, text = situation.contexts[1], people.encoding.normalised
    lists = (
        (words.GROUP_NOUNS, words.UNNAMED_NOUNS)
        if form == "they"
        else (words.ORGANISATION_NOUNS, words.DOCUMENT_NOUNS)
    )
    first = people.encoding.sentences[max(0, situation.sentence - 2)].start
    found = [
        match
        for match in re.finditer(r"[a-z][\w-]*", text[first : situation.place])
        if any(match.group() in listed(row) for row in lists)
        and (form != "they" or match.group().endswith(("s", "men", "people")))
    ]
    for number, match in enumerate(reversed(found[-4:])):
        place = first + match.start()
        start, determined = modifiers(text, place)
        phrase = " ".join(people.article.text[start : first + match.end()].split())
        since = situation.sentence - people.sentence(place)
        facts: Features = {"a noun before": 1.0, f"a noun before, by sentences: {since}": 1.0}
        if number == 0:
            facts["a noun before, the last"] = 1.0
        if determined:
            facts["a noun before, after a determiner"] = 1.0
        opening = text[people.encoding.sentences[people.sentence(place)].start : start]
        if not re.search(r"[a-z]{2}", re.sub(r"(?i)\b(?:the|an?|his|her|but|and)\b", "", opening)):
            facts["a noun before, opens its sentence"] = 1.0
        if start < place:
            facts["a noun before, with words before it"] = 1.0
        head = describe(phrase, Span(0, len(phrase))).head
        referent = people.described(phrase, kind_of_words(phrase), head)
        if referent.spoken:
            facts["a noun before, and spoke before"] = 1.0
        yield Option(referent.name, referent.kind, facts, referent)


def bodies_of_persons(situation: Situation, people: Referents, near: list[Referent]) -> Iterator[Option]:
    """Yield "Lee campaign" for "her campaign", for each of those near who may own it."""
    head = situation.reading.head
    if head not in _OWN:
        return
    noun = "administration" if head == "administration" else "campaign"
    owner = situation.reading.whole.of(people.encoding.normalised).split(" ", 1)[0].lower()
    whole = situation.reading.whole
    persons = [referent for referent in near if referent.kind == "person" and referent.member]
    inside = [ref for ref in persons if any(whole.covers(sight.span) for sight in ref.sights)]
    for number, referent in enumerate((inside or persons)[:_OWNERS]):
        member = referent.member
        if member is None:
            continue
        facts: Features = {f"{noun} of somebody": 1.0}
        facts[f"{noun} of somebody, share of the names"] = round(len(referent.sights) / people.names, 2)
        if number == 0:
            facts[f"{noun} of whom was told of last"] = 1.0
        if situation.last and situation.last[1] is referent:
            facts[f"{noun} of who spoke last"] = 1.0
        if inside:
            facts[f"{noun} of who is named"] = 1.0
        sight = referent.seen_before(situation.place)
        if sight and sight.first and sight.sentence == situation.sentence:
            facts[f"{noun} of the first person of this sentence"] = 1.0
        agrees = member.agrees(owner) if owner in ("his", "her") else 0.0
        if agrees:
            facts["owner agrees in gender" if agrees > 0 else "owner contradicts in gender"] = abs(agrees)
        if any("president" in o.lower() for o in people.offices_of(referent)):
            facts[f"{noun} of a president"] = 1.0
        name = f"{member.surname} {noun}"
        if name.lower() in people.encoding.normalised.lower():
            facts[f"{noun} of somebody, in these words"] = 1.0
        body = people.described(name, "organisation", noun)
        if body.spoken:
            facts[f"{noun} of somebody, and spoke before"] = 1.0
        yield Option(body.name, "organisation", facts, body)
