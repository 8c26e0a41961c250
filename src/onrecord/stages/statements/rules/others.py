"""Attributions without a reporting verb: "according to", nouns of saying, a colon after a name."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from onrecord.stages.statements.rules.clauses import NOUN_PHRASE
from onrecord.stages.statements.rules.finding import Finding
from onrecord.stages.statements.rules.lexicon import NOUNS, PRECISION
from onrecord.stages.statements.rules.tokens import Line, Range, quotations_before

_ACCORDING = re.compile(rf"(?P<cue>A)(?P<source>{NOUN_PHRASE}(?:w[^,.;Q]+)?)")
_NOUN_BY = re.compile(rf"(?P<cue>n)p(?P<source>{NOUN_PHRASE})(?:,[^.,;QV]+,)?(?P<content>t[^.;]+)")
_NOUN_OF = re.compile(r"(?P<source>N*P|d)[an]{,2}(?P<cue>n)(?P<content>[topf][^.,;]+)")
_BY = frozenset({"by", "from", "among"})
_POSSESSIVES = frozenset("his her their my our its your".split())
_NAME = re.compile(r"[NPncdm]{1,6}:(?=[^.])")
_ANY = "|".join(sorted(NOUNS))
MAY_CLAIM = re.compile(
    rf"\b(?:{_ANY})\s+(?:{'|'.join(sorted(_BY))})\b"
    rf"|(?:'s?|\b(?:{'|'.join(sorted(_POSSESSIVES))}))\s+(?:[\w'-]+\s+){{0,2}}(?:{_ANY})\b",
    re.IGNORECASE,
)
"""A noun of claiming with "by X" after it or with an owner before it."""


def according_to(line: Line) -> Iterator[Finding]:
    """Yield "according to X" with the sentence that it stands in."""
    for match in _ACCORDING.finditer(line.tags):
        start, end = line.sentence(match.start())
        if before := quotations_before(line, match.start()):
            piece = before
        elif match.start() - start < 2:
            piece = (line.tags.find(",", match.end(), end), end)
        else:
            piece = (start, match.start())
        if 0 <= piece[0] < piece[1]:
            yield _finding("according to", match.span("source"), match.span("cue"), piece)


def noun_cues(line: Line) -> Iterator[Finding]:
    """Yield nouns of saying with their source and content: "claims by X that …", "X's claim that …"."""
    for match in _NOUN_BY.finditer(line.tags):
        source, cue = match.span("source"), match.span("cue")
        if line.tokens[cue[0]].word in NOUNS and line.tokens[cue[1]].word in _BY:
            yield _finding("noun by", source, cue, match.span("content"))
    for match in _NOUN_OF.finditer(line.tags):
        source, cue = match.span("source"), match.span("cue")
        owned = line.tags[source[1] - 1] == "P" or line.tokens[source[0]].word in _POSSESSIVES
        if owned and line.tokens[cue[0]].word in NOUNS:
            yield _finding("noun of", source, cue, match.span("content"))


def colons(lines: Sequence[Line], text: str) -> dict[int, Finding]:
    """Return headlines ("Name: words") and the turns of a transcript, by the number of the line.

    A name is a speaker of a transcript where several lines begin with it. In capitals at the head of the
    first line it is a dateline.
    """
    heads = {number: head for number, line in enumerate(lines) if (head := _NAME.match(line.tags))}
    names = {number: lines[number].text_span(0, head.end() - 1).of(text) for number, head in heads.items()}
    counts = Counter(names.values())
    found = {}
    for number, head in heads.items():
        name, colon = names[number], head.end() - 1
        turn = counts[name] > 1 and len(name) > 2
        if turn or (number == 0 and not name.isupper()):
            pattern = "transcript" if turn else "headline"
            content = (colon + 1, len(lines[number].tags))
            found[number] = _finding(pattern, (0, colon), (colon, colon + 1), content)
    return found


def _finding(pattern: str, source: Range, cue: Range, content: Range) -> Finding:
    return Finding(pattern, PRECISION[pattern], source, cue, (content,))
