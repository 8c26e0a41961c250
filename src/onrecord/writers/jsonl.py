"""JSON Lines: one article a line, in the format that stays stable."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from onrecord.records import Record, Spans, Statement

Correction = tuple[str, str, str]
"""Id of a statement or article, day, and note."""


def to_line(record: Record, corrections: Sequence[Correction] = ()) -> str:
    """Return the record as one line of JSON, without a line break.

    `corrections` stand in it where there are any: the id of a statement or article, the day, and the note.
    """
    told = to_json(record)
    if corrections:
        told["corrections"] = [{"id": id_, "day": day, "note": note} for id_, day, note in corrections]
    return json.dumps(told, ensure_ascii=False)


def to_json(record: Record) -> dict[str, Any]:
    """Return the record as JSON values.

    Spans are lists of [start, end] in code points into the article's text, dates ISO strings as
    precise as they are known; `disputes` and `repeats` are ids of earlier statements.
    """
    article = record.article
    targets: dict[tuple[str, str], list[str]] = {}
    for link in record.links:
        targets.setdefault((link.a, link.kind), []).append(link.b)
    return {
        "doc": article.doc,
        "id": article.id,
        "text_sha256": article.text_sha256,
        "title": article.title,
        "byline": article.byline,
        "published": _text(article.published),
        "dateline": article.dateline,
        "outlet": article.outlet,
        "url": article.url,
        "language": article.language,
        "analysed": record.analysed,
        "stray": [{"text": piece.text, "reason": piece.reason} for piece in article.stray],
        "attributions": [_attribution(statement, targets) for statement in record.statements],
    }


def _attribution(statement: Statement, targets: dict[tuple[str, str], list[str]]) -> dict[str, Any]:
    return {
        "id": statement.id,
        "source": _spans(statement.source),
        "cue": _spans(statement.cue),
        "content": _spans(statement.content),
        "form": statement.form,
        "inside": statement.inside,
        "speaker": statement.speaker,
        "speaker_kind": statement.speaker_kind,
        "candidates": [
            {"name": c.name, "score": round(c.score, 3), "why": c.why} for c in statement.candidates
        ],
        "role": statement.role,
        "act": statement.act,
        "certainty": statement.certainty,
        "distance": statement.distance,
        "said_on": _text(statement.said_on),
        "said_on_words": _spans(statement.said_on_words),
        "channel": statement.channel,
        "target": statement.target,
        "disputes": targets.get((statement.id, "disputes"), []),
        "repeats": targets.get((statement.id, "repeats"), []),
        "confidence": round(statement.confidence, 3),
        "model": statement.model,
    }


def _spans(spans: Spans) -> list[list[int]]:
    return [list(span) for span in spans]


def _text(value: object) -> str | None:
    return None if value is None else str(value)
