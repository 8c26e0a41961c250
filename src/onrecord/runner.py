"""Runs pages through the pipeline into a sink and counts what became of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal, Protocol

from onrecord.errors import PageError, WithdrawnError
from onrecord.pipeline import Pipeline
from onrecord.readers import Skipped
from onrecord.records import Metadata, Page, Record

Fate = Literal["new", "unchanged", "updated"]


class Sink(Protocol):
    """Where records go."""

    def holds(self, page: Page, fingerprint: str) -> bool:
        """Tell whether this page was finished in an earlier run, so that it needs no second analysis."""
        ...

    def keep(self, page: Page, record: Record, fingerprint: str) -> Fate:
        """Take the record of a page, all of it or nothing."""
        ...


@dataclass
class Tally:
    """What became of the pages of one run; every page is in exactly one of the counts of `fates`.

    Attributes:
        fates: Counts of "new", "unchanged", "updated", "not analysed", "refused", "withdrawn" and "purged".
        skipped: Records of crawls that are no pages, by reason.
        statements: Statements found on pages that were analysed in this run.
        stray: Pieces left out of articles in this run.
    """

    fates: Counter[str] = field(default_factory=Counter)
    skipped: Counter[str] = field(default_factory=Counter)
    statements: int = 0
    stray: int = 0

    @property
    def pages(self) -> int:
        """All pages that were met, refused ones included."""
        return self.fates.total()

    @property
    def refused(self) -> int:
        """Pages that could not be read, or hold no article."""
        return self.fates["refused"]

    @property
    def kept(self) -> int:
        """Pages whose record was printed or stands in the ledger."""
        return self.pages - self.refused - self.fates["withdrawn"] - self.fates["purged"]

    def summary(self) -> str:
        """Return the counts as a line for a person."""
        parts = [f"{_count(self.pages, 'page')}: {self.kept} kept"]
        if self.fates["unchanged"]:
            parts.append(f"{self.fates['unchanged']} of them unchanged")
        if self.fates["updated"]:
            parts.append(f"{self.fates['updated']} of them updated")
        parts += [f"{self.fates['not analysed']} not analysed (language)", f"{self.refused} refused"]
        parts += [f"{self.fates[fate]} {fate} before" for fate in ("withdrawn", "purged") if self.fates[fate]]
        line = ", ".join(parts) + f"; {_count(self.statements, 'statement')}"
        if self.stray:
            line += f"; {_count(self.stray, 'stray piece')} left out"
        if self.skipped:
            reasons = ", ".join(f"{n} × {reason}" for reason, n in sorted(self.skipped.items()))
            line += f"; {_count(self.skipped.total(), 'record')} passed over ({reasons})"
        return line


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" + ("" if number == 1 else "s")


def run(
    items: Iterable[Page | Skipped | PageError],
    pipeline: Pipeline,
    sink: Sink,
    *,
    metadata: Mapping[str, Metadata],
    default: Metadata,
    on_refused: Callable[[PageError], None] = lambda _: None,
    on_page: Callable[[str], None] = lambda _: None,
) -> Tally:
    """Run every page through `pipeline` into `sink`.

    Args:
        items: What a reader yields: pages, records that are none, and errors in their place.
        pipeline: Makes the records.
        sink: Takes them, one page at a time.
        metadata: What the user knows of single pages, by `doc`.
        default: What the user says of all pages; holds where neither `metadata` nor the page's collection
            says anything.
        on_refused: Called with the reason when a page is refused, or was withdrawn or purged before.
        on_page: Called with the page's name before it is worked on.

    Returns:
        The counts. A page that is refused stops nothing.
    """
    tally = Tally()
    for item in items:
        if isinstance(item, Skipped):
            tally.skipped[item.reason] += 1
            continue
        try:
            if isinstance(item, PageError):
                raise item
            on_page(item.doc)
            known = metadata.get(item.doc, Metadata()).filled_from(item.told).filled_from(default)
            tally.fates[_one(item, pipeline, sink, known, tally)] += 1
        except WithdrawnError as error:
            tally.fates[error.fate] += 1
            on_refused(error)
        except PageError as error:
            tally.fates["refused"] += 1
            on_refused(error)
    return tally


def _one(page: Page, pipeline: Pipeline, sink: Sink, metadata: Metadata, tally: Tally) -> str:
    """Work on one page and return what became of it."""
    fingerprint = pipeline.fingerprint(metadata)
    if sink.holds(page, fingerprint):
        return "unchanged"
    record = pipeline.record(page, metadata)
    fate = sink.keep(page, record, fingerprint)
    tally.statements += len(record.statements)
    tally.stray += len(record.article.stray)
    return fate if record.analysed else "not analysed"
