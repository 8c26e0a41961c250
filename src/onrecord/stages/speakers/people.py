"""What is known of an article's cast, and the answers that are made of it."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.records import Article, Candidate, Encoding, SpeakerKind
from onrecord.stages.speakers.cast import Cast, Member, kind_of
from onrecord.stages.speakers.names import Mention
from onrecord.stages.speakers.offices import current, offices_of
from onrecord.stages.speakers.scoring import THRESHOLD, Scored, features_of, ranked
from onrecord.text.spans import index_at

SHOWN = 3
"""Candidates that are kept with a statement."""

_OPPOSITE = -0.5
"""Agreement below this: the article itself calls the member by the other pronoun."""

_CLEARLY = 0.2
"""By so much more must one bearer of a shared name weigh than the next."""

_MOST = 12
"""Persons, the last named first, among whom a pronoun is resolved."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Who a source is; nothing of it where it cannot be told."""

    name: str | None = None
    kind: SpeakerKind | None = None
    role: str | None = None
    members: tuple[Member, ...] = ()
    candidates: tuple[Candidate, ...] = ()


class People:
    """The cast of one article with offices, and the scores of whom a word may mean.

    Attributes:
        last: Name of the speaker of the statement before; the resolver keeps it.
    """

    def __init__(self, article: Article, encoding: Encoding) -> None:
        self.article = article
        self.encoding = encoding
        self.cast = Cast(article.text, encoding)
        self.last: str | None = None
        self._offices: dict[int, tuple[str, ...]] = {}

    def offices_of(self, member: Member) -> tuple[str, ...]:
        """Return the offices of `member`, gathered once; a body has none."""
        if member.kind not in ("person", None):
            return ()
        key = id(member)
        if key not in self._offices:
            self._offices[key] = offices_of(member, self.encoding.normalised, self.article.text)
        return self._offices[key]

    def answer(self, member: Member, candidates: tuple[Candidate, ...] = ()) -> Answer:
        """Return the answer that the source is `member`."""
        return Answer(member.name, member.kind, current(self.offices_of(member)), (member,), candidates)

    def mentioned(self, mention: Mention) -> Answer:
        """Return whom a name means; candidates only where several bear it alike."""
        for member in self.cast.members:
            if mention in member.mentions:
                return self.answer(member)
        weighed = self.cast.candidates(mention.tokens, kind_of(mention), mention.title, mention.span.start)
        if not weighed:
            name = mention.span.of(self.article.text)
            return self.answer(Member(mention.tokens, name, kind_of(mention), [mention]))
        if len(weighed) == 1 or weighed[0][1] > weighed[1][1] + _CLEARLY:
            return self.answer(weighed[0][0])
        total = sum(max(weight, 0.0) for _, weight in weighed) or 1.0
        shares = [(member.name, round(max(weight, 0.0) / total, 3)) for member, weight in weighed[:SHOWN]]
        return Answer(candidates=tuple(Candidate(name, share, "shares the name") for name, share in shares))

    def features(self, member: Member, place: int, pronoun: str) -> dict[str, float]:
        """Return the features of `member` for a pronoun, or "" for a description, at `place`."""
        return features_of(member, place, self.cast, self.last, pronoun)

    def scored(self, place: int, pronoun: str, others: tuple[Member, ...] = ()) -> list[Scored]:
        """Return the persons whom "he" or "she" at `place` may mean, the best first; none of `others`.

        Only those count whom the article shows to be persons by more than the form of the name.
        """
        persons = [
            member
            for member, _ in self.cast.before(place)
            if member not in others
            and (member.surely_person or self.offices_of(member))
            and member.agrees(pronoun) > _OPPOSITE
        ]
        return ranked([(member, self.features(member, place, pronoun)) for member in persons[:_MOST]])

    def best(self, scored: list[Scored], threshold: float = THRESHOLD) -> Answer:
        """Return the best of `scored` where it reaches `threshold`, else the candidates alone."""
        shown = tuple(item.as_candidate() for item in scored[:SHOWN])
        if scored and scored[0].score >= threshold:
            return self.answer(scored[0].member, shown[1:])
        return Answer(candidates=shown)

    def sentences_between(self, earlier: int, later: int) -> int:
        """Return how many sentences lie from the one at `earlier` to the one at `later`."""
        sentences = self.encoding.sentences
        return (index_at(sentences, later) or 0) - (index_at(sentences, earlier) or 0)
