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

from onrecord.stages.articles.lines import Line
from onrecord.text import normalise

NAMES = (
    "coverage",
    "shared",
    "foreign",
    "known names",
    "new names",
    "cohesion",
    "stranger",
    "before",
    "rest",
    "share",
    "tail",
    "single",
    "bare block",
    "bare rest",
    "bare neighbours",
    "open end",
    "ellipsis",
    "telegraphic",
    "capitals",
    "length",
    "very short",
    "refers back",
    "pronoun",
    "reports",
    "quotation",
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


class Context:
    """The lines of one page, ready to be asked whether some of them are strangers to the others."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.texts = [normalise(line.text) for line in lines]
        self.words = [words_of(text) for text in self.texts]
        self.sizes = [len(text) for text in self.texts]
        self.fixed = [
            [*_form(text, own), *_wording(text), float(line.is_heading), float(line.is_quoted), line.linked]
            for line, text, own in zip(lines, self.texts, self.words, strict=True)
        ]
        self.presence: Counter[str] = Counter()
        for own in self.words:
            self.presence.update(own.stems)
        self.covers = [self._topic(own, self.presence, 2)[0] for own in self.words]
        self.bare = [float(row[0] > 0 or len(own.all) <= 14) for row, own in zip(self.fixed, self.words, strict=True)]

    def _topic(self, own: Words, presence: Counter[str], least: int) -> list[float]:
        shared = frozenset(stem for stem in own.stems if presence[stem] >= least)
        known, foreign = _weight(shared), _weight(own.stems - shared)
        return [
            known / (known + foreign + _SMOOTHING),
            math.log1p(known),
            math.log1p(foreign),
            math.log1p(len(own.names & shared)),
            math.log1p(len(own.names - shared)),
        ]

    def features(self, start: int, end: int) -> list[list[float]]:
        """Return the numbers of `NAMES` for the lines from `start` to `end`, taken to be one stray block."""
        presence = self.presence.copy()
        for own in self.words[start:end]:
            presence.subtract(own.stems)
        count = len(self.words)
        outside = [i for i in range(count) if not start <= i < end]
        usual = sum(self.covers[i] for i in outside) / max(1, len(outside))
        rest = sum(self.sizes[i] for i in outside)
        share = 1 - rest / max(1, sum(self.sizes))
        bare_block = sum(self.bare[start:end]) / (end - start)
        bare_rest = (sum(self.bare[i] for i in outside) + 1) / (len(outside) + 2)
        rows = []
        for i in range(start, end):
            own = self.words[i]
            topic = self._topic(own, presence, 1)
            before = self.words[start - 1].stems & own.stems if start else frozenset()
            closest = max((_weight(own.stems & self.words[j].stems) for j in outside), default=0.0)
            rows.append([
                *topic,
                usual,
                float(closest < 6),
                math.log1p(_weight(before)),
                math.log1p(rest),
                share,
                float(end == count),
                float(end - start == 1),
                bare_block,
                bare_rest,
                (self.bare[start - 1] if start else 0.5) + (self.bare[end] if end < count else 0.5),
                *self.fixed[i],
            ])
        return rows


def _form(text: str, own: Words) -> list[float]:
    """Open end, ellipsis, telegraphic, capitals, length, very short, refers back, pronoun, reports, quotation."""
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
        float("said" in own.all or "told" in own.all),
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
