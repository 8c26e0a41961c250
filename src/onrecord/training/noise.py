"""Orthographic noise: what real pages do to quotation marks, apostrophes, headlines, ends and datelines.

A change is a list of edits; spans are carried through it exactly.
"""

from __future__ import annotations

import random
import re
from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import replace

from onrecord.records import Span, Spans
from onrecord.training.corpus import Document, Relation

Edit = tuple[int, int, str]
"""What stands at [start, end) in code points becomes the text."""
Move = Callable[[int], int]
"""From a place in the old text to the one in the new."""

_OPENING = "“"
_CITIES = (
    *("WASHINGTON", "MOSCOW", "NEW YORK", "LONDON", "CLEVELAND", "PARIS", "BRUSSELS", "Kabul", "Berlin"),
    "PHILADELPHIA",
)
_AGENCIES = ("", " (AP)", " (Reuters)", " — ", " (AFP)")
_SIGNS = (": ", " — ", " – ", " - ")
_PAIRS = (
    ("“", "”"),
    ("``", "''"),
    ('""', '""'),
    ("‘", "’"),
    ("'", "'"),
    ("''", "''"),
    ("“", '"'),
    ("«", "»"),
)


def apply_edits(text: str, edits: Iterable[Edit]) -> tuple[str, Move]:
    """Return the edited text, and where a code point of the old text stands in it.

    Args:
        text: The old text.
        edits: Such that none overlaps another.
    """
    made = sorted(edits)
    out, shifts, at, shift = [], [0], 0, 0
    for start, end, new in made:
        out += [text[at:start], new]
        at = end
        shift += len(new) - (end - start)
        shifts.append(shift)
    out.append(text[at:])
    ends = [end for _, end, _ in made]

    def move(position: int) -> int:
        done = bisect_right(ends, position)
        moved = position + shifts[done]
        if done < len(made) and made[done][0] < position:
            start, _, new = made[done]
            return min(moved, start + shifts[done] + len(new))
        return moved

    return "".join(out), move


def moved_span(span: Span, move: Move) -> Span:
    """Return a span that is not empty after edits.

    The start follows the edits before it, the end those before its last character only, so that a mark put
    in after a span stays outside.
    """
    return Span(move(span.start), min(move(span.end - 1) + 1, move(span.end)))


def moved_spans(spans: Spans, move: Move) -> Spans:
    """Return what is left of spans after edits."""
    moved = (moved_span(span, move) for span in spans if span.end > span.start)
    return tuple(span for span in moved if span.end > span.start)


def moved_relation(relation: Relation, move: Move) -> Relation:
    """Return a statement after edits."""
    roles = (relation.source, relation.cue, relation.content)
    source, cue, content = (moved_spans(spans, move) for spans in roles)
    return replace(relation, source=source, cue=cue, content=content)


def edited(document: Document, edits: Iterable[Edit]) -> Document:
    """Return the article with edits made, its spans on the same words."""
    text, move = apply_edits(document.text, edits)
    inner = document.inner
    return replace(
        document,
        text=text,
        readings=tuple(tuple(moved_relation(r, move) for r in reading) for reading in document.readings),
        inner=None if inner is None else tuple(moved_relation(r, move) for r in inner),
        looked=moved_spans(document.looked, move),
    )


def noisy(document: Document, rng: random.Random) -> Document:
    """Return the article with zero to three kinds of noise; its spans still stand on the same words."""
    for change in rng.sample(CHANGES, k=rng.choice((0, 0, 1, 1, 2, 3))):
        edits = change(document.text, rng)
        if edits:
            document = edited(document, edits)
    return document


def _replace_marks(text: str, opening: str, closing: str) -> list[Edit]:
    edits, opened = [], False
    for match in re.finditer('["“”]|\n', text):
        mark = match.group()
        if mark == "\n":
            opened = False
            continue
        opened = mark == _OPENING or (mark == '"' and not opened)
        edits.append((match.start(), match.end(), opening if opened else closing))
    return edits


def _straight(text: str, _: random.Random) -> list[Edit]:
    return _replace_marks(text, '"', '"') + [(*m.span(), "'") for m in re.finditer("[‘’]", text)]


def _other_marks(text: str, rng: random.Random) -> list[Edit]:
    return _replace_marks(text, *rng.choice(_PAIRS))


def _no_marks(text: str, rng: random.Random) -> list[Edit]:
    """Leave out quotation marks: all of them, or a few at random as broken pages do."""
    share = rng.choice((0.15, 0.15, 0.3, 1.0))
    return [(*m.span(), "") for m in re.finditer('["“”]', text) if rng.random() < share]


def _apostrophes(text: str, rng: random.Random) -> list[Edit]:
    new = rng.choice(("´", "'", "’", "`", ""))
    return [(*m.span(), new) for m in re.finditer(r"(?<=\w)['’](?=\w)", text)]


def _capitals(text: str, rng: random.Random) -> list[Edit]:
    """Put the first line in capitals, seldom a whole paragraph."""
    lines = [m.span() for m in re.finditer(r"[^\n]+", text)]
    if not lines:
        return []
    start, end = lines[0] if rng.random() < 0.8 else rng.choice(lines)
    upper = text[start:end].upper()
    if len(upper) != end - start:
        return []
    return [(i, i + 1, u) for i, u in enumerate(upper, start) if u != text[i]]


def _no_stop(text: str, rng: random.Random) -> list[Edit]:
    """End paragraphs without a full stop, as headlines and lists do."""
    stops = re.finditer(r"\.(?=[\"”’']?\s*(?:\n|$))", text)
    return [(*m.span(), "") for m in stops if rng.random() < 0.5]


def _dateline(text: str, rng: random.Random) -> list[Edit]:
    starts = [m.end() for m in re.finditer(r"(?:^|\n)\s*", text)][:3]
    sign = rng.choice(_SIGNS)
    return [(at, at, rng.choice(_CITIES) + rng.choice(_AGENCIES).rstrip("— ") + sign) for at in starts[-1:]]


def _single_breaks(text: str, _: random.Random) -> list[Edit]:
    return [(*m.span(), "\n") for m in re.finditer(r"\n\s*\n", text)]


CHANGES = (
    *(_straight, _other_marks, _other_marks, _no_marks, _apostrophes, _capitals, _no_stop, _dateline),
    _single_breaks,
)
"""All kinds; other marks are twice as likely as any other kind."""
