"""Where the words said stand, for each clause of attribution."""

import re
from typing import NamedTuple

from onrecord.stages.statements.rules.patterns import Clause
from onrecord.stages.statements.rules.tokens import Line

Range = tuple[int, int]

_ADJUNCT = r"(?:,?(?:p?z+|o[dnNPr]+|[psf][^.,;:QVGtw]*))*"
_TO_THAT = re.compile(r"[pozdnNPr,][^.;:QVGwt]{0,20}?(?=t)|(?=t)")
_TO_QUOTATION = re.compile(r"(?:[pofzsdnNPrGga,(][^.;:Q]{0,25}?)?[,:(]?(?=Q)")
_NOTHING = re.compile(rf"{_ADJUNCT}(?=[.,;)-]|$)")
_TIME = re.compile(r"(?:,?p?z+,?)*")
_TOLD = re.compile(r"(?:r|d?[nNP]*?[nN](?=[drP])|N+(?=[nd])|[dnNP]+?(?=[drNPo]))")
_CLAUSE_END = re.compile(r",?cr[axbvV]")


class Content(NamedTuple):
    """Ranges of tokens that are the content, and the pattern by which they were found."""

    pieces: list[Range]
    pattern: str


def quoted_left(line: Line, clause: Clause) -> Range | None:
    """Return the quotations right before a clause: `"…," she said`."""
    match = re.compile(r"Q[Q.]*[,.]?$").search(line.tags[: clause.start])
    if match is None:
        return None
    return match.start(), clause.start


def find(line: Line, clause: Clause, later: Clause | None) -> Content | None:
    """Return the content of `clause`; `later` is the next clause of the line."""
    tags = line.tags
    start, end = line.sentence(clause.cue[0])
    kind = line.verb(clause.verb).kind
    speech = kind in ("say", "tell")
    nothing = _NOTHING.match(tags, clause.right, end)
    if speech and (left := quoted_left(line, clause)) and (tags[clause.start-1] != "." or nothing):
        return Content([left, *_quotations_after(line, clause)], "quoted before")
    if speech and clause.pattern!="inverted" and (match := _TO_QUOTATION.match(tags, clause.right, end)) and (kind=="tell" or re.match("[pozsQ,:]",tags[clause.right])):
        return Content(_run(line, match.end()), "quoted after")
    if clause.pattern == "inverted":
        if tags[clause.cue[0]-1]=="," and start < clause.cue[0] - 3 and "Q" not in tags[start:clause.cue[0]]:
            return Content([(start, clause.cue[0] - 1)], "said last")
        return None
    begin = clause.right
    if match := _TO_THAT.match(tags, begin, end):
        begin, pattern = match.end(), "that"
    elif nothing and kind in ("say", "think", "tell") and clause.pattern == "active":
        if start < clause.start - 2 and tags[clause.start - 1] == ",":
            pieces = [(start, clause.start - 1)]
            if tags[nothing.end() : nothing.end() + 1] == ",":
                pieces.append((nothing.end(), _end(line, nothing.end(), end, later)))
            return Content(pieces, "said between")
        return None if nothing.end()==clause.right else Content([(begin,nothing.end())],"adjunct")
    else:
        begin = _TIME.match(tags, begin, end).end()
        pattern = "bare"
        if kind == "tell" and (match := _TOLD.match(tags, begin, end)):
            begin, pattern = match.end(), "told"
    finish = _end(line, begin, end, later)
    if clause.pattern=="relative" and "," in tags[begin:finish]: finish=tags.index(",",begin)
    if pattern == "bare" and kind in ("do", "think") and (match := _CLAUSE_END.search(tags, begin, finish)):
        finish = match.start()
    return Content([(begin, finish)], pattern) if finish > begin else None


def _end(line: Line, begin: int, end: int, later: Clause | None) -> int:
    """Return where a content that begins at `begin` ends: with the sentence or before the next clause."""
    if later and begin < later.start < end:
        before = re.compile(r"[,;][cs]?$").search(line.tags[begin : later.start])
        if before:
            return begin + before.start()
        if line.tags[later.start] in ",":
            return later.start
    semi = line.tags.find(";", begin, end)
    return semi if semi>0 else end


def _run(line: Line, start: int) -> list[Range]:
    """Return the quotations from token `start` on that follow each other directly."""
    match = re.compile(r"Q(?:\.?Q)*").match(line.tags, start)
    return [match.span()] if match else []


def _quotations_after(line: Line, clause: Clause) -> list[Range]:
    """Return the quotations that go on after `"…," she said.`"""
    match = re.compile(r"[^.Q;]*[.,:]?(?=Q)").match(line.tags, clause.right)
    if not match: return []
    return _run(line, match.end())
