"""What matching reads of one statement: little enough to be kept, so that no text is read again."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from math import fsum
from sys import intern

from onrecord.records import Article, PartialDate, Quotation, Span, Spans, Statement
from onrecord.stages.matching.rarity import rarity
from onrecord.stages.matching.stems import is_negation, stem, word_pattern, words_of
from onrecord.text import find_quotations, normalise, paragraphs, sentences
from onrecord.text.spans import span_at

_NOT_DONE = frozenset("yet against refuse refuses refused declined opposed opposes decline without".split())
_TOPIC_SIZE = 16
"""Stems that stand for what an article is about."""


@dataclass(frozen=True)
class Profile:
    """What two statements are compared by.

    Attributes:
        id, article: Ids of the statement and of its article.
        day: Day of publication as a proleptic ordinal; None where it is not known to the day.
        speaker: The name in lower case; None where it is not resolved.
        reported: Names of the speakers of the statements inside it: "A said that B said so" is B's claim too.
        words: The content's words in lower case, in order; "|" stands between pieces.
        quoted: For each of them, whether it stands in quotation marks.
        names: Stems that are written with a capital letter in the content.
        around: Stems of source, cue and the sentences in which the content stands, without the content.
        title: Stems of the article's title.
        topic: What the article is about: its stems of most weight.
    """

    id: str
    article: str
    day: int | None
    speaker: str | None
    reported: tuple[str, ...]
    kind: str | None
    act: str | None
    form: str
    hedged: bool
    cue: tuple[str, ...]
    words: tuple[str, ...]
    quoted: str
    names: frozenset[str]
    around: frozenset[str]
    topic: frozenset[str]

    @cached_property
    def stems(self) -> frozenset[str]:
        """Stems of the content words."""
        return frozenset(filter(None, map(stem, self.words)))

    @cached_property
    def weight(self) -> float:
        """The rarity of the content's stems, summed."""
        return fsum(map(rarity, self.stems))

    @cached_property
    def cue_stems(self) -> frozenset[str]:
        """Stems of the cue."""
        return frozenset(filter(None, map(stem, self.cue)))

    @cached_property
    def told(self) -> frozenset[str]:
        """Stems of cue and content: "endorsed | her" and "his | endorsement of her" tell the same."""
        return self.stems | self.cue_stems

    @cached_property
    def told_weight(self) -> float:
        """The rarity of what is told, summed."""
        return fsum(map(rarity, self.told))

    @cached_property
    def topic_weight(self) -> float:
        """The rarity of what the article is about, summed."""
        return fsum(map(rarity, self.topic))

    @cached_property
    def plain_weight(self) -> float:
        """The rarity of the content's stems but for names, summed."""
        return fsum(map(rarity, self.stems - self.names))

    @cached_property
    def numbers(self) -> frozenset[str]:
        """Numbers in the content."""
        return frozenset(s for s in self.stems if s[0].isdigit())

    @cached_property
    def word_pairs(self) -> frozenset[tuple[str, str]]:
        """Words of the content that follow each other, but for two that both tell nothing."""
        return frozenset(pair for pair in pairwise(self.words) if stem(pair[0]) or stem(pair[1]))

    @cached_property
    def negated(self) -> bool:
        """Whether the cue or the content has a word that turns a claim round."""
        return any(map(is_negation, self.words)) or any(map(is_negation, self.cue))

    @cached_property
    def cue_turned(self) -> bool:
        """Whether the cue tells of something that was not done: "has yet to", "refused to", "did not"."""
        return any(is_negation(word) or word in _NOT_DONE for word in self.cue)

    @cached_property
    def name(self) -> tuple[str, ...]:
        """The words of the speaker's name without initials; empty where it is not resolved."""
        return _without_initials(self.speaker or "")

    @cached_property
    def voices(self) -> tuple[tuple[str, ...], ...]:
        """The names of all whose claim it is, as `name` gives them; none that is empty."""
        return tuple(filter(None, (self.name, *map(_without_initials, self.reported))))

    @cached_property
    def name_stems(self) -> frozenset[str]:
        """Stems of the speaker's name."""
        return frozenset(filter(None, map(stem, self.name)))

    def to_text(self) -> str:
        """Return the profile without its ids as JSON text."""
        return json.dumps(
            [
                self.day,
                self.speaker,
                self.reported,
                self.kind,
                self.act,
                self.form,
                int(self.hedged),
                " ".join(self.cue),
                " ".join(self.words),
                self.quoted,
                " ".join(sorted(self.names)),
                " ".join(sorted(self.around)),
                " ".join(sorted(self.topic)),
            ],
            ensure_ascii=False,
            separators=(",", ":"),
        )

    @classmethod
    def from_text(cls, id_: str, article: str, text: str) -> Profile:
        """Undo `to_text`."""
        day, speaker, reported, kind, act, form, hedged, cue, words, quoted, names, around, topic = (
            json.loads(text)
        )
        return cls(
            id_,
            article,
            day,
            speaker,
            tuple(reported),
            kind,
            act,
            form,
            bool(hedged),
            tuple(_shared(cue)),
            tuple(_shared(words)),
            quoted,
            frozenset(_shared(names)),
            frozenset(_shared(around)),
            frozenset(_shared(topic)),
        )


def profiles(article: Article, statements: Iterable[Statement]) -> tuple[Profile, ...]:
    """Return the profiles of the statements of an article, in their order.

    Args:
        article: The article.
        statements: All of them, since a profile also tells who speaks inside a statement.
    """
    statements = tuple(statements)
    text = normalise(article.text)
    lines = paragraphs(text)
    inside: dict[str, list[str]] = {}
    for statement in statements:
        if statement.inside and statement.speaker:
            inside.setdefault(statement.inside, []).append(_name(statement.speaker))
    reading = _Reading(
        article, text, sentences(text, lines), find_quotations(article.text, lines), topic_of(article), inside
    )
    return tuple(map(reading.profile, statements))


def topic_of(article: Article) -> frozenset[str]:
    """Return the stems of most weight in title and text: number times rarity."""
    found = Counter(filter(None, map(stem, words_of(normalise(article.text)))))
    found.update(3 * [s for w in words_of(normalise(article.title or "")) if (s := stem(w))])
    ranked = sorted(found, key=lambda s: (-(found[s] ** 0.5) * rarity(s), s))
    return frozenset(ranked[:_TOPIC_SIZE])


@dataclass(frozen=True)
class _Reading:
    article: Article
    text: str
    sentences: Spans
    quotations: tuple[Quotation, ...]
    topic: frozenset[str]
    inside: Mapping[str, Sequence[str]]

    def profile(self, statement: Statement) -> Profile:
        """Return the profile of one statement of the article."""
        words, quoted, names = self._content(statement.content)
        return Profile(
            id=statement.id,
            article=self.article.id,
            day=_ordinal(self.article.published),
            speaker=_name(statement.speaker) if statement.speaker else None,
            reported=tuple(dict.fromkeys(self.inside.get(statement.id, ()))),
            kind=statement.speaker_kind,
            act=statement.act,
            form=statement.form,
            hedged=statement.certainty == "hedged",
            cue=tuple(w for piece in statement.cue for w in words_of(piece.of(self.text))),
            words=words,
            quoted=quoted,
            names=names,
            around=self._around(statement) - frozenset(map(stem, words)),
            topic=self.topic,
        )

    def _content(self, content: Spans) -> tuple[tuple[str, ...], str, frozenset[str]]:
        words: list[str] = []
        quoted: list[str] = []
        names = set()
        for number, piece in enumerate(content):
            if number:
                words.append("|")
                quoted.append("0")
            for match in word_pattern().finditer(self.text, *piece):
                word = match.group()
                words.append(word.lower())
                quoted.append(str(int(self._in_quotes(match.start()))))
                if word[0].isupper() and stem(word.lower()):
                    names.add(stem(word.lower()))
        return tuple(words), "".join(quoted), frozenset(names)

    def _in_quotes(self, place: int) -> bool:
        return any(q.inner.start <= place < q.inner.end for q in self.quotations)

    def _around(self, statement: Statement) -> frozenset[str]:
        pieces = statement.source + statement.cue + statement.content
        places: set[Span] = set()
        for piece in pieces:
            sentence = span_at(self.sentences, piece.start)
            places.add(sentence or piece)
        places.update(statement.source + statement.cue)
        found = (s for span in places for w in words_of(span.of(self.text)) if (s := stem(w)))
        return frozenset(found)


def _shared(words: str) -> Iterator[str]:
    """Yield the words, each kept in memory once for all profiles."""
    return map(intern, words.split())


def _name(name: str) -> str:
    return " ".join(words_of(normalise(name)))


def _without_initials(name: str) -> tuple[str, ...]:
    return tuple(word for word in name.split() if len(word) > 1)


def _ordinal(day: PartialDate | None) -> int | None:
    known = day.as_date if day else None
    return known.toordinal() if known else None
