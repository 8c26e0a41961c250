"""Statements inside statements, made from plain ones.

"B denied P." becomes "A said that B denied P.": few articles have their inner statements annotated. Here
somebody of the same article is made to say a sentence in which another is quoted; what was an outer statement
is then an inner one, with all its spans as PolNeAR has them.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, replace

from onrecord.records import Span
from onrecord.training.corpus import Document, Relation
from onrecord.training.noise import Edit, Move, apply_edits, moved_relation, moved_span

VERBS = (
    *("said", "said", "said that", "said that", "claimed that", "claimed", "alleged that", "argued that"),
    *("insisted", "noted that", "told reporters that", "told CNN that", "told the paper", "wrote that"),
    *("added that", "reported that", "also said", "pointed out that", "believes", "denied that"),
    *("suggested that", "acknowledged that", "complained that"),
)
"""Cues that stand before what is said."""
CLOSERS = (
    *("said", "said", "said", "told reporters", "added", "wrote", "claimed", "noted", "reported", "tweeted"),
    "argued",
)
"""Cues that may stand after it, or before a quotation."""
OTHERS = (
    *("Clinton", "Trump", "the senator", "Reuters", "officials", "a spokesman", "She", "He", "the report"),
    "Kaine",
)
"""Speakers for an article that names no other."""
SHORTEST, LONGEST = 25, 320
"""Length in characters of a sentence that is wrapped."""
STYLES = ("before", "before", "before", "after", "quoted", "quoted", "quoted before")

_SENTENCE = re.compile(r"[^\s“\"].*?[.](?=\s|$)")
_LOWERED = re.compile(
    r"(?:He|She|They|It|The|A|An|His|Her|Their|Some|Many|But|In|We|You|This|That|These|Those|Most|Other)\b"
)
_NAME = re.compile(r"[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3}")


@dataclass(frozen=True)
class Wrapping:
    """Edits that wrap one sentence, and the outer statement that they make.

    Attributes:
        sentence: Where it stands in the old text.
        leads: Whether source and cue come before it: then the first edit brings them, else the last.
        source, cue: Their places in that edit's text.
        inner: Indices of the statements that now stand inside.
    """

    edits: tuple[Edit, ...]
    sentence: Span
    leads: bool
    source: Span
    cue: Span
    inner: frozenset[int]


def wrapped(document: Document, rng: random.Random, share: float = 0.10) -> Document:
    """Return the article with about `share` of its fit sentences wrapped, its first reading only."""
    chosen = [_wrap(document, *fit, rng) for fit in _fit_sentences(document) if rng.random() < share]
    if not chosen:
        return document
    text, move = apply_edits(document.text, [edit for w in chosen for edit in w.edits])
    inside = frozenset(i for w in chosen for i in w.inner)
    plain = [moved_relation(relation, move) for relation in document.readings[0]]
    outer = [r for i, r in enumerate(plain) if i not in inside] + [_outer(w, move) for w in chosen]
    inner = [replace(r, inner=True) for i, r in enumerate(plain) if i in inside]
    inner += [moved_relation(r, move) for r in document.inner or ()]
    looked = (*document.looked, *(w.sentence for w in chosen))
    return replace(
        document,
        text=text,
        readings=(tuple(outer),),
        inner=tuple(inner),
        looked=tuple(moved_span(span, move) for span in looked),
    )


def _fit_sentences(document: Document) -> list[tuple[Span, frozenset[int]]]:
    """Return sentences that hold whole statements, one at least, and no part of others."""
    text, out = document.text, []
    extents = list(enumerate(map(_extent, document.readings[0])))
    for line in re.finditer(r"[^\n]+", text):
        for match in _SENTENCE.finditer(text, line.start(), line.end()):
            sentence = Span(*match.span())
            whole = frozenset(i for i, x in extents if sentence.covers(x) and x.end > x.start)
            touched = any(sentence.overlaps(x) for i, x in extents if i not in whole)
            if whole and not touched and SHORTEST <= sentence.end - sentence.start <= LONGEST:
                out.append((sentence, whole))
    return out


def _extent(relation: Relation) -> Span:
    parts = relation.source + relation.cue + relation.content
    return Span(min(s for s, _ in parts), max(e for _, e in parts)) if parts else Span(0, 0)


def _speaker(document: Document, inside: frozenset[int], rng: random.Random) -> str:
    """Return a short name that the article quotes elsewhere, else any."""
    here = " ".join(s.of(document.text) for i in inside for s in document.readings[0][i].source)
    names = [s.of(document.text) for r in document.readings[0] for s in r.source]
    names = [n for n in names if _NAME.fullmatch(n) and n not in here and here not in n]
    return rng.choice(names) if names and rng.random() < 0.8 else rng.choice(OTHERS)


def _wrap(document: Document, sentence: Span, inside: frozenset[int], rng: random.Random) -> Wrapping:
    name = _speaker(document, inside, rng)
    words = sentence.of(document.text)
    style = rng.choice(STYLES)
    if style.startswith("quoted") and re.search('[“”"]', words):
        style = "before"
    cue = rng.choice(VERBS if style == "before" else CLOSERS)
    start, end = sentence
    if style in ("before", "quoted before"):
        name = name[0].upper() + name[1:]
        at = 0
        edits = _before(sentence, words, f"{name} {cue}", quoted=style != "before")
    else:
        mark = "," if style == "after" else ",”"
        at = len(mark) + 1
        edits = ((start, start, "“" if style == "quoted" else ""), (end - 1, end, f"{mark} {name} {cue}."))
    source = Span(at, at + len(name))
    places = source, Span(source.end + 1, source.end + 1 + len(cue))
    return Wrapping(edits, sentence, at == 0, *places, inside)


def _before(sentence: Span, words: str, lead: str, quoted: bool) -> tuple[Edit, ...]:
    start, end = sentence
    if quoted:
        return (start, start, f"{lead}, “"), (end, end, "”")
    low = words[0].lower() if _LOWERED.match(words) else words[0]
    return (start, start, f"{lead} "), (start, start + 1, low)


def _outer(wrapping: Wrapping, move: Move) -> Relation:
    """Return the new outer statement in the new text."""
    start, end = moved_span(wrapping.sentence, move)
    opening, closing = wrapping.edits[0][2], wrapping.edits[-1][2]
    if wrapping.leads:
        base = start - len(opening)
        quoted = opening.endswith("“")
        # The full stop belongs to a quotation, and not to what is told in other words.
        content = Span(start - 1, end + 1) if quoted else Span(start, end - 1)
    else:
        # The last character, the full stop, became the closing edit; its `,”` belongs to a quotation.
        base = end - 1
        content = Span(start - len(opening), base + (2 if closing.startswith(",”") else 0))
    source, cue = (Span(base + s, base + e) for s, e in (wrapping.source, wrapping.cue))
    return Relation((source,), (cue,), (content,))
