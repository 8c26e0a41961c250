"""What is known of a line when it is asked whether it belongs to the article around it.

Each feature is one number with a name, so that a decision can be told in words. The words of a line are
compared by their first letters, so that "Russia" meets "Russian" without a dictionary, and are weighed by
how few articles have them (inverse document frequency, Spärck Jones 1972).
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise

from onrecord.stages.articles.lines import Line
from onrecord.text import normalise

NAMES = (
    "coverage",
    "shared",
    "foreign",
    "known names",
    "new names",
    "open end",
    "ellipsis",
    "telegraphic",
    "capitals",
    "length",
    "very short",
    "refers back",
    "pronoun",
    "quotation",
    "near end",
    "last",
    "first",
    "neighbours",
    "next of kin",
    "label",
    "appeal",
    "interview",
    "heading",
    "block quotation",
    "linked",
)
"""Names of the features, in the order of `features`."""

_STEM = 6  # letters; of 4 to 7 measured, see docs/article-text.md
_SMOOTHING = 6.0
_TOKEN = re.compile(r"[^\W_]+(?:['.\-&][^\W_]+)*")
_FINAL = re.compile(r"""[.!?…:;]["')\]]*$""")
_ELLIPSIS = re.compile(r"(?:\.\.\.|…|\[\.\.\.\])[\"')\]]*$")
_QUOTE = re.compile(r'"')
_LABEL = re.compile(r"(?:[A-Z][A-Za-z'’]*,?(?: |:)){1,4}(?<=:) |[A-Z ]{4,}: ")
_INTERVIEW = re.compile(r"(?:Q|A|Question|Answer)[.:] ")
_APPEAL = re.compile(
    r"\b(?:click|sign up|subscri\w+|newsletters?|follow (?:us|him|her|them|\w+) on|read (?:more|next|also|the full)|"
    r"more (?:from|on|stories)|see also|also (?:read|see|watch)|related|most (?:read|popular|viewed)|trending|"
    r"recommended|download|e-?mail us|comments?|share (?:this|on)|tweet|facebook|advertis\w+|sponsored|cookies?|"
    r"privacy policy|terms of (?:use|service)|all rights reserved|copyright|©|watch(?: now)?:|photos?:|videos?:|"
    r"gallery|podcasts?|you (?:may|might) (?:also )?(?:like|be interested)|don't miss|get the (?:app|latest))",
    re.IGNORECASE,
)
_BACK = frozenset(
    """he she they his her their it its this that these those such but and so yet also still meanwhile however
    then there here both neither instead moreover another other others nor or although though even asked added
    i we you my our your""".split()
)
_PRONOUNS = frozenset("he she they him her them his hers their theirs it its i we my our us me who".split())
_FUNCTION = frozenset(
    """a an the and or but nor so yet if than as of to in on at by for from with into onto over under about after
    before between against during through without within among is are was were be been being am has have had do
    does did will would shall should can could may might must not no it its he she they we i you his her their
    our my your him them us me this that these those there here who whom whose which what when where why how
    all any some each both more most other such only own same too very just also up out off down then now said
    says say""".split()
)


@cache
def _frequencies() -> tuple[int, dict[str, int], frozenset[str]]:
    """Return the number of counted articles, in how many each stem stands, and the stems that begin names."""
    table = files(__package__).joinpath("stems.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in table if not line.startswith("#")]
    counts = {stem: int(count) for stem, count, _ in rows}
    return int(table[0].split()[1]), counts, frozenset(stem for stem, _, case in rows if case == "N")


@cache
def rarity(stem: str) -> float:
    """Return the inverse document frequency of a stem; one that was never counted weighs as if seen once."""
    articles, counts, _ = _frequencies()
    return math.log((articles + 1) / counts.get(stem, 1))


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one line: all in small letters, stems of the telling ones, and stems of the names."""

    all: tuple[str, ...]
    stems: frozenset[str]
    names: frozenset[str]
    capitals: float


def words_of(text: str) -> Words:
    """Return the words of a normalised line."""
    tokens = _TOKEN.findall(text)
    _, counts, usual_names = _frequencies()
    stems, names = set(), set()
    for token in tokens:
        small = token.casefold().removesuffix("'s")
        if small in _FUNCTION or len(small) < 2:
            continue
        stem = small[:_STEM]
        stems.add(stem)
        if not token[0].islower() and (stem in usual_names or stem not in counts) and not small.isdigit():
            names.add(stem)
    telling = [token for token in tokens[1:] if len(token) > 3 and token[0].isalpha()]
    capitals = sum(token[0].isupper() for token in telling) / len(telling) if telling else 0.0
    return Words(tuple(token.casefold() for token in tokens), frozenset(stems), frozenset(names), capitals)


def _weight(stems: frozenset[str]) -> float:
    return sum(map(rarity, stems))


def features(lines: Sequence[Line], belonging: Sequence[float] | None = None) -> list[list[float]]:
    """Return the numbers of `NAMES` for each line.

    Args:
        lines: The lines of a page in their order.
        belonging: How far each line is believed to be the article's, between 0 and 1; all of them where
            absent. A line's words are looked for in the other lines by this measure.
    """
    texts = [normalise(line.text) for line in lines]
    words = [words_of(text) for text in texts]
    weights = belonging if belonging is not None else [1.0] * len(lines)
    presence: Counter[str] = Counter()
    for line_words, weight in zip(words, weights, strict=True):
        for stem in line_words.stems:
            presence[stem] += weight  # type: ignore[assignment]
    sizes = [len(text) for text in texts]
    after = sum(sizes)
    total = max(1, after)
    kinship = [_weight(a.stems & b.stems) for a, b in pairwise(words)]
    rows = []
    for i, (line, text, own) in enumerate(zip(lines, texts, words, strict=True)):
        after -= sizes[i]
        shared = frozenset(s for s in own.stems if presence[s] - weights[i] >= 0.5)
        before, behind = (kinship[i - 1] if i else 0.0), (kinship[i] if i < len(kinship) else 0.0)
        rows.append(
            [
                *_topic(own, shared),
                *_form(text, own),
                math.exp(-after / 300),
                float(i == len(lines) - 1),
                float(i == 0),
                math.log1p(before),
                math.log1p(behind),
                *_wording(text),
                float(line.is_heading),
                float(line.is_quoted),
                line.linked,
            ]
        )
    return rows


def _topic(own: Words, shared: frozenset[str]) -> list[float]:
    """Coverage, shared, foreign, known names, new names."""
    known, foreign = _weight(shared), _weight(own.stems - shared)
    return [
        known / (known + foreign + _SMOOTHING),
        math.log1p(known),
        math.log1p(foreign),
        math.log1p(len(own.names & shared)),
        math.log1p(len(own.names - shared)),
    ]


def _form(text: str, own: Words) -> list[float]:
    """Open end, ellipsis, telegraphic, capitals, length, very short, refers back, pronoun, quotation."""
    count = len(own.all)
    function = sum(word in _FUNCTION for word in own.all)
    return [
        float(_FINAL.search(text) is None),
        float(_ELLIPSIS.search(text) is not None),
        1 - (function + 1) / (count + 2),
        own.capitals,
        math.log1p(count),
        float(count <= 3),
        float(bool(own.all) and own.all[0] in _BACK),
        float(any(word in _PRONOUNS for word in own.all)),
        float(_QUOTE.search(text) is not None),
    ]


def _wording(text: str) -> list[float]:
    """Label, appeal, interview."""
    interview = _INTERVIEW.match(text) is not None
    return [
        float(_LABEL.match(text) is not None and not interview),
        float(_APPEAL.search(text) is not None),
        float(interview),
    ]
