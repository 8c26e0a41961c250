"""Lines as a typesetter broke them, to paragraphs: by where they stand and how they end."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from onrecord.records import Stray

HYPHENS = "-\u00ad\u2010"
"""Hyphens that may stand at the end of a line for the rest of a word on the next one."""

LIGATURES: dict[int, str] = dict(zip(range(0xFB00, 0xFB07), "ff fi fl ffi ffl st st".split(), strict=True))
"""Characters of Latin ligatures, and the letters that they join (Unicode, Alphabetic Presentation Forms)."""

_MORE_ROOM = 1.25  # of the usual distance between two lines, from which a new paragraph begins
_OTHER_SIZE = 0.08  # share by which the size of type differs between a heading and what follows
_INDENT = 0.7  # of the size of type, by which a first line may be set in
_SHORT = 0.75  # of the longest line in characters, below which a full stop ends a paragraph
_TITLE_SIZE = 1.15  # of the usual size of type, from which a line at the top is the headline
_TOP = 8  # lines at the top among which the headline stands
_EDGE = 2  # lines at the top and the bottom of each sheet that may be running heads
_FINAL = re.compile(r"""[.!?…:]["'”’)\]]*$""")
_BULLET = re.compile(r"[•▪◦‣–*]\s|\(?\d{1,2}[.)]\s")
_HYPHENATED = re.compile(rf"([^\W\d_]+)[{HYPHENS}]$")
_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_FIRST_LETTERS = re.compile(r"[^\W\d_]+")
_DIGITS = re.compile(r"\d+")
# First parts that English sets before a hyphen; a line that ends in one keeps it.
_PREFIXES = frozenset(
    """all anti co cross ex full half high ill long low mid multi non off part post pre pro self semi short so
    sub two three four un under vice well""".split()
)


class SetLine(NamedTuple):
    """A line of set type; places are in points."""

    text: str
    left: float
    base: float
    size: float


def without_running(sheets: Sequence[Sequence[SetLine]]) -> tuple[list[Stray], list[SetLine]]:
    """Return the running heads and feet, each once, and the other lines.

    A line is one where the outermost lines of other sheets say the same, numbers apart; a line with nothing
    but a number at such a place is a page number.
    """
    lines = [(sheet, line) for sheet in sheets for line in sheet]
    outer = [(id(sheet), line) for sheet in sheets for line in _outermost(sheet)]
    seen = Counter(key for _, key in {(sheet, _key(line)) for sheet, line in outer})
    edges = {(sheet, line) for sheet, line in outer if seen[_key(line)] > 1 or _is_number(line, len(sheets))}
    running = dict.fromkeys(_spelled(line.text) for sheet, line in lines if (id(sheet), line) in edges)
    body = [line for sheet, line in lines if (id(sheet), line) not in edges]
    return [Stray(text, "stands at the edge of every page") for text in running], body


def _outermost(sheet: Sequence[SetLine]) -> list[SetLine]:
    ranked = sorted(sheet, key=lambda line: line.base)
    return ranked[:_EDGE] + ranked[_EDGE:][-_EDGE:]


def _key(line: SetLine) -> tuple[str, int]:
    return _DIGITS.sub("0", line.text), round(line.base)


def _is_number(line: SetLine, sheets: int) -> bool:
    words = _DIGITS.sub("", line.text).strip(" -–—/|").casefold()
    return sheets > 1 and line.text != words and words in {"", "page", "page of", "page  of", "of"}


def paragraphs(lines: Sequence[SetLine]) -> tuple[list[str], str | None]:
    """Return the paragraphs that the lines were broken from, and the headline where its type shows it."""
    if not lines:
        return [], None
    known = Counter(word.casefold() for line in lines for word in _WORDS.findall(_spelled(line.text)))
    room = _usual_room(lines)
    longest = max(len(line.text) for line in lines)
    blocks = [[lines[0]]]
    for previous, line in pairwise(lines):
        if _begins(previous, line, room, longest):
            blocks.append([line])
        else:
            blocks[-1].append(line)
    texts = [_joined([_spelled(line.text) for line in block], known) for block in blocks]
    return texts, _title(blocks, texts)


def _spelled(text: str) -> str:
    return text.translate(LIGATURES)


def _usual_room(lines: Iterable[SetLine]) -> float:
    """Return the distance between two lines of one column, in sizes of type."""
    rooms = [
        (upper.base - lower.base) / upper.size
        for upper, lower in pairwise(lines)
        if upper.base > lower.base and upper.size > 0 and abs(upper.size - lower.size) < 0.5
    ]
    return median(rooms) if rooms else 1.2


def _begins(previous: SetLine, line: SetLine, room: float, longest: int) -> bool:
    """Tell whether a paragraph begins with `line`."""
    size = max(previous.size, line.size, 1.0)
    if abs(previous.size - line.size) > _OTHER_SIZE * size or _BULLET.match(line.text):
        return True
    ended = _FINAL.search(previous.text) is not None
    below = previous.base - line.base
    if below <= 0 or below > 3 * room * size:  # the next column or sheet
        return ended or not (line.text[:1].islower() or _HYPHENATED.search(previous.text))
    if below > _MORE_ROOM * room * size:
        return True
    if line.left - previous.left > _INDENT * size and not _BULLET.match(previous.text):
        return True
    return ended and len(previous.text) < _SHORT * longest


def _joined(lines: Sequence[str], known: Counter[str]) -> str:
    text = lines[0]
    for line in lines[1:]:
        first = _FIRST_LETTERS.match(line)
        half = _HYPHENATED.search(text)
        if half is None or first is None or not first[0][0].islower():
            text += f" {line}"
        elif text.endswith("-") and _is_compound(half[1].casefold(), first[0].casefold(), known):
            text += line
        else:
            text = text[:-1] + line
    return text


def _is_compound(first: str, second: str, known: Counter[str]) -> bool:
    """Tell whether the hyphen between two halves is the word's own, by the rest of the document first."""
    with_hyphen, without = known[f"{first}-{second}"], known[first + second]
    if with_hyphen or without:
        return with_hyphen > without
    return first in _PREFIXES or bool(known[first] > 1 and known[second] > 1)


def _title(blocks: Sequence[Sequence[SetLine]], texts: Sequence[str]) -> str | None:
    """Return the largest heading at the top, where it is clearly larger than the text."""
    sizes = [line.size for block in blocks for line in block for _ in line.text]
    top = [
        (block[0].size, -number)
        for number, block in enumerate(blocks[:_TOP])
        if len(block) <= 4 and block[0].size > _TITLE_SIZE * median(sizes)
    ]
    return texts[-max(top)[1]] if top else None
