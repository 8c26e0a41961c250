"""From a text to the arrays that the encoder reads: word-pieces, and what uncased word-pieces lose.

Offsets are code points of the text as given: look-alikes are folded one to one, so no letter moves. Used
alike in training and in reading, so a change here needs new weights.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

from onrecord.records import Vectors

Ints = npt.NDArray[np.int64]

CLS, SEP, PAD = 101, 102, 0
"""Ids of BERT's uncased vocabulary (Devlin et al. 2019)."""

SHAPES = ("special", "lower", "initial", "capitals", "mixed", "digits", "punctuation", "other")
GAPS = ("special", "glued", "space", "line", "paragraph")
QUOTES = (
    "special",
    "outside",
    "inside",
    "inside single",
    "opens",
    "closes",
    "opens single",
    "closes single",
)

_FOLD = str.maketrans(
    {
        **dict.fromkeys("“”„‟«»″〝〞＂", '"'),
        **dict.fromkeys("‘’‚‛´`′＇", "'"),
        **dict.fromkeys("‐‑‒", "-"),
        **dict.fromkeys("\u00a0\u2007\u202f\u2009\u200a\u2002\u2003\u200b\ufeff", " "),
    }
)
_DOUBLED = re.compile(r"``|''|´´|‘‘|’’")
_MARK = re.compile("[\"“”„«»]|``|''|[‘’'´`]")
_SINGLE_MARKS = frozenset("‘’'´`")
_BREAK = re.compile(r"\n[^\S\n]*\n")


@dataclass(frozen=True)
class Pieces:
    """A text as word-pieces; all arrays have one entry a piece, special pieces are not among them.

    Attributes:
        starts, ends: Code points of each piece's first character, and after its last.
        features: [pieces, 3]: indices into SHAPES, GAPS and QUOTES.
    """

    ids: Ints
    starts: Ints
    ends: Ints
    features: Ints

    def __len__(self) -> int:
        return len(self.ids)

    def covering(self, start: int, end: int) -> tuple[int, int]:
        """Return the range of pieces that the code points touch; end exclusive, perhaps empty."""
        return self.under(np.zeros((len(self), 0), dtype=np.float32)).covering(start, end)

    def under(self, values: npt.NDArray[np.float32]) -> Vectors:
        """Return the record of what the encoder sees, with `values` [pieces, width]."""
        return Vectors(self.starts, self.ends, values)


def fold(text: str) -> str:
    """Return the text with look-alike marks made one, character by character: as long as before."""
    return _DOUBLED.sub('" ', text).translate(_FOLD)


def load_tokenizer(path: Path) -> Tokenizer:
    """Return the tokenizer of a `tokenizer.json`, without the truncation and padding it may ask for."""
    tokenizer: Tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def cut(text: str, tokenizer: Tokenizer) -> Pieces:
    """Cut a text into word-pieces with their features."""
    encoding = tokenizer.encode(fold(text), add_special_tokens=False)
    offsets = np.array(encoding.offsets, dtype=np.int64).reshape(-1, 2)
    starts, ends = offsets[:, 0], offsets[:, 1]
    features = np.zeros((len(starts), 3), dtype=np.int64)
    features[:, 0] = [_shape(text[start:end]) for start, end in encoding.offsets]
    before = [-1, *ends.tolist()]
    features[:, 1] = [_gap(text, *gap) for gap in zip(before, starts.tolist(), strict=False)]
    features[:, 2] = quote_states(text)[starts]
    return Pieces(np.array(encoding.ids, dtype=np.int64), starts, ends, features)


@lru_cache(maxsize=1 << 16)
def _shape(piece: str) -> int:
    if piece.islower():
        return 1
    if piece.isupper():
        return 3 if len(piece) > 1 else 2
    if piece.isdigit():
        return 5
    if piece.istitle():
        return 2
    if not any(map(str.isalnum, piece)):
        return 6
    return 4 if piece.isalpha() else 7


def _gap(text: str, previous: int, start: int) -> int:
    if previous == start:
        return 1
    if previous < 0:
        return 4
    between = text[previous:start]
    if "\n" not in between:
        return 2
    return 4 if _BREAK.search(between) else 3


def quote_states(text: str) -> Ints:
    """Return the index into QUOTES of every character.

    Marks are paired from left to right, anew in each paragraph. An apostrophe inside a word is no mark; a
    single mark counts only where it can open or close.
    """
    states = np.ones(len(text) + 1, dtype=np.int64)
    begin = 0
    for stop in [*(m.start() for m in re.finditer("\n", text)), len(text)]:
        _mark_paragraph(text, states, begin, stop)
        begin = stop + 1
    return states


def _mark_paragraph(text: str, states: Ints, begin: int, stop: int) -> None:
    double_from = single_from = -1
    for match in _MARK.finditer(text, begin, stop):
        at, mark = match.start(), match.group()
        if mark in _SINGLE_MARKS:
            single_from = _single(text, states, at, single_from)
        elif double_from >= 0 and mark not in ("“", "``", "„"):
            inner = states[double_from + 1 : at]
            inner[inner == 1] = 2
            states[at : match.end()] = 5
            double_from = -1
        elif double_from < 0 and mark == "”":
            states[at : match.end()] = 5
        else:
            states[at : match.end()] = 4
            double_from = at
    if double_from >= 0:
        rest = states[double_from + 1 : stop]
        rest[rest == 1] = 2


def _single(text: str, states: Ints, at: int, opened: int) -> int:
    """Mark a single quotation mark at `at`, and return where one is now open (-1: none).

    `opened` is where one was open before.
    """
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    if opened < 0 and not before.isalnum() and after.isalnum() and text[at] != "’":
        states[at] = 6
        return at
    if opened >= 0 and not after.isalnum() and not before.isspace():
        inner = states[opened + 1 : at]
        inner[inner == 1] = 3
        states[at] = 7
        return -1
    return opened


def closed(text: str, tokenizer: Tokenizer) -> Pieces:
    """Return the pieces of a text; one that breaks off without a full stop is read as if it had one.

    The full stop is a piece without width at the end: the weights hardly saw texts without, and lost half of
    their last statements.
    """
    bare = text.rstrip()
    if not bare[-1:].isalnum():
        return cut(text, tokenizer)
    pieces = cut(bare + ".", tokenizer)
    starts, ends = (np.minimum(places, len(bare)) for places in (pieces.starts, pieces.ends))
    return replace(pieces, starts=starts, ends=ends)
