"""Lines of other stories that strayed onto the page: teasers, promotion, captions.

A plain-text page has no markup to tell them by, so each line is told from the article by what it says: a
logistic model over the features of `features.py`, one for lines that end as sentences do and one for those
that do not. At the end of the page the block is cut off whose log-odds add up highest; elsewhere a line has
to be surer. bench/stray_lines.py trains the weights and measures them; docs/article-text.md has the figures.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from operator import mul

from onrecord.records import PartialDate, Stray
from onrecord.stages.articles.features import NAMES, Context
from onrecord.stages.articles.lines import Line

_OPEN_END, _QUOTED = NAMES.index("open end"), NAMES.index("quotation")
_LONGEST_TAIL = 24  # lines
_MOST = 0.5  # share of a page's lines that may be cut off at the end
_QUOTATION = 2.0  # log-odds taken off for a quotation: losing one costs more than leaving a teaser in


@dataclass(frozen=True, slots=True)
class Caution:
    """Log-odds that it takes to leave lines out.

    Attributes:
        tail: Of all lines of a block at the end together.
        middle: Of a single line elsewhere.
    """

    tail: float
    middle: float


# Chosen on held-out made pages; of 7,567 lines of untouched articles, 11 are left out.
FOR_TEXT = Caution(tail=1.5, middle=4.0)
"""For pages without markup."""

# Trafilatura has taken out most of what is stray; 6 to 14 at the end do alike by text_score, and 2 does harm.
FOR_HTML = Caution(tail=8.0, middle=4.0)
"""For what an extractor has found on a page."""


@dataclass(frozen=True, slots=True)
class _Finding:
    """Log-odds that a line is stray, and the numbers that they rest on, in the order of `NAMES`."""

    odds: float
    row: list[float]


@cache
def _weights() -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Return bias and weights for lines that end as sentences do, and for those that do not."""
    table = json.loads(files(__package__).joinpath("stray.json").read_text("utf-8"))["weights"]
    columns = [table[name] for name in ("bias", *NAMES)]
    return tuple(row[0] for row in columns), tuple(row[1] for row in columns)


def part(
    lines: Sequence[Line], caution: Caution = FOR_TEXT, published: PartialDate | None = None
) -> tuple[list[Line], tuple[Stray, ...]]:
    """Part the lines of a page into the article's and those that strayed onto it, both in the page's order.

    The first line always stays: a headline looks like a teaser.

    Args:
        lines: English ones; the features know no other language.
        caution: How sure one must be.
        published: When the article was published, if known.
    """
    context = Context(lines, published)
    found = _tail(context, len(lines), caution.tail)
    for i in range(1, len(lines) - len(found)):
        (finding,) = _judge(context, i, i + 1)
        if finding.odds > caution.middle:
            found[i] = finding
    kept = [line for i, line in enumerate(lines) if i not in found]
    return kept, tuple(Stray(lines[i].text, _reason(found[i].row)) for i in sorted(found))


def _judge(context: Context, start: int, end: int) -> list[_Finding]:
    """Judge the lines from `start` to `end` as one block."""
    findings = []
    for row in context.features(start, end):
        odds = sum(map(mul, _weights()[int(row[_OPEN_END])], (1.0, *row)))
        findings.append(_Finding(odds - _QUOTATION * row[_QUOTED], row))
    return findings


def _tail(context: Context, count: int, bar: float) -> dict[int, _Finding]:
    """Return what was found of each line of the stray block at the end; empty where there is none."""
    best: dict[int, _Finding] = {}
    highest = bar
    longest = min(_LONGEST_TAIL, max(1, int(count * _MOST)), count - 1)
    for start in range(count - 1, count - 1 - longest, -1):
        block = _judge(context, start, count)
        total = sum(finding.odds for finding in block)
        if total > highest:
            best, highest = dict(enumerate(block, start)), total
    return best


def _reason(row: list[float]) -> str:
    """Say in words what told a stray line from the article."""
    values = dict(zip(NAMES, row, strict=True))
    told = []
    if values["appeal"]:
        told.append("asks the reader to click, follow or subscribe")
    if values["later day"]:
        told.append("bears a later date than the article")
    if values["coverage"] < 1 / 3:
        has_names = values["known names"] + values["new names"] > 0
        told.append(
            "shares no names or topic with the article" if has_names else "shares no topic with the article"
        )
    elif values["known names"] == 0 < values["new names"]:
        told.append("shares no names with the article")
    if values["ellipsis"]:
        told.append("breaks off")
    elif values["open end"]:
        told.append("no full sentence")
    told.append("stands alone" if values["single"] else "stands in a block of such lines")
    return "; ".join(told)
