"""Whom a statement is about: the one accused, urged or praised, or the subject of what is said.

Rules by the form of cue and content, made to be right rather than frequent; each looks at one place where
the target stands, and the words there are resolved as sources are.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.records import Span, Statement
from onrecord.stages.speakers import words
from onrecord.stages.speakers.names import listed, listed_phrases
from onrecord.stages.speakers.offices import office_head
from onrecord.stages.speakers.referents import Referent

if TYPE_CHECKING:
    from onrecord.stages.speakers.resolver import Resolver  # which fills targets in

LEAST = 0.7
"""From this score a pronoun or a description tells the target."""

_STEMS = """
    accus blam critici[sz] attack assail blast slam mock ridicul prais applaud thank condemn denounc
    endors support oppos defend disavow rebuk scold chid lambast faul label brand describ portray compar
    call consider lik lov hat admir trust distrust respect fear urg press implor encourag order beg
    challeng dar ask want expect advis warn tell told instruct charg credit congratulat insult snub
    dismiss reject suspect"""
"""Beginnings of verbs whose object the statement is about."""

_WITH_OBJECT = re.compile(
    rf"\b(?:call(?:ed|s|ing)? (?:up)?on|{'|'.join(_STEMS.split())})"
    r"(?:ed|d|es|s|ing|ies|ped|ted|led)?\b(?! (?:for|that|it|to)\b)",
    re.IGNORECASE,
)
_ONLY_WITH_TO = re.compile(
    r"\b(?:ask|want|expect|advis|warn|tell|told|instruct|order|beg|press|implor|encourag|challeng"
    r"|call\w* on)",
    re.IGNORECASE,
)
"""With another object than "X to do something", these tell to whom it was said."""

_CALLING = re.compile(r"\bcall(?:ed|s|ing)?$", re.IGNORECASE)
_PASSIVE = re.compile(
    r"(?:is|are|was|were|been|being|be|got|gets) (?:\w+ly )?(?:accused|blamed|criticized|criticised|attacked"
    r"|mocked|praised|condemned|denounced|urged|charged|endorsed|ridiculed|described|assailed)\b",
    re.IGNORECASE,
)
_OF = re.compile(r"\b(?:of|about|against|toward|towards|at) *$", re.IGNORECASE)
_ABOUT = re.compile(r"(?:about|against|of|toward|towards) ", re.IGNORECASE)
_OPENING = re.compile(
    r"[\s\"'(\[,.]*(?:(?:that|how|whether|if|and|but|so|because|then|well|yes|no|now),? )*[\s\"'(\[]*"
)
_ADVERBIAL = re.compile(
    r"(?:In|At|On|By|With|For|After|Before|Under|As|Since|During|in|at|on|after|as|under) [^,.;:\"]{2,45}, "
)
_DENYING = re.compile(r"\b(?:den(?:y|ied|ies|ying)|refut|disput|dismiss|reject|rebut)", re.IGNORECASE)
_ADVERBS = "also|never|once|already|still|now|just|not|really|actually|probably|simply|\\w+ly"
_VERBS = """
    is isn't was wasn't has hasn't had hadn't will won't would wouldn't can can't cannot could couldn't
    should shouldn't may might must did didn't does doesn't do don't are aren't were weren't have
    haven't wants needs knows lies makes says said seems looks remains represents supports believes
    thinks believed made went took ran won lost got knew gave left told kept put became began came broke
    chose fell felt found held led met paid sent shut spent spoke stood thought understands understood
    wrote failed lied [a-z]{2,}ed"""
_VERB = re.compile(
    r"(?:'s (?:an?|the|not|so|very|too|right|wrong|been|going|no|my|our|\w+ing)|'d|'ll"
    rf"|(?:,? (?:{_ADVERBS}))*,? ?(?:{'|'.join(_VERBS.split())}))\b"
)
_INTERRUPTION = re.compile(r", (?:the|an?|who|his|her|\d)[^,;:.\"]{1,80},")
_DOINGS = """
    comments? remarks? words plans? polic(?:y|ies) campaign record proposals? positions? rhetoric
    behaviou?r conduct claims? statements? actions? candidacy speech decision judge?ment temperament
    failure lies emails? e-mails? attacks? ideas? views? team administration government response
    approach promises? presidency"""
"""What somebody owns by being or doing something: who speaks of these speaks of the owner."""

_OWNED = re.compile(rf"'s? (?:[a-z-]+ ){{0,3}}(?:{'|'.join(_DOINGS.split())})")
_PRONOUN = re.compile(r"(?:he|she|him|her|He|She)\b(?! own)")
_POSSESSED = re.compile(r"(?:his|her|His|Her|their|its) ")
_DESCRIPTION = re.compile(r"(?:[Tt]he|[Tt]his|[Tt]hat) (?:[\w.'-]+ ){0,3}?([a-z][\w-]+)")
_EMPLOYEE = re.compile(r"(?:'s)? ((?:[a-z-]+ ){1,3})(?=[A-Z])")
"""Between two names, of whom the second is meant: "Lee campaign manager Ole Roe"."""

_BEFORE = 80
_MODIFIERS = 5


@dataclass(frozen=True, slots=True)
class _Found:
    """Somebody who is told of at one place: who, and where the words end."""

    referent: Referent
    end: int


def target_of(statement: Statement, resolver: Resolver) -> str | None:
    """Return the fullest name of the person or body that `statement` is about, or None.

    Never the speaker, but where the speaker denies something of himself.
    """
    speaker = resolver.answers[statement.id].referent
    if not statement.content:
        return None
    denies = any(_DENYING.search(piece.of(resolver.encoding.normalised)) for piece in statement.cue)
    found = _passive(statement, resolver) or _object(statement, resolver) or _subject(statement, resolver)
    if found is None:
        return None
    if found.referent is speaker or (speaker and found.referent.name == speaker.name):
        return found.referent.name if denies else None
    if speaker and found.referent.member and found.referent.member in speaker.members:
        return None
    return found.referent.name


def _passive(statement: Statement, resolver: Resolver) -> _Found | None:
    """Return who "was accused": whoever stands right before a passive cue."""
    text = resolver.encoding.normalised
    if not statement.cue or not _PASSIVE.match(text, statement.cue[0].start):
        return None
    place = statement.cue[0].start
    for mention, member in resolver.people.cast.mentions_in(Span(max(0, place - _BEFORE), place)):
        between = text[mention.span.end : place]
        if not between.strip() or re.fullmatch(r", [^,.;:\"]{1,60}, ", between):
            return _fit(resolver.people.of_member(member), place)
    return None


def _object(statement: Statement, resolver: Resolver) -> _Found | None:
    """Return whom the cue has for its object: "accused the board of", "said of her"."""
    text = resolver.encoding.normalised
    for piece in statement.cue:
        if _OF.search(piece.of(text)):
            return _at(_after_space(text, piece.end), resolver, statement)
        for verb in _WITH_OBJECT.finditer(text, piece.start, piece.end):
            found = _at(_after_space(text, verb.end()), resolver, statement)
            if found is None:
                continue
            following = text[found.end : found.end + 8]
            if _ONLY_WITH_TO.match(verb.group()) and not re.match(r" (?:not )?to\b", following):
                return None
            if _CALLING.search(verb.group()) and re.match(r"[.,;]|$| (?:and|in|on|to)\b", following):
                return None  # "called her on Monday"
            return found
    first = statement.content[0]
    opening = _ABOUT.match(text, first.start)
    return _at(opening.end(), resolver, statement) if opening else None


def _subject(statement: Statement, resolver: Resolver) -> _Found | None:
    """Return the subject of the content: "said that the board had lied"."""
    text = resolver.encoding.normalised
    first = min(statement.content)
    opening = _OPENING.match(text, first.start, first.end)
    place = opening.end() if opening else first.start
    adverbial = _ADVERBIAL.match(text, place, first.end)
    place = adverbial.end() if adverbial else place
    if statement.form == "indirect" and _may_be_self(place, resolver.answers[statement.id].referent, text):
        return None
    found = _at(place, resolver, statement)
    if found is None or found.end > first.end:
        return None
    owned = _OWNED.match(text, found.end)
    end = owned.end() if owned else found.end
    interruption = _INTERRUPTION.match(text, end)
    verb = _VERB.match(text, interruption.end() if interruption else end)
    return found if verb else None


def _may_be_self(place: int, speaker: Referent | None, text: str) -> bool:
    """Tell whether "he" in "said he left" may be who says it; a body or "she" is not."""
    pronoun = _PRONOUN.match(text, place)
    if pronoun is None or (speaker and speaker.kind in ("organisation", "group", "document")):
        return False
    member = speaker.member if speaker else None
    return member is None or member.agrees(pronoun.group().lower()) >= 0


def _after_space(text: str, place: int) -> int:
    following = re.compile(r"[\s\"',]*").match(text, place)
    return following.end() if following else place


def _at(place: int, resolver: Resolver, statement: Statement) -> _Found | None:
    """Return whom the words at `place` mean: a name, "she" or a definite description."""
    text = resolver.encoding.normalised
    named = _named(place, resolver)
    if named is not None:
        return named
    pronoun = _PRONOUN.match(text, place)
    if pronoun and not (pronoun.group().lower() == "her" and re.match(r" [a-z]", text[pronoun.end() :])):
        speaker = resolver.answers[statement.id].referent if statement.form == "direct" else None
        return _resolved(Span(*pronoun.span()), resolver, speaker)
    if _POSSESSED.match(text, place):
        return None
    described = _DESCRIPTION.match(text, place)
    while described and not _is_body_or_office(described[1]):
        longer = re.compile(r" ([a-z][\w-]+)").match(text, described.end())
        if longer is None or longer[1] in listed(words.FUNCTION_WORDS) or _VERB.match(text, described.end()):
            return None
        described = re.compile(re.escape(text[place : described.end()]) + r" ([a-z][\w-]+)").match(
            text, place
        )
    if described is None:
        return None
    return _resolved(Span(place, described.end()), resolver, resolver.answers[statement.id].referent)


def _is_body_or_office(noun: str) -> bool:
    return noun in listed(words.ORGANISATION_NOUNS) or office_head(noun) is not None


def _named(place: int, resolver: Resolver) -> _Found | None:
    """Return the person or body whose name stands at `place`, perhaps after an office."""
    text = resolver.encoding.normalised
    near = resolver.people.cast.mentions_in(Span(place, min(len(text), place + _BEFORE)))
    if not near:
        return None
    mention, member = near[0]
    before = text[place : mention.start]
    if before and not re.fullmatch(r"(?:the|both|former|then|even) ", before, re.IGNORECASE):
        if len(before.split()) > _MODIFIERS or re.search(r"[,.;:\"()]", before.rstrip(", ")):
            return None
        if office_head(before) is None or before.split()[-1] in listed(words.FUNCTION_WORDS):
            return None
    employee = _EMPLOYEE.match(text, mention.span.end)
    if employee and office_head(employee[1]) and len(near) > 1 and near[1][0].start == employee.end():
        return _fit(resolver.people.of_member(near[1][1]), near[1][0].span.end)
    following = re.match(r" ([a-z]+)", text[mention.span.end : mention.span.end + 20])
    if following and following[1] in listed(words.GROUP_NOUNS):
        return None  # "Lee voters"
    if re.match(r",? (?:and|or) [A-Z]|, [A-Z]\w+ [A-Z]", text[mention.span.end : mention.span.end + 20]):
        return None  # several
    return _fit(resolver.people.of_member(member), mention.span.end)


def _resolved(span: Span, resolver: Resolver, but: Referent | None) -> _Found | None:
    """Return whom a pronoun or a description means; nobody calls himself by a description."""
    found = resolver.meant_at(span, LEAST, but)
    return _fit(found, span.end) if found else None


def _fit(referent: Referent, end: int) -> _Found | None:
    """Return only persons and bodies; a region is no body, nor is a capitalised word that stands once."""
    if referent.member is None or referent.kind not in ("person", "organisation"):
        return None
    tokens = referent.member.tokens
    if len(tokens) == 1 and tokens[0] in listed(words.ORGANISATION_HEADS) and not tokens[0].isupper():
        return None  # "the State"
    if tokens[-1].endswith("ism") or tokens == ("God",):
        return None
    once = len(referent.sights) == 1 and len(tokens) == 1 and not tokens[0].isupper()
    if once and referent.kind == "organisation" and referent.name not in listed_phrases(words.PLACES):
        return None
    return None if referent.name in listed_phrases(words.STATES) else _Found(referent, end)
