"""An article as tokens with one-letter tags, so that a pattern is a regular expression over tags.

The tags are those of `lexicon.CLOSED`, the marks `, ; : ( ) -`, and:

- Q a quotation of its own, q a quoted phrase that is part of the sentence around it
- V a reporting verb, G its form in -ing, g any other form in -ing
- N a capitalised word, P a possessive, n any other word
- A "according to"
- . the end of a sentence
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from onrecord.records import Encoding, Quotation, Span
from onrecord.stages.statements.rules.lexicon import CLOSED, Verb, verbs

_TOKEN = re.compile(
    r"according to\b|\w+(?:['.\-&]\w+|(?<=\d),\d{3}\b)*|[,;:()–—]|(?<= )--?(?= )", re.IGNORECASE
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_RUN_BEFORE = re.compile(r"Q(?:\.?Q)*[,.]?$")
_MONTHS = frozenset({"march", "may"})  # which are also a verb and an auxiliary
_LONGEST = 300
_ENDS_AS_SPEECH = re.compile(r"[,.?!…—–-]\W*$")


Range = tuple[int, int]
"""Tokens of one line: the first one, and the one after the last."""


class Token(NamedTuple):
    """A word in small letters, a mark, or a whole quotation."""

    start: int
    end: int
    word: str


class Line(NamedTuple):
    """A paragraph: its tokens, and a tag for each."""

    span: Span
    tokens: tuple[Token, ...]
    tags: str

    def text_span(self, start: int, end: int) -> Span:
        """Return the stretch of text from token `start` to before token `end`."""
        return Span(self.tokens[start].start, self.tokens[end - 1].end)

    def verb(self, at: int) -> Verb:
        """Return the reporting verb at token `at`."""
        return verbs()[self.tokens[at].word]

    def sentence(self, at: int) -> tuple[int, int]:
        """Return the first token of the sentence around token `at`, and its full stop."""
        end = self.tags.find(".", at)
        return self.tags.rfind(".", 0, at) + 1, len(self.tags) if end < 0 else end


def quotations_before(line: Line, end: int) -> Range | None:
    """Return the quotations that follow each other directly and end right before token `end`."""
    start = max(0, end - _LONGEST)
    run = _RUN_BEFORE.search(line.tags[start:end])
    return (start + run.start(), end) if run else None


def lines(encoding: Encoding) -> Iterator[Line]:
    """Yield the paragraphs of an encoding as tokens."""
    starts = [q.span.start for q in encoding.quotations]
    stops = [s.end for s in encoding.sentences]
    for paragraph in encoding.paragraphs:
        here = slice(bisect_right(starts, paragraph.start - 1), bisect_right(starts, paragraph.end - 1))
        quotations = encoding.quotations[here]
        ends = stops[bisect_right(stops, paragraph.start) : bisect_right(stops, paragraph.end)]
        ends = [end for end in ends if not _is_quoted(end, quotations)]
        yield _line(encoding.normalised, paragraph, quotations, ends)


def _is_quoted(end: int, quotations: Sequence[Quotation]) -> bool:
    """Tell whether a sentence ends inside one of `quotations`."""
    around = bisect_right(quotations, end, key=lambda quotation: quotation.span.end)
    return around < len(quotations) and quotations[around].span.start < end


def _line(text: str, paragraph: Span, quotations: tuple[Quotation, ...], ends: list[int]) -> Line:
    pieces = list(_pieces(text, paragraph, quotations))
    pieces += [(Token(end, end, "."), ".") for end in ends]
    pieces.sort(key=lambda piece: (piece[0].end, piece[1] == "."))
    pieces = list(_broken(pieces))
    title = _is_title([text[token.start] for token, tag in pieces if tag == "?" and len(token.word) > 3])
    tags = ""
    for number, (token, tag) in enumerate(pieces):
        before = pieces[number - 1][0].word if number else ""
        tags += _tag(token, before, tags[-1:] or ".", text, title=title) if tag == "?" else tag
    return Line(paragraph, tuple(token for token, _ in pieces), tags)


def _broken(pieces: list[tuple[Token, str]]) -> Iterator[tuple[Token, str]]:
    """Yield `pieces` with a break wherever a sentence is longer than any of prose; so time stays linear."""
    length = 0
    for piece in pieces:
        length = 0 if piece[1] == "." else length + 1
        if length > _LONGEST:
            yield Token(piece[0].start, piece[0].start, "."), "."
            length = 1
        yield piece


def _is_title(initials: list[str]) -> bool:
    """Tell whether most of a line's longer words begin with a capital, as in many headlines."""
    return sum(initial.isupper() for initial in initials) > 0.75 * len(initials)


def _pieces(text: str, span: Span, quotations: tuple[Quotation, ...]) -> Iterator[tuple[Token, str]]:
    """Yield marks and quotations with their tags, and words with "?" for a tag."""
    position = span.start
    for quotation in [*quotations, None]:
        end = quotation.span.start if quotation else span.end
        for match in _TOKEN.finditer(text, position, end):
            word = match.group().casefold()
            tag = "?" if word[0].isalnum() else word[0].replace("–", "-").replace("—", "-")
            yield Token(*match.span(), word), tag
        if quotation:
            position = quotation.span.end
            yield Token(*quotation.span, '"'), "Q" if _is_speech(quotation.inner.of(text)) else "q"


def _is_speech(inner: str) -> bool:
    """Tell whether quoted words stand for themselves; otherwise they are part of the sentence around them."""
    count = inner.count(" ") + 1
    return (count > 1 and bool(_ENDS_AS_SPEECH.search(inner))) or (count > 4 and inner[0].isupper())


def _tag(token: Token, before: str, last: str, text: str, *, title: bool) -> str:
    """Return the tag of a word; `before` and `last` are the word and the tag before it."""
    word = token.word
    capital = text[token.start].isupper() and not title
    if word.startswith("according "):
        return "A"
    if word[0].isdigit():
        return "z" if _YEAR.fullmatch(word) else "d"
    if word in _MONTHS and text[token.start].isupper() and last == "p":
        return "z"
    if word in CLOSED and (not capital or last in ".,:-(Q" or CLOSED[word] in "zr"):
        return CLOSED[word]
    if word.endswith("'s") or (word[-1] == "s" and text[token.end : token.end + 1] == "'"):
        return "P"
    if word in verbs() and (not capital or last == "."):
        return _verb_tag(word, before, last)
    if capital:
        return "N"
    return _shape(word, last)


def _verb_tag(form: str, before: str, last: str) -> str:
    """Return V or G where a form that may be a noun as well is a verb, else n."""
    if form.endswith("ing"):
        return "G" if last not in "dfP" else "n"
    if last in "dpfPo":
        return "n"
    if form == verbs()[form].lemma:
        return "V" if last in "rxawv," or before.endswith("s") else "n"
    return "V"


def _shape(word: str, last: str) -> str:
    if word.endswith("ly"):
        return "a"
    if word.endswith("ing"):
        return "g"
    return "v" if word.endswith("ed") and last in "Nrnac.," else "n"
