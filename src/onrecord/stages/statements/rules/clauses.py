"""Clauses of attribution: who says, and by which verb. Patterns are regular expressions over tags."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Literal, NamedTuple

from onrecord.stages.statements.rules.tokens import Line, Range

_HEAD = r"(?:r|[dmnNPq](?:[dmnNPqagz]{0,15}[dmnNPq])?)"
NOUN_PHRASE = rf"{_HEAD}(?:[fpco]{_HEAD}){{0,9}}(?:\([^()]{{,12}}\))?"
# After the verb a name ends where "in an interview" or "at the meeting" begins.
_NAME_AFTER = rf"{_HEAD}(?:(?:[fco]|(?<!N)p){_HEAD}){{0,9}}"
# A description between commas; only a relative clause has verbs.
_DESCRIPTION = r"(?:w[^.;:Q]{1,40}?|[^.;:QVGA]{1,40}?)"
# A subject that is described begins where a clause begins; any other may follow whatever is no part of it.
_SUBJECT = rf"(?:(?<![\w])|(?<=[zctsQ])){NOUN_PHRASE},{_DESCRIPTION},|(?<![dmnNPqaf]){NOUN_PHRASE}"
_TIME = r"(?:,?p?z+,?)?"
_VERB = r"(?:[ax]*V|x?a*ba*G)"

_ACTIVE = re.compile(rf"(?P<source>{_SUBJECT}){_TIME}(?P<cue>{_VERB})")
_RELATIVE = re.compile(rf"(?P<source>w)(?P<cue>{_VERB})")
_INVERTED = re.compile(
    rf"(?P<before>Q\.?,?|,)(?P<cue>V)(?P<source>{_NAME_AFTER}(?:,(?:w[^.,;:Q]+|(?![acGspw])[^.,;:QVGA]+))*)"
)
_SHARED = re.compile(r"(?:,?c|,)(?P<cue>a*G|[ax]*V)|(?<![abdP])(?P<late>G)")
_OPENING = re.compile(rf"(?:[csa]|[pgvG][^,.]*,)*(?P<source>{NOUN_PHRASE})")

Order = Literal["active", "relative", "inverted", "shared"]


class Clause(NamedTuple):
    """A reporting verb and its source, as ranges of tokens of one line.

    Attributes:
        order: How the source stands to the verb: before it, as a relative pronoun, after it, or
            elsewhere as the subject of an earlier verb ("…, adding that").
        right: First token after the clause.
    """

    order: Order
    source: Range | None
    cue: Range
    right: int

    @property
    def start(self) -> int:
        """First token of the clause."""
        return self.source[0] if self.source and self.order in ("active", "relative") else self.cue[0]

    @property
    def verb(self) -> int:
        """The token of the reporting verb."""
        return self.cue[1] - 1


def clauses(line: Line) -> list[Clause]:
    """Return the clauses of a line in the order of their verbs, one for each verb."""
    found: dict[int, Clause] = {}
    patterns: tuple[tuple[Order, re.Pattern[str]], ...] = (
        ("relative", _RELATIVE),
        ("active", _ACTIVE),
        ("inverted", _INVERTED),
    )
    for order, pattern in patterns:
        for match in pattern.finditer(line.tags):
            clause = Clause(order, match.span("source"), match.span("cue"), match.end())
            if order != "inverted":
                found.setdefault(clause.verb, clause)
            elif _can_follow(line, clause):
                # After a quotation `said Smith` wins; after a comma it may be `…, a lawyer, told Smith`.
                first = clause if match["before"] != "," else found.get(clause.verb, clause)
                found[clause.verb] = first
    for clause in _shared(line, [found[verb] for verb in sorted(found)]):
        found.setdefault(clause.verb, clause)
    return [found[verb] for verb in sorted(found)]


def _can_follow(line: Line, clause: Clause) -> bool:
    """Tell whether the noun phrase after a verb can be its subject, as in `"…," said Smith`."""
    if line.tags[clause.right : clause.right + 1] in ("V", "x", "b", "a"):
        return False
    kind = line.verb(clause.verb).kind
    return kind == "say" or (kind == "tell" and line.tags[clause.cue[0] - 1] != ",")


def _shared(line: Line, found: list[Clause]) -> Iterator[Clause]:
    """Yield the clauses whose subject stands at an earlier verb, or at the head of the sentence."""
    named = [clause for clause in found if clause.source and clause.order != "relative"]
    verbs = [clause.verb for clause in named]
    for match in _SHARED.finditer(line.tags):
        cue = match.span("cue") if match.group("cue") else match.span("late")
        start, end = line.sentence(cue[0])
        before = bisect_left(verbs, cue[0]) - 1
        opening = _OPENING.match(line.tags, start, end)
        if before >= 0 and verbs[before] >= start:
            source = named[before].source
        else:
            source = opening.span("source") if opening else None
        if source and not source[0] <= cue[0] < source[1]:
            yield Clause("shared", source, cue, cue[1])
