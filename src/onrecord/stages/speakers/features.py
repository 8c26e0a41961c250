"""Features of whom a source may mean, each named for a person to read."""

from __future__ import annotations

import math
import re
from bisect import bisect_left

from onrecord.records import Span
from onrecord.stages.speakers import words
from onrecord.stages.speakers.cast import gender_of
from onrecord.stages.speakers.names import listed, listed_phrases
from onrecord.stages.speakers.referents import Referent, Referents, Sight
from onrecord.stages.speakers.situation import Situation
from onrecord.stages.speakers.sources import Reading

Features = dict[str, float]

_APART = ({"organisation", "unnamed"}, {"document", "unnamed"})
_SMALL_WORDS = frozenset({"the", "a", "an", "of", "s", "his", "her", "this", "that", "and", "for"})


_BESIDE = 25
"""Code points between a name and a noun that stand beside each other."""

_NAMES = re.compile(r"(?<=\s)[A-Z][\w.]*\w")
_WORDS = re.compile(r"[a-z]+(?:\.[a-z]+)*")
_SORTS = {noun: listed(marks) for nouns, marks in words.SORTS for noun in nouns.split()}
_SIMILAR = tuple(frozenset(row.split()) for row in words.SIMILAR_OFFICES)


def of_referent(referent: Referent, situation: Situation, people: Referents) -> Features:
    """Return the features of `referent` as an answer in `situation`; those of value 0 are left out."""
    found: Features = {f"a {referent.kind or 'thing of untold kind'}": 1.0}
    if len(referent.members) > 1:
        found["joint speakers"] = 1.0
    if situation.reading.kind and situation.reading.kind != "unnamed":
        fits = situation.reading.kind == referent.kind
        found["of the kind of the words" if fits else "of another kind than the words"] = 1.0
    _spoken(found, referent, situation, people)
    _named(found, referent, situation, people)
    member = referent.member
    if member is not None:
        if member.surely_person:
            found["surely a person"] = 1.0
        if people.offices_of(referent):
            found["has an office"] = 1.0
        if situation.reading.shape == "pronoun" and member.agrees(situation.reading.head):
            agrees = member.agrees(situation.reading.head)
            found["agrees in gender" if agrees > 0 else "contradicts in gender"] = round(abs(agrees), 2)
    if situation.reading.shape in ("description", "name"):
        _described(found, referent, situation, people)
    if situation.reading.shape == "description":
        _beside(found, referent, situation, people)
    elif situation.reading.shape == "relative" and _right_before(referent, situation, people):
        found["named right before"] = 1.0
    return {name: value for name, value in found.items() if value}


def _spoken(found: Features, referent: Referent, situation: Situation, people: Referents) -> None:
    if situation.last and situation.last[1] is referent:
        _last(found, referent, situation, people, situation.last[0])
    elif situation.before_last is referent:
        found["spoke before last"] = 1.0
    if situation.following is referent:
        found["speaks later in this sentence"] = 1.0
    if situation.around is referent:
        found["speaks the quotation around"] = 1.0
    if situation.within is referent:
        found["says the words around"] = 1.0
    if people.statements:
        found["share of the statements"] = round(len(referent.spoken) / people.statements, 2)


def _last(found: Features, referent: Referent, situation: Situation, people: Referents, place: int) -> None:
    """Note how near the statement at `place` is, which is the last one and the referent's."""
    found["spoke last"] = 1.0
    if people.sentence(place) == situation.sentence:
        found["spoke last, in this sentence"] = 1.0
    elif people.paragraph(place) == situation.paragraph:
        found["spoke last, in this paragraph"] = 1.0
    elif situation.paragraph - people.paragraph(place) == 1:
        found["spoke last, in the paragraph before"] = 1.0
    if situation.statement.form == "direct":
        found["spoke last, and these words are quoted"] = 1.0
    if not people.persons_between(place, situation.place, referent):
        found["spoke last, and no other person is named since"] = 1.0
    if situation.last_by_pronoun:
        found["spoke last, as a pronoun"] = 1.0


def _named(found: Features, referent: Referent, situation: Situation, people: Referents) -> None:
    if referent.kind in ("person", None):
        found["share of the names"] = round(len(referent.sights) / people.names, 2)
    if any(piece.covers(sight.span) for piece in situation.statement.content for sight in referent.sights):
        found["named in the content"] = 1.0
        if situation.statement.form == "direct":
            found["named in the quoted content"] = 1.0
    if any(piece.covers(sight.span) for piece in situation.statement.cue for sight in referent.sights):
        found["named in the cue"] = 1.0
    if referent.sights and referent.sights[0].paragraph == 0:
        found["named in the first line"] = 1.0
    sight = referent.seen_before(situation.place)
    if sight is None:
        if referent.sights:
            found["named only later"] = 1.0
            if referent.sights[0].sentence == situation.sentence:
                found["named only later, in this sentence"] = 1.0
        return
    since = situation.sentence - sight.sentence
    if sight.quoted:
        found["named only in quotations"] = 1.0
    _near(found, sight, since)
    told = referent.told_before(situation.place)
    found["sentences since told of"] = round(
        math.log2(1 + max(0, situation.sentence - people.sentence(told))), 2
    )
    found["sentences since named"] = round(math.log2(1 + since), 2)
    if sight.paragraph == situation.paragraph:
        found["named in this paragraph"] = 1.0


def _near(found: Features, sight: Sight, since: int) -> None:
    where = {0: "this sentence", 1: "the sentence before"}.get(since)
    if where is None:
        return
    found[f"named in {where}"] = 1.0
    if sight.first:
        found[f"first person of {where}"] = 1.0
    if sight.possessive:
        found[f"in the possessive in {where}"] = 1.0
    if sight.governed:
        found[f"after a preposition in {where}"] = 1.0


def _described(found: Features, referent: Referent, situation: Situation, people: Referents) -> None:
    """Note how the words of a description fit a referent's name, office and own words."""
    reading = situation.reading
    text = people.encoding.normalised
    phrase = reading.span.of(text)
    own = set(re.findall(r"[a-z]+", phrase.lower())) - _SMALL_WORDS
    names = {word.lower() for word in _NAMES.findall(phrase)}
    fits = max((fit(office, reading.head, own, names) for office in people.offices_of(referent)), default=0.0)
    if fits:
        found["has the office"] = 1.0
        found["fit of the office"] = fits
    if not fits and any(similar(reading.head, office) for office in people.offices_of(referent)):
        found["has a similar office"] = 1.0
    known = set(re.findall(r"[a-z]+", referent.name.lower()))
    if reading.head and (reading.head in known or reading.head == referent.head):
        found["its name has the head noun"] = 1.0
        if own <= known:
            found["its name has all the words"] = 1.0
    for sight in referent.sights:
        if reading.whole.covers(sight.span):
            found["named in these words"] = 1.0
            rest = text[sight.span.end : reading.whole.end].strip(" ,.\"'")
            if not rest:
                found["ends these words"] = 1.0
            elif sight.possessive:
                found["owns what these words tell"] = 1.0
            if sight.governed:
                found["after a preposition in these words"] = 1.0
            if sight.span.start == reading.span.start:
                found["opens these words"] = 1.0
            break


def _right_before(referent: Referent, situation: Situation, people: Referents) -> bool:
    """Tell whether nothing but marks stands between a name and a source."""
    text = people.encoding.normalised
    return any(
        sight.span.end <= situation.place and not text[sight.span.end : situation.place].strip(" ,\"'()-")
        for sight in referent.sights
    )


def _beside(found: Features, referent: Referent, situation: Situation, people: Referents) -> None:
    """Note how the head noun of a description goes with a referent elsewhere in the article."""
    head = situation.reading.head
    if not head or not head[0].isalpha():
        return
    member = referent.member
    gender = gender_of(head)
    if member and gender and (agrees := member.agrees("he" if gender == "male" else "she")):
        found["agrees with the noun" if agrees > 0 else "contradicts the noun"] = round(abs(agrees), 2)
    if member and referent.kind != "person" and of_sort(head, member.tokens):
        found["its name is of the noun's sort"] = 1.0
    fits = "" if referent.kind == situation.reading.kind or referent.kind == "person" else ", of another kind"
    for place, when in _other_places(head, situation, people):
        _beside_at(found, referent, place, len(head), f"its noun {when}{fits}", people)


def _other_places(head: str, situation: Situation, people: Referents) -> list[tuple[int, str]]:
    """Return where a head noun stands for the first time, and for the last time before a description."""
    whole = situation.reading.whole
    places = people.places.get(head, [])
    earlier = places[: bisect_left(places, whole.start)]
    found = [(earlier[-1], "last")] if earlier else []
    return [*found, (earlier[0], "first")] if len(earlier) > 1 else found


def _beside_at(
    found: Features, referent: Referent, place: int, size: int, noun: str, people: Referents
) -> None:
    text, sentence = people.encoding.normalised, people.sentence(place)
    for sight in referent.sights:
        if sight.sentence != sentence:
            continue
        found[f"named with {noun}"] = 1.0
        gap = Span(min(place + size, sight.span.end), max(place, sight.span.start))
        if gap.end - gap.start < _BESIDE and not re.search(r"[.;:]", gap.of(text)):
            found[f"named beside {noun}"] = 1.0
    if any(people.sentence(spoken) == sentence for spoken in referent.spoken):
        found[f"spoke with {noun}"] = 1.0


def of_sort(head: str, tokens: tuple[str, ...]) -> bool:
    """Tell whether a body's name shows it to be what a noun tells: "network", of "Arden Radio"."""
    marks = _SORTS.get(head, frozenset())
    if "PLACE" in marks and " ".join(tokens) in listed_phrases(words.PLACES):
        return True
    return any(token in marks for token in tokens)


def contradicts(referent: Referent, reading: Reading, people: Referents) -> bool:
    """Tell whether a description cannot mean `referent`.

    A body is no withheld person that was only described ("the company", "our inspector"), nor the reverse.
    It cannot mean whom it only mentions ("a spokeswoman for Ann Lee"), nor who has such an office without
    a name that it has: "the French president" is not any president.
    """
    if not referent.members and {reading.kind, referent.kind} in _APART:
        return True
    inside = [sight for sight in referent.sights if reading.whole.covers(sight.span)]
    if any(sight.governed and not sight.possessive for sight in inside):
        return True
    offices = [set(_WORDS.findall(office.lower())) for office in people.offices_of(referent)]
    if not any(reading.head in office for office in offices):
        return False
    names = {word.lower() for word in _NAMES.findall(reading.span.of(people.encoding.normalised))}
    return bool(names) and not any(names <= office for office in offices)


def fit(office: str, head: str, own: set[str], names: set[str]) -> float:
    """Return how far an office fits a description: same head, and how many of its other words.

    Nothing fits that lacks a name of the description: "the French president" is not any president.
    """
    known = set(_WORDS.findall(office.lower()))
    if not head or head.lower() not in known or not names <= known:
        return 0.0
    shared = len(own & known)
    return round(0.5 + 0.3 * shared / max(1, len(own)) + 0.2 * shared / max(1, len(own | known)), 2)


def similar(head: str, office: str) -> bool:
    """Tell whether an office has a noun that news uses for the same persons as `head`."""
    group = next((row for row in _SIMILAR if head in row), None)
    return group is not None and any(word in group for word in re.findall(r"[\w-]+", office.lower()))
