"""Whom an article tells of: its cast, and those who spoke under a description."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass, field

from onrecord.records import Article, Encoding, Span, SpeakerKind
from onrecord.stages.speakers import words
from onrecord.stages.speakers.cast import Cast, Member
from onrecord.stages.speakers.names import Mention, headlines, listed, listed_phrases
from onrecord.stages.speakers.offices import offices_of
from onrecord.text.spans import index_at

_AFTER_PREPOSITION = re.compile(
    r"\b(?:of|to|by|with|for|from|on|at|in|against|about|over|like|than|as|between|into|toward|towards)"
    r"(?: (?:the|a|an|his|her|its|their|former|then))?(?: [A-Z]\w*\.?)? $"
)
_POSSESSIVE = re.compile(r"(?:'s|s')(?!\w)")


@dataclass(frozen=True, slots=True)
class Sight:
    """One place at which somebody is named.

    Attributes:
        span: The name.
        sentence, paragraph: Indices into the encoding's.
        first: No other person is named before it in its sentence.
        possessive: "Lee's"; quoted: inside quotation marks; governed: after a preposition.
    """

    span: Span
    sentence: int
    paragraph: int
    first: bool
    possessive: bool
    quoted: bool
    governed: bool


@dataclass(eq=False)
class Referent:
    """Somebody or something that a source may mean.

    Attributes:
        members: Members of the cast that it is made of; none where it is only described.
        sights: Where it is named, in the order of the text.
        spoken: Where the statements stand that it has made, in the order of the text.
        heard: The sources that were found to mean it, in the order of their answers.
        head: Head noun, in lower case, where it is only described.
    """

    name: str
    kind: SpeakerKind | None
    members: tuple[Member, ...] = ()
    sights: list[Sight] = field(default_factory=list)
    spoken: list[int] = field(default_factory=list)
    heard: list[Span] = field(default_factory=list)
    head: str = ""

    @property
    def member(self) -> Member | None:
        """The one member that it is, if it is one."""
        return self.members[0] if len(self.members) == 1 else None

    def seen_before(self, place: int) -> Sight | None:
        """Return the last sight that ends before `place`, outside quotation marks where there is one."""
        number = bisect_right(self.sights, place, key=lambda sight: sight.span.end)
        plain = (sight for sight in reversed(self.sights[:number]) if not sight.quoted)
        return next(plain, self.sights[number - 1] if number else None)

    def told_before(self, place: int) -> int:
        """Return where it last was named or spoke before `place`; -1 where it did neither."""
        sight = self.seen_before(place)
        number = bisect_left(self.spoken, place)
        return max(sight.span.end if sight else -1, self.spoken[number - 1] if number else -1)


class Referents:
    """All whom one article tells of, and what has been answered so far.

    Attributes:
        all: Members of the cast in the order of the text, then those who were only described.
        places: Where each word stands, by its lower-case form.
        sources: The words of all sources of the article, in lower case.
    """

    def __init__(self, article: Article, encoding: Encoding) -> None:
        self.article = article
        self.encoding = encoding
        self.cast = Cast(article.text, encoding)
        self.headlines = headlines(encoding)
        self.all: list[Referent] = []
        self._by_member: dict[int, Referent] = {}
        self._by_mention: dict[Span, Referent] = {}
        self._by_end: dict[int, Referent] = {}
        self._by_start: dict[int, Referent] = {}
        self._by_name: dict[str, Referent] = {}
        self._offices: dict[int, tuple[str, ...]] = {}
        self._persons = {
            span.start
            for member in self.cast.members
            if member.kind in ("person", None)
            for span in (mention.span for mention in member.mentions)
        }
        self._starts = sorted(self._persons)
        self._firsts = self._first_persons()
        for member in self.cast.members:
            self._enter(member)
        self.names = sum(len(ref.sights) for ref in self.all if ref.kind in ("person", None)) or 1
        self.statements = 0
        self.sources: frozenset[str] = frozenset()
        self.places: dict[str, list[int]] = defaultdict(list)
        for word in re.finditer(r"[\w'-]+", encoding.normalised):
            self.places[word.group().lower()].append(word.start())

    def _first_persons(self) -> set[int]:
        """Return where the first person of each sentence is named."""
        found: dict[int, int] = {}
        for start in sorted(self._persons):
            found.setdefault(self.sentence(start), start)
        return set(found.values())

    def _enter(self, member: Member) -> Referent:
        referent = Referent(
            member.name, member.kind, (member,), [self._sight(mention) for mention in member.mentions]
        )
        self.all.append(referent)
        self._by_member[id(member)] = referent
        for mention in member.mentions:
            self._by_mention[mention.span] = referent
            self._by_end[mention.span.end] = referent
            self._by_start[mention.start] = referent
        self._by_name.setdefault(key_of(member.name), referent)
        return referent

    def _sight(self, mention: Mention) -> Sight:
        text, span = self.encoding.normalised, mention.span
        return Sight(
            span,
            self.sentence(span.start),
            self.paragraph(span.start),
            span.start in self._firsts,
            _POSSESSIVE.match(text, span.end) is not None,
            any(quotation.span.covers(span) for quotation in self.encoding.quotations),
            _AFTER_PREPOSITION.search(text, max(0, mention.start - 30), mention.start) is not None,
        )

    def persons_between(self, start: int, end: int, but: Referent) -> bool:
        """Tell whether another person than `but` is named from `start` to `end`."""
        own = {sight.span.start for sight in but.sights}
        between = self._starts[bisect_right(self._starts, start) : bisect_left(self._starts, end)]
        return any(place not in own for place in between)

    def sentence(self, place: int) -> int:
        """Return the index of the sentence at `place`."""
        return index_at(self.encoding.sentences, place) or 0

    def paragraph(self, place: int) -> int:
        """Return the index of the paragraph at `place`."""
        return index_at(self.encoding.paragraphs, place) or 0

    def of_mention(self, mention: Mention) -> Referent | None:
        """Return whom a name of the text has been given to."""
        return self._by_mention.get(mention.span)

    def of_member(self, member: Member) -> Referent:
        """Return the referent of a member, making one where the cast lacks it."""
        return self._by_member.get(id(member)) or self._enter(member)

    def joined(self, parts: tuple[Referent, ...]) -> Referent:
        """Return the referent of "A and B"."""
        names = [part.name for part in parts]
        kinds = [part.kind for part in parts if part.kind]
        members = tuple(member for part in parts for member in part.members)
        name = f"{', '.join(names[:-1])} and {names[-1]}"
        return self._by_name.get(key_of(name)) or Referent(name, kinds[0] if kinds else None, members)

    def described(self, name: str, kind: SpeakerKind | None, head: str) -> Referent:
        """Return the referent of a description, the earlier one where it has been given before."""
        return self._by_name.get(key_of(name)) or Referent(name, kind, head=head)

    def spoke(self, referent: Referent, place: int) -> None:
        """Note that `referent` makes the statement at `place`."""
        self.statements += 1
        if self._by_name.setdefault(key_of(referent.name), referent) is referent and not referent.members:
            if referent not in self.all:
                self.all.append(referent)
        elif referent not in self.all:
            self.all.append(referent)
        referent.spoken.insert(bisect_right(referent.spoken, place), place)

    def offices_of(self, referent: Referent) -> tuple[str, ...]:
        """Return the offices of a person, gathered once; nobody else has any."""
        member = referent.member
        if member is None or member.kind not in ("person", None):
            return ()
        if id(member) not in self._offices:
            told = offices_of(member, self.encoding.normalised, self.article.text)
            self._offices[id(member)] = told or self._body_of(member)
        return self._offices[id(member)]

    def _body_of(self, member: Member) -> tuple[str, ...]:
        """Return the body whose a person is: "Arden Radio's Ann Lee", "Ann Lee of Arden Radio"."""
        text = self.encoding.normalised
        for mention in member.mentions:
            if text.startswith("'s ", mention.start - 3):
                owner = self._by_end.get(mention.start - 3)
                if owner is not None and owner.kind == "organisation":
                    return (owner.name,)
            of = _OF_BODY.match(text, mention.span.end)
            body = self._by_start.get(of.end()) if of else None
            if body is not None and body.kind == "organisation" and not _is_place(body.name):
                return (body.name,)
        return ()


_OF_BODY = re.compile(r" (?:of|from) (?:the )?")


def _is_place(name: str) -> bool:
    return name in listed_phrases(words.PLACES) or name in listed_phrases(words.STATES)


_ARTICLE = re.compile(r"(?:the|an?) ", re.IGNORECASE)


def key_of(name: str) -> str:
    """Return what two names of one described speaker share: no article, no case."""
    return _ARTICLE.sub("", name, count=1).casefold() if _ARTICLE.match(name) else name.casefold()


def is_plural(pronoun: str) -> bool:
    """Tell whether a pronoun stands for more than one."""
    return pronoun in listed(words.MANY_PRONOUNS)
