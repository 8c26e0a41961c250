"""What the words of one claim tell of it alone."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.stages.links import words
from onrecord.stages.links.claims import Claim, word_set
from onrecord.stages.links.disputes import ANAPHOR, AT_HAND, POINTING

_NEGATION = re.compile(
    r"\b(?:not|no|never|none|nobody|nothing|neither|nor|without|cannot|\w+n't)\b", re.IGNORECASE
)
_FALSITY = re.compile(
    r"\b(?:false\w*|untrue|not true|incorrect\w*|inaccura\w+|wrong\w*|lie[sd]?|liar|lying|baseless|unfounded"
    r"|fabricat\w+|nonsense|rubbish|ridiculous|absurd|hoax|mistak\w+|myth|bogus|mislead\w+|debunk\w*|smear\w*"
    r"|made (?:it|that|this) up|no evidence|unfair\w*|contradict\w*|refut\w+|distort\w*|misrepresent\w*)\b",
    re.IGNORECASE,
)
_DENYING = re.compile(
    r"\b(?:den(?:y|ie[sd]|ying|ial)|disput\w+|reject\w*|dismiss\w*|rebut\w*|refut\w+|counter\w*|push\w* back"
    r"|contest\w*|disagree\w*|contradict\w*|retract\w*|recant\w*|defend\w*|fir(?:es?|ed|ing) back|insist\w*"
    r"|respond\w*|shot back|hit back|repl(?:y|ie[sd])|disavow\w*|repudiat\w*|took issue|maintain\w*)\b",
    re.IGNORECASE,
)
_CONTRAST = re.compile(
    r"\b(?:but|however|yet|despite|although|though|contrary|in fact|actually|nonetheless|nevertheless|instead"
    r"|meanwhile|while)\b"
)
_RESPONDING = re.compile(
    r"\b(?:respon\w+|repl(?:y|ied|ies)|answer\w*|react\w*|asked about|fir(?:ed|ing) back|shot back|hit back"
    r"|defen[ds]\w*|counter\w*)\b"
)
_CHARGING = re.compile(
    r"\b(?:accus\w+|alleg\w+|claim\w*|charg\w+|blam\w+|attack\w*|critici\w+|argu\w+|suggest\w*|contend\w*"
    r"|assert\w*|complain\w*|call(?:s|ed|ing))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Traits:
    """What the words of one claim tell of it alone."""

    negations: int
    false: bool
    denying: bool
    charging: bool
    anaphor: bool
    pointing: bool
    at_hand: bool
    claim_noun: bool
    contrast: bool
    responding: bool


def traits_of(claim: Claim) -> Traits:
    """Return the traits of a claim."""
    content, cue = claim.content, claim.cue
    said = f"{cue} {content}"
    nouns = word_set(words.CLAIM_NOUNS)
    return Traits(
        len(_NEGATION.findall(said)),
        bool(_FALSITY.search(said)),
        bool(_DENYING.search(cue)),
        bool(_CHARGING.search(cue)),
        bool(ANAPHOR.match(content)),
        bool(POINTING.match(content)),
        bool(AT_HAND.match(content)),
        not nouns.isdisjoint(re.findall(r"\w+", said.lower())),
        bool(_CONTRAST.search(claim.around)),
        bool(_RESPONDING.search(claim.around)),
    )
