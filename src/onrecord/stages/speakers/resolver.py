"""Resolve each source to the speaker that it means, inside one article."""

from __future__ import annotations

from dataclasses import dataclass, replace

from onrecord import heads
from onrecord.records import Article, Candidate, Encoding, Span, Speaker, SpeakerKind, Statement
from onrecord.stages.speakers.encoder import with_shares
from onrecord.stages.speakers.epithets import LEAST, as_statement, descriptions, meant, office_in
from onrecord.stages.speakers.options import options
from onrecord.stages.speakers.profile import Roles, kinds_of
from onrecord.stages.speakers.referents import Referent, Referents
from onrecord.stages.speakers.scoring import NOBODY, Option, Scored, Weights, ranked, weights
from onrecord.stages.speakers.situation import Situation, Story, place_of, situate
from onrecord.stages.speakers.sources import read_source
from onrecord.stages.speakers.targets import target_of

_SHOWN = 3
"""Candidates that are kept with a statement, the winner among them."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Who a source is; nothing of it where it cannot be told."""

    referent: Referent | None
    name: str | None
    kind: SpeakerKind | None
    candidates: tuple[Candidate, ...] = ()


class Resolver:
    """Answers for the sources of one article: those with a name first, each in the order of the text."""

    def __init__(self, article: Article, encoding: Encoding, statements: tuple[Statement, ...]) -> None:
        self.article = article
        self.encoding = encoding
        self.people = Referents(article, encoding)
        self.story = Story()
        self.by_id = {statement.id: statement for statement in statements}
        self.readings = {
            statement.id: read_source(statement, encoding.normalised, self.people.cast)
            for statement in statements
        }
        self.people.sources = frozenset(
            reading.whole.of(article.text).casefold() for reading in self.readings.values()
        )
        self.answers: dict[str, Answer] = {}
        self._told: dict[int, list[str]] | None = None
        self._kinds: dict[int, SpeakerKind] | None = None
        self._roles: Roles | None = None
        self._pairs = heads.pairs_of(encoding, "speaker")

    def order(self, statement: Statement) -> tuple[bool, int, int, int]:
        """Return the sort key of a statement: names first, then by the text, the outer before the inner."""
        outer, depth = statement, 0
        while outer.inside in self.by_id and depth < len(self.by_id):
            outer, depth = self.by_id[outer.inside], depth + 1
        return self.readings[statement.id].shape != "name", place_of(outer), depth, place_of(statement)

    def answer_all(self) -> None:
        """Answer every statement."""
        for statement in sorted(self.by_id.values(), key=self.order):
            situation = self.situation(statement)
            self.settle(statement, ranked(self.options(situation), situation.contexts, self.table(situation)))

    def table(self, situation: Situation) -> Weights:
        """Return the weights that hold for the options of a source."""
        return weights(encoder=self._pairs is not None and self._pairs.knows(situation.statement.id))

    def options(self, situation: Situation) -> list[Option]:
        """Return the answers that come into question for a source, with all their features."""
        return with_shares(options(situation, self.people), situation, self.people, self._pairs)

    def role_of(self, referent: Referent) -> str | None:
        """Return the current office of `referent` in the article's own words, or None."""
        if self._roles is None:
            self._roles = Roles(self.article, self.encoding, self.people)
        return self._roles.of(referent, self._epithets().get(id(referent), []))

    def meant_at(self, span: Span, least: float, but: Referent | None = None) -> Referent | None:
        """Return whom the words at `span` mean, which are no source; None below the score `least`.

        They cannot mean `but`.
        """
        statement = as_statement(span)
        reading = read_source(statement, self.encoding.normalised, self.people.cast)
        around, within = self._around(statement, quoted=True), self._around(statement, quoted=False)
        situation = situate(statement, reading, self.people, self.story, around, within)
        return meant(situation, self.people, least, but)

    def _epithets(self) -> dict[int, list[str]]:
        """Return the offices that descriptions alone tell, by referent; read once, after all answers."""
        if self._told is None:
            self._told = {}
            for span in descriptions(self.people):
                statement = as_statement(span)
                reading = read_source(statement, self.encoding.normalised, self.people.cast)
                if reading.shape != "description":
                    continue
                situation = situate(statement, reading, self.people, self.story, None, None)
                referent = meant(situation, self.people, LEAST)
                if (
                    referent is not None
                    and referent.kind == "person"
                    and not self.people.offices_of(referent)
                ):
                    phrase = office_in(span.of(self.article.text))
                    self._told.setdefault(id(referent), []).append(phrase)
        return self._told

    def situation(self, statement: Statement) -> Situation:
        """Return the circumstances of the source of `statement`."""
        return situate(
            statement,
            self.readings[statement.id],
            self.people,
            self.story,
            self._around(statement, quoted=True),
            self._around(statement, quoted=False),
        )

    def settle(self, statement: Statement, scored: list[Scored]) -> None:
        """Take the best of `scored` for the speaker of `statement`."""
        shown = [item for item in scored if item.option.name != NOBODY]
        named = [item for item in shown if item.option.name is not None]
        candidates = tuple(item.as_candidate() for item in named[:_SHOWN])
        best = shown[0].option if shown else None
        if best is None or best.referent is None:
            self.answers[statement.id] = Answer(None, None, None, candidates)
            return
        self.people.spoke(best.referent, place_of(statement))
        best.referent.heard += statement.source[:1]
        pronoun = self.readings[statement.id].shape == "pronoun"
        self.story.add(place_of(statement), best.referent, pronoun=pronoun)
        self.answers[statement.id] = Answer(best.referent, best.name, best.kind, candidates)

    def kind_of(self, statement: Statement) -> SpeakerKind | None:
        """Return the kind of a statement's speaker, by its name and by what the encoder tells."""
        answer = self.answers[statement.id]
        if answer.name is None or answer.referent is None:
            return None
        if self._kinds is None:
            told = {name: (a.referent, a.kind) for name, a in self.answers.items() if a.referent}
            self._kinds = kinds_of(told, self.encoding.states)
        return self._kinds.get(id(answer.referent), answer.kind)

    def _around(self, statement: Statement, *, quoted: bool) -> Referent | None:
        """Return who says the words that a source stands in."""
        place = place_of(statement)
        inmost: Statement | None = None
        size = 0
        for other in self.by_id.values():
            if (
                other.id == statement.id
                or other.id not in self.answers
                or (quoted and other.form != "direct")
            ):
                continue
            for piece in other.content:
                if piece.start <= place < piece.end and (inmost is None or piece.end - piece.start < size):
                    inmost, size = other, piece.end - piece.start
        return self.answers[inmost.id].referent if inmost else None


def resolve(
    article: Article, encoding: Encoding, statements: tuple[Statement, ...]
) -> tuple[tuple[Statement, ...], tuple[Speaker, ...]]:
    """Return `statements` with their speakers, and the speakers of the article.

    Fills `speaker`, `speaker_kind`, `role`, `target` and `candidates`, the winner first among them with
    its score and what counted. There are two thresholds. The likeliest answer is the speaker, whatever its
    score: None only where "cannot be told" is likelier than any name. From `scoring.RESOLVED` a speaker
    counts as resolved; a page shows one below it as uncertain, with the other candidates.
    """
    resolver = Resolver(article, encoding, statements)
    resolver.answer_all()
    filled = []
    for statement in statements:
        answer = resolver.answers[statement.id]
        filled.append(
            replace(
                statement,
                speaker=answer.name,
                speaker_kind=resolver.kind_of(statement),
                role=resolver.role_of(answer.referent) if answer.referent else None,
                candidates=answer.candidates,
                target=target_of(statement, resolver),
            )
        )
    return tuple(filled), _speakers(article, resolver)


def _speakers(article: Article, resolver: Resolver) -> tuple[Speaker, ...]:
    """Return each speaker of the article once, in the order of their first statement."""
    found: dict[str, Speaker] = {}
    for answer in resolver.answers.values():
        if answer.name is None or answer.referent is None or answer.name in found:
            continue
        single = answer.referent.member
        names = {mention.span.of(article.text) for mention in single.mentions} if single else set()
        found[answer.name] = Speaker(
            id=Speaker.identify(article.id, answer.name),
            name=answer.name,
            kind=answer.kind,
            names=tuple(sorted(names - {answer.name})),
            offices=resolver.people.offices_of(answer.referent),
        )
    return tuple(found.values())
