"""Words and their stems: what two reports of one claim may have in common."""

from __future__ import annotations

import re
from functools import cache

_WORD = re.compile(r"[^\W_]+(?:[.,'-][^\W_]+)*")
_ENDINGS = tuple("ations ation edly ings ing ies ied ion es ed ly er s e y".split())
_SHORTEST = 3
"""Letters that an ending leaves at least."""

_NEGATIONS = frozenset(
    """no not never none nothing nobody neither nor without cannot hardly false untrue wrong lie lies lying
    deny denied denies denying reject rejected rejects fabricated baseless unfounded misleading""".split()
)
_STOP_WORDS = frozenset(
    """a about above after again against all also am an and any are as at be because been before being below
    between both but by can could did do does doing down during each few for from further get gets getting go
    goes going gone got had has have having he her here hers herself him himself his how i if in into is it
    its itself just let like made make makes making may me might more most much must my myself no nor not now
    of off on once one ones only or other our ours ourselves out over own per perhaps said same say saying
    says she should so some such than that the their theirs them themselves then there these they thing
    things this those through to too told under until up upon us very was way we well were what when where
    which while who whom whose why will with would yet you your yours yourself mr mrs ms dr sen rep gov new
    year years day week last first people""".split()
)


def words_of(text: str) -> list[str]:
    """Return the words of normalised `text` in lower case; inner hyphens and apostrophes do not part them."""
    return [match.group().lower() for match in _WORD.finditer(text)]


def word_pattern() -> re.Pattern[str]:
    """Return what `words_of` takes for a word."""
    return _WORD


@cache
def stem(word: str) -> str:
    """Return a lower-case word without its commonest English endings; "" where it tells nothing."""
    bare = re.sub(r"'s?$|'(?:re|ve|ll|d|m)$", "", word)
    if bare in _STOP_WORDS or len(bare) < 2 or "n't" in bare:
        return ""
    if bare[0].isdigit():
        return bare.replace(",", "")
    for ending in _ENDINGS:
        if bare.endswith(ending) and len(bare) - len(ending) >= _SHORTEST:
            return bare[: -len(ending)]
    return bare


def is_negation(word: str) -> bool:
    """Tell whether a lower-case word turns a claim round."""
    return word in _NEGATIONS or word.endswith("n't")
