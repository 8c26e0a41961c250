"""Which act a statement performs: cue and content decide together."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from onrecord.records import Act
from onrecord.stages.acts import patterns, words
from onrecord.stages.acts.patterns import any_of, word_set


@dataclass(frozen=True, slots=True)
class Wording:
    """What the rules read of one statement, normalised and in lower case.

    Attributes:
        cue: Words of the cue, after the auxiliaries and negations that stand before it.
        content: The content's words, pieces joined by " / ".
        quoted: All of the content is quoted.
    """

    cue: str
    content: str
    quoted: bool = False

    def led_by(self, *acts: Act) -> bool:
        """Tell whether the cue has a word of one of `acts`."""
        return not _cue_words(acts).isdisjoint(_words_of(self.cue))

    @property
    def negated(self) -> bool:
        """The cue says what the source did not do."""
        return patterns.NEGATED.search(self.cue) is not None

    @property
    def denying(self) -> re.Match[str] | None:
        """The verb of the cue that denies a claim or refuses a request, whichever its object is."""
        return patterns.DENYING.search(self.cue)


@lru_cache
def _cue_words(acts: tuple[Act, ...]) -> frozenset[str]:
    return frozenset[str]().union(*(word_set(words.CUE_WORDS[act]) for act in acts))


@lru_cache(maxsize=256)
def _words_of(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", text))


def _position(forms: str, text: str) -> float:
    found = re.search(rf"\b{any_of(forms)}\b", text)
    return found.start() if found else float("inf")


def _claim_first(text: str) -> bool:
    """Tell whether a noun for a claim stands before any noun for a request."""
    return _position(words.CLAIMS, text) < _position(words.REQUESTS, text)


def _request_first(text: str) -> bool:
    return _position(words.REQUESTS, text) < _position(words.CLAIMS, text)


def _denies_claim(wording: Wording, verb: re.Match[str]) -> bool:
    """Tell whether the object of "deny", "reject" or "dismiss" is a claim and not a request."""
    rest = f"{wording.cue[verb.end() :]} {wording.content}".lstrip()
    if verb.group().startswith("den"):
        participle = re.match(r"(?!(?:the|a|an|his|her|any)\b)\w+ing\b|that\b", rest)
        return participle is not None or _claim_first(rest) or not patterns.GRANTING.match(rest)
    return _claim_first(rest) or (not _request_first(rest) and patterns.FALSE.search(rest) is not None)


def _refuses_request(wording: Wording, verb: re.Match[str]) -> bool:
    if _denies_claim(wording, verb):
        return False
    rest = f"{wording.cue[verb.end() :]} {wording.content}"
    return not verb.group().startswith("dismiss") or _request_first(rest)


def _deny(wording: Wording) -> bool:
    if wording.negated:
        return False
    if verb := wording.denying:
        return _denies_claim(wording, verb)
    if patterns.DISPUTING.search(wording.cue) or patterns.COUNTERING.search(wording.cue):
        return True
    if patterns.OTHERWISE.search(wording.content):
        return True
    if patterns.PUSHING_BACK.search(wording.cue):
        return _claim_first(wording.content)
    if patterns.ANSWERING.search(wording.cue) and patterns.ANSWERED.search(wording.content):
        return True
    if patterns.CALLING.search(wording.cue):
        named = f"{wording.cue} {wording.content}"
        scorn = min(_position(words.FALSE_WORDS, named), _position(words.SCORNFUL_WORDS, named))
        return _position(words.CLAIMS, named) < scorn < float("inf")
    if wording.led_by("think", "ask", "accuse", "urge", "confirm"):
        return False
    found = (patterns.FALSITY, patterns.UNTRUE, patterns.DID_NOT, patterns.INCORRECT, patterns.HAS_NEVER)
    return any(pattern.search(wording.content) for pattern in found)


def _accuse(wording: Wording) -> bool:
    if wording.negated:
        return False
    if wording.led_by("accuse") or patterns.ACCUSING.search(wording.cue):
        return True
    if wording.led_by("think", "ask", "urge", "promise", "confirm", "refuse"):
        return False
    blame = patterns.BLAME.search(wording.content)
    if blame is None:
        return False
    before = wording.content[max(0, blame.start() - 30) : blame.start()]
    return not (patterns.NEGATED.search(before) or patterns.NONE.search(before))


def _confirm(wording: Wording) -> bool:
    if wording.negated:
        return False
    return wording.led_by("confirm") or patterns.REGRET.search(wording.content) is not None


def _refuse(wording: Wording) -> bool:
    if patterns.WITHHOLDING.search(wording.cue) or patterns.REFUSING.search(wording.cue):
        return True
    if wording.negated:
        return False
    if verb := wording.denying:
        return _refuses_request(wording, verb)
    return wording.led_by("refuse") or patterns.WILL_NOT.search(wording.content) is not None


def _urge(wording: Wording) -> bool:
    if wording.negated:
        return False
    if wording.led_by("urge") or patterns.URGING.search(wording.cue):
        return True
    if patterns.ADDRESSING.search(wording.cue):
        to_do = patterns.TO_DO.search(wording.content) and not patterns.TO_ANSWER.search(wording.content)
        return bool(to_do) and not wording.quoted
    if wording.led_by("think", "ask", "promise"):
        return False
    return patterns.SHOULD.search(wording.content) is not None


def _promise(wording: Wording) -> bool:
    if wording.negated:
        return False
    if wording.led_by("promise") or patterns.PROMISING.search(wording.cue):
        return True
    return not wording.led_by("think", "ask") and patterns.WILL.search(wording.content) is not None


def _ask(wording: Wording) -> bool:
    if wording.led_by("ask") and not wording.negated:
        return True
    if wording.led_by("think"):
        return False
    return patterns.QUESTIONS.search(wording.content) is not None


def _think(wording: Wording) -> bool:
    return wording.led_by("think") or patterns.FEELING.search(wording.cue) is not None


_RULES: tuple[tuple[Act, Callable[[Wording], bool]], ...] = (
    ("deny", _deny),
    ("accuse", _accuse),
    ("confirm", _confirm),
    ("refuse", _refuse),
    ("urge", _urge),
    ("promise", _promise),
    ("ask", _ask),
    ("think", _think),
)


def fired(wording: Wording) -> frozenset[Act]:
    """Return the acts whose rules fit."""
    return frozenset(act for act, fits in _RULES if fits(wording))


@lru_cache(maxsize=256)
def act_of(wording: Wording) -> Act:
    """Return the first act, in the guide's order of precedence, whose rule fits; `state` where none does."""
    return next((act for act, fits in _RULES if fits(wording)), "state")


@lru_cache(maxsize=256)
def settled(wording: Wording) -> bool:
    """Tell whether the words themselves settle if something is denied, however they are negated.

    The cue denies, disputes or withholds, or the content says that a claim is not false, or that somebody
    else has denied one.
    """
    verbs = (patterns.DENYING, patterns.DISPUTING, patterns.WITHHOLDING)
    if any(verb.search(wording.cue) for verb in verbs):
        return True
    told = (patterns.NOT_FALSE, patterns.TOLD_DENIAL)
    return any(pattern.search(wording.content) for pattern in told)
