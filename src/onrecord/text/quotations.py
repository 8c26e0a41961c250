"""Stretches in quotation marks.

Curly and angular marks tell opening from closing, so they are read from the text as it stands; straight
ones are told apart by the characters at their sides, and in doubt by what is open.
"""

import re
from typing import Literal, NamedTuple

from onrecord.records import Quotation, Span, Spans

Side = Literal["opens", "closes", "either"]


class _Mark(NamedTuple):
    start: int
    end: int
    side: Side


# Two single marks in a row are a double one; 5'10" is a height.
_DOUBLE = re.compile(r"""``|''|’’|´´|‘‘|(?<!\d['′]\d)(?<!\d['′]\d\d)["″]|[“”„‟«»＂〝〞]""")
_OPENING_SIGNS = frozenset({"“", "„", "‟", "``", "‘‘", "〝"})
_CLOSING_SIGNS = frozenset({"”", "〞"})
_BEFORE_OPENING = frozenset("([{—–-/:‘'")
_AFTER_CLOSING = frozenset(".,;:!?)]}—–-…/’'")

# A single mark opens where no letter stands before it and closes where none stands after it; between
# letters, and in front of these, it is an apostrophe.
_ELISION = r"(?!\d0s\b|(?i:em|til|till|tis|twas|cause|n|round|bout|cos|cuz)\b)"
_SINGLE_OPENING = re.compile(rf"(?<![\w.,!?)])['‘](?=[\w$]){_ELISION}|‘(?=[\w$]){_ELISION}")
_SINGLE_CLOSING = re.compile(r"(?<=[\w.,!?…%])['’](?!\w)")
# "voters' choice": a plural's apostrophe, unless nothing better closes the quotation.
_POSSESSIVE = re.compile(r"(?<=s)['’](?= [a-z])")


def find_quotations(text: str, paragraphs: Spans) -> tuple[Quotation, ...]:
    """Return the quotations of `text`, outermost ones only; none crosses a paragraph, no two overlap.

    A paragraph that leaves a quotation open gives one that reaches to its end; `continues` is set where
    the next paragraph goes on with it, with or without repeating the opening mark. Single marks count
    only in paragraphs without double ones.

    Args:
        text: As it stands; normalising takes away which marks open and which close.
        paragraphs: Where its paragraphs are.
    """
    found: list[Quotation] = []
    unclosed = False
    for number, paragraph in enumerate(paragraphs):
        marks = _marks(text, paragraph)
        here = _pair(text, marks, paragraph, carried=unclosed) if marks else _single(text, paragraph)
        unclosed = bool(marks) and bool(here) and here[-1].continues
        if unclosed and not _goes_on(text, paragraphs[number + 1 : number + 2]):
            here[-1] = here[-1]._replace(continues=False)
            unclosed = False
        found.extend(here)
    return tuple(found)


def _goes_on(text: str, following: Spans) -> bool:
    """Tell whether the paragraph `following` begins inside a quotation that the one before left open."""
    if not following:
        return False
    marks = _marks(text, following[0])
    if not marks:
        return False
    return marks[0].start == following[0].start or marks[0].side == "closes"


def _marks(text: str, paragraph: Span) -> list[_Mark]:
    """Return the double quotation marks of a paragraph and which side of a quotation each can be."""
    return [
        _Mark(match.start(), match.end(), _side(text, match, paragraph))
        for match in _DOUBLE.finditer(text, *paragraph)
    ]


def _side(text: str, match: re.Match[str], paragraph: Span) -> Side:
    sign = match.group()
    before = text[match.start() - 1] if match.start() > paragraph.start else " "
    after = text[match.end()] if match.end() < paragraph.end else " "
    can_open = before.isspace() or before in _BEFORE_OPENING
    can_close = after.isspace() or after in _AFTER_CLOSING
    if sign in _OPENING_SIGNS:
        # German closes with the sign that English opens with; and some typists always do.
        return "either" if sign == "“" and can_close and not can_open else "opens"
    if sign in _CLOSING_SIGNS:
        return "closes" if can_close or not can_open else "either"
    if can_open == can_close:
        return "either"
    return "opens" if can_open else "closes"


def _pair(text: str, marks: list[_Mark], paragraph: Span, *, carried: bool) -> list[Quotation]:
    """Pair the marks of one paragraph; `carried` says that the one before left its quotation open."""
    pairs: list[Quotation] = []
    if carried and marks[0].side == "closes":
        if marks[0].start > paragraph.start:
            pairs.append(_quotation(paragraph.start, paragraph.start, marks[0].start, marks[0].end))
        marks = marks[1:]
    open_marks: list[_Mark] = []
    for position, mark in enumerate(marks):
        if not open_marks:
            if mark.side != "closes":
                open_marks.append(mark)
        elif mark.side == "opens":
            if not _is_nested(marks[position:]):
                open_marks.clear()  # the earlier one was never closed, and where it ended cannot be told
            open_marks.append(mark)
        else:
            opening = open_marks.pop()
            if not open_marks and mark.start > opening.end:
                pairs.append(_quotation(opening.start, opening.end, mark.start, mark.end))
    first = open_marks[0] if open_marks else None
    # A lone mark with a space after it is a closing one in the wrong shape.
    if first and first.end < paragraph.end and not text[first.end].isspace():
        inner = Span(first.end, paragraph.end)
        pairs.append(Quotation(Span(first.start, paragraph.end), inner, continues=True))
    return pairs


def _is_nested(rest: list[_Mark]) -> bool:
    """Tell whether a quotation that opens at the first of `rest` is followed by two closing marks."""
    sides = [mark.side for mark in rest[1:3]]
    return len(sides) == 2 and "opens" not in sides


def _quotation(start: int, inner_start: int, inner_end: int, end: int) -> Quotation:
    return Quotation(Span(start, end), Span(inner_start, inner_end), continues=False)


def _single(text: str, paragraph: Span) -> list[Quotation]:
    """Return the quotations in single marks of one paragraph."""
    found = []
    position = paragraph.start
    while opening := _SINGLE_OPENING.search(text, position, paragraph.end):
        closing = _closing(text, opening.end(), paragraph.end)
        if closing is None:
            position = opening.end()
            continue
        found.append(_quotation(opening.start(), opening.end(), closing.start(), closing.end()))
        position = closing.end()
    return found


def _closing(text: str, start: int, end: int) -> re.Match[str] | None:
    """Return the single mark that closes a quotation which begins at `start`."""
    following = _SINGLE_OPENING.search(text, start, end)
    candidates = list(_SINGLE_CLOSING.finditer(text, start, following.start() if following else end))
    certain = [mark for mark in candidates if not _POSSESSIVE.match(text, mark.start())]
    return next(iter(certain or candidates), None)
