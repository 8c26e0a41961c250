"""Links across articles as JSON Lines: one link a line."""

from __future__ import annotations

import json

from onrecord.records import Link


def to_link_line(link: Link, a: tuple[str, str], b: tuple[str, str]) -> str:
    """Return `{"a": [doc, id], "b": [doc, id], "link", "score", "state"}`, without a line break.

    Args:
        link: The link.
        a: Name of the article and id of the statement of its first end.
        b: The same of its second end.
    """
    row = {"a": a, "b": b, "link": link.kind, "score": round(link.score, 3), "state": link.state}
    return json.dumps(row, ensure_ascii=False)
