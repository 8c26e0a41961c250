"""Where the words said stand, for each clause of attribution."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from onrecord.stages.statements.rules.clauses import Clause, clauses
from onrecord.stages.statements.rules.finding import Finding
from onrecord.stages.statements.rules.tokens import Line, Range, quotations_before

_TIME = re.compile(r"(?:,?p?z+,?)*")
_ADJUNCT = r"(?:,?(?:p?z+|o[dmnNPr]+|[psf][^.,;:QVGtw]*))*"
_NOTHING = re.compile(rf"{_ADJUNCT}(?=[.,;)-]|$)")
_TO_THAT = re.compile(r"(?:[poz][^.;:QVGwt]{0,20}?)?(?<!c)(?=t)")
_TOLD_TO_THAT = re.compile(r"(?:[pozdmnNPr,][^.;:QVGwt]{0,20}?)?(?<!c)(?=t)")
_TO_QUOTATION = re.compile(r"(?:,?[pofzsa(][^.;:QVGt]{0,25}?)?[,:(]?(?=Q)")
_TOLD_TO_QUOTATION = re.compile(r"[^.;:QVGt]{0,25}?[,:(]?(?=Q)")
_TOLD = re.compile(r"(?:r|d?[nNP]*?[nN](?=[drP])|N+(?=[nd])|[dmnNP]+?(?=[drNPo]))")
_RUN = re.compile(r"Q(?:\.?Q)*")
_GOES_ON = re.compile(r"(?:[^.;QVG]*[,:]?|[^.;Q]*\.)(?=Q)")
_NEW_CLAUSE = re.compile(r",?c(?:r[axbvV]|[dmnN]+[xb])")
_JOINT = {
    "shared": re.compile(r"(?:[,;-][cs]?|c)a*$"),  # "called it false and said …"
    "other": re.compile(r"[,;-][cs]?a*$"),
}

_AHEAD = 12
"""So many later clauses are looked at for where a content ends."""


class Content(NamedTuple):
    """Where the words said stand, and in which of `lexicon.FRAMES`."""

    frame: str
    pieces: tuple[Range, ...]


def reported(line: Line) -> Iterator[Finding]:
    """Yield the attributions by a reporting verb in a frame that the verb is known for."""
    found = clauses(line)
    for number, clause in enumerate(found):
        content = _content(line, clause, found[number + 1 : number + 1 + _AHEAD])
        precision = line.verb(clause.verb).frames.get(content.frame) if content else None
        if content and precision:
            yield Finding(content.frame, precision, clause.source, clause.cue, content.pieces)


def _content(line: Line, clause: Clause, later: Sequence[Clause]) -> Content | None:
    """Return the content of `clause`, or None; `later` are the clauses after it."""
    start, end = line.sentence(clause.verb)
    speech = line.verb(clause.verb).kind in ("say", "tell")
    if speech and (quoted := _quoted(line, clause, later, end)):
        return quoted
    nothing = _NOTHING.match(line.tags, clause.right, end)
    if clause.order == "inverted" or (speech and nothing and clause.order == "active"):
        around = _around(line, clause, later, (start, end), nothing.end() if nothing else end)
        if around or clause.order == "inverted":
            return around
    if nothing and (speech or nothing.end() == clause.right) and line.tags[clause.right] != "s":
        return None
    return _after(line, clause, later, end)


def _quoted(line: Line, clause: Clause, later: Sequence[Clause], end: int) -> Content | None:
    """Return the quotations that stand right before or after a clause of speech."""
    before = quotations_before(line, clause.start)
    if before and line.tags[clause.start - 1] != ".":
        return Content("quote", (before, *_goes_on(line, clause, later)))
    way = _TOLD_TO_QUOTATION if line.verb(clause.verb).kind == "tell" else _TO_QUOTATION
    after = way.match(line.tags, clause.right, end)
    run = _RUN.match(line.tags, after.end()) if after else None
    if run:
        return Content("quote", (run.span(),))
    if before and _NOTHING.match(line.tags, clause.right, end):  # `"Why?" she asked.`
        return Content("quote", (before, *_goes_on(line, clause, later)))
    return None


def _goes_on(line: Line, clause: Clause, later: Sequence[Clause]) -> tuple[Range, ...]:
    """Return the quotations that go on after `"…," she said`, unless they are another clause's."""
    way = _GOES_ON.match(line.tags, clause.right)
    run = _RUN.match(line.tags, way.end()) if way else None
    if run is None:
        return ()
    owner = next((other for other in later if other.start >= run.end()), None)
    owned = owner is not None and line.tags[run.end() : owner.start] in ("", ",", ".")
    return () if owned else (run.span(),)


def _around(
    line: Line, clause: Clause, later: Sequence[Clause], sentence: Range, right: int
) -> Content | None:
    """Return the words around a clause that is put in or comes last, as in `The vote, she said, was fair`."""
    start, end = sentence
    first = clause.start - 1
    if first - start < 2 or line.tags[first] != ",":
        return None
    if line.tags[start] in "pgvsz" and line.tags[clause.right : clause.right + 1] not in (",", "."):
        return None
    pieces = [(start, first)]
    if line.tags[right : right + 1] == "," and clause.order == "active":
        pieces.append((right, _end(line, right, end, later)))
    return Content("between", tuple(piece for piece in pieces if piece[0] < piece[1]))


def _after(line: Line, clause: Clause, later: Sequence[Clause], end: int) -> Content | None:
    """Return the words from a clause to the end of the sentence, or to the next clause."""
    verb = line.verb(clause.verb)
    time = _TIME.match(line.tags, clause.right, end)
    begin, frame = time.end() if time else clause.right, "bare"
    way = _TOLD_TO_THAT if verb.kind == "tell" else _TO_THAT
    that = way.match(line.tags, clause.right, end)
    if that and (verb.kind != "other" or that.end() == begin):
        begin, frame = that.end(), "that"
    elif verb.kind == "tell" and (told := _TOLD.match(line.tags, begin, end)):
        begin = told.end()
    finish = _end(line, begin, end, later)
    if clause.order == "relative" and "," in line.tags[begin + 1 : finish]:
        finish = line.tags.index(",", begin + 1)
    if frame == "bare" and verb.kind != "say" and (new := _NEW_CLAUSE.search(line.tags, begin, finish)):
        finish = new.start()
    if finish <= begin:
        return None
    return Content(clause.order if clause.order in ("shared", "relative") else frame, ((begin, finish),))


def _end(line: Line, begin: int, end: int, later: Sequence[Clause]) -> int:
    """Return where a content ends: with the sentence, or before a later clause that a comma parts off."""
    for other in later:
        joint = _JOINT["shared" if other.order == "shared" else "other"]
        if begin < other.start < end and (before := joint.search(line.tags[begin : other.start])):
            end = begin + before.start()
            break
    semicolon = line.tags.find(";", begin, end)
    return semicolon if semicolon > 0 else end
