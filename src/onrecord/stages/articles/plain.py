"""Plain text to lines: one line a paragraph, hard-wrapped paragraphs joined."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

_BREAK = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_WIDTHS = range(50, 101)  # of a line in characters that a typist or a mail programme wraps at
_LEAST_WRAPS = 3  # line ends that must look wrapped before any is taken for it
_WRAPPED = 0.75  # share of line ends inside blocks where the next word had no room
_LONGEST_TITLE = 160  # characters; all but one of 840 headlines of PolNeAR are shorter
_FINAL = re.compile(r"""[.!?…:;,]["'”’)\]]*$""")
_HAS_LETTER = re.compile(r"[^\W\d_]")


def text_lines(text: str) -> tuple[list[str], str | None]:
    """Return the lines of a plain-text page, and its title where the first line is clearly one.

    White space is collapsed and composition is NFC; lines without a letter or digit are kept, empty ones
    are not. The title stays among the lines.
    """
    raw = [" ".join(line.split()) for line in _BREAK.split(unicodedata.normalize("NFC", text))]
    title = _title(raw)
    blocks = _blocks(raw)
    if _is_hard_wrapped(blocks):
        width = max(len(line) for block in blocks for line in block)
        blocks = [_unwrapped(block, width) for block in blocks]
    return [line for block in blocks for line in block], title


def _blocks(lines: list[str]) -> list[list[str]]:
    """Return the runs of lines between empty ones."""
    blocks: list[list[str]] = [[]]
    for line in lines:
        if line:
            blocks[-1].append(line)
        elif blocks[-1]:
            blocks.append([])
    return [block for block in blocks if block]


def _had_no_room(line: str, following: str, width: int) -> bool:
    return len(line) + 1 + len(following.split(" ", 1)[0]) > width


def _is_hard_wrapped(blocks: list[list[str]]) -> bool:
    """Tell whether line ends inside the blocks stand only where the next word had no room."""
    if len(blocks) < 2:
        return False
    width = max(len(line) for block in blocks for line in block)
    ends = [_had_no_room(*pair, width) for block in blocks for pair in pairwise(block)]
    return width in _WIDTHS and sum(ends) >= _LEAST_WRAPS and sum(ends) >= _WRAPPED * len(ends)


def _unwrapped(block: list[str], width: int) -> list[str]:
    joined = [block[0]]
    for previous, line in pairwise(block):
        if _had_no_room(previous, line, width):
            joined[-1] += f" {line}"
        else:
            joined.append(line)
    return joined


def _title(lines: list[str]) -> str | None:
    """Return the first line when it is short, no sentence, and parted from what follows by an empty one."""
    written = [number for number, line in enumerate(lines) if line]
    if len(written) < 2 or written[1] == written[0] + 1:
        return None
    first = lines[written[0]]
    is_title = len(first) <= _LONGEST_TITLE and not _FINAL.search(first) and _HAS_LETTER.search(first)
    return first if is_title else None
