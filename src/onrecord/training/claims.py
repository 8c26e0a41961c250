"""Claims within another's answer, made from plain statements: `A rejected claims by B that P`.

Few articles have such statements annotated. A sentence that is one indirect statement, `B said P`, becomes
what somebody else of the article does about B's claim: the outer statement is A's, the inner one B's.
"""

from __future__ import annotations

import random
import re
from dataclasses import replace

from onrecord.records import Span
from onrecord.training.corpus import Document, Relation
from onrecord.training.noise import apply_edits, moved_relation, moved_spans

SHARE = 0.1
"""Of the sentences that are fit."""
VERBS = (
    *("denied", "denied", "rejected", "rejected", "dismissed", "has denied", "disputed", "repeated", "cited"),
    *(
        "rebutted",
        "pushed back against",
        "responded to",
        "echoed",
        "has rejected",
        "strongly denied",
        "dismisses",
    ),
)
NOUNS = (
    *(
        "claims",
        "allegations",
        "accusations",
        "suggestions",
        "reports",
        "the claim",
        "a claim",
        "the allegation",
    ),
    *("charges", "assertions", "warnings", "a report", "complaints", "the accusation"),
)
OTHERS = ("The ministry", "The senator", "A spokesman", "The campaign", "The company", "Officials")
SHORTEST, LONGEST = 30, 260

_SENTENCE = re.compile(r"[^\s“\"].*?[.](?=\s|$)")
_NAME = re.compile(r"(?:[Tt]he |[Aa] )?[\w.’'-]+(?: [\w.’'-]+){0,4}")
_PRONOUN = re.compile(
    r"(?:he|she|they|it|who|we|i|you|that|this|which|those|these|one|some|many)\b", re.IGNORECASE
)


def rejected(document: Document, rng: random.Random, share: float = SHARE) -> Document:
    """Return the article with about `share` of its fit sentences another's answer, first reading only."""
    chosen = {i: sentence for i, sentence in _fit_sentences(document) if rng.random() < share}
    if not chosen:
        return document
    made = {i: _answer(document, i, rng) for i in chosen}
    text, move = apply_edits(document.text, [(*chosen[i], made[i][0]) for i in chosen])
    outer, inner = [], [moved_relation(r, move) for r in document.inner or ()]
    for i, relation in enumerate(document.readings[0]):
        if i not in chosen:
            outer.append(moved_relation(relation, move))
            continue
        start = move(chosen[i].start)
        outer.append(_placed(start, made[i][1], inner=False))
        inner.append(_placed(start, made[i][2], inner=True))
    new = (Span(move(s.start), move(s.start) + len(made[i][0])) for i, s in chosen.items())
    looked = (*moved_spans(document.looked, move), *new)
    return replace(document, text=text, readings=(tuple(outer),), inner=tuple(inner), looked=looked)


def _fit_sentences(document: Document) -> list[tuple[int, Span]]:
    """Return sentences that are `B said P` and nothing else, and the index of their statement."""
    text, out = document.text, []
    taken = [s for r in document.inner or () for s in r.source + r.cue + r.content]
    for line in re.finditer(r"[^\n]+", text):
        for match in _SENTENCE.finditer(text, line.start(), line.end()):
            sentence = Span(*match.span())
            here = [
                i
                for i, r in enumerate(document.readings[0])
                if any(map(sentence.overlaps, r.source + r.cue + r.content))
            ]
            if (
                len(here) == 1
                and not any(map(sentence.overlaps, taken))
                and _plain(document, here[0], sentence)
            ):
                out.append((here[0], sentence))
    return out


def _plain(document: Document, at: int, sentence: Span) -> bool:
    text, relation = document.text, document.readings[0][at]
    if not (len(relation.source) == len(relation.cue) == len(relation.content) == 1):
        return False
    source, cue, content = relation.source[0], relation.cue[0], relation.content[0]
    words = content.of(text)
    return (
        SHORTEST <= sentence.end - sentence.start <= LONGEST
        and source.start == sentence.start
        and source.end <= cue.start < cue.end <= content.start
        and content.end >= sentence.end - 1
        and len(words.split()) > 3
        and not words.startswith(("“", '"', "to "))
        and _NAME.fullmatch(source.of(text)) is not None
        and _PRONOUN.match(source.of(text)) is None
    )


Places = tuple[Span, Span, Span]


def _answer(document: Document, at: int, rng: random.Random) -> tuple[str, Places, Places]:
    """Return the new sentence and where source, cue and content of both statements stand in it."""
    text, relation = document.text, document.readings[0][at]
    own = relation.source[0].of(text)
    names = {s.of(text) for r in document.readings[0] for s in r.source[:1]} - {own}
    fit = sorted(n for n in names if n[:1].isupper() and _NAME.fullmatch(n) and not _PRONOUN.match(n))
    who, verb, noun = rng.choice([*fit, rng.choice(OTHERS)]), rng.choice(VERBS), rng.choice(NOUNS)
    # A word that the article also writes small was only great at the sentence's start.
    common = re.search(rf"\b{re.escape(own.split()[0].lower())}\b", text) is not None
    by = own[:1].lower() + own[1:] if common else own
    claim = relation.content[0].of(text).rstrip(".")
    claim = claim if claim.startswith("that ") else f"that {claim}"
    parts = [who, " ", verb, " ", noun, rng.choice((" by ", " by ", " from ")), by, " ", claim, "."]
    ends = [0]
    for part in parts:
        ends.append(ends[-1] + len(part))

    def span(first: int, last: int) -> Span:
        return Span(ends[first], ends[last + 1])

    return "".join(parts), (span(0, 0), span(2, 2), span(4, 8)), (span(6, 6), span(4, 4), span(8, 8))


def _placed(start: int, places: Places, *, inner: bool) -> Relation:
    source, cue, content = ((Span(start + a, start + b),) for a, b in places)
    return Relation(source, cue, content, inner=inner)
