"""Statements as flat rows: for tables, spreadsheets and data frames."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from importlib import import_module
from typing import Any, Literal

from onrecord.errors import ExtraError
from onrecord.ledger.views import Listed, Tie

FlatRow = dict[str, str | float | None]
"""A statement by the names in COLUMNS."""
COLUMNS = (
    "id",
    "speaker",
    "speaker_kind",
    "speaker_score",
    "source",
    "role",
    "act",
    "certainty",
    "form",
    "cue",
    "words",
    "said_on",
    "said_on_words",
    "channel",
    "distance",
    "target",
    "disputed_by",
    "disputes",
    "article",
    "title",
    "outlet",
    "published",
    "url",
    "confidence",
)
Library = Literal["pandas", "polars"]
"""What makes data frames."""


def flat(listed: Listed) -> FlatRow:
    """Return a statement as one row. What disputes it stands in it, with who says so and the exact words.

    `speaker_score` is the belief that the speaker is the right one, where there are candidates.
    """
    statement, article = listed.statement, listed.article
    scores = {candidate.name: candidate.score for candidate in statement.candidates}
    row: FlatRow = {
        "id": statement.id,
        "speaker": statement.speaker,
        "speaker_kind": statement.speaker_kind,
        "speaker_score": scores.get(statement.speaker or ""),
        "source": listed.source_words or None,
        "cue": listed.cue_words or None,
        "words": listed.words,
        "said_on": _text(statement.said_on),
        "said_on_words": listed.said_on_words or None,
        "disputed_by": _told(tie for tie in listed.ties if not tie.outgoing),
        "disputes": _told(tie for tie in listed.ties if tie.outgoing),
        "article": article.id,
        "title": article.title,
        "outlet": article.outlet,
        "published": _text(article.published),
        "url": article.url,
        "confidence": statement.confidence,
    }
    for name in ("role", "act", "certainty", "form", "channel", "distance", "target"):
        row[name] = getattr(statement, name)
    return {name: row[name] for name in COLUMNS}


def _told(ties: Iterable[Tie]) -> str | None:
    """Return the other ends of disputes that no reviewer rejected, in words."""
    others = [
        f"{tie.other.statement.speaker or tie.other.source_words or 'no source named'}: "
        f"{tie.other.words} [{tie.other.statement.id}]"
        for tie in ties
        if tie.link.kind == "disputes" and tie.link.state != "rejected"
    ]
    return "; ".join(others) or None


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def frame(rows: Sequence[FlatRow], library: Library) -> Any:  # noqa: ANN401  (of a library that may be missing)
    """Return the rows as a data frame with the columns COLUMNS.

    Raises:
        ExtraError: where the library is not installed.
    """
    columns = {name: [row[name] for row in rows] for name in COLUMNS}
    return _import(library).DataFrame(columns)


def parquet(rows: Sequence[FlatRow]) -> bytes:
    """Return the rows as a Parquet file.

    Raises:
        ExtraError: where pyarrow is not installed.
    """
    arrow, files = _import("pyarrow"), _import("pyarrow.parquet")
    numbers = ("speaker_score", "confidence")
    schema = arrow.schema(
        [(name, arrow.float64() if name in numbers else arrow.string()) for name in COLUMNS]
    )
    sink = arrow.BufferOutputStream()
    files.write_table(arrow.Table.from_pylist(list(rows), schema=schema), sink)
    return bytes(sink.getvalue())


def _import(name: str) -> Any:  # noqa: ANN401  (modules without types)
    try:
        return import_module(name)
    except ImportError as error:
        package = name.split(".", maxsplit=1)[0]
        raise ExtraError(package, "is not installed", f"pip install 'onrecord[{package}]'") from error
