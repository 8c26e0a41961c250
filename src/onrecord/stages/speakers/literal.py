"""Answers in the article's own words: a description as it stands, cut short, or a fuller one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.records import Span, SpeakerKind
from onrecord.stages.speakers import words
from onrecord.stages.speakers.features import Features
from onrecord.stages.speakers.names import listed
from onrecord.stages.speakers.referents import Referents, key_of
from onrecord.stages.speakers.scoring import Option
from onrecord.stages.speakers.situation import Situation
from onrecord.stages.speakers.sources import PARTICIPLE, describe, without_outer

_MONTH = r"(?:Jan|Feb|March|April|May|June|July|Aug|Sept|Oct|Nov|Dec)(?:\.|[a-z]*)\b"
_CUTS = (
    (
        "an apposition",
        re.compile(
            r" ?(?:, (?:an?|the|one|some|his|her|their|its|all|including|such|who|which|but|not)\b|;|\("
            r"| -+ |[–—]| called | named | including | such as )"
        ),
    ),
    ("what follows a comma", re.compile(r" ?,")),
    ("a clause", re.compile(r",? (?:who|whom|whose|which|that|where)\b")),
    ("a participle", PARTICIPLE),
    (
        "a preposition",
        re.compile(
            r" (?:for|from|in|at|by|with|to|on|about|against|behind|under|over|inside|near|outside|like|than"
            r"|familiar|close|briefed|backing|supporting|opposed|speaking|trying|working|running|led|writing)\b"
        ),
    ),
    ("an of", re.compile(r" of\b")),
    (
        "a time",
        re.compile(
            r",? (?:(?:in|since|during|from|of) (?:(?:early|late|mid)[- ])?(?:\d{4}\b|"
            + _MONTH
            + r")|(?:on |earlier |late |early )*(?:this|last|next|that|on) (?:day|week|weekend|month|year"
            r"|night|morning|spring|summer|fall|autumn|winter|"
            + _MONTH
            + r"|\w+day)\b|(?:late |early )?\w+day\b(?=$| (?:night|morning|afternoon|evening)$))"
        ),
    ),
)
_OWNER = re.compile(
    r"(?:his|her|their|its|our|my|whose|(?:[\w.]+ ){0,3}[\w.]+(?:['’´]s|s['’´])) +", re.IGNORECASE
)
_NEVER_FIRST = re.compile(
    r"^(?:(?:by|even|and|but|also|from|among|to|for|in|as(?! many| much)|with) )+", re.IGNORECASE
)
_DETERMINER = listed("the a an his her its their this that these those our my some any each every one")
_WITHHELD = re.compile(
    r"\b(?:briefed on|familiar with|close to|anonymity|(?:not|n't|un)\W*authori[sz]ed"
    r"|with (?:direct )?knowledge of)\b"
)
_MANY = re.compile(
    r"(?:some|many|most|few|several|all|none|no|much|other|others|those|both|two|three|the rest)\b",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"[^\s,;:.!?\"“”()—–]+ +$")
_FINITE = re.compile(r"\b(?:said|is|are|was|were|has|had|have|called|found|will|would|call|calls)\b")
_MOST = 4
"""Fuller phrases that are weighed."""


def shortened(situation: Situation, people: Referents) -> Iterator[Option]:
    """Yield a description whole, and cut at its apposition, clause, participle, preposition or owner."""
    whole = " ".join(without_outer(situation.reading.whole.of(people.article.text)).split())
    known: set[str] = set()
    for phrase, features in _forms(whole):
        if phrase and key_of(phrase) not in known:
            known.add(key_of(phrase))
            yield _option(phrase, features, situation, people)


def _forms(whole: str) -> Iterator[tuple[str, Features]]:
    for form, features in _cut(_NEVER_FIRST.sub("", whole, count=1)):
        yield form, features
        owner = _OWNER.match(form)
        if owner:
            yield form[owner.end() :], features | {"drops its owner": 1.0}


def _cut(phrase: str) -> Iterator[tuple[str, Features]]:
    places = [(cut.start(), name) for name, pattern in _CUTS if (cut := pattern.search(phrase, 1))]
    for end in sorted({len(phrase), *(place for place, _ in places)}, reverse=True):
        kept = {f"keeps {name}": 1.0 for place, name in places if place < end}
        if end == len(phrase):
            kept["keeps all"] = 1.0
        yield without_outer(phrase[:end]), kept


def _option(phrase: str, features: Features, situation: Situation, people: Referents) -> Option:
    found = describe(phrase, Span(0, len(phrase)))
    referent = people.described(phrase, kind_of_words(phrase), found.head)
    facts: Features = {"the words themselves": 1.0} | features
    if situation.last and situation.last[1] is referent:
        facts["the words themselves, and spoke last"] = 1.0
    elif referent.spoken:
        facts["the words themselves, and spoke before"] = 1.0
    if re.search(r"(?<!^)\b[A-Z]", phrase):
        facts["holds a name"] = 1.0
    if found.head and situation.reading.determiner == "definite":
        places = people.places.get(found.head)
        if places and places[0] < situation.reading.whole.start:
            facts["its noun came before"] = 1.0
    if situation.paragraph == 0:
        facts["the words themselves, in the first line"] = 1.0
    return Option(referent.name, referent.kind, facts, referent)


def kind_of_words(phrase: str) -> SpeakerKind:
    """Return the kind of a description by its head noun, else by its other nouns, else by its opening."""
    if _WITHHELD.search(phrase):
        return "unnamed"
    kind = describe(phrase, Span(0, len(phrase))).kind
    tokens = re.findall(r"[\w'-]+", phrase)
    number = len(tokens)
    while kind is None and number:
        number -= 1
        kind = describe(tokens[number], Span(0, len(tokens[number]))).kind if number else None
    if kind is not None:
        return kind
    if _MANY.match(phrase):
        return "group"
    return "unnamed" if re.match(r"(?:another|one|an?|each)\b", phrase, re.IGNORECASE) else "document"


def fuller(situation: Situation, people: Referents) -> Iterator[Option]:
    """Yield the article's other phrases with the same head noun and more words before it."""
    head = situation.reading.head
    text = people.encoding.normalised
    if not head or not head[0].isalpha() or len(head) < 3 or situation.reading.determiner == "indefinite":
        return
    own = _content_words(situation.reading.whole.of(text)) - {head}
    found: dict[str, tuple[int, str, Features]] = {}
    for place in people.places.get(head, ()):
        end = place + len(head)
        if situation.reading.whole.start <= place < situation.reading.whole.end:
            continue
        start, determined = modifiers(text, place)
        if start == place:
            continue
        phrase = " ".join(people.article.text[start:end].split())
        facts_of_words = _agreement(own, phrase)
        count = found.get(key_of(phrase), (0, "", {}))[0]
        facts: Features = {"fuller phrase": 1.0} | facts_of_words
        if determined:
            facts["fuller phrase after a determiner"] = 1.0
        if phrase[0].isupper():
            facts["fuller phrase with a name"] = 1.0
        if place < situation.place:
            facts["fuller phrase before"] = 1.0
        found[key_of(phrase)] = (count + 1, phrase, facts | found.get(key_of(phrase), (0, "", {}))[2])
    for count, phrase, facts in sorted(found.values(), key=lambda item: -item[0])[:_MOST]:
        if count > 1:
            facts["fuller phrase more than once"] = 1.0
        yield _fuller_option(phrase, facts, situation, people)


def _content_words(phrase: str) -> set[str]:
    found = {word.lower() for word in re.findall(r"[\w-]+", phrase) if len(word) > 1}
    return found - _DETERMINER - listed(words.FUNCTION_WORDS)


def _agreement(own: set[str], phrase: str) -> Features:
    """Note how a fuller phrase goes with the words beside a description's head."""
    if not own:
        return {"fuller phrase of a bare noun": 1.0}
    shared = len(own & _content_words(phrase))
    if shared == len(own):
        return {"fuller phrase with all its words": 1.0}
    return {"fuller phrase with some of its words" if shared else "fuller phrase with none of its words": 1.0}


def _fuller_option(phrase: str, facts: Features, situation: Situation, people: Referents) -> Option:
    """Return a fuller phrase as an option; its names tell whose it is."""
    if any(key_of(phrase) in whole for whole in people.sources):
        facts["fuller phrase in another source"] = 1.0
    held = set(re.findall(r"[A-Z][\w-]+", phrase))
    last = situation.last[1] if situation.last else None
    for role, told in (("who spoke last", last), ("the person told of last", situation.nearest)):
        if told and told.member and told.member.surname in held:
            facts[f"fuller phrase with the name of {role}"] = 1.0
    head = describe(phrase, Span(0, len(phrase))).head
    referent = people.described(phrase, kind_of_words(phrase), head)
    return Option(referent.name, referent.kind, facts, referent)


def modifiers(text: str, start: int) -> tuple[int, bool]:
    """Return where the words before a noun at `start` begin, and whether a determiner stands before them."""
    place = start
    for _ in range(5):
        before = _BEFORE.search(text, max(0, place - 30), place)
        if before is None:
            return place, False
        word = before.group().strip()
        if word.lower() in _DETERMINER:
            return place, True
        if word.lower() in listed(words.FUNCTION_WORDS) or word.endswith(("ed", "ing")):
            return (place, False) if text[place].isupper() else (start, False)
        place = before.start()
    return start, False


def antecedents(situation: Situation, people: Referents) -> Iterator[Option]:
    """Yield the phrases that end right before "who" or "which"."""
    start = situation.reading.span.start
    text = people.encoding.normalised
    sentence = people.encoding.sentences[people.sentence(start)]
    end = start - len(text[sentence.start : start]) + len(text[sentence.start : start].rstrip(" ,-(\"'"))
    names = {mention.span for mention, _ in people.cast.mentions_in(Span(sentence.start, end))}
    place = end
    for count in range(1, 8):
        before = re.search(r"[^\s,;:.!?\"()]+ *$", text[sentence.start : place])
        if before is None:
            return
        place = sentence.start + before.start()
        phrase = " ".join(people.article.text[place:end].split())
        reading = describe(phrase, Span(0, len(phrase)))
        previous = re.search(r"(\S+) +$", text[sentence.start : place])
        facts = _of_phrase(phrase, count) | _of_word_before(previous[1] if previous else None)
        if reading.kind:
            facts["its noun shows a kind"] = 1.0
        facts |= _of_names(Span(place, end), names)
        referent = people.described(phrase, kind_of_words(phrase), reading.head)
        yield Option(phrase, referent.kind, facts, referent)
        if previous is not None and previous[1][-1] in ".;:":
            return


def _of_phrase(phrase: str, count: int) -> Features:
    facts: Features = {"stands before": 1.0, f"words: {min(count, 5)}": 1.0}
    first = phrase.split()[0].lower()
    if first in _DETERMINER:
        facts["opens with a determiner"] = 1.0
    elif first in listed(words.FUNCTION_WORDS):
        facts["opens with a small word"] = 1.0
    if _FINITE.search(phrase):
        facts["holds a verb"] = 1.0
    return facts


def _of_word_before(word: str | None) -> Features:
    """Return what the word before a phrase shows of where the phrase may begin."""
    if word is None:
        return {"opens the sentence": 1.0}
    if word.lower() in _DETERMINER:
        return {"after a determiner": 1.0}
    if word.lower() in listed(words.FUNCTION_WORDS):
        return {"after a small word": 1.0}
    if word[-1] in ',;:("-':
        return {"after a mark": 1.0}
    return {"after a verb": 1.0} if word.endswith(("ed", "ing")) else {}


def _of_names(phrase: Span, names: set[Span]) -> Features:
    """Return how a phrase goes with the names of its sentence."""
    facts = {
        "begins with a name": any(phrase.start == name.start for name in names),
        "is a name": phrase in names,
        "ends in a name": any(phrase.end == name.end for name in names),
    }
    return {fact: 1.0 for fact, holds in facts.items() if holds}
