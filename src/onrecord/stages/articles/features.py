"""What is known of a line when it is asked whether it belongs to the article around it.

Each feature is one number with a name, so that a decision can be told in words. A line is always asked as
part of a block of lines that is taken to be stray, perhaps of this line alone: its words are looked for in
the lines outside of the block, so that two teasers of one story do not vouch for each other.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from heapq import nlargest

from onrecord.records import PartialDate
from onrecord.stages.articles.lines import Line
from onrecord.stages.articles.wording import FUNCTION_WORDS, Words, rarity, weight, words_of
from onrecord.text import normalise

NAMES = (
    "coverage",  # share of the line's words, by rarity, that the rest of the page has
    "shared",  # their rarity (log)
    "foreign",  # rarity of the other words (log)
    "known names",  # names that the rest has (log of their number)
    "new names",  # names that it has not (log of their number)
    "cohesion",  # mean coverage of the lines outside of the block
    "stranger",  # no other line shares a telling word or two
    "near",  # rarity of words shared with each of the three lines before the block, together (log)
    "lead",  # rarity of words shared with the first three lines (log)
    "topic words",  # how many of the ten words that say best what the rest is about
    "off topic",  # none of them
    "rest",  # characters outside of the block (log)
    "single",  # the block is this line alone
    "bare block",  # share of the block's lines that are short or no sentence
    "bare rest",  # the same of the lines outside
    "open end",  # does not end as a sentence does
    "ellipsis",  # breaks off with three dots
    "telegraphic",  # share of words that are no function words
    "length",  # words (log)
    "very short",  # three words or fewer
    "refers back",  # begins with a pronoun or a connective
    "reports",  # "said" or "told"
    "quotation",  # has a double quotation mark, or is a block quotation
    "label",  # "Read more: "
    "appeal",  # asks the reader to click, follow, subscribe; or is boilerplate
    "interview",  # "Q: "
    "later day",  # stamped with a date after that of publication
)
"""Names of the features, in the order of `Context.features`."""

_TELLING = 6.0  # rarity of a word that nearly no article has; so short lines say little about coverage
_NEAR = 3  # lines before the block
_LEAD = 3  # lines at the top, where a report says what it is about
_TOPIC = 10  # words that stand for the topic: those whose rarity times the number of their lines is highest
_CANDIDATES = 40  # of the whole page, among which the topic words of its rest are looked for
_BARE = 14  # words that a headline may have; four fifths of PolNeAR's have no more
_FINAL = re.compile(r"""[.!?…:;]["')\]]*$""")
_ELLIPSIS = re.compile(r"""(?:\.\.\.|…)["')\]]*$""")
_LABEL = re.compile(r"\[?[A-Z][\w']*(?: [\w']+){0,3}: |[A-Z ]{4,}: ")
_INTERVIEW = re.compile(r"(?:Q|A|Question|Answer)[.:] ")
_APPEAL = re.compile(
    r"\b(?:click|sign up|subscri\w+|newsletters?|follow \w+ on|(?:like|find|join) us|trending|download"
    r"|read (?:more|next|also|the full)|more (?:from|on|stories)|see also|also (?:read|see|watch)"
    r"|most (?:read|popular|viewed)|(?:top|latest|more) (?:stories|news|headlines)|recommended for"
    r"|related (?:stories|articles|posts?|content|links|coverage|news|videos?)|e-?mail (?:us|the)"
    r"|in the comments|share (?:this|on)|tweet this|advertis\w+|sponsored|cookies?|copyright"
    r"|all rights reserved|privacy policy|terms of (?:use|service)|gallery|podcasts?"
    r"|you (?:may|might) (?:also )?(?:like|be interested)|don't miss|get the (?:app|latest))\b"
    r"|\b(?:related|watch(?: now)?|photos?|videos?):|©|^(?:\d+ )?comments?$",
    re.IGNORECASE,
)
_BACK = frozenset(
    """he she they his her their it its this that these those such but and so yet also still meanwhile however
    then there here both neither instead moreover another other others nor or although though even asked added
    i we you my our your""".split()
)
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH = r"(?P<month>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_STAMP = (
    re.compile(rf"(?P<day>\d{{1,2}}) {_MONTH},? (?P<year>\d{{4}})"),
    re.compile(rf"{_MONTH} (?P<day>\d{{1,2}}),? (?P<year>\d{{4}})"),
)
_IN_SENTENCE = re.compile(r"\b(?:on|in|since|until|till|from|to|by|before|after|of|for|and)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Block:
    """A block of lines taken to be stray, against the lines outside of it."""

    start: int
    end: int
    within: Counter[str]
    topic: frozenset[str]
    lead: frozenset[str]
    about: tuple[float, float, float, float, float]


class Context:
    """The lines of one page, ready to be asked whether some of them are strangers to the others."""

    def __init__(self, lines: Sequence[Line], published: PartialDate | None = None) -> None:
        day = published.as_date if published else None
        texts = [normalise(line.text) for line in lines]
        self._words = [words_of(text) for text in texts]
        self._sizes = [len(text) for text in texts]
        self._form = [
            _form(text, own, day, is_quoted=line.is_quoted)
            for line, text, own in zip(lines, texts, self._words, strict=True)
        ]
        self._bare = [
            form[0] > 0 or len(own.all) <= _BARE for form, own in zip(self._form, self._words, strict=True)
        ]
        self._presence: Counter[str] = Counter()
        for own in self._words:
            self._presence.update(own.stems)
        self._covers = [self._topic(own, Counter(own.stems))[0] for own in self._words]
        repeated = [stem for stem, count in self._presence.items() if count > 1]
        self._candidates = nlargest(
            _CANDIDATES, repeated, key=lambda stem: (self._presence[stem] * rarity(stem), stem)
        )
        self._kin = self._kinship()

    def features(self, start: int, end: int) -> list[list[float]]:
        """Return the numbers of `NAMES` for the lines from `start` to `end`, taken to be one stray block."""
        block = self._block(start, end)
        return [self._row(i, block) for i in range(start, end)]

    def _block(self, start: int, end: int) -> _Block:
        within: Counter[str] = Counter()
        for own in self._words[start:end]:
            within.update(own.stems)
        others = len(self._words) - (end - start)
        outside = sum(self._sizes) - sum(self._sizes[start:end])
        bare = sum(self._bare[start:end])
        about = (
            (sum(self._covers) - sum(self._covers[start:end])) / max(1, others),
            math.log1p(outside),
            float(end - start == 1),
            bare / (end - start),
            (sum(self._bare) - bare + 1) / (others + 2),
        )
        lead = [own.stems for own in self._words[: min(_LEAD, start)]]
        return _Block(start, end, within, self._topic_words(within), frozenset().union(*lead), about)

    def _topic_words(self, within: Counter[str]) -> frozenset[str]:
        """Return the stems that say best what the lines outside of a block are about."""
        counts = {stem: self._presence[stem] - within[stem] for stem in self._candidates}
        repeated = [stem for stem in self._candidates if counts[stem] > 1]
        return frozenset(nlargest(_TOPIC, repeated, key=lambda stem: (counts[stem] * rarity(stem), stem)))

    def _row(self, i: int, block: _Block) -> list[float]:
        own = self._words[i]
        cohesion, rest, single, bare_block, bare_rest = block.about
        kin = self._kin[i]
        topic_words = len(block.topic & own.stems)
        closest = max((shared for j, shared in kin.items() if not block.start <= j < block.end), default=0.0)
        return [
            *self._topic(own, block.within),
            cohesion,
            float(closest < _TELLING),
            math.log1p(sum(kin.get(j, 0.0) for j in range(block.start - _NEAR, block.start))),
            math.log1p(weight(block.lead & own.stems)),
            float(topic_words),
            float(topic_words == 0),
            rest,
            single,
            bare_block,
            bare_rest,
            *self._form[i],
        ]

    def _topic(self, own: Words, within: Counter[str]) -> list[float]:
        """Coverage, shared, foreign, known names, new names; `within` counts the stems of the block."""
        shared = frozenset(stem for stem in own.stems if self._presence[stem] > within[stem])
        known, foreign = weight(shared), weight(own.stems - shared)
        return [
            known / (known + foreign + _TELLING),
            math.log1p(known),
            math.log1p(foreign),
            math.log1p(len(own.names & shared)),
            math.log1p(len(own.names - shared)),
        ]

    def _kinship(self) -> list[dict[int, float]]:
        """Return for each line the rarity of what it shares with each other line that shares something."""
        places: defaultdict[str, list[int]] = defaultdict(list)
        for i, own in enumerate(self._words):
            for stem in own.stems:
                places[stem].append(i)
        kin: list[dict[int, float]] = [defaultdict(float) for _ in self._words]
        for stem, where in sorted(places.items()):  # sums must not depend on the order of a set
            worth = rarity(stem)
            for i in where:
                for j in where:
                    if i != j:
                        kin[i][j] += worth
        return kin


def _form(text: str, own: Words, published: date | None, *, is_quoted: bool) -> list[float]:
    """Open end to later day."""
    count = len(own.all)
    is_interview = _INTERVIEW.match(text) is not None
    return [
        float(_FINAL.search(text) is None),
        float(_ELLIPSIS.search(text) is not None),
        1 - (sum(word in FUNCTION_WORDS for word in own.all) + 1) / (count + 2),
        math.log1p(count),
        float(count <= 3),
        float(bool(own.all) and own.all[0] in _BACK),
        float("said" in own.all or "told" in own.all),
        float(is_quoted or '"' in text),
        float(not is_interview and _LABEL.match(text) is not None),
        float(_APPEAL.search(text) is not None),
        float(is_interview),
        float(published is not None and _is_of_a_later_day(text, published)),
    ]


def _is_of_a_later_day(text: str, published: date) -> bool:
    """Tell whether the line begins or ends with a full date later than `published`, outside of a sentence."""
    for form in _STAMP:
        for match in form.finditer(text):
            at_edge = match.start() == 0 or not text[match.end() :].strip(" )]|")
            if not at_edge or _IN_SENTENCE.search(text[: match.start()].rstrip()):
                continue
            month = _MONTHS.index(match["month"].lower()) + 1
            if (int(match["year"]), month, int(match["day"])) > published.timetuple()[:3]:
                return True
    return False
