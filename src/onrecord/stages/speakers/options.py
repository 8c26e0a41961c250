"""The answers that come into question for one source."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.records import Article, SpeakerKind
from onrecord.stages.speakers.cast import Member, gender_of, kind_of
from onrecord.stages.speakers.features import Features, contradicts, of_referent
from onrecord.stages.speakers.literal import antecedents, fuller, shortened
from onrecord.stages.speakers.names import is_body
from onrecord.stages.speakers.owners import owned
from onrecord.stages.speakers.referents import Referent, Referents, key_of
from onrecord.stages.speakers.scoring import NOBODY, Option
from onrecord.stages.speakers.several import bodies_of_persons, nouns, together
from onrecord.stages.speakers.situation import Situation

_NEAREST = 14
"""Those last told of, among whom a source without a name is resolved."""

_BODIES = 4
"""Bodies farther off that are weighed for a noun such as "the company"."""

_BETWEEN_AUTHORS = re.compile(r"[,;|(]|(?<! [A-Z])\.(?= [A-Z]\w{3})|\band\b|&", re.IGNORECASE)
_AUTHOR = re.compile(r"[^\W\d_][\w.'’-]*(?: [\w.'’-]+){1,3}")
_UNTOLD = frozenset({"you", "I or we", "it", "they", "which"})
_COMPANY = re.compile(r" and (?:his|her|its|their|other|\d+|several)\b")

_KINDS: dict[str, tuple[str | None, ...]] = {
    "he or she": ("person", "unnamed", None),
    "it": ("organisation", "document", "group", None),
    "they": ("group", "unnamed", "organisation", None),
}
"""Kinds that a pronoun may mean; joint speakers are "they" whatever their kind."""


def options(situation: Situation, people: Referents) -> list[Option]:
    """Return the answers that come into question for a source, and `NOBODY`; each name once."""
    found: dict[str, Option] = {}
    for option in _all(situation, people):
        key = key_of(option.name) if option.name else ""
        if key in found:
            option = Option(
                found[key].name,
                found[key].kind,
                {**option.features, **found[key].features},
                found[key].referent,
            )
        found[key] = option
    return [*found.values(), Option(NOBODY, None, _nobody(situation), None)]


def _all(situation: Situation, people: Referents) -> Iterator[Option]:
    for option in _alone(situation, people):
        yield _with_company(option, situation.reading.company, people)


def _with_company(option: Option, company: str, people: Referents) -> Option:
    """Return an answer to "she" as one to "she and her allies"."""
    if not company or not option.name:
        return option
    name = option.name + company
    kind: SpeakerKind | None = "group" if option.kind is None else option.kind
    return Option(name, kind, option.features, people.described(name, kind, ""))


def _alone(situation: Situation, people: Referents) -> Iterator[Option]:
    shape, form = situation.reading.shape, situation.contexts[1]
    if shape == "name":
        yield from _named(situation, people)
        yield from shortened(situation, people)
        return
    if situation.around and situation.reading.head in ("i", "me", "my"):
        speaker = situation.around
        yield Option(speaker.name, speaker.kind, of_referent(speaker, situation, people), speaker)
        return
    near = _near(situation, people)
    yield from _told(situation, people, near)
    yield from together(situation, people)
    if shape == "description":
        yield from shortened(situation, people)
        yield from fuller(situation, people)
        yield from bodies_of_persons(situation, people, near)
        yield from owned(situation, people, near)
        yield from bodies_named(situation, people, near)
    elif form in ("it", "they"):
        yield from nouns(situation, people)
    elif shape == "relative":
        yield from antecedents(situation, people)
    author = author_of(people.article)
    if author and (shape == "nothing" or form in ("I or we", "another thing")):
        facts: Features = {"the author": 1.0}
        if situation.within is None and form == "I or we":
            facts["the author, and nobody says the words around"] = 1.0
        yield Option(author, "person", facts, people.described(author, "person", ""))
    if _may_be_untold(situation, people):
        yield Option(None, None, _untold(situation, people))


def _told(situation: Situation, people: Referents, near: list[Referent]) -> Iterator[Option]:
    """Yield those whom the article tells of; the last of each kind is marked."""
    nearest: set[str | None] = set()
    for referent in near:
        features = of_referent(referent, situation, people)
        if referent.kind not in nearest and "contradicts in gender" not in features:
            features["told of last, of its kind"] = 1.0
            nearest.add(referent.kind)
        yield Option(referent.name, referent.kind, features, referent)


def bodies_named(situation: Situation, people: Referents, near: list[Referent]) -> Iterator[Option]:
    """Yield the bodies that the article names most, for a definite noun that may mean one: "the company"."""
    if situation.reading.kind != "organisation" or situation.reading.determiner == "indefinite":
        return
    bodies = [ref for ref in people.all if ref.kind == "organisation" and ref.member and ref not in near]
    bodies.sort(key=lambda ref: -len(ref.sights))
    for referent in bodies[:_BODIES]:
        yield Option(referent.name, referent.kind, of_referent(referent, situation, people), referent)


def _may_be_untold(situation: Situation, people: Referents) -> bool:
    """Tell whether "cannot be told" is an answer; a quotation that goes on has the speaker before."""
    if situation.contexts[1] == "no cue" and situation.statement.form == "direct" and situation.last:
        return situation.paragraph - people.paragraph(situation.last[0]) > 1
    return situation.reading.shape == "nothing" or situation.contexts[1] in _UNTOLD


def _untold(situation: Situation, people: Referents) -> Features:
    found: Features = {"cannot be told": 1.0}
    if situation.paragraph == 0:
        found["cannot be told, in the first line"] = 1.0
    if situation.last is None or people.sentence(situation.last[0]) != situation.sentence:
        found["cannot be told, nobody speaks in this sentence"] = 1.0
    return found


def author_of(article: Article) -> str | None:
    """Return the article's author or authors without "By" and what is no person's name."""
    outlet = (article.outlet or "").casefold()
    names = []
    for part in _BETWEEN_AUTHORS.split(re.sub(r"^By ", "", article.byline or "", flags=re.IGNORECASE)):
        name = part.strip()
        if _AUTHOR.fullmatch(name) and name.casefold() != outlet and not is_body(tuple(name.title().split())):
            names.append(name.title() if name.isupper() else name)
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else names[0] if names else None


def _near(situation: Situation, people: Referents) -> list[Referent]:
    """Return those of a fitting kind who were told of last, and who are named in the same sentence."""
    kinds = _KINDS.get(situation.contexts[1]) if situation.reading.shape == "pronoun" else None
    told = []
    for referent in people.all:
        joint = len(referent.members) > 1
        if kinds and not (referent.kind in kinds or (joint and situation.contexts[1] == "they")):
            continue
        if joint and situation.contexts[1] == "he or she":
            continue
        if situation.reading.shape == "description" and contradicts(referent, situation.reading, people):
            continue
        last = referent.told_before(situation.place)
        if last < 0:
            first = min([s.span.start for s in referent.sights[:1]] + referent.spoken[:1], default=0)
            last = -first
        told.append((last, referent))
    told.sort(key=lambda pair: -pair[0])
    shown = [referent for _, referent in told[:_NEAREST]]
    if situation.reading.shape == "description":
        head = situation.reading.head
        shown += [
            referent
            for _, referent in told[_NEAREST:]
            if head
            and (
                any(head in office.lower() for office in people.offices_of(referent))
                or head in referent.name.lower()
                or any(situation.reading.whole.covers(s.span) for s in referent.sights)
            )
        ]
    return shown


def _named(situation: Situation, people: Referents) -> Iterator[Option]:
    reading = situation.reading
    parts = []
    for mention in reading.named:
        known = people.of_mention(mention)
        weighed = people.cast.candidates(mention.tokens, kind_of(mention), mention.title, mention.span.start)
        if known is None and weighed:
            known = people.of_member(weighed[0][0])
        if known is None:
            member = Member(mention.tokens, mention.span.of(people.article.text), kind_of(mention), [mention])
            known = people.of_member(member)
        parts.append(known)
        if len(reading.named) == 1 and len(weighed) > 1:
            for member, weight in weighed:
                referent = people.of_member(member)
                facts: Features = {"shares the name": 1.0, "weight of the name": round(weight, 2)}
                if referent is known:
                    facts["bears the name"] = 1.0
                if mention.title and (sign := gender_of(mention.title)):
                    agrees = member.agrees("he" if sign == "male" else "she")
                    facts["agrees with the title" if agrees > 0 else "contradicts the title"] = abs(agrees)
                yield Option(
                    referent.name, referent.kind, of_referent(referent, situation, people) | facts, referent
                )
    if len(parts) > 1:
        joined = people.joined(tuple(parts))
        yield Option(joined.name, joined.kind, {"all who are named": 1.0}, joined)
        yield Option(parts[0].name, parts[0].kind, {"the first who is named": 1.0}, parts[0])
        return
    (known,) = parts
    rest = people.article.text[reading.named[0].span.end : reading.span.end]
    if _COMPANY.match(rest):
        name = known.name + rest
        company = people.described(name, known.kind, "")
        yield Option(name, known.kind, {"with company": 1.0}, company)
        return
    yield Option(
        known.name, known.kind, of_referent(known, situation, people) | {"bears the name": 1.0}, known
    )


def _nobody(situation: Situation) -> Features:
    """Return the features of "none of these"."""
    found: Features = {NOBODY: 1.0}
    if situation.reading.shape == "name":
        first = situation.reading.named[0]
        if len(first.tokens) == 1 and len(situation.reading.named) == 1:
            found["none of these, for one word"] = 1.0
        if all(token.isupper() for token in first.tokens):
            found["none of these, for capitals"] = 1.0
        if situation.reading.whole.end - situation.reading.whole.start != first.span.end - first.span.start:
            found["none of these, for more than a name"] = 1.0
    if situation.last is None:
        found["none of these, for nobody has spoken"] = 1.0
    return found
