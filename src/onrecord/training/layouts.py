"""Layouts that the corpus hardly has: a name under its quotation, transcripts, headlines with a name.

`“P,” said A. Ness.` becomes `“P” – A. Ness`, `NESS: P` or `P: Ness`: a paragraph that is one quotation with
its source is set anew. The dash or colon is then the cue, as where PolNeAR has such layouts.
"""

from __future__ import annotations

import random
import re
import textwrap
from dataclasses import dataclass, replace

from onrecord.records import Span
from onrecord.training.corpus import Document, Relation
from onrecord.training.noise import Edit, apply_edits, moved_relation, moved_spans

SHARE = 0.12
"""Of the paragraphs that are fit."""
LONGEST = 600
"""Length in characters of a paragraph that is set anew."""
HEADLINE = 90
"""Longest headline, in characters."""
LEFT = 40
"""Most characters that a fit paragraph has beside the quotation, its source and cue."""
DASHES = ("–", "—", "-", "--")

_NAME = re.compile(r"[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3}")
_MARKS = '“”"'


@dataclass(frozen=True)
class Setting:
    """A paragraph as it is set anew, with the places of the roles in it."""

    text: str
    source: Span
    cue: Span
    content: Span


def laid_out(document: Document, rng: random.Random, share: float = SHARE) -> Document:
    """Return the article with about `share` of its fit paragraphs set anew, its first reading only."""
    transcript = rng.random() < 0.25
    chosen = {}
    for at, paragraph in _fit_paragraphs(document):
        if rng.random() < (0.8 if transcript and share else share):
            style = "turn" if transcript else rng.choice(STYLES)
            chosen[at] = (paragraph, _set(document, at, style, rng))
    if not chosen:
        return document
    edits: list[Edit] = [(*paragraph, setting.text) for paragraph, setting in chosen.values()]
    text, move = apply_edits(document.text, edits)
    relations = []
    for i, relation in enumerate(document.readings[0]):
        if i in chosen:
            paragraph, setting = chosen[i]
            relations.append(_placed(setting, move(paragraph.start)))
        else:
            relations.append(moved_relation(relation, move))
    inner = document.inner and tuple(moved_relation(r, move) for r in document.inner)
    looked = moved_spans(document.looked, move)
    return replace(document, text=text, readings=(tuple(relations),), inner=inner, looked=looked)


def _placed(setting: Setting, start: int) -> Relation:
    source, cue, content = (
        (Span(start + span.start, start + span.end),)
        for span in (setting.source, setting.cue, setting.content)
    )
    return Relation(source, cue, content)


def _fit_paragraphs(document: Document) -> list[tuple[int, Span]]:
    """Return the paragraphs that are one quotation with source and cue, and that statement's index."""
    text, out = document.text, []
    relations = document.readings[0]
    others = [span for r in document.inner or () for span in r.content + r.cue + r.source]
    for line in re.finditer(r"[^\n]*\S", text):
        paragraph = Span(*line.span())
        paragraph = Span(paragraph.start + len(line[0]) - len(line[0].lstrip()), paragraph.end)
        here = [i for i, r in enumerate(relations) if any(map(paragraph.overlaps, _spans(r)))]
        if len(here) != 1 or len(paragraph.of(text)) > LONGEST or any(map(paragraph.overlaps, others)):
            continue
        spans = _spans(relations[here[0]])
        rest = (paragraph.end - paragraph.start) - sum(end - start for start, end in spans)
        whole = all(map(paragraph.covers, spans)) and rest <= LEFT
        if whole and relations[here[0]].source and _quotation(document, here[0]):
            out.append((here[0], paragraph))
    return out


def _spans(relation: Relation) -> tuple[Span, ...]:
    return relation.source + relation.cue + relation.content


def _quotation(document: Document, at: int) -> str | None:
    """Return the quoted words of a statement whose content is quotations only, without their marks."""
    pieces = [span.of(document.text).strip() for span in document.readings[0][at].content]
    if not pieces or any(len(p) < 4 or p[0] not in _MARKS or p[-1] not in _MARKS for p in pieces):
        return None
    words = " ".join(re.sub(r",$", "", piece.strip(_MARKS).strip()) for piece in pieces).strip()
    words = words + "." if words[-1:].isalnum() else words
    return words if len(words.split()) > 2 and not any(mark in words for mark in _MARKS) else None


def _name(document: Document, at: int, rng: random.Random) -> str:
    own = document.readings[0][at].source[0].of(document.text)
    if _NAME.fullmatch(own) and len(own) > 3:
        return own
    sources = (span.of(document.text) for r in document.readings[0] for span in r.source[:1])
    names = sorted({name for name in sources if _NAME.fullmatch(name) and len(name) > 3})
    return rng.choice(names) if names else "The minister"


def _set(document: Document, at: int, style: str, rng: random.Random) -> Setting:
    words = _quotation(document, at) or ""
    name = _name(document, at, rng)
    if style == "turn":
        name = rng.choice((name.upper(), name.split()[-1].upper(), name))
        return _joined((name, ":", " " + words), first="source")
    if style == "headline":
        claim = textwrap.shorten(re.split(r"(?<=[.!?])\s", words)[0].rstrip("."), HEADLINE, placeholder="")
        if rng.random() < 0.5:
            return _joined((name, ":", " " + claim), first="source")
        return _joined((claim, ":", " " + name), first="content")
    opening, closing = rng.choice((("“", "”"), ('"', '"'), ("“", "”"), ("", "")))
    dash = rng.choice(DASHES)
    gap = "\n" if style == "under" else " "
    after = "" if style == "under" and rng.random() < 0.2 else " "
    return _joined((opening + words + closing, gap + dash, after + name), first="content")


def _joined(parts: tuple[str, str, str], first: str) -> Setting:
    """Return the parts joined, their outer white space left out of the spans; the cue is the one between."""
    spans, text = [], ""
    for part in parts:
        start = len(text) + len(part) - len(part.lstrip())
        text += part
        spans.append(Span(start, len(text)))
    one, cue, other = spans
    return Setting(text, one, cue, other) if first == "source" else Setting(text, other, cue, one)


STYLES = ("beside", "beside", "under", "turn", "headline")
"""A name beside its quotation or under it, a turn of a transcript, a headline with a name."""
