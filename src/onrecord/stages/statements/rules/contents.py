"""Where the words said stand, for each clause of attribution."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from onrecord.stages.statements.rules.clauses import Clause
from onrecord.stages.statements.rules.tokens import Line, Range

_TIME = re.compile(r"(?:,?p?z+,?)*")
_ADJUNCT = r"(?:,?(?:p?z+|o[dmnNPr]+|[psf][^.,;:QVGtw]*))*"
_NOTHING = re.compile(rf"{_ADJUNCT}(?=[.,;)-]|$)")
_TO_THAT = re.compile(r"(?:[pozdmnNPr,][^.;:QVGwt]{0,20}?)?(?=t)")
_TO_QUOTATION = re.compile(r"(?:[pofzsa,(][^.;:QVG]{0,25}?)?[,:(]?(?=Q)")
_TOLD_TO_QUOTATION = re.compile(r"[^.;:QVG]{0,25}?[,:(]?(?=Q)")
_TOLD = re.compile(r"(?:r|d?[nNP]*?[nN](?=[drP])|N+(?=[nd])|[dmnNP]+?(?=[drNPo]))")
_RUN = re.compile(r"Q(?:\.?Q)*")
_RUN_BEFORE = re.compile(r"Q(?:\.?Q)*[,.]?$")
_NEW_CLAUSE = re.compile(r",?c(?:r[axbvV]|[dmnN]+[xb])")
_GOES_ON = re.compile(r"(?:[^.;QVG]*[,:]?|[^.;Q]*\.)(?=Q)")
_JOINED = re.compile(r"[,;-][cs]?a*$")


class Content(NamedTuple):
    """Where the words said stand.

    Attributes:
        pattern: How they were found.
        pieces: Ranges of tokens.
    """

    pattern: str
    pieces: list[Range]


def content(line: Line, clause: Clause, later: Sequence[Clause]) -> Content | None:
    """Return the content of `clause`, or None; `later` are the clauses after it."""
    start, end = line.sentence(clause.verb)
    speech = line.verb(clause.verb).kind in ("say", "tell")
    if speech and (quoted := _quoted(line, clause, later, end)):
        return quoted
    nothing = _NOTHING.match(line.tags, clause.right, end)
    if clause.form == "inverted" or (speech and nothing and clause.form == "active"):
        around = _before(line, clause, later, (start, end), nothing.end() if nothing else end)
        if around or clause.form == "inverted":
            return around
    if nothing and (speech or nothing.end() == clause.right) and line.tags[clause.right] != "s":
        return None
    return _after(line, clause, later, end)


def _quoted(line: Line, clause: Clause, later: Sequence[Clause], end: int) -> Content | None:
    """Return the quotations that stand right before or after a clause of speech."""
    before = _RUN_BEFORE.search(line.tags[: clause.start])
    if before and line.tags[clause.start - 1] != ".":
        return Content("quoted before", [(before.start(), clause.start), *_goes_on(line, clause, later)])
    way = _TOLD_TO_QUOTATION if line.verb(clause.verb).kind == "tell" else _TO_QUOTATION
    after = way.match(line.tags, clause.right, end)
    run = _RUN.match(line.tags, after.end()) if after else None
    if run:
        return Content("quoted after", [run.span()])
    if before and _NOTHING.match(line.tags, clause.right, end):  # `"Why?" she asked.`
        return Content("quoted before", [(before.start(), clause.start), *_goes_on(line, clause, later)])
    return None


def _goes_on(line: Line, clause: Clause, later: Sequence[Clause]) -> list[Range]:
    """Return the quotations that go on after `"…," she said`, unless they are another clause's."""
    way = _GOES_ON.match(line.tags, clause.right)
    run = _RUN.match(line.tags, way.end()) if way else None
    if run is None:
        return []
    owner = next((other for other in later if other.start >= run.end()), None)
    owned = owner is not None and line.tags[run.end() : owner.start] in ("", ",", ".")
    return [] if owned else [run.span()]


def _before(line: Line, clause: Clause, later: Sequence[Clause], sentence: Range, right: int) -> Content | None:
    """Return the words around a clause that is put in or comes last: `The vote, she said, was fair.`"""
    start, end = sentence
    first = clause.start - 1
    if first - start < 2 or line.tags[first] != "," or "Q" in line.tags[start:first]:
        return None
    pieces = [(start, first)]
    if line.tags[right : right + 1] == "," and clause.form == "active":
        pieces.append((right, _end(line, right, end, later)))
    return Content("said last" if clause.form == "inverted" else "said between", pieces)


def _after(line: Line, clause: Clause, later: Sequence[Clause], end: int) -> Content | None:
    """Return the words from a clause to the end of the sentence, or to the next clause."""
    verb = line.verb(clause.verb)
    if way := _TO_THAT.match(line.tags, clause.right, end):
        begin, pattern = way.end(), "that"
    else:
        time = _TIME.match(line.tags, clause.right, end)
        begin, pattern = time.end() if time else clause.right, "bare"
        if verb.kind == "tell" and (told := _TOLD.match(line.tags, begin, end)):
            begin, pattern = told.end(), "told"
    finish = _end(line, begin, end, later)
    if clause.form == "relative" and "," in line.tags[begin + 1 : finish]:
        finish = line.tags.index(",", begin + 1)
    if pattern == "bare" and verb.kind != "say" and (new := _NEW_CLAUSE.search(line.tags, begin, finish)):
        finish = new.start()
    return Content(pattern, [(begin, finish)]) if finish > begin else None


def _end(line: Line, begin: int, end: int, later: Sequence[Clause]) -> int:
    """Return where a content ends: with the sentence, or before a later clause that a comma parts off."""
    for other in later:
        if begin < other.start < end and (joint := _JOINED.search(line.tags[begin : other.start])):
            end = begin + joint.start()
            break
    semicolon = line.tags.find(";", begin, end)
    return semicolon if semicolon > 0 else end
