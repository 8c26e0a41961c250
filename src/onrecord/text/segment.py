"""Paragraphs, sentences and words of normalised text, as spans in code points."""

import re

from onrecord.records import Span, Spans

_WORD = re.compile(r"\w+(?:['.\-]\w+)*")
_LINE = re.compile(r"[^\n]+")
# A sentence may end at a full stop with its closing marks when white space follows.
_STOP = re.compile(r"""[.!?…]+["')\]]*(?=\s)""")
_ABBREVIATIONS = frozenset(
    """mr mrs ms dr sen rep gov gen col lt sgt capt cmdr adm maj prof rev hon pres amb st jr sr no vs
    jan feb mar apr jun jul aug sep sept oct nov dec inc ltd co corp approx est dept""".split()
)
_BEFORE_STOP = re.compile(r"([^\W\d_]+(?:\.[^\W\d_]+)*)$")


def words(text: str) -> Spans:
    """Return the words of `text`; inner apostrophes, hyphens and full stops do not part them."""
    return tuple(Span(*match.span()) for match in _WORD.finditer(text))


def paragraphs(text: str) -> Spans:
    """Return the lines of `text` that hold more than white space, without their outer white space."""
    spans = []
    for match in _LINE.finditer(text):
        line = match.group()
        start = match.start() + len(line) - len(line.lstrip())
        end = match.start() + len(line.rstrip())
        if start < end:
            spans.append(Span(start, end))
    return tuple(spans)


def _ends_sentence(text: str, stop: re.Match[str], end: int) -> bool:
    """Tell whether the punctuation at `stop` ends a sentence of the paragraph that ends at `end`."""
    following = text[stop.end() : end].lstrip()
    if not following:
        return False
    opener = following.lstrip("\"'([")[:1]
    if not (opener.isupper() or opener.isdigit()):
        return False
    if stop.group() != ".":
        return True
    before = _BEFORE_STOP.search(text, max(0, stop.start() - 30), stop.start())
    if before is None:
        return True
    word = before.group(1)
    initial = len(word) == 1 and word.isupper() and word != "I"
    dotted = "." in word
    return not (initial or dotted or word.casefold() in _ABBREVIATIONS)


def sentences(text: str, within: Spans) -> Spans:
    """Return the sentences of normalised `text` inside each of the paragraphs `within`.

    Every character of a paragraph but white space between sentences lies in one sentence.
    """
    spans = []
    for paragraph in within:
        start = paragraph.start
        for stop in _STOP.finditer(text, paragraph.start, paragraph.end):
            if stop.start() >= start and _ends_sentence(text, stop, paragraph.end):
                spans.append(Span(start, stop.end()))
                rest = text[stop.end() : paragraph.end]
                start = stop.end() + len(rest) - len(rest.lstrip())
        if start < paragraph.end:
            spans.append(Span(start, paragraph.end))
    return tuple(spans)
