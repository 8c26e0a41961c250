"""Clauses of attribution: who says, by which words, and where the words said begin.

A pattern is a regular expression over the tags of `tokens`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.stages.statements.rules.tokens import Line

_HEAD = r"(?:r|[dnNPq][dnNPqag]*)"
_PHRASE = rf"{_HEAD}(?:[fpco]{_HEAD})*(?:\([^()]*\))?"
# A description between commas; a relative clause may have verbs.
_DESCRIPTION = r"(?:w[^.;:Q]{1,40}?|[^.;:QVGA]{1,40}?)"
_SUBJECT = rf"(?:(?<![a-zA-Y])|(?<=[zcts])){_PHRASE},{_DESCRIPTION},|(?<![dnNPqaf]){_PHRASE}"
_TIME = r"(?:,?p?z+,?)?"
_FINITE = r"(?:[ax]*V|x?a*ba*G)"

_ACTIVE = re.compile(rf"(?P<source>{_SUBJECT}){_TIME}(?P<cue>{_FINITE})")
_RELATIVE = re.compile(rf"(?P<source>(?<![dnNPqaf]){_PHRASE}),?w(?P<cue>{_FINITE})")
_SHARED = re.compile(rf"(?:,c?|c|(?<=[.]))(?P<cue>a*G|[ax]*V)|(?<=[^ab])(?P<late>G)|^(?P<first>a*G)")
_INVERTED = re.compile(rf"(?P<left>[Q,]\.?,?)(?P<cue>V)(?P<source>{_PHRASE}(?:,(?![acGsp])[^.,;:QVGA]+)*)")
_OPENING = re.compile(rf"[csa]*(?:[pgv][^,.]*,)*(?P<source>{_PHRASE})")


@dataclass(slots=True)
class Clause:
    """A source and its cue, as ranges of tokens of one line, end exclusive.

    Attributes:
        pattern: active, relative, shared or inverted.
        source: None where the clause names none.
        right: First token after the clause.
    """

    pattern: str
    source: tuple[int, int] | None
    cue: tuple[int, int]
    right: int

    @property
    def start(self) -> int:
        """First token of the clause."""
        return min(self.cue[0], self.source[0]) if self.source and self.pattern != "shared" else self.cue[0]

    @property
    def verb(self) -> int:
        """The token of the reporting verb."""
        return self.cue[1] - 1


def clauses(line: Line) -> list[Clause]:
    """Return the clauses of a line in the order of their verbs, one for each verb."""
    found: dict[int, Clause] = {}
    for pattern, regex in (("inverted", _INVERTED), ("active", _ACTIVE), ("relative", _RELATIVE)):
        for match in regex.finditer(line.tags):
            clause = Clause(pattern, match.span("source"), match.span("cue"), match.end())
            if _is_possible(line, clause):
                found.setdefault(clause.verb, clause)
    for clause in _shared(line, found):
        found.setdefault(clause.verb, clause)
    return [found[verb] for verb in sorted(found)]


def _is_possible(line: Line, clause: Clause) -> bool:
    if clause.pattern != "inverted":
        return True
    after = line.tags[clause.right : clause.right + 1]
    return line.verb(clause.verb).kind in ("say", "tell") and after not in ("V", "x", "b")


def _shared(line: Line, found: dict[int, Clause]) -> Iterator[Clause]:
    """Yield the clauses whose subject stands earlier: "…, adding that", "and said"."""
    for match in _SHARED.finditer(line.tags):
        cue = next(match.span(name) for name in ("cue", "late", "first") if match.group(name))
        if cue[1] - 1 in found:
            continue
        start, end = line.sentence(cue[0])
        source = None
        for clause in found.values():
            if start <= clause.cue[0] < cue[0] and clause.source and clause.source[0] >= start:
                source = clause.source
        if source is None and (opening := _OPENING.match(line.tags, start, end)):
            source = opening.span("source")
        if source and not (source[0] <= cue[0] < source[1]):
            yield Clause("shared", source, cue, cue[1])
