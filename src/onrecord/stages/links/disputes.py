"""Denials and the claims that they answer. Precision first: a false dispute is the worst output there is."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from onrecord.records import Link, Span, Spans
from onrecord.stages.links import words
from onrecord.stages.links.claims import Claim, Overlap, word_set

_NOUN = "(?:" + "|".join(sorted(words.CLAIM_NOUNS.split(), key=len, reverse=True)) + ")"
ANAPHOR = re.compile(
    rf"\W*(?:(?:all (?:of )?|any of )?(?:these|this|that|those|such|the|his|her|their|both|any)"
    rf"(?: [\w-]+){{0,2}}? {_NOUN}\b"
    r"(?! (?:that|of|by|about|from)\b)"
    r"|(?:all of )?(?:it|this|that|they|these|those)(?:'s| is| are| was| were)\b"
    r"|(?:this|that|it|them|any wrongdoing)\W*$"
    r"|(?:that )?it (?:ever )?happened\b|i never (?:said|did) (?:that|it|this)\b"
    r"|(?:he|she) (?:just )?made (?:it|that) up\b)",
    re.IGNORECASE,
)
POINTING = re.compile(rf"\W*(?:these|those|such|the|this|that)(?: [\w-]+){{0,2}}? {_NOUN}\b", re.IGNORECASE)
AT_HAND = re.compile(
    rf"\W*(?:(?:these|those|this|that|such) (?:[\w-]+ )?{_NOUN}\b"
    r"|(?:it|this|that)(?:'s| is) (?:\w+ly |all |a |just )*"
    r"(?:fabricat\w+|false|lies?|nonsense|rubbish|not true|untrue)\b)",
    re.IGNORECASE,
)
"""Points at what has just been said, accusation or not (4 of 4 in the training part)."""

_NEAR = 3
"""Sentences between a denial that only points back and what it points at."""

_HEAD = 25
"""Code points from the start of a denial's content in which the claim that it names begins."""


_WORDS = 4
"""Words that a claim has at least for another to be its echo: "free trade" is a topic, and no claim."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A way to tell that a denial answers a claim.

    Attributes:
        score: Share of right links in the record's training part, rounded down; by judgement where that
            part has fewer than five.
    """

    name: str
    score: float
    fits: Callable[[Claim, Claim, list[Claim], Overlap], bool]


@lru_cache(maxsize=4096)
def same_side(one: str | None, other: str | None) -> bool:
    """Tell whether two speakers are one, joint, or one speaks for the other ("Lee", "Lee campaign")."""
    if one is None or other is None:
        return False
    a, b = re.findall(r"\w+", one.lower()), re.findall(r"\w+", other.lower())
    if not a or not b:
        return False
    if " ".join(a) in " ".join(b) or " ".join(b) in " ".join(a):
        return True
    sides = word_set(words.SIDE_NOUNS)
    return bool(set(a) & set(b) - sides) and bool(sides & (set(a) | set(b)))


@lru_cache(maxsize=4096)
def names_of(speaker: str | None) -> frozenset[str]:
    """Return the lower-case words of a speaker's name that tell it from others."""
    found = re.findall(r"\w+", (speaker or "").lower())
    return frozenset(found) - word_set(words.SIDE_NOUNS) - word_set(words.STOP_WORDS)


def _surname(claim: Claim) -> str | None:
    speaker = claim.statement.speaker
    return speaker.split()[-1].lower() if speaker else None


def _about(claim: Claim, denial: Claim) -> bool:
    """Tell whether `claim` names the speaker of `denial`."""
    name = _surname(denial)
    return (
        name is not None
        and len(name) > 2
        and re.search(rf"\b{re.escape(name)}\b", claim.content.lower()) is not None
    )


def _named_inside(denial: Claim, claim: Claim, _: list[Claim], __: Overlap) -> bool:
    """Tell whether the claim stands in the denial, named by a noun: "denied allegations by B that P"."""
    one, other = denial.statement, claim.statement
    # "These claims are false" points at what was said before, whatever was read into its own words.
    if other.inside != one.id or not one.content or AT_HAND.match(denial.content):
        return False
    start = min(place.start for place in other.source + other.cue + other.content)
    nouns = word_set(words.CLAIM_NOUNS) & set(re.findall(r"\w+", claim.cue.lower()))
    return (
        bool(nouns)
        and start - one.content[0].start <= _HEAD
        and not denial.content.lower().startswith("that ")
    )


def _previous(denial: Claim, claims: list[Claim]) -> list[Claim]:
    """Return the claims of others within `_NEAR` sentences before the denial, the nearest first."""
    return [
        claim
        for claim in reversed(claims[: denial.rank])
        if claim.statement.act != "deny"
        and denial.sentence - claim.sentence <= _NEAR
        and not same_side(claim.statement.speaker, denial.statement.speaker)
    ]


def _points_back(denial: Claim, claim: Claim, claims: list[Claim], _: Overlap) -> bool:
    """Tell whether "These claims are false" follows an accusation, or words about the one who denies."""
    if not ANAPHOR.match(denial.content):
        return False
    before = _previous(denial, claims)
    if POINTING.match(denial.content):
        before = [other for other in before if other.statement.act == "accuse"][:1] or before
    if not before or before[0] is not claim:
        return False
    at_hand = AT_HAND.match(denial.content) and denial.sentence - claim.sentence <= 1
    return bool(
        claim.statement.act == "accuse" or at_hand or _about(claim, denial) or claim.plain & denial.plain
    )


def _names_claimant(denial: Claim, claim: Claim, claims: list[Claim], _: Overlap) -> bool:
    """Tell whether the denial names who claimed it: "dismissed Lee's claim"."""
    name = _surname(claim)
    if name is None or claim.statement.act not in ("accuse", "state"):
        return False
    said = f"{denial.cue} {denial.content}".lower()
    possessive = rf"\b{re.escape(name)}'s?(?: [\w-]+){{0,3}} {_NOUN}\b"
    agent = rf"\b{_NOUN}(?: \w+)? (?:by|from)(?: [\w.-]+){{0,3}} {re.escape(name)}\b"
    if not re.search(f"{possessive}|{agent}", said):
        return False
    shared = bool(claim.plain & denial.plain - {"claim", "accus", "alleg"})
    near = claim in _previous(denial, claims)[:1]
    return near or (shared and claim.statement.act == "accuse")


def _echoes(denial: Claim, claim: Claim, _: list[Claim], overlap: Overlap) -> bool:
    """Tell whether the denial says the claim's words again: "denied that he was writing a book"."""
    if claim.rank > denial.rank or claim.statement.act not in ("accuse", "state", "promise", "confirm"):
        return False
    shared = len(claim.plain & denial.plain)
    if len(claim.content.split()) < _WORDS:
        return False
    return shared >= 2 and shared >= 0.3 * len(denial.stems) and overlap.share(claim, denial) >= 0.6


RULES = (
    Rule("names the claim in the denial", 0.95, _named_inside),
    Rule("points back at the claim", 0.8, _points_back),
    Rule("names who claimed it", 0.75, _names_claimant),
    Rule("says the same words", 0.7, _echoes),
)


def may_link(denial: Claim, claim: Claim) -> bool:
    """Tell whether a denial can answer `claim`: another side's, and one that claims something."""
    one, other = denial.statement, claim.statement
    if one.id == other.id or other.act in (None, "refuse", "ask", "deny", "urge", "think"):
        return False
    if same_side(one.speaker, other.speaker):
        return False
    if other.inside == one.id:
        return True
    if any(said.overlaps(piece) for said in other.content for piece in one.cue + one.content):
        return False
    known = one.speaker is not None and (other.speaker is not None or other.act == "accuse")
    return known and one.inside != other.id


def evidence_of(denial: Claim) -> Spans:
    """Return the spans of a denial that tell what it answers: its cue and the words that point back."""
    pointer = ANAPHOR.match(denial.content)
    pieces = denial.statement.content
    if pointer and pieces and pointer.end() <= pieces[0].end - pieces[0].start:
        return (*denial.statement.cue, Span(pieces[0].start, pieces[0].start + pointer.end()))
    return (*denial.statement.cue, *pieces[:1])


def _answered(denial: Claim, claims: list[Claim], overlap: Overlap) -> list[tuple[Claim, Rule]]:
    """Return the claims that a denial answers with the rules that tell; one that it names stands alone."""
    may = [claim for claim in claims if may_link(denial, claim)]
    found = [
        (claim, rule)
        for claim in may
        if (rule := next((rule for rule in RULES if rule.fits(denial, claim, claims, overlap)), None))
    ]
    named = [(claim, rule) for claim, rule in found if rule is RULES[0]]
    return named or found


def find_disputes(claims: list[Claim], repeats: list[Link], overlap: Overlap) -> list[Link]:
    """Return the disputes links among `claims`, from each denial to what it answers.

    A claim that repeats a disputed one is disputed too.
    """
    again: dict[str, set[str]] = {}
    for link in repeats:
        again.setdefault(link.a, set()).add(link.b)
        again.setdefault(link.b, set()).add(link.a)
    by_id = {claim.statement.id: claim for claim in claims}
    found: dict[tuple[str, str], Link] = {}
    for denial in claims:
        if denial.statement.act != "deny":
            continue
        for claim, rule in _answered(denial, claims, overlap):
            ends = [claim, *(by_id[other] for other in sorted(again.get(claim.statement.id, ())))]
            for end in ends:
                if may_link(denial, end):
                    key = (denial.statement.id, end.statement.id)
                    score = rule.score if end is claim else round(rule.score * 0.9, 3)
                    found.setdefault(key, Link(*key, "disputes", score, evidence_of(denial)))
    return _carried_on(claims, list(found.values()))


def _carried_on(claims: list[Claim], links: list[Link]) -> list[Link]:
    """Give a denial that goes on the links of the one before it by the same speaker."""
    of: dict[str, list[Link]] = {}
    for link in links:
        of.setdefault(link.a, []).append(link)
    more = []
    for before, after in pairwise(claims):
        one, other = before.statement, after.statement
        goes_on = one.act == other.act == "deny" and one.speaker is not None and one.speaker == other.speaker
        if goes_on and other.id not in of and one.id in of and after.sentence - before.sentence <= _NEAR:
            of[other.id] = [
                Link(other.id, link.b, "disputes", round(link.score * 0.8, 3), evidence_of(after))
                for link in of[one.id]
            ]
            more += of[other.id]
    return links + more
