"""Whether the words around a time expression speak of what has been or of what is to come."""

from __future__ import annotations

import re
from typing import Literal

from onrecord.records import Span

Direction = Literal[-1, 0, 1]
"""Past, not to be told, future."""

_REACH = 90
"""Code points that are read on either side of an expression, within its sentence."""

_FUTURE = re.compile(
    r"\b(?:will|won't|shall|going to|scheduled|due|set|slated|expected|expects?|plans?|planned|planning"
    r"|hopes?|upcoming|coming|may|could|should|can|must|intends?|deadline|expires?|begins?|starts?|opens?|deliberates?"
    r"|would|ready|until|to (?!the\b|a\b|an\b|his\b|her\b|its\b|their\b|[A-Z])[a-z]+)\b|'ll\b"
)
_PAST = re.compile(
    r"\b(?:was|were|had|has|have|did|went|came|took|made|gave|held|met|told|said|began|won|lost|left|became"
    r"|got|saw|found|sent|fell|rose|ran|led|wrote|spoke|brought|bought|paid|sold|broke|grew|kept|knew|thought"
    r"|felt|hit|shot|flew|drew|chose|threw|struck|since|ago"
    r"|(?<!be )(?!(?:need|indeed|proceed|exceed|speed)\b)\w{2,}ed)\b"
)
_BOUNDARY = re.compile(r"[;:\"\n]|[.!?] (?=[A-Z\"])|, (?:and|but) ")
_RIGHT_BEFORE = re.compile(
    r"\b(?:(?P<future>by|until|till|before|next|effective|beginning|starting)|since) $"
)


def direction(text: str, span: Span) -> Direction:
    """Return which way the verb beside the expression at `span` points.

    The nearest sign before it in its clause decides; without one, the nearest behind it.
    """
    before = _BOUNDARY.split(text[max(0, span.start - _REACH) : span.start])[-1]
    right_before = _RIGHT_BEFORE.search(before)
    if right_before:
        return 1 if right_before["future"] else -1
    signs = [(-match.start(), 1) for match in _FUTURE.finditer(before)]
    signs += [(-match.start(), -1) for match in _PAST.finditer(before)]
    if not signs:
        after = _BOUNDARY.split(text[span.end : span.end + _REACH])[0]
        signs = [(match.start(), 1) for match in _FUTURE.finditer(after)]
        signs += [(match.start(), -1) for match in _PAST.finditer(after)]
    if not signs:
        return 0
    nearest = min(place for place, _ in signs)
    # "was scheduled", "planned": a sign of the future counts where both begin at one place.
    return 1 if (nearest, 1) in signs else -1
