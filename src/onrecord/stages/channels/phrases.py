"""The phrases beside a cue that name a channel, as patterns over normalised text."""

from __future__ import annotations

import re

from onrecord.records import Span
from onrecord.stages.channels import words


def _any(items: str, separator: str | None = None) -> str:
    listed = [item.strip() for item in items.split(separator)]
    return "(?:" + "|".join(sorted(map(re.escape, listed), key=len, reverse=True)) + ")"


_NAME_WORD = r"(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur)day\b)[A-Z][\w&-]*(?:\.\w+)*(?:'[A-Z]\w+)?"
NAME = rf"{_NAME_WORD}(?:(?: (?:of|for|and|the|&))* {_NAME_WORD})*(?:'s?(?: {_NAME_WORD})+)?"
"""A capitalised name, also of the form "CBS News' Ann Lee"."""

_SHOW = rf"(?:(?:the )?{NAME}(?:'s?)? *)?\"(?P<show>[A-Z][^\"]{{2,40}}?)[.,]? ?\""
_DETERMINER = r"(?:one of (?:his|her|the)|a|an|the|his|her|its|their|this|that|another|[A-Z]\w+'s)"
_MODIFIERS = r"(?:(?!(?:with|on|at|to|in|by|who|that|and|any|no|your|my|our|of)\b)[\w'-]+(?:\.\w+)* ){0,4}?"
_HEAD = rf"(?:{_any(words.COMPOUNDS, '|')}|{_any(words.OCCASIONS)})(?![\w'-])"

TOLD = re.compile(
    rf" ?(?:(?:the|a|an|his|her|their) )?"
    rf"(?:(?!(?:that|in|on|at|he|she|they|him|her|them|me|us|it|about)\b)[a-z][\w-]* ){{0,3}}?"
    rf"(?:{_SHOW}"
    rf"|(?P<name>(?>{NAME}))(?:'s?)?"
    rf"(?:(?: [a-z][\w-]*){{1,3}} (?P<person>(?>{NAME})))?(?: (?P<next>[a-z]\w*))?"
    rf"|(?P<receiver>{_any(words.RECEIVERS)}(?: (?:in|on) {NAME})?\b|(?:[a-z-]+ )?{_HEAD}))"
)
"""What "told" is followed by."""

OCCASION = re.compile(
    rf"\b(?:[Ii]n|[Aa]t|[Dd]uring|[Ff]rom|[Tt]hrough|[Vv]ia|[Bb]y|[Ii]ssued|[Rr]eleased|[Ss]ent|[Pp]ublished"
    rf"|[Gg]iving|[Dd]elivering) "
    rf"(?:(?P<determiner>{_DETERMINER} )(?P<modifiers>{_MODIFIERS})(?P<head>{_HEAD})"
    rf"|(?P<bare_modifiers>(?:[\w-]+ )?)(?P<bare>{_any(words.BARE)})(?![\w'-]))"
    rf"(?: (?P<link>with|on|to|before|for|of|in|at|published in)"
    rf" (?:(?:the|a|an) )?(?:{_SHOW}|(?P<name>{NAME})))?"
)
"""An event or writing; what follows may name the medium, the receiver or the place."""

ON_AIR = re.compile(
    rf"\b(?:on|in) (?:(?:his|her|its|their|the|official|own|personal) )*"
    rf"(?:(?P<platform>{_any(words.PLATFORMS, '|')})\b"
    rf"|{_SHOW}|(?P<name>(?>{NAME}))(?! (?!in\b|on\b|that\b|to\b|about\b)[a-z])"
    rf"|(?P<own>blog|website|podcast)\b)"
)
"""A medium after "on" or "in"."""

NOUN = re.compile(
    rf"(?<![\w'-])(?:(?P<modifiers>(?:[A-Z][\w.&-]*(?: of| the)?(?:'s)? ){{1,4}})?(?P<head>{_HEAD}))"
)
"""An event or writing wherever it is named, with the capitalised words before it."""

MEDIUM = re.compile(
    rf"(?P<platform>\b{_any(words.PLATFORMS, '|')}\b)|{_SHOW}"
    rf"|(?<!\w)(?P<outlet>{_any(words.OUTLETS, '|')})(?!\w)|(?<!\w)(?P<name>(?>{NAME}))"
)
"""A medium wherever it is named; `name` is one where `OUTLET` or `BODY` says so."""

BEFORE = re.compile(rf"\b(?:before|to) (?:(?:the|a|an) )?(?P<name>{NAME})")
"""A receiving body after "testified before" or "wrote to"."""

BODY = re.compile(r"\b(?:Assembly|Commission|Committee|Congress|Council|Court|Parliament|Senate|Tribunal)\b")
OUTLET = re.compile(rf"\b{_any(words.OUTLET_HEADS)}\b|^[A-Z]{{2,6}}$|^(?:The |the )?[A-Z]+'s? ")
OUTLET_NOUN = re.compile(
    rf"{_any(words.OUTLET_NOUNS)}$|(?:that|in|on|at|by|about|after|before|for|to|when|as|and)$"
)
TWEETED = re.compile(r"\b(?:re)?tweet(?:s|ed|ing)?\b", re.IGNORECASE)

_TIME = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$|(?:January|February|March|April|May|June|July|August"
    r"|September|October|November|December|Sept|Aug|Oct|Nov|Dec|Jan|Feb)\b"
)


def is_time(name: str) -> bool:
    """Tell whether a capitalised word is a day or a month, and so no channel."""
    return _TIME.match(name) is not None


def trimmed(normalised: str, span: Span) -> Span:
    """Return `span` without a closing possessive, comma, full stop or quotation mark."""
    kept = re.sub(r"(?:'s?|[.,\"])+$", "", span.of(normalised))
    return Span(span.start, span.start + len(kept))
