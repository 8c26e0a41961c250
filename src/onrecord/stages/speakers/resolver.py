"""Resolve each source to the speaker that it means, inside one article."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from onrecord.records import Article, Candidate, Encoding, Span, Speaker, SpeakerKind, Statement
from onrecord.stages.speakers import words
from onrecord.stages.speakers.cast import Cast, Member, kind_of
from onrecord.stages.speakers.names import Mention, listed
from onrecord.stages.speakers.offices import current, office_head, offices_of
from onrecord.stages.speakers.scoring import THRESHOLD, Scored, features_of, ranked
from onrecord.stages.speakers.sources import Reading, describe, new_member, read_source, trimmed
from onrecord.text.spans import index_at

_SHOWN = 3
"""Candidates that are kept with a statement."""

_OPPOSITE = -0.5
"""Agreement below this: the article itself calls the member by the other pronoun."""


_MANY = ("group", "unnamed", "organisation")
"""Kinds that "they" may go on from."""

_DOMINANT = 0.85
"""From this score the person whom an article is about is taken for "the candidate" of no told office."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Who a source is; nothing of it where it cannot be told."""

    name: str | None = None
    kind: SpeakerKind | None = None
    role: str | None = None
    members: tuple[Member, ...] = ()
    candidates: tuple[Candidate, ...] = ()


class Resolver:
    """Answers for the sources of one article, in the order of the text."""

    def __init__(self, article: Article, encoding: Encoding, statements: tuple[Statement, ...]) -> None:
        self.article = article
        self.text = encoding.normalised
        self.encoding = encoding
        self.cast = Cast(encoding)
        self.by_id = {statement.id: statement for statement in statements}
        self.answers: dict[str, Answer] = {}
        self.last: Answer | None = None
        self.last_place = 0
        self.last_many: tuple[Answer, int] | None = None
        self.offices: dict[int, tuple[str, ...]] = {}

    def answer(self, statement: Statement) -> Answer:
        """Return who the source of `statement` is."""
        reading = read_source(statement, self.text, self.cast)
        found = self._by_shape(statement, reading)
        self.answers[statement.id] = found
        if found.name is not None:
            self.last, self.last_place = found, _place(statement)
            if found.kind in _MANY or len(found.members) > 1:
                self.last_many = found, _place(statement)
        return found

    def _by_shape(self, statement: Statement, reading: Reading) -> Answer:
        if reading.shape == "name":
            return self._named(reading)
        if reading.shape == "nothing":
            return self._elided(statement)
        if reading.shape == "relative":
            return self._relative(reading)
        if reading.shape == "pronoun":
            return self._pronoun(statement, reading)
        return self._described(statement, reading)

    def offices_of(self, member: Member) -> tuple[str, ...]:
        """Return the offices of `member`, gathered once."""
        key = id(member)
        if key not in self.offices:
            self.offices[key] = offices_of(member, self.text)
        return self.offices[key]

    def _of(self, member: Member, candidates: tuple[Candidate, ...] = ()) -> Answer:
        role = current(self.offices_of(member)) if member.kind in ("person", None) else None
        return Answer(member.name, member.kind or "person", role, (member,), candidates)

    def _named(self, reading: Reading) -> Answer:
        answers = [self._mentioned(mention) for mention in reading.named]
        if len(answers) == 1:
            return self._with_company(answers[0], reading)
        if any(answer.name is None for answer in answers):
            return Answer()
        members = tuple(member for answer in answers for member in answer.members)
        names = [answer.name or "" for answer in answers]
        joint = f"{', '.join(names[:-1])} and {names[-1]}"
        return Answer(joint, answers[0].kind, None, members)

    def _with_company(self, answer: Answer, reading: Reading) -> Answer:
        """Add unnamed company in the article's words: "Ann Lee and her lawyers"."""
        assert reading.span is not None
        rest = self.article.text[reading.named[0].span.end : reading.span.end]
        if answer.name and re.match(r" and (?:his|her|its|their|other|\d+|several)\b", rest):
            return replace(answer, name=answer.name + rest, role=None)
        return answer

    def _mentioned(self, mention: Mention) -> Answer:
        for member in self.cast.members:
            if mention in member.mentions:
                return self._of(member)
        weighed = self.cast.candidates(mention.tokens, kind_of(mention), mention.title, mention.span.start)
        if not weighed:
            return self._of(new_member(self.text, mention))
        if len(weighed) == 1 or weighed[0][1] > weighed[1][1] + 0.2:
            return self._of(weighed[0][0])
        total = sum(max(weight, 0.0) for _, weight in weighed) or 1.0
        return Answer(
            candidates=tuple(
                Candidate(member.name, round(max(weight, 0.0) / total, 3), "shares the name")
                for member, weight in weighed[:_SHOWN]
            )
        )

    def _elided(self, statement: Statement) -> Answer:
        """No source: a participle or a quotation that goes on has the speaker before."""
        if self.last is None:
            return Answer()
        cue = " ".join(piece.of(self.text) for piece in statement.cue).lower()
        place = _place(statement)
        same = index_at(self.encoding.sentences, place) == index_at(self.encoding.sentences, self.last_place)
        participle = re.match(r"(?:also |and |then )?\w+ing\b", cue) is not None
        if same and participle:
            return self.last
        return self.last if not cue and statement.form == "direct" and self._goes_on(place) else Answer()

    def _goes_on(self, place: int) -> bool:
        """Tell whether the paragraph of `place` follows directly on that of the last speaker."""
        here = index_at(self.encoding.paragraphs, place)
        there = index_at(self.encoding.paragraphs, self.last_place)
        return here is not None and there is not None and 0 <= here - there <= 1

    def _relative(self, reading: Reading) -> Answer:
        """Return who stands right before "who" or "which"."""
        assert reading.span is not None
        start = reading.span.start
        index = index_at(self.encoding.sentences, start)
        if index is None:
            return Answer()
        before = Span(self.encoding.sentences[index].start, start)
        near = [mention for mention, _ in self.cast.mentions_in(before)]
        if near:
            between = self.text[near[-1].span.end : start]
            if re.fullmatch(r"(?: \([^)]*\))?,?(?: (?:and|but))? ", between):
                return self._mentioned(near[-1])
        phrase = re.search(r"((?:\w[\w'-]* ){0,3}\w[\w'-]*),? $", before.of(self.text))
        if phrase is None:
            return Answer()
        words_before = phrase.group(1)
        found = describe(words_before, Span(0, len(words_before)))
        if found.kind in ("group", "unnamed", "organisation") and reading.head != "that":
            article = re.search(r"(?:(?:\b(?:the|a|an|some|many|most|those|other|several)\b).*|\w+)$", words_before)
            return Answer(article.group() if article else found.head, found.kind)
        return Answer()

    def _pronoun(self, statement: Statement, reading: Reading) -> Answer:
        pronoun = reading.head
        if pronoun in listed(words.SELF_PRONOUNS):
            return self._self(statement, pronoun)
        if pronoun in listed(words.PERSON_PRONOUNS):
            return self._person(reading, pronoun, self._quoting(statement))
        if pronoun in listed(words.MANY_PRONOUNS + " " + words.THING_PRONOUNS):
            return self._last_of(_place(statement), pronoun)
        return Answer()

    def _self(self, statement: Statement, pronoun: str) -> Answer:
        """ "I" is whoever says the words around it, or else the author."""
        place = _place(statement)
        for other in self.by_id.values():
            if other.id != statement.id and other.id in self.answers:
                if any(piece.start <= place < piece.end for piece in other.content):
                    return self.answers[other.id]
        author = self.article.byline
        if author and pronoun in ("i", "me", "my") and re.fullmatch(r"[\w.'-]+(?: [\w.'-]+){1,3}", author):
            return Answer(author, "person")
        return Answer()

    def _quoting(self, statement: Statement) -> tuple[Member, ...]:
        """Return who speaks the quotation around `statement`, and so is no "he" or "she" in it."""
        outer = self.by_id.get(statement.inside or "")
        answer = self.answers.get(outer.id) if outer is not None and outer.form == "direct" else None
        return answer.members if answer else ()

    def _person(self, reading: Reading, pronoun: str, others: tuple[Member, ...] = ()) -> Answer:
        assert reading.span is not None
        return self._best(self.scored(reading.span.start, pronoun, others))

    def scored(
        self, place: int, pronoun: str, others: tuple[Member, ...] = (), limit: int = 12
    ) -> list[Scored]:
        """Return the persons whom "he" or "she" at `place` may mean, the best first; none of `others`."""
        persons = [
            member
            for member, _ in self.cast.before(place)
            if member not in others
            and (member.surely_person or self.offices_of(member))
            and member.agrees(pronoun) > _OPPOSITE
        ][:limit]
        last = self.last.name if self.last else None
        return ranked([(m, features_of(m, place, self.cast, last, pronoun)) for m in persons])

    def _best(self, scored: list[Scored]) -> Answer:
        shown = tuple(item.as_candidate() for item in scored[:_SHOWN])
        if scored and scored[0].score >= THRESHOLD:
            return self._of(scored[0].member, shown[1:])
        return Answer(candidates=shown)

    def _last_of(self, place: int, pronoun: str) -> Answer:
        """ "They" goes on from the last speakers, "it" from the body or document that spoke just before."""
        if pronoun in listed(words.MANY_PRONOUNS):
            near = self.last_many is not None and self._sentences_between(self.last_many[1], place) <= 2
            return self.last_many[0] if self.last_many and near else Answer()
        things = self.last is not None and self.last.kind in ("organisation", "document")
        near = self._sentences_between(self.last_place, place) <= 1
        return self.last if self.last and things and near else Answer()

    def _sentences_between(self, earlier: int, later: int) -> int:
        sentences = self.encoding.sentences
        return (index_at(sentences, later) or 0) - (index_at(sentences, earlier) or 0)

    def _described(self, statement: Statement, reading: Reading) -> Answer:
        assert reading.span is not None
        phrase = _phrase(reading.span.of(self.article.text))
        owner = re.match(r"(he|his|her)\b (.+)$", phrase, re.IGNORECASE)
        if owner and reading.head in _UTTERANCES:
            return self._person(reading, owner.group(1).lower())
        head = office_head(reading.span.of(self.text))
        singular = reading.kind == "unnamed" and not reading.many
        if singular and reading.definite and head:
            return self._by_office(reading.span, head)
        if reading.kind in ("organisation", "document") and reading.definite:
            return self._body(reading, phrase)
        if reading.definite and reading.kind is None:
            return Answer()
        kind = reading.kind or _guess(phrase)
        return Answer(_without_the(phrase), kind)

    def _by_office(self, span: Span, head: str) -> Answer:
        """Return the person who holds the office that a description names."""
        weighed = []
        names = {word.lower() for word in re.findall(r"(?<=\s)[A-Z][\w.]*\w", span.of(self.text))}
        own = set(re.findall(r"[a-z]+", span.of(self.text).lower())) - {"the", "a", "of", "s", "his", "her"}
        for member, _ in self.cast.before(len(self.text)):
            offices = self.offices_of(member) if member.kind in ("person", None) else ()
            fit = max((_fit(office, head, own, names) for office in offices), default=0.0)
            if fit:
                last = self.last.name if self.last else None
                features = features_of(member, span.start, self.cast, last, "")
                weighed.append((member, features | {"office fits": fit}))
        if weighed:
            return self._best(ranked(weighed))
        dominant = self.scored(span.start, "")
        if dominant and dominant[0].score >= _DOMINANT:
            return self._best(dominant)
        return Answer(candidates=tuple(item.as_candidate() for item in dominant[:_SHOWN]))

    def _body(self, reading: Reading, phrase: str) -> Answer:
        """Return the body or document that "the ministry" means, else the description itself."""
        assert reading.span is not None and reading.kind is not None
        if re.match(r"(?:his|her|their|its)\b", phrase, re.IGNORECASE):
            return self._owned(reading, phrase)
        if len(phrase.split()) == 2:
            for member, mention in self.cast.before(reading.span.start):
                if member.kind == reading.kind and reading.head in (token.lower() for token in mention.tokens):
                    return self._of(member)
            fuller = self._fuller(reading.head, reading.span.start)
            if fuller:
                return Answer(fuller, reading.kind)
        return Answer(_without_the(phrase), reading.kind)

    def _fuller(self, head: str, place: int) -> str | None:
        """Return the last phrase before `place` that puts a name before `head`: "Arden government"."""
        pattern = rf"((?:[A-Z][\w.-]+ )*[A-Z][\w.-]+(?:['’´]s?)?) (?:[a-z]+ )?{re.escape(head)}\b"
        found = [m for m in re.finditer(pattern, self.article.text[:place]) if m[1] not in listed(words.NOT_NAMES)]
        return re.sub(r"^(?:The|A|An|In|But|And) ", "", found[-1].group()) if found else None

    def _owned(self, reading: Reading, phrase: str) -> Answer:
        """Return "Lee campaign" for "her campaign" where the article names it so."""
        assert reading.span is not None
        pronoun = phrase.split(" ", 1)[0].lower()
        if pronoun not in listed(words.PERSON_PRONOUNS):
            return Answer(phrase, "organisation")
        owner = self._best(self.scored(reading.span.start, pronoun))
        if owner.members:
            surname = re.escape(owner.members[0].surname)
            named = re.search(rf"(?:[A-Z][\w.-]+ )*{surname}(?:['’]s?)? (?:\w+ )?{re.escape(reading.head)}\b", self.article.text)
            if named:
                return Answer(named.group(), "organisation")
        return Answer(phrase, "organisation")


def _fit(office: str, head: str, own: set[str], names: set[str]) -> float:
    """Return how far an office fits a description: same head, and how many of its other words.

    Nothing fits that lacks a name of the description: "the French president" is not any president.
    """
    known = set(re.findall(r"[a-z]+(?:\.[a-z]+)*", office.lower()))
    if head.lower() not in known or not names <= known:
        return 0.0
    shared = len(own & known)
    return round(0.5 + 0.3 * shared / len(own) + 0.2 * shared / len(own | known), 2)


_UTTERANCES = listed("comments mind position remarks response statement statements view views voice words")
"""Heads of a source that stand for the person who utters them."""


def _phrase(phrase: str) -> str:
    """Return a description without what follows a comma."""
    return re.split(r",|\(", phrase, maxsplit=1)[0].strip()


def _guess(phrase: str) -> SpeakerKind | None:
    """Return the kind of a description whose head no list has."""
    if re.match(r"(?:another|one|a|an|each)\b", phrase, re.IGNORECASE):
        return "unnamed"
    return "group" if re.match(r"(?:some|many|most|few|several|all|other|those)\b", phrase, re.IGNORECASE) else None


def _without_the(phrase: str) -> str:
    return re.sub(r"^the ", "", phrase, flags=re.IGNORECASE)


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
    for statement in sorted(statements, key=_place):
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
        names = sorted({m.span.of(article.text) for m in single.mentions} - {answer.name}) if single else []
        found[answer.name] = Speaker(
            id=Speaker.identify(article.id, answer.name),
            name=answer.name,
            kind=answer.kind,
            names=tuple(names),
            offices=resolver.offices_of(single) if single else (),
        )
    return tuple(found.values())
