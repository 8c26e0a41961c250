"""The cast of an article: who and what it names, each under the fullest name that it gives."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from functools import lru_cache

from onrecord.records import Encoding, Span, SpeakerKind
from onrecord.stages.speakers import words
from onrecord.stages.speakers.given import GIVEN_NAMES
from onrecord.stages.speakers.kinds import features_of_name, kind_by
from onrecord.stages.speakers.names import (
    Mention,
    find_names,
    headlines,
    is_body,
    is_office,
    listed,
    listed_phrases,
    lower_words,
)
from onrecord.text.spans import index_at

_SUFFIXES = frozenset({"Jr", "Sr", "II", "III", "IV"})
_KIN = re.compile(r"\b([a-z]+),? $")
_INITIAL = re.compile(r"(?:[A-Z]\.?)+$")


@dataclass(eq=False)
class Member:
    """Somebody or something that the article names.

    Attributes:
        tokens: Words of the fullest name.
        kind: By the table of `kinds`; while the cast is read, as `shown`.
        shown: The kind that the form of the name shows by rule, or None.
        mentions: In the order of the text.
        gender: What the article itself says: titles, offices and its own pronouns.
    """

    tokens: tuple[str, ...]
    name: str
    kind: SpeakerKind | None
    mentions: list[Mention] = field(default_factory=list)
    gender: Counter[str] = field(default_factory=Counter)
    shown: SpeakerKind | None = None

    def agrees(self, pronoun: str) -> float:
        """Return how far the article's own words for this member fit "he" or "she": -1 to 1."""
        male, female = self.gender["male"], self.gender["female"]
        if male == female:
            return 0.0
        share = (male - female) / (male + female + 1)
        return share if pronoun in listed(words.MALE_PRONOUNS) else -share

    @property
    def surely_person(self) -> bool:
        """More than its form shows that the name is a person's: a title, a given name, "he" or "she"."""
        titled = any(mention.title for mention in self.mentions)
        given = self.tokens[0] in listed(GIVEN_NAMES) or any(_INITIAL.match(t) for t in self.tokens[1:-1])
        return self.kind == "person" and (titled or given or sum(self.gender.values()) > 1)

    @property
    def surname(self) -> str:
        """The last word of the name that is no suffix such as "Jr."."""
        return _core(self.tokens)[-1]


@lru_cache(maxsize=4096)
def _core(tokens: tuple[str, ...]) -> tuple[str, ...]:
    kept = tuple(token for token in tokens if token not in _SUFFIXES)
    return kept or tokens


@lru_cache(maxsize=4096)
def _plain(tokens: tuple[str, ...]) -> tuple[str, ...]:
    """Return a person's name without initials and suffixes."""
    kept = tuple(token for token in _core(tokens) if not _INITIAL.match(token))
    return kept or tokens


def kind_of(mention: Mention) -> SpeakerKind | None:
    """Return the kind that a name's own words show, or None."""
    tokens = mention.tokens
    name = " ".join(tokens)
    titled = mention.title is not None
    if titled and not is_body(tokens):
        return "person"
    if name in listed_phrases(words.PLACES) or name in listed_phrases(words.STATES):
        return "organisation"
    if tokens[-1] in listed(words.PEOPLES):
        return "group"
    if is_body(tokens):
        return "organisation"
    if tokens[-1] in listed(words.DOCUMENT_HEADS):
        return "document"
    if len(tokens) == 1 and (tokens[0].isupper() and len(tokens[0]) > 1):
        return "organisation"
    if len(tokens) > 1 and tokens[0] in listed(GIVEN_NAMES):
        return "person"
    if any(_INITIAL.match(token) for token in tokens[:-1]) or tokens[-1] in _SUFFIXES:
        return None if len(tokens) < 2 or (tokens[0].isupper() and len(tokens) == 2) else "person"
    if 2 <= len(tokens) <= 3 and "of" not in tokens and not any(token.isupper() for token in tokens):
        return "person"
    return None


def same_person(fuller: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether `other` is a shorter form of the person's name `fuller`."""
    a, b = _plain(fuller), _plain(other)
    if a == b:
        return True
    if len(b) >= len(a):
        return False
    if len(b) == 1:
        return b[0] in (a[-1], a[0])
    return a[-len(b) :] == b or (a[0] == b[0] and a[-1] == b[-1])


def _acronym(tokens: tuple[str, ...]) -> str:
    return "".join(token[0] for token in tokens if token[0].isupper())


def _is_acronym(fuller: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether `other` is the acronym of a name that is no person's, as far as its first word shows."""
    bare = other[0].replace(".", "")
    named = len(fuller) > 1 and fuller[0] not in listed(GIVEN_NAMES)
    return named and len(other) == 1 and len(bare) > 1 and bare.isupper() and bare == _acronym(fuller)


def same_body(fuller: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether `other` is an acronym or a shorter form of the body's name `fuller`."""
    if len(other) == 1 and len(fuller) > 1 and other[0].replace(".", "") == _acronym(fuller):
        return True
    if len(other) == 1 and len(other[0]) > 2 and fuller[0] != other[0] and fuller[0].startswith(other[0]):
        return True  # "the Fed"
    if len(fuller) > len(other) > 1 and fuller[: len(other)] == other and is_body(fuller):
        return other[0] not in listed(GIVEN_NAMES)
    if len(fuller) <= len(other) or not is_body(other):
        return False
    return fuller[-len(other) :] == other or (len(other) > 1 and fuller[: len(other)] == other)


def _may_mean(member: Member, tokens: tuple[str, ...], kind: SpeakerKind | None, title: str | None) -> bool:
    """Tell whether a name may be a shorter form of the member's."""
    if _is_acronym(member.tokens, tokens):
        return title is None
    if member.kind in ("person", None) and kind in ("person", None):
        if "of" in member.tokens or (member.kind is None and len(member.tokens) > 3):
            return False
        return same_person(member.tokens, tokens) and max(len(tokens), len(member.tokens)) > 1
    return member.kind == "organisation" and title is None and same_body(member.tokens, tokens)


class Cast:
    """All that an article names.

    Attributes:
        members: In the order of their first mention.
    """

    def __init__(self, text: str, encoding: Encoding) -> None:
        """Read the names of an article's `text`, whose encoding is `encoding`."""
        self.text = text
        self.encoding = encoding
        self.lower = lower_words(encoding)
        self.members: list[Member] = []
        skip = headlines(encoding)
        found = [
            mention
            for line in encoding.paragraphs
            if line not in skip
            for mention in find_names(encoding.normalised, line, self.lower)
        ]
        found = _without_first_words(found, self.lower, encoding.normalised)
        self._enter(found + self._hidden(found))
        self._note_pronouns()
        for member in self.members:
            member.shown = member.kind
            gendered = "person" if member.gender.total() > 1 and not member.shown else member.shown
            member.kind = kind_by(self.features_of(member)) or gendered or _common(member.tokens)

    def features_of(self, member: Member) -> dict[str, float]:
        """Return what shows the kind of `member`."""
        gendered = sum(member.gender.values())
        return features_of_name(
            member.tokens, member.mentions, self.encoding.normalised, gendered, member.shown
        )

    def _hidden(self, found: list[Mention]) -> list[Mention]:
        """Return surnames that are other words too ("Singer"), where a full name shows them."""
        taken = [mention.span for mention in found]
        surnames = {
            _core(mention.tokens)[-1]
            for mention in found
            if len(mention.tokens) > 1 and kind_of(mention) == "person"
        }
        doubtful = [name for name in surnames if is_office(name) or name.lower() in self.lower]
        text = self.encoding.normalised
        return [
            Mention(span, (name,), start=span.start)
            for name in doubtful
            for match in re.finditer(rf"(?<![\w-]){re.escape(name)}\b", text)
            if not any((span := Span(*match.span())).overlaps(other) for other in taken)
            and not re.search(r"[A-Z]\S* $", text[max(0, match.start() - 20) : match.start()])
        ]

    def _enter(self, found: list[Mention]) -> None:
        """Make a member of each full name, then give the short forms to them."""
        for mention in sorted(found, key=lambda m: (-len(m.tokens), m.span.start)):
            kind = kind_of(mention)
            fits = self._fitting(mention.tokens, kind, mention.title)
            if not fits:
                name = mention.span.of(self.text)
                fits = [Member(mention.tokens, name, kind)]
                self.members.append(fits[0])
            if len(fits) == 1 or fits[0].tokens == mention.tokens:
                fits[0].mentions.append(mention)
                fits[0].kind = fits[0].kind or kind
                if _is_acronym(fits[0].tokens, mention.tokens):
                    fits[0].kind = "organisation"
        for member in self.members:
            member.mentions.sort(key=lambda mention: mention.span.start)
            self._note_titles(member)
        self.members = [member for member in self.members if member.mentions]
        self.members.sort(key=lambda member: member.mentions[0].span.start)
        self._share_ambiguous(found)

    def _fitting(self, tokens: tuple[str, ...], kind: SpeakerKind | None, title: str | None) -> list[Member]:
        """Return the members that a name may mean."""
        exact = [member for member in self.members if member.tokens == tokens]
        if exact:
            return exact
        if len(tokens) == 1 and len(tokens[0]) > 3 and tokens[0].isupper():  # "LEE:" in a transcript
            shouted = [member for member in self.members if member.surname.upper() == tokens[0]]
            if shouted:
                return shouted
        fits = [member for member in self.members if _may_mean(member, tokens, kind, title)]
        surnamed = [member for member in fits if _plain(tokens)[-1] == member.surname]
        return surnamed or fits

    def _share_ambiguous(self, found: list[Mention]) -> None:
        """Give a short form that several fit to one: by its title, by frequency, by nearness."""
        known = {mention.span for member in self.members for mention in member.mentions}
        for mention in found:
            if mention.span in known:
                continue
            member = self.choose(mention.tokens, kind_of(mention), mention.title, mention.span.start)
            if member:
                member.mentions.append(mention)
                member.mentions.sort(key=lambda other: other.span.start)

    def choose(
        self, tokens: tuple[str, ...], kind: SpeakerKind | None, title: str | None, place: int
    ) -> Member | None:
        """Return the member that a name at `place` means, or None where several fit equally."""
        fits = self.candidates(tokens, kind, title, place)
        return fits[0][0] if fits and (len(fits) == 1 or fits[0][1] > fits[1][1]) else None

    def candidates(
        self, tokens: tuple[str, ...], kind: SpeakerKind | None, title: str | None, place: int
    ) -> list[tuple[Member, float]]:
        """Return the members that a name may mean with their weights, the likeliest first.

        Titles count most, then how often the article names each before, then who was named last.
        """
        weighed = []
        for member in self._fitting(tokens, kind, title):
            before = [mention for mention in member.mentions if mention.span.start < place]
            weight = min(len(before), 20) / 20 * 6
            if before:
                weight += 1 / (1 + (place - before[-1].span.end) / 500)
            if len(tokens) == 1 and tokens[0] != member.tokens[0]:
                familiar = sum(mention.tokens == member.tokens[:1] for mention in member.mentions)
                weight -= min(familiar, 2)  # called by the given name, and so not by the surname
            elder = [other for other in self.members if other.surname == member.surname and other.mentions]
            if before and before[0] is min(
                (other.mentions[0] for other in elder), key=lambda m: m.span.start
            ):
                weight += 0.5  # was told of first
            if title and (sign := gender_of(title)):
                weight += 3 * member.agrees("he" if sign == "male" else "she")
            weighed.append((member, weight))
        return sorted(weighed, key=lambda pair: -pair[1])

    def _note_titles(self, member: Member) -> None:
        text = self.encoding.normalised
        for mention in member.mentions:
            if mention.title and (sign := gender_of(mention.title)):
                member.gender[sign] += 3
            kin = _KIN.search(text, max(0, mention.start - 30), mention.start)
            if kin and member.kind != "organisation" and (sign := gender_of(kin[1])):
                member.gender[sign] += 3

    def _shared(self) -> set[str]:
        """Return the surnames that several members bear."""
        counts = Counter(member.surname for member in self.members if member.kind in ("person", None))
        return {surname for surname, count in counts.items() if count > 1}

    def _note_pronouns(self) -> None:
        """Count "he" and "she" after the only person of a sentence, and at the start of the next one."""
        text = self.encoding.normalised
        shared = self._shared()
        inside: dict[int, list[tuple[Mention, Member]]] = {}
        for member in self.members:
            for mention in member.mentions:
                index = index_at(self.encoding.sentences, mention.span.start)
                if index is not None and member.kind in ("person", None):
                    inside.setdefault(index, []).append((mention, member))
        for index, named in inside.items():
            if len({id(member) for _, member in named}) != 1:
                continue
            mention, member = min(named, key=lambda pair: pair[0].span.start)
            if len(mention.tokens) == 1 and not mention.title and mention.tokens[0] in shared:
                continue
            rest = _without_quotations(text[mention.span.end : self.encoding.sentences[index].end])
            for word in re.findall(r"[a-z]+", rest):
                if sign := _sign(word):
                    member.gender[sign] += 1
            following = self.encoding.sentences[index + 1 : index + 2]
            if following and index + 1 not in inside:
                first = re.match(r"(He|She)\b", following[0].of(text))
                if first and (sign := _sign(first[1].lower())):
                    member.gender[sign] += 1

    def before(self, place: int) -> list[tuple[Member, Mention]]:
        """Return each member named before `place` with its last mention there, the nearest first."""
        found = []
        for member in self.members:
            earlier = [mention for mention in member.mentions if mention.span.end <= place]
            if earlier:
                found.append((member, earlier[-1]))
        return sorted(found, key=lambda pair: -pair[1].span.end)

    def mentions_in(self, span: Span) -> list[tuple[Mention, Member]]:
        """Return the names inside `span`, in order."""
        found = [
            (mention, member)
            for member in self.members
            for mention in member.mentions
            if span.covers(mention.span)
        ]
        return sorted(found, key=lambda pair: pair[0].span.start)


def _without_first_words(found: list[Mention], lower: frozenset[str], text: str) -> list[Mention]:
    """Return names without a first word that is none: "Team Lee", where "Ann Lee" is told of as "Lee".

    Nor is it one before a full name that stands elsewhere without it ("Imagine Ann Lee").
    """
    given = listed(GIVEN_NAMES)
    known = Counter(mention.tokens for mention in found)
    surnames = {tokens[-1] for tokens in known if len(tokens) > 1 and tokens[0] in given}
    kept = []
    for mention in found:
        first, rest = mention.tokens[0], mention.tokens[1:]
        common = first.lower() in lower or (first.endswith("ing") and len(first) > 5)
        person = len(rest) == 1 and rest[0] in surnames
        short = common and person and known[rest] > 1 and not mention.office
        full = len(rest) > 1 and rest[0] in given and known[rest] > 0 and kind_of(mention) == "person"
        if first not in given and (short or full):
            start = mention.span.start + text[mention.span.start : mention.span.end].index(" ") + 1
            mention = replace(mention, span=Span(start, mention.span.end), tokens=rest, start=start)
        kept.append(mention)
    return kept


def _common(tokens: tuple[str, ...]) -> SpeakerKind | None:
    """Return the kind of a common noun that is capitalised for its place: "Investors"."""
    kinds: tuple[tuple[SpeakerKind, str], ...] = (
        ("group", words.GROUP_NOUNS),
        ("document", words.DOCUMENT_NOUNS),
        ("organisation", words.ORGANISATION_NOUNS),
        ("unnamed", words.UNNAMED_NOUNS),
    )
    return next((kind for kind, nouns in kinds if tokens[-1].lower() in listed(nouns)), None)


def _without_quotations(text: str) -> str:
    return re.sub(r'"[^"]*"?', " ", text)


def _sign(pronoun: str) -> str | None:
    if pronoun in listed(words.MALE_PRONOUNS):
        return "male"
    return "female" if pronoun in listed(words.FEMALE_PRONOUNS) else None


def gender_of(word: str) -> str | None:
    """Return what a title or an office says of its holder, where it says anything."""
    if word in listed(words.MALE):
        return "male"
    return "female" if word in listed(words.FEMALE) else None
