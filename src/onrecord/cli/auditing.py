"""`audit`: a sample as a file for reviewers, and what their file tells of the ledger."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from onrecord import present
from onrecord.cli import console
from onrecord.errors import MetadataError
from onrecord.ledger import Ledger, StatementView
from onrecord.ledger.auditing import ASPECTS, Audit, Drawn, Verdict

_TOLD = ("subject", "layer", "of", "who", "act", "words", "who_b", "act_b", "words_b", "article", "outlet")
COLUMNS = (*_TOLD, "reviewer", *(f"{aspect}_right" for aspect in ASPECTS))
"""What a file has: what is judged, then who judges, and yes or no for each aspect."""
_ANSWERS = {"yes": True, "y": True, "1": True, "no": False, "n": False, "0": False}
_FORMULAS = "=+-@\t\r"


def sample(ledger: Ledger, number: int, seed: str, out: Path) -> None:
    """Draw a sample and write it to `out`."""
    drawn = ledger.audit_sample(number, seed)
    told = [_row(ledger, one) for one in drawn]
    with out.open("w", encoding="utf-8-sig" if out.suffix == ".csv" else "utf-8", newline="") as file:
        if out.suffix == ".csv":
            writer = csv.DictWriter(file, COLUMNS)
            writer.writeheader()
            writer.writerows({name: _unformulated(value) for name, value in row.items()} for row in told)
        else:
            file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in told)
    console.err.print(f"{len(told)} statements and links to judge in {out}, drawn with the seed {seed}")


def results(ledger: Ledger, file: Path) -> None:
    """Print what the verdicts in `file` tell of the ledger."""
    audit = ledger.audit(list(read(file)))
    for line in lines(audit):
        console.out.print(line, markup=False, highlight=False)


def read(file: Path) -> Iterator[Verdict]:
    """Yield the verdicts of a file that reviewers filled in; an aspect left empty is none.

    Raises:
        MetadataError: for an answer that is neither yes nor no.
    """
    with file.open(encoding="utf-8-sig", newline="") as lines_:
        rows: Iterator[Mapping[str, object]] = (
            iter(csv.DictReader(lines_)) if file.suffix == ".csv" else map(json.loads, lines_)
        )
        for number, row in enumerate(rows, 1):
            for aspect in ASPECTS:
                answer = str(row.get(f"{aspect}_right") or "").strip().lower()
                if answer and answer not in _ANSWERS:
                    raise MetadataError(
                        f"{file}, row {number}", f"{aspect}_right is “{answer}”", "say yes or no"
                    )
                if answer:
                    who = str(row.get("reviewer") or "")
                    yield Verdict(str(row["subject"]), who, aspect, _ANSWERS[answer])


def lines(audit: Audit) -> Iterator[str]:
    """Yield the lines of a report."""
    for aspect, estimate in audit.precision.items():
        line = f"{aspect:9}  {estimate.share:6.1%} right, {estimate.judged} judged, "
        line += f"95 % interval {estimate.low:.1%} to {estimate.high:.1%}"
        yield line + (f"; tells nothing of {estimate.unseen:.1%} of them" if estimate.unseen else "")
    for (aspect, one, other), both in audit.agreements.items():
        kappa = "none" if both.kappa is None else f"{both.kappa:.2f}"
        yield f"{aspect:9}  {one} and {other} agree on {both.share:.1%} of {both.both}, kappa {kappa}"
    if audit.unknown:
        yield f"{audit.unknown} verdicts are on what the ledger does not have"
    if not audit.precision:
        yield "nothing was judged"


def _row(ledger: Ledger, drawn: Drawn) -> dict[str, object]:
    ends = [drawn.subject] if drawn.layer.what == "statement" else list(ledger.ends(drawn.subject))
    views = [view for end in ends if (view := ledger.statement(end)) is not None]
    row: dict[str, object] = dict.fromkeys(COLUMNS, "")
    row |= {"subject": drawn.subject, "layer": str(drawn.layer), "of": drawn.size}
    for view, suffix in zip(views, ("", "_b"), strict=False):
        row |= _told(view, suffix)
    if views:
        row |= {"article": views[0].article.id, "outlet": views[0].article.outlet or ""}
    return row


def _told(view: StatementView, suffix: str) -> dict[str, object]:
    words = view.words or view.cue_words
    told = {"who": present.named(view), "act": view.statement.act or "", "words": words}
    return {name + suffix: value for name, value in told.items()}


def _unformulated(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value[:1] in _FORMULAS and value else value
