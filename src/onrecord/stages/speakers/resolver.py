"""Resolve each source to the speaker that it means, inside one article."""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.records import Article, Encoding, Speaker, Statement
from onrecord.stages.speakers import words
from onrecord.stages.speakers.cast import Member
from onrecord.stages.speakers.descriptions import described, relative
from onrecord.stages.speakers.names import listed
from onrecord.stages.speakers.people import Answer, People
from onrecord.stages.speakers.sources import Reading, read_source
from onrecord.text.spans import index_at

_MANY = ("group", "unnamed", "organisation")
"""Kinds that "they" may go on from."""

_COMPANY = re.compile(r" and (?:his|her|its|their|other|\d+|several)\b")
_AUTHOR = re.compile(r"[\w.'-]+(?: [\w.'-]+){1,3}")
_PARTICIPLE = re.compile(r"(?:also |and |then )?\w+ing\b")


class Resolver:
    """Answers for the sources of one article, in the order of the text."""

    def __init__(self, article: Article, encoding: Encoding, statements: tuple[Statement, ...]) -> None:
        self.article = article
        self.encoding = encoding
        self.people = People(article, encoding)
        self.by_id = {statement.id: statement for statement in statements}
        self.answers: dict[str, Answer] = {}
        self._last: Answer | None = None
        self._last_place = 0
        self._last_many: Answer | None = None
        self._many_place = 0

    def order(self, statement: Statement) -> tuple[int, int, int]:
        """Return the sort key of a statement: in the order of the text, the outer before the inner."""
        outer, depth = statement, 0
        while outer.inside in self.by_id and depth < len(self.by_id):
            outer, depth = self.by_id[outer.inside], depth + 1
        return _place(outer), depth, _place(statement)

    def answer(self, statement: Statement) -> Answer:
        """Return who the source of `statement` is."""
        reading = read_source(statement, self.encoding.normalised, self.people.cast)
        found = self._by_shape(statement, reading)
        self.answers[statement.id] = found
        if found.name is not None:
            self._last, self._last_place, self.people.last = found, _place(statement), found.name
            if found.kind in _MANY or len(found.members) > 1:
                self._last_many, self._many_place = found, _place(statement)
        return found

    def _by_shape(self, statement: Statement, reading: Reading) -> Answer:
        if reading.shape == "name":
            return self._named(reading)
        if reading.shape == "nothing":
            return self._elided(statement)
        if reading.shape == "relative":
            return relative(reading, self.people)
        if reading.shape == "pronoun":
            return self._pronoun(statement, reading)
        return described(reading, self.people)

    def _named(self, reading: Reading) -> Answer:
        answers = [self.people.mentioned(mention) for mention in reading.named]
        if len(answers) == 1:
            return self._with_company(answers[0], reading)
        names = [answer.name for answer in answers if answer.name]
        if len(names) < len(answers):
            return Answer()
        members = tuple(member for answer in answers for member in answer.members)
        return Answer(f"{', '.join(names[:-1])} and {names[-1]}", answers[0].kind, None, members)

    def _with_company(self, answer: Answer, reading: Reading) -> Answer:
        """Add unnamed company in the article's words: "Ann Lee and her lawyers"."""
        rest = self.article.text[reading.named[0].span.end : reading.span.end]
        if answer.name and _COMPANY.match(rest):
            return replace(answer, name=answer.name + rest, role=None)
        return answer

    def _elided(self, statement: Statement) -> Answer:
        """No source: a participle or a quotation that goes on has the speaker before."""
        if self._last is None:
            return Answer()
        cue = " ".join(piece.of(self.encoding.normalised) for piece in statement.cue).lower()
        place = _place(statement)
        if cue:
            same = self.people.sentences_between(self._last_place, place) == 0
            return self._last if same and _PARTICIPLE.match(cue) else Answer()
        here = index_at(self.encoding.paragraphs, place) or 0
        there = index_at(self.encoding.paragraphs, self._last_place) or 0
        return self._last if statement.form == "direct" and 0 <= here - there <= 1 else Answer()

    def _pronoun(self, statement: Statement, reading: Reading) -> Answer:
        pronoun = reading.head
        if pronoun in listed(words.SELF_PRONOUNS):
            return self._self(statement, pronoun)
        if pronoun in listed(words.PERSON_PRONOUNS):
            return self.people.best(
                self.people.scored(reading.span.start, pronoun, self._quoted_by(statement))
            )
        if pronoun in listed(words.MANY_PRONOUNS):
            near = self.people.sentences_between(self._many_place, _place(statement)) <= 2
            return self._last_many if self._last_many and near else Answer()
        if pronoun in listed(words.THING_PRONOUNS):
            near = self.people.sentences_between(self._last_place, _place(statement)) <= 1
            thing = self._last is not None and self._last.kind in ("organisation", "document")
            return self._last if self._last and thing and near else Answer()
        return Answer()

    def _self(self, statement: Statement, pronoun: str) -> Answer:
        """Return who says "I": whoever says the words around it, or else the author."""
        place = _place(statement)
        around = [
            other
            for other in self.by_id.values()
            if other.id != statement.id and any(piece.start <= place < piece.end for piece in other.content)
        ]
        if around:
            inmost = min(around, key=lambda other: sum(piece.end - piece.start for piece in other.content))
            return self.answers.get(inmost.id, Answer())
        author = self.article.byline
        if author and pronoun in ("i", "me", "my") and _AUTHOR.fullmatch(author):
            return Answer(author, "person")
        return Answer()

    def _quoted_by(self, statement: Statement) -> tuple[Member, ...]:
        """Return who speaks the quotation around `statement`, and so is no "he" or "she" in it."""
        outer = self.by_id.get(statement.inside or "")
        if outer is None or outer.form != "direct" or outer.id not in self.answers:
            return ()
        return self.answers[outer.id].members


def _place(statement: Statement) -> int:
    """Return where a statement's source stands, or else its cue or content."""
    pieces = statement.source or statement.cue or statement.content
    return min((piece.start for piece in pieces), default=0)


def resolve(
    article: Article, encoding: Encoding, statements: tuple[Statement, ...]
) -> tuple[tuple[Statement, ...], tuple[Speaker, ...]]:
    """Return `statements` with their speakers, and the speakers of the article.

    Fills `speaker`, `speaker_kind`, `role` and `candidates`. Where nobody reaches the threshold the
    speaker stays None and the candidates tell who it may be and why.
    """
    resolver = Resolver(article, encoding, statements)
    for statement in sorted(statements, key=resolver.order):
        resolver.answer(statement)
    filled = []
    for statement in statements:
        answer = resolver.answers[statement.id]
        filled.append(
            replace(
                statement,
                speaker=answer.name,
                speaker_kind=answer.kind if answer.name else None,
                role=answer.role,
                candidates=answer.candidates,
            )
        )
    return tuple(filled), _speakers(article, resolver)


def _speakers(article: Article, resolver: Resolver) -> tuple[Speaker, ...]:
    """Return each speaker of the article once, in the order of their first statement."""
    found: dict[str, Speaker] = {}
    for answer in resolver.answers.values():
        if answer.name is None or answer.name in found:
            continue
        single = answer.members[0] if len(answer.members) == 1 else None
        names = {mention.span.of(article.text) for mention in single.mentions} if single else set()
        found[answer.name] = Speaker(
            id=Speaker.identify(article.id, answer.name),
            name=answer.name,
            kind=answer.kind,
            names=tuple(sorted(names - {answer.name})),
            offices=resolver.people.offices_of(single) if single else (),
        )
    return tuple(found.values())
