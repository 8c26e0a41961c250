"""Find names in normalised text: capitalised sequences, cut at titles, offices and possessives."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from onrecord.records import Encoding, Span
from onrecord.stages.speakers import words
from onrecord.stages.speakers.given import GIVEN_NAMES

_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮİĶĹĻĽĿŁŃŅŇŌŎŐŒŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŸŹŻŽ"
_ABBREVIATED = (
    r"(?:Mr|Mrs|Ms|Dr|Sens?|Reps?|Govs?|Gen|Col|Lt|Maj|Capt|Sgt|Cmdr|Adm|Prof|Rev|Hon|Amb|Jr|Sr|St|Inc"
    r"|Corp)\."
)
_WORD = rf"(?:{_ABBREVIATED}|(?:[{_UPPER}]\.){{1,4}}|[{_UPPER}][\w&]*(?:['-](?!s\b)\w+)*)"
_PARTICLE = r"(?:de|del|della|der|den|di|da|dos|du|la|le|van|von|bin|ibn|al|el|ter|ten)"
_RUN = re.compile(
    rf"(?<![\w@#'.])(?<!\w-){_WORD}(?: {{1,2}}(?:(?:{_PARTICLE}) )*(?:\"[{_UPPER}]\w+\" )?{_WORD})*"
    r"(?:, (?:Jr|Sr)\.)?"
)
_OF = re.compile(rf" (?:of|for|on|to)(?: the)? ({_WORD}(?: (?:and |of |the )?{_WORD})*)")
_TOKEN = re.compile(rf"{_ABBREVIATED}|(?:[{_UPPER}]\.)+|[\w&]+(?:['-]\w+)*")
_PORTFOLIO = re.compile(
    r"\b(?:[Ss]ecretary|[Ss]peaker|[Cc]hief|[Mm]inister|[Ss]upervisor|[Dd]irector|[Cc]ommissioner)"
    r" of (?:the )?$"
)
"""Words before the name of a department that an officer's name may follow: "Secretary of State Ann Lee"."""
_BASED = re.compile(r"[\w.]+-(?:based|born|bred|led|run|backed|owned|area|style|era)$")
_FOR = re.compile(rf" for(?: the)? ({_WORD}(?: {_WORD})*)")
_COMPOUND = re.compile(rf" and ({_WORD}(?: {_WORD})*)")
_PARTY = re.compile(r"[RDI]-\w+\.?")
"""A politician's party and state: "R-Ohio"."""
_OWNED_BODY = re.compile(rf"'s ({_WORD})(?! {_WORD})")
_CONTRACTED = re.compile(r"'(?:m|ve|ll|re|d|t)$")
_SENTENCE_OPENING = re.compile(r"(?:^|[.!?:]['\")\]]* *|[\"(\[—-] ?|\n)$")
_HEADLINE = 0.75
"""A line with this share of its longer words capitalised is a headline: its capitals tell nothing."""


@cache
def listed(forms: str) -> frozenset[str]:
    """Return the words of a list of `words`."""
    return frozenset(forms.split())


@cache
def listed_phrases(forms: str) -> frozenset[str]:
    """Return the phrases of a list of `words` that are divided by bars."""
    return frozenset(phrase.strip() for phrase in forms.split("|"))


@dataclass(frozen=True, slots=True)
class Mention:
    """One name in the text.

    Attributes:
        span: The name without title or office.
        tokens: Its words, without full stops after abbreviations.
        office: Capitalised words before it that are a title or an office ("French President").
        title: The last of those, without a full stop.
        start: Where the office, or else the name, begins.
    """

    span: Span
    tokens: tuple[str, ...]
    office: str | None = None
    title: str | None = None
    start: int = 0


def is_office(word: str) -> bool:
    """Tell whether a word is a title, or a noun for one person in an office."""
    bare = word.rstrip(".")
    return bare in listed(words.TITLES) or (
        bare.lower() in listed(words.OFFICES) and bare.lower() not in listed(words.KIN)
    )


def is_body(tokens: tuple[str, ...]) -> bool:
    """Tell whether the words of a name show it to be an organisation's."""
    heads = listed(words.ORGANISATION_HEADS)
    for number, token in enumerate(tokens):
        following = tokens[number + 1] if number + 1 < len(tokens) else "of"
        if token.rstrip(".") in heads and following in ("of", "for", "on", "to", "and"):
            return True
    return False


def headlines(encoding: Encoding) -> tuple[Span, ...]:
    """Return the lines in which most words are capitalised."""
    found = []
    for line in encoding.paragraphs:
        long = re.findall(r"[^\W\d_]{4,}", line.of(encoding.normalised))
        if long and sum(word[0].isupper() for word in long) >= _HEADLINE * len(long):
            found.append(line)
    return tuple(found)


def lower_words(encoding: Encoding) -> frozenset[str]:
    """Return the words that the text has in lower case somewhere."""
    return frozenset(re.findall(r"\b[a-z][a-z'-]+\b", encoding.normalised))


def find_names(text: str, within: Span, lower: frozenset[str]) -> Iterator[Mention]:
    """Yield the names of normalised `text` inside `within`, in order.

    Args:
        text: Normalised text.
        within: Where to look.
        lower: Words that the article has in lower case, so that a sentence's first word is no name.
    """
    place = within.start
    while match := _RUN.search(text, place, within.end):
        place = match.end()
        run = _trim(text, match, lower)
        if run is None:
            continue
        run = _with_second_half(text, _with_owned(text, run, within.end), within.end)
        tokens, extended = _with_of(text, run, within.end)
        place = max(place, extended)
        mention = _mention(text, tokens)
        if mention is not None:
            yield mention


def _trim(text: str, match: re.Match[str], lower: frozenset[str]) -> list[re.Match[str]] | None:
    """Return the tokens of a run without words that only their place capitalises."""
    tokens = [
        token for token in _TOKEN.finditer(text, *match.span()) if not _CONTRACTED.search(token.group())
    ]
    while tokens and (_no_opening(tokens, text) or (len(tokens) > 1 and _BASED.match(tokens[0].group()))):
        tokens.pop(0)
    given = listed(GIVEN_NAMES)
    cut = [
        n
        for n, token in enumerate(tokens)
        if n > 0
        and token.group() in listed(words.NOT_NAMES)
        and token.group() not in given
        and not _is_surname(tokens, n)
    ]
    tokens = tokens[: cut[0]] if cut else tokens
    if not tokens or tokens[0].start() != match.start():
        return tokens or None
    first = tokens[0].group()
    opening = _SENTENCE_OPENING.search(text, max(0, match.start() - 4), match.start())
    if opening and first.lower() in lower and not is_office(first) and first not in listed(GIVEN_NAMES):
        rest = [token.group() for token in tokens[1:]]
        if not is_body((first, *rest)):
            tokens.pop(0)
    return tokens or None


def _is_surname(tokens: list[re.Match[str]], number: int) -> bool:
    """Tell whether a word such as "Will" stands in a name: "George Will", "Chairman Will Rogers"."""
    if tokens[number].group() not in listed(words.WORDS_AND_GIVEN_NAMES):
        return False
    return number + 1 < len(tokens) or (number == 1 and tokens[0].group() in listed(GIVEN_NAMES))


def _no_opening(tokens: list[re.Match[str]], text: str) -> bool:
    """Tell whether the first token only looks like a part of a name."""
    first, start = tokens[0].group(), tokens[0].start()
    if not first[0].isupper():
        return True
    if first in listed(words.WORDS_AND_GIVEN_NAMES) and len(tokens) > 1:
        return _SENTENCE_OPENING.search(text, max(0, start - 4), start) is not None
    return first in listed(words.NOT_NAMES) and not (len(tokens) > 1 and first in listed(GIVEN_NAMES))


def _with_of(text: str, tokens: list[re.Match[str]], limit: int) -> tuple[list[re.Match[str]], int]:
    """Add what follows "of" or "for" where the run names a body ("Department of Roads")."""
    heads = listed(words.ORGANISATION_HEADS)
    following = _OF.match(text, tokens[-1].end(), limit)
    if following and tokens[-1].group() in heads and not _followed_by_office(tokens):
        court = _FOR.match(text, following.end(), limit) if tokens[-1].group() == "Court" else None
        more = list(_TOKEN.finditer(text, tokens[-1].end(), (court or following).end()))
        while more and (more[-1].group() in listed(words.NOT_NAMES) or not more[-1].group()[0].isupper()):
            more.pop()
        return tokens + more, more[-1].end() if more else tokens[-1].end()
    return tokens, tokens[-1].end()


def _with_owned(text: str, tokens: list[re.Match[str]], limit: int) -> list[re.Match[str]]:
    """Add the one head word that a body's name has after a possessive ("Arden Coroner's Office")."""
    following = _OWNED_BODY.match(text, tokens[-1].end(), limit)
    if following and len(tokens) > 1 and following[1] in listed(words.ORGANISATION_HEADS):
        return tokens + list(_TOKEN.finditer(text, following.start(1), following.end()))
    return tokens


def _with_second_half(text: str, tokens: list[re.Match[str]], limit: int) -> list[re.Match[str]]:
    """Add what follows "and" in the name of a body ("House Oversight and Government Reform Committee")."""
    following = _COMPOUND.match(text, tokens[-1].end(), limit)
    if following is None or tokens[0].group() not in listed(words.BODY_OPENINGS) or len(tokens) < 2:
        return tokens
    heads = listed(words.ORGANISATION_HEADS)
    last = following[1].rsplit(" ", 1)[-1]
    if last not in heads or any(token.group() in heads for token in tokens[1:]):
        return tokens
    return tokens + list(_TOKEN.finditer(text, following.start(1), following.end()))


def _followed_by_office(tokens: list[re.Match[str]]) -> bool:
    return any(is_office(token.group()) for token in tokens)


def _only_office(plain: list[str]) -> bool:
    """Tell whether a run names an office ("Supreme Allied Commander") or is a lone adjective."""
    if plain[0] in listed(GIVEN_NAMES):
        return False
    return is_office(plain[-1]) or (len(plain) == 1 and plain[0] in listed(words.ADJECTIVES))


def _adjective_opens(plain: list[str], cut: int) -> bool:
    """Tell whether an adjective stands before a full name: "Republican Ann Lee", and not "German Lee"."""
    if len(plain) - cut < 3 or plain[cut].rstrip(".") not in listed(words.ADJECTIVES):
        return False
    return not is_body(tuple(plain)) and (cut > 0 or plain[cut + 1] in listed(GIVEN_NAMES))


def _given_name(plain: list[str], cut: int, portfolio: bool) -> int:
    """Return where a person's name begins that other words stand before ("State John Lee").

    Args:
        plain: The words of a run.
        cut: How many of them are titles.
        portfolio: Whether "Secretary of" or the like stands before it.
    """
    given = listed(GIVEN_NAMES)
    if portfolio and cut == 0 and len(plain) > 2 and not is_body(tuple(plain[-2:])):
        initial = len(plain) > 3 and len(plain[-2].rstrip(".")) == 1
        first = next((n for n in range(1, len(plain) - 1) if plain[n] in given), len(plain) - 2 - initial)
        return first if plain[0] in listed(words.PORTFOLIOS) else cut
    if len(plain) - cut == 3 and _may_be_forename(plain[cut]):
        return cut
    for number in range(cut + 1, len(plain) - 1):
        before = plain[cut:number]
        if plain[number] in given and not any(word in given or len(word.rstrip(".")) == 1 for word in before):
            return cut if is_body(tuple(plain[number:])) else number
    return cut


def _may_be_forename(word: str) -> bool:
    """Tell whether an unknown word before a given name may be another one ("Anne Marie Lee")."""
    known = (words.PORTFOLIOS, words.ADJECTIVES, words.PEOPLES, words.ORGANISATION_HEADS, words.STATES)
    if not word.isalpha() or not word.istitle() or word.endswith(("man", "woman", "ing", "ter", "ian")):
        return False
    return not any(word in listed(forms) for forms in known)


def _mention(text: str, tokens: list[re.Match[str]]) -> Mention | None:
    """Cut a run at the last title or office that a name follows."""
    plain = [token.group() for token in tokens]
    cut = 0
    for number, word in enumerate(plain[:-1]):
        rest = tuple(plain[number + 1 :])
        given = word in listed(GIVEN_NAMES) or word in listed(words.WORDS_AND_GIVEN_NAMES)
        forename = given and number == cut and len(rest) == 1
        if (
            is_office(word)
            and not is_body(rest)
            and rest[0] not in ("of", "for", "on", "to")
            and not forename
        ):
            cut = number + 1
    while _adjective_opens(plain, cut):
        cut += 1
    start = tokens[0].start()
    cut = _given_name(plain, cut, _PORTFOLIO.search(text, max(0, start - 24), start) is not None)
    if (cut == 0 and _only_office(plain)) or _PARTY.fullmatch(plain[-1]):
        return None
    if cut and cut == len(plain) - 1 and is_office(plain[-1]) and text.startswith(" of ", tokens[-1].end()):
        return None
    name = tokens[cut:]
    span = Span(name[0].start(), name[-1].end())
    office = text[tokens[0].start() : tokens[cut - 1].end()] if cut else None
    title = plain[cut - 1].rstrip(".") if cut else None
    bare = tuple(word.rstrip(".") if len(word) > 2 else word for word in plain[cut:])
    return Mention(span, bare, office, title, tokens[0].start())
