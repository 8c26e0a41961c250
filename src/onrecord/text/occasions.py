"""Which occasion a statement belongs to: what an article tells once holds for all that is said there.

An interview, a speech or an e-mail is dated and named once, and a whole run of statements shares it. For
each statement and each value that the article tells somewhere (a day, a channel), named features say how the
two lie to each other; a logistic model over them, fitted to annotated articles, gives the belief that the
value is the statement's. The stages for dates and for channels share this; their weights are their own.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from onrecord.records import Encoding, Span, Statement
from onrecord.text.sequence import place_of
from onrecord.text.spans import index_at

Features = dict[str, float]

LIKELY = 0.5
"""A value beside a statement that is believed more than this counts as told of it."""

_PERFECT = re.compile(r"\b(?:has|have|had|'ve)\b", re.IGNORECASE)
_BEFORE_PARTICIPLE = re.compile(r"\b(?:has|have|had|'ve) (?:\w+ )?$", re.IGNORECASE)
_PRESENT = re.compile(
    r"\b(?:says?|argues?|believes?|thinks?|wants?|is|are|adds|notes|calls?|insists?|claims?)\b|ing$"
)
_SAID = re.compile(
    r"\b(?:said|told|added|wrote|tweeted|testified|asked|replied|declared|continued|called|argued|noted)\b"
)
_PRONOUN = re.compile(r"(?:he|she|they|who|it|the)\b", re.IGNORECASE)
_OCCASION = re.compile(
    r"\b(interview|debate|speech|rally|statement|letter|e-?mail|tweet|news conference|press conference"
    r"|conference|briefing|hearing|town hall|event|remark|address|testimony|report|article|op-ed|column|post"
    r"|memo|call|forum|fundraiser|meeting|appearance|convention|video|ad|lawsuit|show|programme?|podcast"
    r"|release|summit|poll|survey)(?:s|ed)?\b",
    re.IGNORECASE,
)
_OPENING = 60
"""Code points at the start of a sentence in which its subject is named."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in the text that tells a value; `key` is the value as text."""

    span: Span
    key: str


@dataclass(frozen=True)
class Scene:
    """Where the statements of one article stand.

    Attributes:
        statements: In the order of the text.
        sentence, paragraph, rank: Of each statement's cue, by its id; rank counts statements.
    """

    encoding: Encoding
    statements: tuple[Statement, ...]
    sentence: dict[str, int] = field(default_factory=dict)
    paragraph: dict[str, int] = field(default_factory=dict)
    rank: dict[str, int] = field(default_factory=dict)
    _said: dict[Span, bool] = field(default_factory=dict)

    @classmethod
    def of(cls, encoding: Encoding, statements: tuple[Statement, ...]) -> Scene:
        """Return the scene of `statements`."""
        scene = cls(encoding, tuple(sorted(statements, key=place_of)))
        for rank, statement in enumerate(scene.statements):
            start = _anchor(statement).start
            scene.sentence[statement.id] = index_at(encoding.sentences, start) or 0
            scene.paragraph[statement.id] = index_at(encoding.paragraphs, start) or 0
            scene.rank[statement.id] = rank
        return scene

    def sentences_of(self, statement: Statement) -> list[int]:
        """Return the indices of the sentences in which pieces of a statement begin, in order."""
        pieces = statement.source + statement.cue + statement.content
        found = {index_at(self.encoding.sentences, piece.start) for piece in pieces}
        return sorted(index for index in found if index is not None)

    def is_said(self, span: Span) -> bool:
        """Tell whether `span` stands in what somebody says."""
        if span not in self._said:
            pieces = (piece for statement in self.statements for piece in statement.content)
            self._said[span] = any(piece.covers(span) for piece in pieces)
        return self._said[span]


def _anchor(statement: Statement) -> Span:
    return (*statement.cue, *statement.content, *statement.source, Span(0, 0))[0]


def belief(weights: Mapping[str, float], features: Features) -> float:
    """Return the logistic of the weighted sum; features without a weight count nothing."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total(weights, features)))))


def total(weights: Mapping[str, float], features: Features) -> float:
    """Return the weighted sum; features without a weight count nothing."""
    return sum([weights[name] * value for name, value in features.items() if name in weights])


def step(name: str, count: int, edges: Sequence[int]) -> str:
    """Return the name of the range that `count` lies in, such as "sentences since <= 4"."""
    edge = next((edge for edge in edges if count <= edge), None)
    return f"{name} > {edges[-1]}" if edge is None else f"{name} <= {edge}"


def traits(scene: Scene, statement: Statement) -> Features:
    """Return what a statement is like by itself: tense of its cue, act, form, kind of source."""
    text = scene.encoding.normalised
    cue = " ".join(piece.of(text) for piece in statement.cue)
    start = _anchor(statement).start
    source = statement.source[0].of(text) if statement.source else ""
    told = {
        "cue in the perfect": bool(
            _PERFECT.search(cue) or _BEFORE_PARTICIPLE.search(text[max(0, start - 16) : start])
        ),
        "cue in the present": bool(_PRESENT.search(cue)),
        "cue of saying": bool(_SAID.search(cue)),
        "no cue": not cue,
        "thought": statement.act == "think",
        "refused": statement.act == "refuse",
        "quoted": statement.form == "direct",
        "partly quoted": statement.form == "mixed",
        "source a pronoun or description": bool(_PRONOUN.match(source)),
        "no speaker": statement.speaker is None,
        f"speaker a {statement.speaker_kind}": statement.speaker_kind not in (None, "person"),
    }
    return {name: 1.0 for name, holds in told.items() if holds}


class _Around(NamedTuple):
    """Statements with a sure value: the speaker's before and after, anybody's before; the speaker's own."""

    before: Statement | None
    after: Statement | None
    other: Statement | None
    told: frozenset[str]


class _Value(NamedTuple):
    """What holds of one value whatever statement it is held against.

    Attributes:
        common: Features that it has with every statement.
        places: Indices of the sentences that tell it, in order; `narrated`, of those outside what is said.
        occasions: The sentences that name kinds of occasions, with these.
        subjects: What the sentences outside what is said tell of each speaker.
    """

    common: Features
    places: list[int]
    narrated: list[int]
    occasions: list[tuple[int, set[str]]]
    subjects: Mapping[str, Features]


class Told:
    """What an article tells of some values: where, and of which statements for sure.

    Args:
        scene: The article's statements.
        mentions: Places that tell a value, in the order of the text.
        beside: Belief that a value is a statement's, by (statement's id, key), for values told beside it.

    Attributes:
        sure: The value that is told of a statement beside it, by the statement's id.
    """

    def __init__(
        self, scene: Scene, mentions: tuple[Mention, ...], beside: Mapping[tuple[str, str], float]
    ) -> None:
        self.scene = scene
        best: dict[str, tuple[float, str]] = {}
        for (name, key), sure in beside.items():
            best[name] = max(best.get(name, (0.0, "")), (sure, key))
        self.sure = {name: key for name, (sure, key) in best.items() if sure > LIKELY}
        self._beside = beside
        self._by_speaker: dict[str, list[Statement]] = defaultdict(list)
        for statement in scene.statements:
            if statement.speaker and statement.id in self.sure:
                self._by_speaker[statement.speaker].append(statement)
        sentences = scene.encoding.sentences
        self._places = {mention: index_at(sentences, mention.span.start) or 0 for mention in mentions}
        self._narrated = [mention for mention in mentions if not scene.is_said(mention.span)]
        self._shares = Counter(statement.speaker for statement in scene.statements)
        self._counts = Counter(self.sure.values())
        self._occasions = [
            {found.lower() for found in _OCCASION.findall(sentence.of(scene.encoding.normalised))}
            for sentence in sentences
        ]
        keys: dict[str, list[Mention]] = defaultdict(list)
        for mention in mentions:
            keys[mention.key].append(mention)
        self._values = {key: self._value(key, some, len(keys)) for key, some in keys.items()}

    def _value(self, key: str, mentions: list[Mention], values: int) -> _Value:
        """Return what holds of one of so many `values`."""
        narrated = [mention for mention in mentions if not self.scene.is_said(mention.span)]
        places = sorted({self._places[mention] for mention in mentions})
        common: Features = {
            "bias": 1.0,
            "share of what is told": self._counts[key] / max(1, len(self.sure)),
            "share of what is narrated": len(narrated) / max(1, len(self._narrated)),
            "mentions": float(min(len(mentions), 4)),
        }
        if values == 1:
            common["the only value"] = 1.0
        if places[0] <= 3:
            common["in the lead"] = 1.0
        return _Value(
            common,
            places,
            sorted({self._places[mention] for mention in narrated}),
            [(place, self._occasions[place]) for place in places if self._occasions[place]],
            {speaker: self._of_subject(speaker, narrated) for speaker in self._shares if speaker},
        )

    def candidates(self) -> Iterator[tuple[Statement, str, Features]]:
        """Yield each statement with each value and the features of the two."""
        for statement in self.scene.statements:
            common = self._of_statement(statement)
            around = self._around(statement)
            sentences = self.scene.sentences_of(statement) or [0]
            earlier = [m for m in self._narrated if self._places[m] < sentences[0]]
            latest = max(earlier, key=lambda m: m.span, default=None)
            for key, value in self._values.items():
                features = value.common | self._beside_it(statement, key)
                features |= self._of_speaker(statement, key, around)
                elsewhere = (statement.id, key) not in self._beside
                features |= self._of_places(value, sentences, elsewhere)
                if latest is not None and latest.key == key:
                    features["narrated last before it"] = 1.0
                if elsewhere:
                    features |= common
                    features |= value.subjects.get(statement.speaker or "", {})
                yield statement, key, features

    def _of_statement(self, statement: Statement) -> Features:
        """Return what makes a statement likely to share a value that is told elsewhere."""
        features = traits(self.scene, statement) | {"told elsewhere": 1.0}
        features["speaker's share"] = self._shares[statement.speaker] / len(self.scene.statements)
        if self.scene.sentence[statement.id] <= 1:
            features["headline or lead"] = 1.0
        return features

    def _beside_it(self, statement: Statement, key: str) -> Features:
        """Return whether the article tells the value beside the statement, or another one."""
        sure = self._beside.get((statement.id, key))
        if sure is None:
            return {"another is told beside it": 1.0} if statement.id in self.sure else {}
        odds = min(max(sure, 0.003), 0.997)
        features = {"told beside it": 1.0, "told beside it, belief": math.log(odds / (1 - odds))}
        if odds > LIKELY:
            features["likely beside it"] = 1.0
        return features

    def _around(self, statement: Statement) -> _Around:
        """Return the nearest statements with a sure value."""
        rank = self.scene.rank
        mine = [s for s in self._by_speaker.get(statement.speaker or "", ()) if s is not statement]
        before = [s for s in mine if rank[s.id] < rank[statement.id]]
        after = [s for s in mine if rank[s.id] > rank[statement.id]]
        others = [s for s in self.scene.statements[: rank[statement.id]] if s.id in self.sure]
        return _Around(
            before[-1] if before else None,
            after[0] if after else None,
            others[-1] if others else None,
            frozenset(self.sure[s.id] for s in mine),
        )

    def _of_speaker(self, statement: Statement, key: str, around: _Around) -> Features:
        """Return how the value lies to what is told of other statements."""
        features: Features = {}
        scene, here, edges = self.scene, self.scene.sentence[statement.id], (0, 1, 2, 4, 8)
        before, after, other = around.before, around.after, around.other
        if before is not None and self.sure[before.id] == key:
            features["speaker's last"] = 1.0
            features[step("speaker's last, sentences since", here - scene.sentence[before.id], edges)] = 1.0
            features["speaker's last, others since"] = self._others_between(before, statement)
        if after is not None and self.sure[after.id] == key:
            features["speaker's next"] = 1.0
            features[step("speaker's next, sentences to", scene.sentence[after.id] - here, edges)] = 1.0
            features["speaker's next, others to"] = self._others_between(statement, after)
        if around.told == {key}:
            features["speaker's only one"] = 1.0
        elif around.told:
            features["one of the speaker's" if key in around.told else "speaker has another"] = 1.0
        if other is not None and self.sure[other.id] == key and other is not before:
            features[step("another's last, sentences since", here - scene.sentence[other.id], edges)] = 1.0
        return features

    def _others_between(self, first: Statement, last: Statement) -> float:
        rank = self.scene.rank
        between = self.scene.statements[rank[first.id] + 1 : rank[last.id]]
        return min(4.0, sum(statement.speaker != last.speaker for statement in between))

    def _of_places(self, value: _Value, sentences: list[int], elsewhere: bool) -> Features:
        """Return how the sentences that tell a value lie to those of a statement."""
        features: Features = {}
        edges = (1, 2, 3, 5, 10)
        for name, places in (("mentioned", value.places), ("narrated", value.narrated)):
            before = bisect_left(places, sentences[0])
            if before:
                back = sentences[0] - places[before - 1]
                features[step(f"{name}, sentences since", back, edges)] = 1.0
        after = bisect_right(value.places, sentences[-1])
        if after < len(value.places):
            features[step("mentioned, sentences to", value.places[after] - sentences[-1], edges)] = 1.0
        if not value.narrated and elsewhere:
            features["only in what is said"] = 1.0
        if value.occasions:
            own = set().union(*(self._occasions[index] for index in sentences))
            if any(own & kinds for place, kinds in value.occasions if place not in sentences):
                features["the same kind of occasion"] = 1.0
        return features

    def _of_subject(self, speaker: str, narrated: list[Mention]) -> Features:
        """Tell whether `speaker` is named in a sentence that tells the value, and as its subject."""
        features: Features = {}
        text = self.scene.encoding.normalised
        surname = speaker.split()[-1]
        for mention in narrated:
            sentence = self.scene.encoding.sentences[self._places[mention]]
            if surname in sentence.of(text):
                features["narrated with the speaker"] = 1.0
            if surname in text[sentence.start : sentence.start + _OPENING]:
                features["narrated after the speaker"] = 1.0
        return features
