"""Name the channel of each statement by the shortest words of the article that do."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from onrecord import heads
from onrecord.heads import values
from onrecord.records import Article, Encoding, Span, Statement
from onrecord.stages.channels import phrases, weights, words
from onrecord.text.occasions import Features, Mention, Scene, Told, belief, step, traits
from onrecord.text.spans import gaps, index_at, span_at

_TELLING = re.compile(r"\b(?:tell|tells|telling|told)$", re.IGNORECASE)
_TESTIFYING = re.compile(r"\b(?:testif\w+|testimony|wr(?:ote|ites|iting)|complained|said)\b", re.IGNORECASE)
_CLAUSE_BREAK = re.compile(
    r"[;\"]|\b(?:that|which|who|whom|whose|when|where|while|after|because|if|although|though|until|as|whether"
    r"|what|how|why|ahead of|since)\b",
    re.IGNORECASE,
)
_PREPOSITION = re.compile(
    r"\b(?:in|at|during|from|through|via|by|on|with|to|before|told|tells) "
    r"(?:(?:the|an?|his|her|its|their|one of) )?(?:[a-z-]+ ){0,2}$",
    re.IGNORECASE,
)
_OF = re.compile(r"\b(?:of|about|after|for|since|against) (?:(?:the|an?|his|her|its|their) )?(?:[a-z-]+ )?$")
_KINDS = dict.fromkeys(f"{words.OCCASIONS} {words.BARE}".split(), "an event")
_KINDS |= dict.fromkeys(words.WRITINGS.split(), "a writing")
_KINDS |= dict.fromkeys(words.BROADCASTS.split(), "a broadcast")
_KINDS |= dict.fromkeys(words.RECEIVERS.split(), "a receiver")

_FAR = 90
"""Code points between cue and channel at most."""


def _free_parts(statement: Statement, encoding: Encoding, others: tuple[Statement, ...]) -> tuple[Span, ...]:
    """Return the parts of the cue's sentence that are neither said nor the source."""
    sentence = span_at(encoding.sentences, statement.cue[0].start)
    if sentence is None:
        return ()
    said = list(statement.content + statement.source)
    said += [
        piece
        for other in others
        for piece in other.content
        if not any(piece.overlaps(cue) for cue in statement.cue)
    ]
    return tuple(part for part in gaps(sentence, said) if part.end - part.start > 2)


def _near(text: str, cue: Span, found: Span) -> bool:
    """Tell whether no other clause stands between the cue and what was found."""
    if cue.overlaps(found):
        return True
    between = text[cue.end : found.start] if cue.end <= found.start else text[found.end : cue.start]
    return len(between) <= _FAR and not _CLAUSE_BREAK.search(between)


def _told(text: str, cue: Span, limit: int) -> Span | None:
    """Return who is told, for cues that end in "told"."""
    if not _TELLING.search(cue.of(text)):
        return None
    found = phrases.TOLD.match(text[cue.end : limit])
    if found is None:
        return None
    if (
        found["name"]
        and not found["person"]
        and found["next"]
        and not phrases.OUTLET_NOUN.match(found["next"])
    ):
        return None  # "told a Paris audience": an audience at large is no channel
    group = next(name for name in ("show", "person", "name", "receiver") if found[name])
    if phrases.is_time(found[group]):
        return None
    return Span(cue.end + found.start(group), cue.end + found.end(group))


def _occasion(text: str, part: Span, cue: Span) -> Span | None:
    """Return the event, writing or its receiver that stands in the clause of the cue."""
    for found in phrases.OCCASION.finditer(text, *part):
        if not _near(text, cue, Span(*found.span())):
            continue
        return _named(found)
    return None


def _named(found: re.Match[str]) -> Span:
    """Return the shortest words for what a match of `OCCASION` names."""
    if found["show"]:
        return Span(*found.span("show"))
    named = found["name"] is not None and not phrases.is_time(found["name"])
    if named and found["link"] in ("with", "on", "to", "before", "published in"):
        return Span(*found.span("name"))
    return _head(found, named and found["link"] in ("in", "at", "for", "of"))


def _head(found: re.Match[str], with_tail: bool) -> Span:
    """Return the head with its modifiers; "a rally in Ohio" keeps article and place."""
    if found["bare"]:
        return Span(*found.span("bare"))
    if with_tail:
        return Span(found.start("determiner"), found.end("name"))
    capitalised = found["modifiers"][:1].isupper() and not phrases.is_time(
        found["modifiers"].split("'")[0].strip()
    )
    return Span(found.start("modifiers" if capitalised else "head"), found.end("head"))


def _on_air(text: str, part: Span, cue: Span) -> Span | None:
    for found in phrases.ON_AIR.finditer(text, *part):
        span = _aired(found)
        if span is not None and _near(text, cue, Span(*found.span())):
            return span
    return None


def _aired(found: re.Match[str]) -> Span | None:
    """Return the medium that a match of `ON_AIR` names, or None where the name is no medium's."""
    group = next(name for name in ("platform", "show", "name", "own") if found[name])
    name = found[group]
    if group == "name" and (phrases.is_time(name) or not phrases.OUTLET.search(name)):
        return None
    return Span(*found.span(group))


def _body(text: str, part: Span, cue: Span) -> Span | None:
    if not _TESTIFYING.search(cue.of(text)):
        return None
    for found in phrases.BEFORE.finditer(text, *part):
        if phrases.BODY.search(found["name"]) and _near(text, cue, Span(*found.span())):
            return Span(*found.span("name"))
    return None


def _channel_of(statement: Statement, encoding: Encoding, others: tuple[Statement, ...]) -> Span | None:
    text = encoding.normalised
    if not statement.cue or statement.act == "think":
        return None
    parts = _free_parts(statement, encoding, others)
    for cue in statement.cue:
        part = next((part for part in parts if part.overlaps(cue)), None)
        told = _told(text, cue, part.end) if part else None
        if told:
            return told
    for search in (_occasion, _on_air, _body):
        for part in parts:
            found = search(text, part, statement.cue[0])
            if found:
                return found
    if any(phrases.TWEETED.search(cue.of(text)) for cue in statement.cue):
        named = text.find("Twitter")
        return Span(named, named + len("Twitter")) if named >= 0 else None
    return None


def find(article: Article, encoding: Encoding, statements: tuple[Statement, ...]) -> tuple[Statement, ...]:
    """Return `statements` with `channel` where the article tells it, in the article's own words.

    A channel is named beside a statement, or belongs to the occasion that the statement shares with others.
    """
    best: dict[str, tuple[float, Span]] = {}
    for statement, span, features in judged(Named.of(encoding, statements)):
        sure = values.belief_in(features, weights.OCCASION, weights.WITH_ENCODER)
        if sure > max(weights.THRESHOLD, best.get(statement.id, (0.0,))[0]):
            best[statement.id] = (sure, span)
    return tuple(
        replace(statement, channel=best[statement.id][1].of(article.text))
        if statement.id in best
        else statement
        for statement in statements
    )


@dataclass(frozen=True)
class Named:
    """The channels that one article names.

    Attributes:
        told: By statement's id, what a pattern finds beside it.
        places: By key, where a channel is named, in the order of the text.
    """

    scene: Scene
    told: Mapping[str, Span]
    places: Mapping[str, list[Span]]

    @classmethod
    def of(cls, encoding: Encoding, statements: tuple[Statement, ...]) -> Named:
        """Return the channels named outside what is said, and those that patterns tie to a statement."""
        scene, text = Scene.of(encoding, statements), encoding.normalised
        told = {
            statement.id: phrases.trimmed(text, span)
            for statement in statements
            if (span := _channel_of(statement, encoding, statements))
        }
        places: dict[str, list[Span]] = {}
        seen = encoding.vectors if encoding.states is not None else None
        tagged = heads.load().stretches("channel", seen, text) if seen is not None else []
        for span in sorted({*told.values(), *_narrated(scene), *_known(text), *tagged}):
            places.setdefault(key_of(span.of(text)), []).append(span)
        return cls(scene, told, places)

    def key(self, span: Span) -> str:
        """Return the key of the channel that `span` names."""
        return key_of(span.of(self.scene.encoding.normalised))


def beside(named: Named) -> Iterator[tuple[Statement, Span, Features]]:
    """Yield each statement with each channel named in its sentences, and the features of the two."""
    natures = {key: _nature(key) for key in named.places}
    by_sentence = _by_sentence(named)
    for statement in named.scene.statements:
        own = named.told.get(statement.id)
        own_key = None if own is None else named.key(own)
        here: dict[str, list[Span]] = {}
        for sentence in named.scene.sentences_of(statement):
            for key, spans in by_sentence.get(sentence, {}).items():
                here.setdefault(key, []).extend(spans)
        common = {f"statement: {name}": value for name, value in traits(named.scene, statement).items()}
        for key, spans in named.places.items():
            if key not in here and key != own_key:
                continue
            near = _nearby(named.scene, statement, here.get(key, []))
            if not near and key != own_key:
                continue
            span = spans[0]
            features = {"bias": 1.0} | common | near | natures[key]
            if own is not None:
                same = own_key == key
                span = own if same else span
                features["found by a pattern" if same else "another found by a pattern"] = 1.0
            yield statement, span, features


def _by_sentence(named: Named) -> dict[int, dict[str, list[Span]]]:
    """Return the channels that each sentence names, with the places there, by the index of the sentence."""
    sentences = named.scene.encoding.sentences
    found: dict[int, dict[str, list[Span]]] = {}
    for key, spans in named.places.items():
        for span in spans:
            index = index_at(sentences, span.start)
            if index is not None and sentences[index].covers(span):
                found.setdefault(index, {}).setdefault(key, []).append(span)
    return found


def judged(
    named: Named, local: Mapping[str, float] = weights.BESIDE
) -> Iterator[tuple[Statement, Span, Features]]:
    """Yield each statement with each channel that the article names, and the features of the two."""
    sure: dict[tuple[str, str], float] = {}
    near: dict[tuple[str, str], Features] = {}
    for statement, span, features in beside(named):
        name = (statement.id, named.key(span))
        sure[name], near[name] = belief(local, features), features
    mentions = tuple(Mention(span, key) for key, spans in named.places.items() for span in spans)
    told = Told(named.scene, mentions, sure)
    days = {
        (told.sure[s.id], str(s.said_on)) for s in named.scene.statements if s.id in told.sure and s.said_on
    }
    dated = {key for key, _ in days}
    natures = {key: _nature(key) for key in named.places}
    own_keys = {name: named.key(span) for name, span in named.told.items()}
    pairs = heads.pairs_of(named.scene.encoding, "channel")
    for statement, key, features in values.with_words(pairs, told.candidates(), named.places):
        told_here = own_keys.get(statement.id) == key
        span = named.told[statement.id] if told_here else named.places[key][0]
        features |= natures[key]
        if statement.said_on is None:
            features["the statement has no day"] = 1.0
        elif key in dated:
            same = (key, str(statement.said_on)) in days
            features["told of the same day" if same else "told of another day"] = 1.0
        yield statement, span, features


def key_of(words: str) -> str:
    """Return what two names of one channel share: lower case, no article."""
    return re.sub(r"^(?:the|an?|his|her|its|their) ", "", " ".join(words.lower().split()))


def _nature(key: str) -> Features:
    """Return what a channel is like by itself, by the last word of its name."""
    head = re.sub(r" (?:in|at|to|with) .*", "", key).rsplit(" ", 1)[-1]
    kind = _KINDS.get(head) or _KINDS.get(head.removesuffix("s")) or "a name"
    return {f"it is {kind}": 1.0, f"it is {kind}, bare": float(" " not in key)}


def _narrated(scene: Scene) -> Iterator[Span]:
    """Yield the channels that are named anywhere outside what is said."""
    text = scene.encoding.normalised
    for pattern, name in _NAMERS:
        for found in pattern.finditer(text):
            span = name(found)
            if span is not None and not scene.is_said(span):
                yield phrases.trimmed(text, span)


def _known(text: str) -> Iterator[Span]:
    """Yield where a channel is named that more than one annotated article names."""
    for found in known().finditer(text):
        yield Span(*found.span())


@cache
def known() -> re.Pattern[str]:
    """Return a pattern of the channels that more than one annotated article names, the longest first."""
    names = json.loads(files(__package__).joinpath("known.json").read_text("utf-8"))
    by_letter: dict[str, list[str]] = {}
    for name in sorted(names, key=len, reverse=True):
        by_letter.setdefault(name[0].lower(), []).append(re.escape(name))
    # Most words are passed over by their first letter.
    groups = "|".join(f"(?={re.escape(letter)})(?:{'|'.join(some)})" for letter, some in by_letter.items())
    return re.compile(rf"(?<!\w)(?:{groups})(?!\w)", re.IGNORECASE)


def _noun(found: re.Match[str]) -> Span:
    first = (found["modifiers"] or "").split("'")[0].strip()
    return Span(
        found.start("modifiers" if first and not phrases.is_time(first) else "head"), found.end("head")
    )


def _medium(found: re.Match[str]) -> Span | None:
    group = next(name for name in ("platform", "show", "outlet", "name") if found[name])
    name = found[group]
    if group == "name" and not (phrases.OUTLET.search(name) or phrases.BODY.search(name)):
        return None
    return None if phrases.is_time(name) else Span(*found.span(group))


_NAMERS = (
    (phrases.OCCASION, _named),
    (phrases.ON_AIR, _aired),
    (phrases.NOUN, _noun),
    (phrases.MEDIUM, _medium),
)


def _nearby(scene: Scene, statement: Statement, here: list[Span]) -> Features:
    """Return how the mentions of a channel in the statement's own sentences, `here`, lie to its cue."""
    text = scene.encoding.normalised
    cues = statement.cue or statement.content
    if not here or not cues:
        return {}
    features: Features = {"in its sentence": 1.0}
    distance, span, cue = min(
        (max(0, span.start - cue.end, cue.start - span.end), span, cue) for span in here for cue in cues
    )
    between = text[cue.end : span.start] if cue.end <= span.start else text[span.end : cue.start]
    before = text[max(0, span.start - 20) : span.start]
    told = {
        step("in its sentence, distance", distance, (0, 10, 30, 80)): True,
        "in its sentence, clause between": bool(_CLAUSE_BREAK.search(between)),
        "in its sentence, quotation between": '"' in between,
        "in its sentence, after a preposition": bool(_PREPOSITION.search(before)),
        "in its sentence, of": bool(_OF.search(before)),
        "in its sentence, told": bool(
            _TELLING.search(text[max(0, span.start - 30) : span.start].split(",")[0])
        ),
        "in its sentence, possessive": text.startswith("'s", span.end),
        "in its sentence, in the cue": any(piece.covers(span) for piece in statement.cue),
        "in its sentence, in the source": any(piece.overlaps(span) for piece in statement.source),
    }
    return features | {name: 1.0 for name, holds in told.items() if holds}
