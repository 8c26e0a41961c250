"""Values and extents of time expressions in TimeBank and AQUAINT, next to dateparser's.

    python bench/dates.py [--wrong] [--dateparser PYTHON]

Reads $ONRECORD_DATA/dates/tbaq (TimeML as TempEval-3 ships it) and counts the TIMEX3 of type DATE whose
words hold no year in figures (four digits). Each is read with gold's extent and its document's creation
date, and is right where its value is gold's, at gold's own precision: what gold leaves open (`1989-WXX`,
`1998-XX-XX`) or gives beyond the day (an hour, `TEV`) is not compared, weeks have two digits, `199X` and
`199` are one decade. A day is not right for its month, nor a month for its day.

"all" counts every such expression, also the vague ones ("now", "recently": PRESENT_REF, PAST_REF, FUTURE_REF)
and those that gold gives a duration for a value; "calendar" only those with a value on the calendar.

PYTHON is an interpreter that has dateparser. It is run on the same words with the same day, past
preferred; it gives a day for everything, so the day is cut to gold's precision first: to its week, month,
quarter or year.
Extents: an expression is found where one of ours overlaps it.
"""

from __future__ import annotations

import argparse
import html
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from onrecord.records import PartialDate, Span
from onrecord.stages.dates.expressions import TimeExpression, find, read
from onrecord.text import normalise

_TAG = re.compile(r"(<[^>]*>)")
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')
_DATEPARSER = """
import datetime, json, sys, warnings
warnings.simplefilter("ignore")
import dateparser
for line in sys.stdin:
    words, day = json.loads(line)
    base = datetime.datetime.fromisoformat(day)
    found = dateparser.parse(words, languages=["en"],
                             settings={"RELATIVE_BASE": base, "PREFER_DATES_FROM": "past"})
    print(found.date().isoformat() if found else "")
"""


@dataclass(frozen=True)
class Gold:
    """A TIMEX3 of a document: where it stands, its type and its value."""

    span: Span
    kind: str
    value: str


@dataclass(frozen=True)
class Document:
    """A TimeML document: its text, the day of its creation and its time expressions."""

    text: str
    created: PartialDate
    gold: tuple[Gold, ...]


def documents(folder: Path) -> Iterator[Document]:
    """Yield the TimeML documents under `folder`."""
    for path in sorted(folder.glob("*/*.tml")):
        raw = path.read_text(encoding="utf-8", errors="replace")
        created = re.search(r'<DCT>.*?value="(\d{4}-\d\d-\d\d)', raw, re.DOTALL)
        body = re.search(r"<TEXT>(.*?)</TEXT>", raw, re.DOTALL)
        assert created, path
        assert body, path
        yield _document(body[1], PartialDate.parse(created[1]))


def _document(body: str, created: PartialDate) -> Document:
    text, found = "", []
    opened: list[tuple[int, dict[str, str]]] = []
    for piece in _TAG.split(body):
        if piece.startswith("<TIMEX3"):
            opened.append((len(text), dict(_ATTRIBUTE.findall(piece))))
        elif piece.startswith("</TIMEX3"):
            start, attributes = opened.pop()
            found.append(Gold(Span(start, len(text)), attributes["type"], attributes["value"]))
        elif not piece.startswith("<"):
            text += html.unescape(piece)
    return Document(text, created, tuple(found))


def comparable(value: str) -> str:
    """Return a TIMEX3 value without what is beyond the date or left open."""
    value = re.sub(r"^(\d{4}-\d\d-\d\d)T.*", r"\1", value)
    value = re.sub(r"-W(\d)$", r"-W0\1", value).removesuffix("-WE")
    return value if value.startswith("P") else re.sub(r"-?W?X+.*$", "", value)


def is_right(gold: str, given: str | None) -> bool:
    """Tell whether `given` is the value `gold`, at the precision of gold."""
    if not given:
        return False
    wanted, given = comparable(gold), comparable(given)
    return given.startswith(wanted) if "X" in gold else given == wanted


def cut(day: date, gold: str) -> str:
    """Return the TIMEX3 value of `day` at the precision of `gold`."""
    wanted = comparable(gold)
    if "-W" in wanted:
        return "{:04d}-W{:02d}".format(*day.isocalendar()[:2])
    if "-Q" in wanted:
        return f"{day.year:04d}-Q{(day.month + 2) // 3}"
    return day.isoformat()[: len(wanted)]


def of_dateparser(python: str, asked: list[tuple[str, str]]) -> list[str]:
    """Return the day that dateparser gives for each (words, day of reference), "" for none."""
    lines = "\n".join(map(json.dumps, asked))
    done = subprocess.run(
        [python, "-c", _DATEPARSER], input=lines, capture_output=True, text=True, check=True
    )
    return done.stdout.split("\n")[: len(asked)]


def main() -> int:
    """Print the figures; the exit status is 1 where fewer than 85 % of the values are right."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--wrong", action="store_true", help="print what is wrong")
    parser.add_argument("--dateparser", metavar="PYTHON")
    args = parser.parse_args()
    folder = Path(os.environ.get("ONRECORD_DATA", "")) / "dates" / "tbaq"
    if not folder.is_dir():
        sys.exit("ONRECORD_DATA: names no folder with dates/tbaq; set it to the corpora")
    asked: list[tuple[str, str]] = []
    golds: list[str] = []
    ours: list[str | None] = []
    wanted = met = given = kept = 0
    for document in documents(folder):
        text = normalise(document.text)
        found = find(text, Span(0, len(text)), document.created)
        dates = [gold for gold in document.gold if gold.kind in ("DATE", "TIME")]
        wanted += len(dates)
        met += sum(any(x.span.overlaps(gold.span) for x in found) for gold in dates)
        given += len(found)
        kept += sum(any(x.span.overlaps(gold.span) for gold in document.gold) for x in found)
        for gold in document.gold:
            words = gold.span.of(document.text)
            if gold.kind == "DATE" and not re.search(r"\d{4}", words):
                ours.append(_value(text, gold, document.created, found))
                golds.append(gold.value)
                asked.append((" ".join(words.split()), str(document.created)))
                if args.wrong and not is_right(gold.value, ours[-1]):
                    print(f"{words!r}: {gold.value}, read as {ours[-1]}, written {document.created}")
    share = _report("own rules", golds, ours)
    if args.dateparser:
        days = of_dateparser(args.dateparser, asked)
        theirs = [
            cut(date.fromisoformat(day), gold) if day else None for day, gold in zip(days, golds, strict=True)
        ]
        _report("dateparser", golds, theirs)
    print(f"extents of DATE and TIME: recall {met / wanted:.1%}, precision {kept / given:.1%} (any TIMEX3)")
    return int(share < 0.85)


def _value(text: str, gold: Gold, created: PartialDate, found: list[TimeExpression]) -> str | None:
    expression = read(text, gold.span, created, [x for x in found if x.span.end <= gold.span.start])
    return expression.timex if expression else None


def _report(name: str, golds: list[str], given: list[str | None]) -> float:
    """Print the shares that are right; return that of all."""
    pairs = [(gold, is_right(gold, value)) for gold, value in zip(golds, given, strict=True)]
    calendar = [right for gold, right in pairs if re.match(r"\d", gold)]
    share = sum(right for _, right in pairs) / len(pairs)
    of_calendar = sum(calendar) / len(calendar)
    print(f"{name:10} all {share:.1%} of {len(pairs)}, calendar {of_calendar:.1%} of {len(calendar)}")
    return share


if __name__ == "__main__":
    sys.exit(main())
