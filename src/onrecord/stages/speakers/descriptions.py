"""Whom a description means: "the general", "her campaign", "a senior aide"."""

from __future__ import annotations

import re

from onrecord.records import Span, SpeakerKind
from onrecord.stages.speakers import words
from onrecord.stages.speakers.names import listed
from onrecord.stages.speakers.offices import office_head
from onrecord.stages.speakers.people import Answer, People
from onrecord.stages.speakers.scoring import ranked
from onrecord.stages.speakers.sources import Reading, describe

_DOMINANT = 0.85
"""From this score the person whom an article is about is taken for "the candidate" of no told office.

In the record's training part 21 of 31 such descriptions are then right.
"""

_UTTERANCES = listed("comments mind position remarks response statement statements view views voice words")
"""Heads of a source that stand for the person who utters them."""

_SMALL_WORDS = frozenset({"the", "a", "an", "of", "s", "his", "her"})


def described(reading: Reading, people: People) -> Answer:
    """Return who is described; an unnamed source keeps the article's own description."""
    phrase = _phrase(reading.span.of(people.article.text))
    owner = re.match(r"(he|his|her)\b .+$", phrase, re.IGNORECASE)
    if owner and reading.head in _UTTERANCES:
        return people.best(people.scored(reading.span.start, owner.group(1).lower()))
    head = office_head(reading.span.of(people.encoding.normalised))
    if reading.kind == "unnamed" and not reading.many and reading.definite and head:
        return _by_office(reading.span, head, people)
    if reading.kind in ("organisation", "document") and reading.definite:
        return _body(reading, phrase, people)
    if reading.definite and reading.kind is None:
        return Answer()
    return Answer(without_the(phrase), reading.kind or _guess(phrase))


def relative(reading: Reading, people: People) -> Answer:
    """Return who stands right before "who" or "which"."""
    start = reading.span.start
    text = people.encoding.normalised
    sentence = next((s for s in people.encoding.sentences if s.start <= start < s.end), None)
    if sentence is None:
        return Answer()
    before = Span(sentence.start, start)
    near = [mention for mention, _ in people.cast.mentions_in(before)]
    if near and re.fullmatch(r"(?: \([^)]*\))?,?(?: (?:and|but))? ", text[near[-1].span.end : start]):
        return people.mentioned(near[-1])
    phrase = re.search(r"((?:\w[\w'-]* ){0,3}\w[\w'-]*),? $", before.of(text))
    if phrase is None or reading.head == "that":
        return Answer()
    preceding = phrase.group(1)
    found = describe(preceding, Span(0, len(preceding)))
    if found.kind not in ("group", "unnamed", "organisation"):
        return Answer()
    noun_phrase = re.search(r"(?:\b(?:the|a|an|some|many|most|those|other|several)\b.*|\w+)$", preceding)
    return Answer(noun_phrase.group() if noun_phrase else found.head, found.kind)


def _by_office(span: Span, head: str, people: People) -> Answer:
    """Return the person who holds the office that a description names."""
    phrase = span.of(people.encoding.normalised)
    names = {word.lower() for word in re.findall(r"(?<=\s)[A-Z][\w.]*\w", phrase)}
    own = set(re.findall(r"[a-z]+", phrase.lower())) - _SMALL_WORDS
    weighed = []
    for member in people.cast.members:
        fit = max((_fit(office, head, own, names) for office in people.offices_of(member)), default=0.0)
        if fit:
            weighed.append((member, people.features(member, span.start, "") | {"office fits": fit}))
    if weighed:
        return people.best(ranked(weighed))
    dominant = people.best(people.scored(span.start, ""), _DOMINANT)
    offices = [office.lower() for member in dominant.members for office in people.offices_of(member)]
    if any(head.lower() in re.findall(r"\w+", office) for office in offices):
        return Answer(candidates=dominant.candidates)  # another such office: "the French president"
    return dominant


def _fit(office: str, head: str, own: set[str], names: set[str]) -> float:
    """Return how far an office fits a description: same head, and how many of its other words.

    Nothing fits that lacks a name of the description: "the French president" is not any president.
    """
    known = set(re.findall(r"[a-z]+(?:\.[a-z]+)*", office.lower()))
    if head.lower() not in known or not names <= known:
        return 0.0
    shared = len(own & known)
    return round(0.5 + 0.3 * shared / len(own) + 0.2 * shared / len(own | known), 2)


def _body(reading: Reading, phrase: str, people: People) -> Answer:
    """Return the body or document that "the ministry" means, else the description itself."""
    if re.match(r"(?:his|her|their|its)\b", phrase, re.IGNORECASE):
        return _owned(reading, phrase, people)
    if len(phrase.split()) == 2:
        for member, mention in people.cast.before(reading.span.start):
            if member.kind == reading.kind and reading.head in (token.lower() for token in mention.tokens):
                return people.answer(member)
        fuller = _fuller(reading.head, people.article.text[: reading.span.start])
        if fuller:
            return Answer(fuller, reading.kind)
    return Answer(without_the(phrase), reading.kind)


def _fuller(head: str, before: str) -> str | None:
    """Return the last phrase of `before` that puts a name before `head`: "Arden government"."""
    pattern = rf"((?:[A-Z][\w.-]+ )*[A-Z][\w.-]+(?:['’´]s?)?) (?:[a-z]+ )?{re.escape(head)}\b"
    found = [match for match in re.finditer(pattern, before) if match[1] not in listed(words.NOT_NAMES)]
    return re.sub(r"^(?:The|A|An|In|But|And) ", "", found[-1].group()) if found else None


def _owned(reading: Reading, phrase: str, people: People) -> Answer:
    """Return "Lee campaign" for "her campaign" where the article names it so."""
    pronoun = phrase.split(" ", 1)[0].lower()
    if pronoun in listed(words.PERSON_PRONOUNS):
        owner = people.best(people.scored(reading.span.start, pronoun))
        if owner.members:
            surname, head = re.escape(owner.members[0].surname), re.escape(reading.head)
            named = re.search(
                rf"(?:[A-Z][\w.-]+ )*{surname}(?:['’´]s?)? (?:\w+ )?{head}\b", people.article.text
            )
            if named:
                return Answer(named.group(), reading.kind)
    return Answer(phrase, reading.kind)


def _phrase(phrase: str) -> str:
    """Return a description without what follows a comma, on one line."""
    return " ".join(re.split(r",|\(", phrase, maxsplit=1)[0].split())


def _guess(phrase: str) -> SpeakerKind | None:
    """Return the kind of a description whose head no list has."""
    if re.match(r"(?:another|one|a|an|each)\b", phrase, re.IGNORECASE):
        return "unnamed"
    many = re.match(r"(?:some|many|most|few|several|all|other|those)\b", phrase, re.IGNORECASE)
    return "group" if many else None


def without_the(phrase: str) -> str:
    """Return a description without the definite article."""
    return re.sub(r"^the ", "", phrase, flags=re.IGNORECASE)
