"""Patterns over the lower-case, normalised words of cues and contents."""

from __future__ import annotations

import re
from functools import cache

from onrecord.stages.acts import words


@cache
def word_set(forms: str) -> frozenset[str]:
    """Return the words of one of the lists of `words`."""
    return frozenset(forms.split())


def any_of(forms: str) -> str:
    """Return a pattern for any word of one of the lists of `words`."""
    return "(?:" + "|".join(sorted(map(re.escape, word_set(forms)), key=len, reverse=True)) + ")"


def _either(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns))


NEGATED = _either(
    r"\b(?:not|never|no longer|neither|nor|hardly|without)\b",
    r"n't\b",
    r"\b(?:refus|declin)\w+ to\b",
    r"\bstop\w* short of\b",
)
"""A cue that says what the source did not do."""

NOBODY = re.compile(r"(?:no|none|nobody|neither|no one|no-one)\b")
"""A source that negates its cue."""

_CLAIM = (
    r"(?:(?:all|some|most|many|any|both|each|much) (?:of )?)?"
    r"(?:(?:the|these|those|this|that|such|his|her|its|their|your|[\w.]+(?: \w+)?'s?) )?"
    rf"(?:[\w-]+ ){{0,2}}{any_of(words.CLAIMS)}"
    r"(?: (?:of|by|in|against|from|on|about|made)\b(?:(?! that\b)[^.;\"]){0,60}?)?"
    # What the claim says may stand between it and its predicate: "reports that the bank failed are false".
    # It has a verb of its own; without one the predicate is its own: "claims that the vote was fake".
    r"(?: that\b[^.;\"]{0,60}? (?:is|are|was|were|has|have|had|will|would|could|did|may|might|\w+ed"
    r"|\w{2,}[a-rt-z]s(?= (?!(?:of|in|for|on|at|from|by|to|and|is|are|was|were)\b)))\b[^.;\"]{0,60}?)?"
)
_PRONOUN = r"(?:all of |some of )?(?:it|this|that|these|those|they|which|everything)(?: all)?"
_IS = r" ?(?:is|are|was|were|'s|'re|has been|have been|had been) (?!not\b)"
_DEGREE = (
    r"(?:(?:a|an|all|just|both|so|such|very|more|total|absolute|pure|sheer|complete|nothing but|outright"
    r"|bunch of|\w+ly) )*"
)
_STARTS = r"(?:^|[.?!/\"';:—-] ?|, ?|\b(?:that|and|but|no|well|so) )"

_ENDS = (
    r"(?= (?:about|and|as|at|because|but|by|during|for|from|in|it|on|or|since|so|to|when)\b"
    rf"| {any_of(words.CLAIMS)}\b| ?[^ \w]|$)"
)
"""What may follow the predicate: "a false report", and not "a false dawn"."""

_GROUNDLESS = r"(?:without (?:any )?(?:basis|foundation|merit|substance))"
FALSITY = _either(
    rf"{_STARTS}(?:{_CLAIM}|{_PRONOUN}){_IS}{_DEGREE}(?:{any_of(words.FALSE_WORDS)}|{_GROUNDLESS})\b{_ENDS}",
    rf"{_STARTS}{_CLAIM}{_IS}{_DEGREE}{any_of(words.SCORNFUL_WORDS)}\b{_ENDS}",
)
"""A main clause that calls a claim false."""

UNTRUE = _either(
    r"(?:\b(?:is|are|was|were)|'s|'re)(?: \w+ly| just)?(?: not"
    r"|n't)(?: at all)? (?:true|so|the case|accurate)\b",
    r"\b(?:isn't|aren't|wasn't|weren't|ain't) (?:true|so|the case|accurate|correct)\b",
    r"\bno (?:truth|substance|basis|foundation|merit) (?:to|in|for|whatsoever)\b",
    r"\bno substance\b",
    r"\bmade (?:it|this|that|the story|that story) up\b",
    r"\bnever happened\b|\b(?:did not|didn't) happen\b",
    r"\bnothing (?:could be further from the truth|to do with (?:it|this|that)\b)",
    r"\b(?:i|we) (?:strongly |flatly |absolutely |categorically )?deny\b",
    r"^\W*(?:no|absolutely not|not true|of course not|never)\W*$",
)
"""Phrases that say that something is not so."""

_DONE = (
    r"(?:ask|asked|been|break|broken|call|called|discuss|discussed|do|done|did"
    r"|email|given|had|have an?|know about"
    r"|lie|lied|made|make|meet|met|mock|order|paid|pay|played|post|posted|receive|received|said|say|send|sent"
    r"|steal|suggest|suggested|take|taken|tell|told|took|touch|used|violate|violated|write|wrote)"
)
DID_NOT = _either(
    rf"{_STARTS}(?:i|we) (?:have |had )?(?:absolutely |certainly )?(?:never|did not|didn't|not) {_DONE}\b",
    rf"^(?:that )?(?:he|she|it|they|(?:his|her|their|its|the) \w+) (?:had|has|have|did)(?: not| never|n't)"
    rf"(?: \w+ly)? {_DONE}\b",
)
"""The source, or somebody that it speaks for, did not do it; the verbs are what people are accused of."""

COUNTERING = re.compile(
    r"\b(?:contradict(?:s|ed|ing)?|contest(?:s|ed|ing)|disprov\w+|dispel\w*|invalidat\w+|nullif\w+|counter(?:s|ed)?\b)"
)
"""Verbs that set a source against what was claimed, whatever their object."""

ANSWERING = re.compile(
    r"\b(?:answer(?:s|ed|ing)?|batt?(?:s|ed|ing) (?:away|down|back)|brush(?:es|ed|ing)? (?:off|aside)"
    r"|defend(?:s|ed|ing)?|(?:fired|fires|hit|hits|shot|shoots) back|laugh\w* off|repl(?:y|ies|ied|ying)"
    r"|respond(?:s|ed|ing)?|scoff(?:s|ed|ing)?|(?:knock|str[iu]c?k)\w* down)\b"
)
"""What is done to an accusation by whoever rejects it; the content names the accusation."""

ANSWERED = re.compile(
    r"^\W*(?:(?:to|himself|herself|itself|themselves|him|her|it|them|against|at|from|the|such|any|those|these|his|her"
    r"|its|their|[\w.]+'s?) ){0,4}"
    r"(?:accusations?|allegations?|assertions?|charges|claims?|criticisms?|critics|idea that|insinuations?"
    r"|notion|rumou?rs?|suggestions?)\b"
)
TOLD_DENIAL = re.compile(
    r"^\W*(?:that )?(?!i\b|we\b)(?:\w[\w.'-]* ){1,4}(?:(?:has|have|had|also|later) )*(?:denied|denies)\b"
)
"""At the start of a content: somebody, and not the source, has denied something."""

NOT_FALSE = re.compile(rf"(?:\bnot|n't|\bnever) (?:\w+ly |all )?{any_of(words.FALSE_WORDS)}\b")
"""Two negations that leave the claim standing."""

MAYBE_FALSE = re.compile(
    rf"\b{any_of(words.HEDGES)} (?:to )?(?:be |been )?(?:\w+ly )?(?:{any_of(words.FALSE_WORDS)}|true|wrong)\b"
)
"""A hedge that governs the verdict on a claim, and not the claim itself."""

OTHERWISE = re.compile(r"^(?:that it is |it is )?(?:otherwise|the (?:contrary|opposite))\W*$")
INCORRECT = re.compile(
    r"(?:(?<!that )\b(?:is|are|was|were)|'s|'re) (?:(?:all|just|\w+ly) )*"
    r"(?:baseless|fabricated|groundless|inaccurate|incorrect|meritless|mistaken|unfounded|unsubstantiated"
    r"|untrue)\b"
)
"""Predicates that only claims have, so that their subject need not be looked at."""

HAS_NEVER = re.compile(
    rf"{_STARTS}(?:i|we|he|she|it|they|(?:the|his|her|its|my|our) \w+)(?:'ve|'d| had| have| has)? never "
    r"(?!(?:be|been|forgets?|forgot|hear|heard|knew|know|make|met|saw|see|seen|thought|wanted)\b)\w+ed\b"
)
"""A whole past in which the source did no such thing."""

NONE = re.compile(r"\b(?:no|nobody|none|no one)\b")
BLAME = re.compile(rf"\b{any_of(words.BLAME_WORDS)}\b")
CALLING = _either(r"\b(?:call|label|brand|describ|portray|paint|deem|depict|ridicul|mock|slam|blast)\w*\b")
FALSE = re.compile(rf"\b(?:{any_of(words.FALSE_WORDS)}|{any_of(words.SCORNFUL_WORDS)})\b")
ACCUSING = _either(
    r"\b(?:call\w* out|lash\w* out|went after|(?:took|tak\w+) aim|took issue with)\b",
    r"\bcharg(?:ed|es|ing)\b(?! with)",
    r"\bfil(?:e|es|ed|ing) an? .*\b(?:suit|lawsuit|complaint)\b",
    r"\btak(?:es|ing) issue with\b",
    r"\bcall\w* (?:him|her|them) an?\b",
)
DENYING = re.compile(rf"\b{any_of(words.DENY_OR_REFUSE)}\b")
DISPUTING = re.compile(rf"(?<!\ba )\b{any_of(words.DENY_WORDS)}\b(?! (?:among|between|over|with)\b)")
PUSHING_BACK = _either(
    r"\bpush\w* back (?:against|on)\b", r"\b(?:took|tak\w+) issue with\b", r"\bshrug\w* off\b"
)
GRANTING = re.compile(
    r" *(?:(?:him|her|them|us|it|me|[\w'/ -]{1,25}?) )?(?:(?:a|an|the|his|her|its"
    r"|their) )?(?:(?!that\b|any\b)[\w-]+ )?"
    rf"{any_of(words.REQUESTS)}\b"
)
"""What follows "denied" where a request is refused: "denied him a visa", "denied the motion"."""

WITHHOLDING = _either(
    r"(?:\b(?:would|will|could|did|does|do|has|have|had) not|n't)(?: \w+ly)*"
    r" (?:repl(?:y|ied)|(?:respond|answer|comment|elaborate)(?:ed)?)\b",
    rf"\b(?:would not|will not|wouldn't|won't)(?: \w+ly)? {any_of(words.WITHHELD)}\b",
    r"\bneither confirm\w* nor den",
    r"\bno comment\b",
)
"""Silence; the guide counts it as refusal, and never as denial."""

REFUSING = _either(
    r"\b(?:refus|declin)\w+ to\b",
    r"\bvot\w+ (?:down|against)\b|\bdecid\w+ (?:against|not to)\b|\bturn\w* down\b|\brul\w+ out\b",
    r"\b(?:block(?:s|ed|ing)|quash\w*)\b|\bopposition to\b",
)
WILL_NOT = re.compile(
    r"^\W*(?:that )?(?:i|we|he|she|they|it)(?: will not| won't| would not| wouldn't| cannot|"
    r"(?:'m| am|'re| are| is| was| were) not going to)(?: even| ever)? "
    r"(?:accept|attend|back|be (?:drawn|intimidated)|comment|consider|debate"
    r"|discuss|endorse|negotiate|participate"
    r"|remove|say|sign|speculate|support|talk)\b|^\W*no comment\W*$"
)
"""A content in which the source itself refuses."""

URGING = _either(
    r"\bcall(?:s|ed|ing)? (?:again |repeatedly )?(?:for|on|upon)\b",
    r"\b(?:push|press)(?:es|ed|ing)? for\b",
    r"\b(?:caution\w* against|spoke out for|chant(?:s|ed|ing))\b",
)
SHOULD = _either(
    r"^[^.;/,]{0,60}\b(?:should|must|ought to)(?!n't have| have| not have| be (?:able|proud|fine))\b",
    r"(?:^|[.!?/] ?)\W*let's (?!put|make one thing)",
    r"\b(?:we|they|people) (?:all )?(?:need|have) to (?!come\b)",
    r"\bwe must\b|\bi (?:strongly )?urge\b|\bi call on\b|\bwe call on\b|\bit(?:'s| is) time (?:to|for)\b",
    r"^\W*please\b",
)
TO_DO = re.compile(r"^(?:[\w.' -]{1,40}? )?(?:not )?to (?!be\b|have\b|see\b|know\b)\w+")
TO_ANSWER = re.compile(r"^(?:[\w.' -]{1,40}? )?to (?:answer|comment|describe|explain|respond|say)\b")
ADDRESSING = re.compile(r"\b(?:ask(?:s|ed|ing)?|tell(?:s|ing)?|invit\w+|warn(?:s|ed|ing)?)\b")
PROMISING = _either(r"\b(?:agree[sd]|offer(?:s|ed|ing)?) to\b", r"\bexpects? to\b(?! be)")
WILL = _either(
    r"^(?:that |/ )?(?:he|she|they|it|(?:the|his|her) (?:campaign|company|group|party))"
    r" (?:would|will|'ll|plan(?:s|ned)? to|intend(?:s|ed)? to|(?:is|was|are|were) going to)"
    r" (?!be\b|have\b|like\b|need\b|not\b|prefer\b|never\b|love\b|take (?:place|effect)\b)\w+",
    r"(?:^|[.?!/\"'] ?)(?:(?:and|but|so|well|look),? |if [^,]{3,50}, )?(?:i|we)"
    r"(?:'ll| will| shall|'m going to| am going to|'re going to| are going to)"
    r" (?!be (?:a|the)\b|have\b|not\b|never\b|see\b|say\b|tell\b|know\b)\w+",
)
QUESTIONS = re.compile(r"^[^.!;]*\?[\"' /]*$")
"""A content that is questions and nothing else."""

WHETHER = re.compile(r"^(?:whether|if|why|how|what|who|when|where)\b")
REGRET = _either(
    r"\bi(?:'m| am)? (?:so |very |deeply )?(?:sorry|apologi[sz]e|regret)\b",
    r"\bi was wrong\b|\bmy apologies\b|\bi made a mistake\b",
    r"^(?:that )?(?:he|she) (?:regretted|was sorry|(?:had )?made a mistake)\b",
)
FEELING = _either(
    r"\b(?:looking|look) forward\b",
    r"\b(?:is|are|was|were) (?:un)?(?:afraid|angry|aware|concerned|convinced"
    r"|eager|happy|sure|thrilled|willing"
    r"|worried)\b",
)
I_THINK = re.compile(
    r"^\W*(?:(?:well|look|so|and|but|no|yes|honestly|frankly),? )*"
    r"(?:(?:that )?(?:he|she|they) (?:do(?:es)? not |did not )?(?:thinks?|thought"
    r"|believes?|believed|suspects?|assumes?)\b"
    r"|i (?:just |also |really |do |don't |do not )?(?:think|believe|suspect"
    r"|guess|imagine|assume|feel like)\b"
    r"|we (?:think|believe|suspect|feel like)\b|it (?:seems|appears|looks like)\b)"
)
