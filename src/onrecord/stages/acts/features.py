"""What the head reads of a statement beside vectors: rules that fired, lists, shape, words."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from onrecord.stages.acts import lexicon, patterns, words
from onrecord.stages.acts.patterns import any_of
from onrecord.stages.acts.rules import Wording, act_of, fired

_FIRST_CLAUSE = re.compile(r"[^.;:!?/]*")
_WORD = re.compile(r"n't|\w+(?=n't)|[\w'-]+|[?!:]")

_FLAGS: dict[str, re.Pattern[str]] = {
    "not": re.compile(r"\b(?:not|never|no|nothing|nobody|none|neither|nor|hardly)\b|n't\b"),
    "i": re.compile(r"^\W*(?:\w+ )?(?:i|we|i'm|we're|i've|we've|i'd|my|our)\b"),
    "he": re.compile(r"^\W*(?:that )?(?:he|she|they|it|his|her|their|its)\b"),
    "you": re.compile(r"\b(?:you|your|you're|you've)\b"),
    "will": re.compile(r"\b(?:will|won't|shall|going to|gonna|plan(?:s|ned)? to|intend(?:s|ed)? to)\b|'ll\b"),
    "would": re.compile(r"\bwould(?:n't)?\b|'d\b"),
    "could": re.compile(r"\b(?:could|can|may|might)\b"),
    "should": re.compile(r"\b(?:should|must|ought to|needs? to|has to|have to|deserves?|let's|please)\b"),
    "past": re.compile(r"\b(?:did|had|was|were|has been|have been)\b"),
    "wrong": re.compile(
        r"\b(?:wrong|false|untrue|incorrect|inaccurate|mistaken|unfounded|baseless|misleading|nonsense"
        r"|ridiculous|unfair|misunderst\w+|misinterpret\w+|mischaracteri\w+|taken out of context|distort\w+"
        r"|lies?|myth|fiction|hoax|made up|speculat\w+)\b"
    ),
    "no such": re.compile(
        r"\bno (?:\w+ )?(?:evidence|indication|proof|reason|truth|way|such|intention|plans?|interest|chance"
        r"|basis|need|connection|knowledge|link|relationship|role|impact)\b|\bnothing to do with\b"
        r"|\bnot (?:a|an|the|about|because|true|\w+ing)\b|n't (?:a|an|the|about|true)\b"
    ),
    "did not": re.compile(
        r"\b\w+ (?:did not|didn't|do not|don't|does not|doesn't|never|have not|haven't"
        r"|has not|hasn't|had not|hadn't|had never|have never|was not|wasn't|were not|weren't|is not|isn't)\b"
    ),
    "rather": re.compile(r"\b(?:rather than|instead|in fact|actually|to the contrary|on the contrary|but)\b"),
    "to do": re.compile(r"^(?:not )?to \w+"),
    "that": re.compile(r"^that\b"),
    "wh": re.compile(r"^\W*(?:whether|if|why|how|what|who|when|where|which)\b"),
    "question": re.compile(r"\?"),
    "exclaims": re.compile(r"!"),
    "claims": re.compile(rf"\b{any_of(words.CLAIMS)}\b"),
    "requests": re.compile(rf"\b{any_of(words.REQUESTS)}\b"),
    "finite": re.compile(
        r"\b(?:is|are|was|were|has|have|had|will|would|can|could|did|does|do|should|must)\b|'s\b|\w+ed\b"
    ),
    "think": patterns.I_THINK,
    "thinks": re.compile(
        r"\b(?:i|he|she|they|we|people|voters) (?:\w+ )?"
        r"(?:think|thinks|thought|believed?s?|hopes?d?|feels?|felt|wants?)\b"
    ),
    "order": re.compile(
        r"^\W*(?:don't|do not|stop|let|go|get|make|take|vote|remember|tell|give|keep|look|stand|come|be|ask"
        r"|read|check|join|help)\b"
    ),
    "hedge": re.compile(rf"\b{any_of(words.HEDGES)}\b"),
    "sorry": patterns.REGRET,
}

_TELLING = frozenset({"hostile", "feeling", "calling", "contesting"})
"""Lists of cues that tell the act themselves; after others the content has to."""

_SIZES = ((0, "none"), (4, "few"), (12, "clause"), (30, "sentence"), (10**9, "more"))
"""Words of a content, at most, and the name of its size."""


@cache
def _list(name: str) -> re.Pattern[str]:
    return lexicon.stems(lexicon.CUE_LISTS[name])


@cache
def _blame() -> re.Pattern[str]:
    return lexicon.stems(lexicon.BLAME)


def _cue_lists(wording: Wording) -> set[str]:
    return {name for name in lexicon.CUE_LISTS if _list(name).search(wording.cue)}


def _flags(text: str) -> set[str]:
    return {name for name, pattern in _FLAGS.items() if pattern.search(text)}


def _blame_features(content: str, first: str, flags: set[str]) -> set[str]:
    blamed = len(_blame().findall(content))
    found = {f"blames {count}" for count in (1, 2, 3) if blamed >= count}
    if _blame().search(first):
        found.add("blame first")
    if blamed:
        found |= {f"blame, {name}" for name in flags & {"he", "you", "i", "not"}}
    return found


def _shape(wording: Wording, content: str) -> set[str]:
    size = len(content.split())
    found = {"size " + next(name for limit, name in _SIZES if size <= limit)}
    told = {
        "negated": wording.negated,
        "quoted": wording.quoted,
        "no cue": not wording.cue,
        "cue is a mark": re.search(r"\w", wording.cue) is None,
    }
    return found | {name for name, holds in told.items() if holds}


def names(wording: Wording) -> set[str]:
    """Return the names of the features that `wording` has, without its words."""
    content = wording.content.lstrip("\"' /")
    first = (_FIRST_CLAUSE.match(content) or [""])[0]
    lists, flags = _cue_lists(wording), _flags(content)
    only = "says" if "saying" in lists and not lists & _TELLING else "does"
    found = {f"rule {act}" for act in fired(wording)} | {f"act {act_of(wording)}"}
    found |= {f"cue {name}" for name in lists} | {f"content {name}" for name in flags}
    found |= {f"first {name}" for name in _flags(first)} | {f"{only}, content {name}" for name in flags}
    blame = _blame_features(content, first, flags)
    found |= blame | {f"{only}, {name}" for name in blame if name.startswith("blames")}
    if blame:
        found |= {f"cue {name}, blame" for name in lists}
    if not lists:
        found.add("cue in no list")
    elif lists == {"saying"}:
        found.add("cue says only")
    if "saying" not in lists:
        found |= {f"cue {name}, says not" for name in lists & {"feeling", "hostile"}}
    if wording.negated:
        found |= {f"negated {name}" for name in lists}
    return found | _shape(wording, content)


def terms(wording: Wording) -> set[str]:
    """Return the words of cue and content as named features: "cue:denied", "content:fraud"."""
    cue = _WORD.findall(wording.cue)
    content = _WORD.findall(wording.content)
    found = {f"cue:{word}" for word in cue} | {f"content:{word}" for word in content}
    found |= {f"cue:{one} {other}" for one, other in pairwise(cue)}
    return found | {f"start:{one} {other}" for one, other in pairwise(content[:8])}
