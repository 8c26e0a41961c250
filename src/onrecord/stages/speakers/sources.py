"""Read a source: a name, a pronoun, a description, or nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from onrecord.records import Span, SpeakerKind, Statement
from onrecord.stages.speakers import words
from onrecord.stages.speakers.cast import Cast, kind_of
from onrecord.stages.speakers.names import Mention, find_names, is_office, listed, listed_phrases

Shape = Literal["name", "pronoun", "relative", "description", "nothing"]

_RELATIVE = re.compile(r",? \b(?:who|whom|whose|which)\b|, ?that\b")
_PREPOSITION = re.compile(
    r"\b(?:of|for|from|in|at|by|with|to|on|about|against|behind|under|over|inside|near|outside|like|that|who|whose"
    r"|which|including|such as|called|familiar|close|briefed|backing|supporting|opposed|speaking|trying"
    r"|working|running|led|leading|included|writing)\b"
)
_OFFICE_OF = re.compile(r"\b([A-Za-z-]+) of (?:the )?(?:([A-Za-z]+) )?$")
_COMPANY = re.compile(r"(?:both )?(he|she|they|it)(,? (?:and|or|along with) .+)", re.IGNORECASE | re.DOTALL)
_AFTER_HEAD = re.compile(
    r" *$|,|;|\(|\" *$"
    r"| (?:\(|(?:who|of|from|in|at|and|or|himself|herself|itself|for|on|with|via|through|along)\b)"
)
_MEASURED = re.compile(r" of (?:the |its |his |her |their )?([^,]+)")
PARTICIPLE = re.compile(
    r"(?<=\w) (?:\w+ed|seen|sent|shown|taken|written|held|there|alike|elsewhere)"
    r"(?= (?:by|in|on|at|to|from|for|this|last|late|early|under|as|earlier|previously|kept|\w+day)\b|$)"
)
_SUBJECTS = listed("he she it they we i you who")
_COUNTS = listed(
    "Hundreds Dozens Thousands Scores Members Messages Governors Leaders Voters Millions Rules Records"
)
_THINGS = listed(
    "remarks response responses mind comments words statement statements view views voice position"
)
_TRIM = " \"',;:.-()[]"
_DEFINITE = re.compile(r"(?:the|this|that|his|her|its|their|our|my|these|those|[\w.]+'s)\b", re.IGNORECASE)


_JOINING = re.compile(
    r"(?: \([^)]*\))?,?(?: and| along with| as well as|(?<=,)) *(?:the )?(?:[\w.'-]+ ){0,4}", re.IGNORECASE
)
_NO_JOINING = re.compile(
    r"^(?: \([^)]*\))?, (?:an?|who|whose|which|where)\b|\b(?:of|from|for|at|in|by|with) "
)
_ORIGIN = re.compile(r"^,? (?:of (?:[A-Z][\w.]*,? ?)+?(?= and|, and|,? along)|\(?[RDI]-[A-Z][\w.]*\)?)")
"""Where a politician is from: "of Ohio", "R-Ohio"."""
_CLOSING = re.compile(r"\band |along with |as well as ")
_OWNED = re.compile(
    r"(?:(?:his|her|their|its|our|my|whose)|(?:(?:the|an?) )?(?:[\w.-]+ ){0,3}[\w.]+(?:'s|s')) +\w",
    re.IGNORECASE,
)
_PART_OF_THEM = re.compile(r"(?:\w+ ){1,3}of (whom|which)")
"""Part of those told of right before: "most of whom"."""
_CONTRACTED = re.compile(r"(?:'(?:s|ve|re|m|ll|d))$")
_EMPTY = Span(0, 0)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a source is made of.

    Attributes:
        span: Its main words, without quotation marks and punctuation; empty where the source is.
        named: The mentions that head it: several for "A and B".
        head: Head noun of a description, or the pronoun, in lower case.
        kind: What the head of a description shows.
        definite: It points to somebody who was told of before.
        many: It stands for more than one.
        whole: All its words, without outer punctuation.
        determiner: What a description opens with: "definite", "owned" or "indefinite".
        company: What a pronoun has beside it: " and her allies".
    """

    shape: Shape
    span: Span = _EMPTY
    named: tuple[Mention, ...] = ()
    head: str = ""
    kind: SpeakerKind | None = None
    definite: bool = False
    many: bool = False
    whole: Span = _EMPTY
    determiner: str = ""
    company: str = ""


def trimmed(text: str, span: Span) -> Span:
    """Return `span` without outer punctuation, relative clause and possessive."""
    words_of = span.of(text)
    start = span.start + len(words_of) - len(words_of.lstrip(_TRIM + "\n"))
    cut = _RELATIVE.search(text, start + 1, span.end)
    kept = text[start : cut.start() if cut else span.end].rstrip(_TRIM + "\n")
    kept = re.sub(r"(?<=\w)'s?$", "", kept)
    return Span(start, start + len(kept))


def read_source(statement: Statement, text: str, cast: Cast) -> Reading:
    """Return how the source of `statement` is made; `text` is normalised."""
    pieces = [_in_words(piece, text) for piece in statement.source if piece.of(text).strip(_TRIM + "\n")]
    if not pieces:
        return Reading("nothing")
    words_of = pieces[0].of(text)
    start = pieces[0].start + len(words_of) - len(words_of.lstrip(_TRIM + "\n"))
    outer = Span(start, start + len(words_of.strip(_TRIM + "\n")))
    reading = _read(pieces, text, cast)
    return replace(reading, whole=outer, determiner=determiner_of(outer.of(text)))


def _in_words(piece: Span, text: str) -> Span:
    """Return `piece` widened to the borders of words."""
    start, end = piece
    while start > 0 and text[start].isalnum() and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return Span(start, end)


def determiner_of(phrase: str) -> str:
    """Return what a description opens with: "definite", "owned" or "indefinite"."""
    if _OWNED.match(phrase):
        return "owned"
    return "definite" if _DEFINITE.match(phrase) else "indefinite"


def without_outer(phrase: str) -> str:
    """Return `phrase` without outer punctuation and a closing possessive."""
    return re.sub(r"(?<=\w)['’´]s?$", "", phrase.strip(_TRIM + "“”’‘\n"))


def _read(pieces: list[Span], text: str, cast: Cast) -> Reading:
    whole = Span(pieces[0].start, pieces[-1].end if len(pieces) > 1 else pieces[0].end)
    span = trimmed(text, pieces[0])
    low = re.sub(r"[^a-z' ]", "", pieces[0].of(text).lower()).strip("' ")
    low = _CONTRACTED.sub("", low) if _CONTRACTED.sub("", low) in _SUBJECTS else low
    pronoun = None if pieces[0].of(text).isupper() and "." in pieces[0].of(text) else _pronoun(low)
    if pronoun:
        return Reading(
            "relative" if pronoun in listed(words.RELATIVE_PRONOUNS) else "pronoun", pieces[0], head=pronoun
        )
    company = _COMPANY.match(text, span.start, span.end)
    if company:
        return Reading("pronoun", span, head=company[1].lower(), company=company[2])
    mentions = [mention for mention, _ in cast.mentions_in(whole)] or list(
        find_names(text, Span(pieces[0].start, pieces[-1].end), cast.lower)
    )
    mentions = [mention for mention in mentions if not _common_noun(mention, cast)]
    named = _heads(text, pieces[0], mentions)
    if named and kind_of(named[0]) == "group" and len(named) == 1:
        described = describe(text, span)
        return Reading("description", span, head=described.head, kind="group", many=True)
    if named:
        return Reading("name", span, named=named, many=len(named) > 1)
    return describe(text, span)


def _common_noun(mention: Mention, cast: Cast) -> bool:
    """Tell whether a "name" is a common noun that opens a sentence, or words of a headline."""
    if len(mention.tokens) > 2 and all(token.isupper() for token in mention.tokens):
        return True
    if len(mention.tokens) > 1 or mention.title:
        return False
    word = mention.tokens[0]
    low = word.lower()
    nouns = (words.GROUP_NOUNS, words.UNNAMED_NOUNS, words.DOCUMENT_NOUNS, words.ORGANISATION_NOUNS)
    return not word.isupper() and (
        word in _COUNTS or (low in cast.lower and any(low in listed(n) for n in nouns))
    )


def _pronoun(low: str) -> str | None:
    first = low.split(" ", 1)[0] if low else ""
    for forms in (
        words.PERSON_PRONOUNS,
        words.THING_PRONOUNS,
        words.MANY_PRONOUNS,
        words.SELF_PRONOUNS,
        words.RELATIVE_PRONOUNS,
        words.EMPTY_PRONOUNS,
    ):
        if low in listed(forms) or (
            first in listed(forms) and low.split()[1:] in (["himself"], ["herself"], ["too"])
        ):
            return first
    part = _PART_OF_THEM.fullmatch(low)
    return part[1] if part else None


def _heads(text: str, span: Span, mentions: list[Mention]) -> tuple[Mention, ...]:
    """Return the mention that heads the noun phrase `span`, or all that are joined by "and"."""
    for number, mention in enumerate(mentions):
        if not _is_head(text, span, mention):
            continue
        joined = [mention]
        for other in mentions[number + 1 :]:
            between = _ORIGIN.sub("", text[joined[-1].span.end : other.start], count=1)
            joins = _JOINING.fullmatch(between) and not _NO_JOINING.search(between)
            if joins and _alike(other, mention):
                joined.append(other)
        closing = any(_CLOSING.search(text, a.span.end, b.start) for a, b in pairwise(joined))
        return tuple(joined) if closing else (mention,)
    return ()


def _alike(one: Mention, other: Mention) -> bool:
    """Tell whether two names may be joined: of one kind, as far as their forms show."""
    kinds = {kind_of(one), kind_of(other)} - {None}
    return len(kinds) < 2


def _places() -> frozenset[str]:
    return listed_phrases(words.PLACES) | listed_phrases(words.STATES)


def _is_head(text: str, span: Span, mention: Mention) -> bool:
    before, after = text[span.start : mention.start], text[mention.span.end : span.end]
    if re.match(r"'s?$|'s?[ ,.]*$", after):
        after = ""
    if re.match(r"'s?\b", after) or not _AFTER_HEAD.match(after):
        return False
    clause = before.rsplit(",", 1)
    if len(clause) == 2 and not clause[1].strip():
        place = " ".join(mention.tokens) in _places() and _PREPOSITION.search(before)
        return not _RELATIVE.search(before) and not place
    return not _PREPOSITION.search(before) or _is_office_of(before, mention)


def _is_office_of(before: str, mention: Mention) -> bool:
    """Tell whether the words before a name are an office with "of" in it: "Secretary of State"."""
    found = _OFFICE_OF.search(before)
    if found is None or _PREPOSITION.search(before, 0, found.start(1)):
        return False
    return is_office(found[1]) and (not is_office(found[2]) if found[2] else mention.office is not None)


def describe(text: str, span: Span) -> Reading:
    """Read a description: its head noun and what that shows."""
    phrase = span.of(text)
    core = _PREPOSITION.split(re.split(r",|\(", phrase, maxsplit=1)[0], maxsplit=1)[0].strip()
    core = PARTICIPLE.split(core, maxsplit=1)[0].strip()
    tokens = re.findall(r"[\w'-]+", core)
    head = tokens[-1].lower() if tokens else ""
    measured = _MEASURED.search(phrase, len(core)) if head in listed(words.MEASURES) else None
    if measured:
        inner = describe(text, Span(span.start + measured.start(1), span.start + measured.end(1)))
        return Reading("description", span, head=inner.head, kind=inner.kind, many=True)
    if not head and phrase:
        head = phrase.split()[0].lower()
    definite = _DEFINITE.match(phrase) is not None
    kind, many = _kind_of_head(head, phrase)
    return Reading("description", span, head=head, kind=kind, definite=definite, many=many)


def _kind_of_head(head: str, phrase: str) -> tuple[SpeakerKind | None, bool]:
    """Return the kind that a head noun shows, and whether it means more than one."""
    bare = re.sub(r"'s?$", "", head)
    many = bare.endswith("s") and not bare.endswith("ss")
    if re.search(r"\b\d+ percent\b|\d%|\bpercent of\b", phrase) or re.fullmatch(r"[\d,.]+ ?", phrase):
        return "group", True
    if re.match(r"(?:Article|Section|Amendment|Title|Bill|Resolution|Chapter|Act) [\dIVX]", phrase):
        return "document", False
    if bare in listed(words.UNNAMED_NOUNS):
        return "unnamed", many or bare in ("men", "people")
    if bare in listed(words.DOCUMENT_NOUNS):
        return "document", False
    if bare in listed(words.GROUP_NOUNS):
        return "group", True
    singular = bare[:-3] + "y" if bare.endswith("ies") else bare.rstrip("s")
    if bare in listed(words.ORGANISATION_NOUNS) or singular in listed(words.ORGANISATION_NOUNS):
        return ("group" if many and bare not in listed(words.ORGANISATION_NOUNS) else "organisation"), many
    if is_office(bare) or bare in listed(words.OFFICES) or bare.endswith(("man", "woman")):
        return "unnamed", False
    if many:
        return "group", True
    return None, False
