"""The place, and often the agency, that a report opens with: "OSLO (Northwire) — ", "OSLO: "."""

from __future__ import annotations

import re
from collections.abc import Iterable

_FIRST = 3  # lines among which the first paragraph of the report is looked for
_CAPITALS = r"[A-Z][A-Z.'’\-]*[A-Z.](?: (?:[A-Z][A-Z.'’\-]*[A-Z.]|and|of|de))*"
_REGION = r"(?:, [A-Z][\w.’'\-]*(?: [A-Z][\w.’'\-]*)*){0,2}(?:, [A-Z][a-z]{2,8}\.? \d{1,2})?"
_AGENCY = r"\([A-Z][\w.&/ ]{1,30}\)"
_PLACE_AND_AGENCY = rf"[A-Z][\w.’'\-]*(?: [A-Z][\w.’'\-]*)*{_REGION} {_AGENCY}"
_DATELINE = re.compile(
    rf"(?P<words>{_PLACE_AND_AGENCY}|{_CAPITALS}{_REGION}|{_AGENCY})(?: ?(?:—|–|--|―) ?| - )(?=\S)"
    rf"|(?P<colon>{_CAPITALS}{_REGION}): (?=[A-Z“\"'‘])"
)
# Labels in capitals that stand before a headline's colon.
_LABELS = frozenset(
    """BREAKING UPDATE UPDATED WATCH VIDEO EXCLUSIVE OPINION ANALYSIS LIVE READ MORE RELATED PHOTOS POLL
    REPORT NEWS PODCAST EDITORIAL COMMENT REVIEW CORRECTION NOTE""".split()
)


def dateline_of(lines: Iterable[str]) -> str | None:
    """Return the dateline of the first of `lines` that opens with one, without the dash; None without one."""
    for number, line in enumerate(lines):
        if number == _FIRST:
            break
        match = _DATELINE.match(line)
        if match:
            words: str = match["words"] or match["colon"]
            if not _LABELS.issuperset(words.split()):
                return words
    return None
