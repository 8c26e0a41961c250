"""Attributions without a reporting verb: "according to", nouns of saying, a colon after a name."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from onrecord.stages.statements.rules.clauses import NOUN_PHRASE
from onrecord.stages.statements.rules.lexicon import NOUNS
from onrecord.stages.statements.rules.tokens import Line, Range

_ACCORDING = re.compile(rf"(?P<cue>A)(?P<source>{NOUN_PHRASE}(?:w[^,.;Q]+)?)")
_RUN_BEFORE = re.compile(r"Q(?:\.?Q)*,?$")
_NOUN_BY = re.compile(rf"(?P<cue>n)p(?P<source>{NOUN_PHRASE})(?:,[^.,;QV]+,)?(?P<content>t[^.;]+)")
_NOUN_OWN = re.compile(r"(?P<source>N*P|d)[an]{,2}(?P<cue>n)(?P<content>[topf][^.,;]+)")
_NOUN_BARE = re.compile(r"(?<![P])(?P<cue>n)(?P<content>t[^.,;]+)")
_POSSESSIVES = frozenset("his her their my our its your".split())
_NAME = re.compile(r"N[NPncd]{,4}:(?=[^.])")


class Finding(NamedTuple):
    """An attribution as ranges of tokens of one line.

    Attributes:
        pattern: How it was found.
        lemma: Of the reporting verb; empty where there is none.
    """

    pattern: str
    lemma: str
    source: Range | None
    cue: Range
    content: list[Range]


def according_to(line: Line) -> Iterator[Finding]:
    """Yield "according to X" with the sentence that it stands in."""
    for match in _ACCORDING.finditer(line.tags):
        start, end = line.sentence(match.start())
        before = _RUN_BEFORE.search(line.tags[: match.start()])
        if before:
            piece = (before.start(), match.start())
        elif match.start() - start < 2:
            comma = line.tags.find(",", match.end(), end)
            piece = (comma, end)
        else:
            piece = (start, match.start())
        if 0 <= piece[0] < piece[1]:
            yield Finding("according to", "", match.span("source"), match.span("cue"), [piece])


def noun_cues(line: Line) -> Iterator[Finding]:
    """Yield nouns of saying with their content: "claims by X that", "X's claim that"."""
    seen = set()
    for pattern, regex in (("noun by", _NOUN_BY), ("noun of", _NOUN_OWN), ("noun", _NOUN_BARE)):
        for match in regex.finditer(line.tags):
            cue = match.span("cue")
            if line.tokens[cue[0]].word not in NOUNS or cue in seen:
                continue
            if pattern == "noun by" and line.tokens[cue[1]].word not in ("by", "from", "among"):
                continue
            if pattern == "noun of" and not _owns(line, match.span("source")):
                continue
            seen.add(cue)
            source = match.span("source") if pattern != "noun" else None
            yield Finding(pattern, "", source, cue, [match.span("content")])


def _owns(line: Line, source: Range) -> bool:
    return line.tags[source[1] - 1] == "P" or line.tokens[source[0]].word in _POSSESSIVES


def colons(lines: list[Line], text: str) -> Iterator[tuple[int, Finding]]:
    """Yield headlines ("Name: words") and the lines of a transcript, with the number of the line."""
    heads = {number: match for number, line in enumerate(lines) if (match := _NAME.match(line.tags))}
    names = {number: lines[number].text_span(0, m.end() - 1).of(text) for number, m in heads.items()}
    counts = Counter(names.values())
    for number, match in heads.items():
        name = names[number]
        turn = counts[name] > 1 and len(name) > 2
        headline = number == 0 and not name.isupper()
        if turn or headline:
            colon = match.end() - 1
            content = [(colon + 1, len(lines[number].tags))]
            pattern = "transcript" if turn else "headline"
            yield number, Finding(pattern, "", (0, colon), (colon, colon + 1), content)
