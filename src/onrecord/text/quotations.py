"""Stretches in quotation marks, on normalised text."""

import re

from onrecord.records import Quotation, Span, Spans

_MARK = re.compile('"')
# A single mark opens after white space or an opening bracket and closes before white space or
# punctuation; between letters it is an apostrophe.
_SINGLE = re.compile(r"(?<![\w.,])'(?=\w)([^'\n]|(?<=\w)'(?=\w))*?[\w.,!?]'(?!\w)")


def find_quotations(normalised: str, paragraphs: Spans) -> tuple[Quotation, ...]:
    """Return the quotations of normalised text; none crosses a paragraph.

    A paragraph that opens a quotation and does not close it gives one that reaches to its end, with
    `continues` set. Single marks count only in paragraphs without double ones.
    """
    found: list[Quotation] = []
    for paragraph in paragraphs:
        marks = [match.start() for match in _MARK.finditer(normalised, *paragraph)]
        if marks:
            found.extend(_pair(marks, paragraph))
        else:
            for match in _SINGLE.finditer(normalised, *paragraph):
                span = Span(*match.span())
                found.append(Quotation(span, Span(span.start + 1, span.end - 1), continues=False))
    return tuple(found)


def _pair(marks: list[int], paragraph: Span) -> list[Quotation]:
    """Pair opening and closing marks of one paragraph in their order."""
    pairs = []
    for opening, closing in zip(marks[::2], marks[1::2], strict=False):
        if closing > opening + 1:
            pairs.append(
                Quotation(Span(opening, closing + 1), Span(opening + 1, closing), continues=False)
            )
    if len(marks) % 2 and marks[-1] + 1 < paragraph.end:
        last = marks[-1]
        pairs.append(Quotation(Span(last, paragraph.end), Span(last + 1, paragraph.end), continues=True))
    return pairs
