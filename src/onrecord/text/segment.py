"""Paragraphs, sentences and words of normalised text, as spans in code points."""

import re

from onrecord.records import Span, Spans

_WORD = re.compile(r"\w+(?:['.\-]\w+)*")
# Unicode's mandatory line breaks.
_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
# A sentence may end at a full stop with its closing marks when white space follows.
_STOP = re.compile(r"""[.!?…]+["')\]]*(?=\s)""")
_OPENING = re.compile(r"""[\s"'(\[–—…-]*""")
_BEFORE_STOP = re.compile(r"(?<![^\W_])([^\W\d_]+(?:\.[^\W\d_]+)*)$")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_NUMBERED = re.compile(r"\(?\d{1,3}")

_TITLES = frozenset(
    """Mr Mrs Ms Mx Dr Prof Sen Sens Rep Reps Gov Govs Lt Gen Brig Maj Col Capt Cmdr Adm Sgt Cpl Pvt Det Insp
    Rev Fr Hon Pres Amb Supt St Mt Ft Messrs Mme Mlle Atty""".split()
)
# After these a number (or a day) follows when the sentence goes on.
_BEFORE_NUMBERS = frozenset(
    "jan feb mar apr jun jul aug sep sept oct nov dec no nos art sec vol fig pp p ch ca approx est".split()
)
# These may stand at the end of a sentence as well as inside it.
_EITHER = frozenset("jr sr inc ltd co corp cos bros dept univ assn ave blvd etc al esq ph.d".split())
_NEVER = frozenset("vs v viz cf e.g i.e".split())
# A capital letter after "U.S." or "J." is as often a name's; these words begin sentences.
_STARTERS = frozenset(
    """the a an this that these those it its he his she her they their we our i you my your there here and but
    or so if in on at for from by with as when while after before since until although though because however
    meanwhile then what who how why where which not no one some many most all both each other another yet
    still also even now once according asked""".split()
)


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


def _is_abbreviation(before: str, following: str) -> bool:
    """Tell whether the full stop after the word `before` belongs to it although `following` comes next."""
    key = before.casefold()
    if before in _TITLES or key in _NEVER:
        return True
    if key in _BEFORE_NUMBERS:
        return following[:1].isdigit()
    initial = len(before) == 1 and before.isupper() and before != "I"
    if not (initial or "." in before or key in _EITHER):
        return False
    first = _FIRST_WORD.match(following)
    return first is None or first.group().casefold() not in _STARTERS


def _ends_sentence(text: str, stop: re.Match[str], paragraph: Span) -> bool:
    """Tell whether the punctuation at `stop` ends a sentence of `paragraph`."""
    opening = _OPENING.match(text, stop.end(), paragraph.end)
    begin = opening.end() if opening else stop.end()
    first = text[begin : min(begin + 1, paragraph.end)]
    if not (first.isupper() or first.isdigit()):
        return False
    if stop.group() != ".":
        return True
    if _NUMBERED.fullmatch(text, paragraph.start, stop.start()):
        return False
    before = _BEFORE_STOP.search(text, max(paragraph.start, stop.start() - 30), stop.start())
    return before is None or not _is_abbreviation(before.group(1), text[begin : begin + 30])


def sentences(text: str, within: Spans) -> Spans:
    """Return the sentences of normalised `text` inside each of the paragraphs `within`.

    Every character of a paragraph but white space between sentences lies in one sentence, and no two
    sentences overlap.
    """
    spans = []
    for paragraph in within:
        start = paragraph.start
        for stop in _STOP.finditer(text, *paragraph):
            if stop.start() < start or not _ends_sentence(text, stop, paragraph):
                continue
            spans.append(Span(start, stop.end()))
            start = stop.end()
            while text[start].isspace():
                start += 1
        if start < paragraph.end:
            spans.append(Span(start, paragraph.end))
    return tuple(spans)
