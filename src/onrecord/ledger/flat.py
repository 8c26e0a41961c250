"""Statements as flat rows: for tables, spreadsheets and data frames."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Literal

from onrecord import extras
from onrecord.ledger.views import Listed, Tie

Told = dict[str, str | None]
"""One denial of a statement by the names in DENIAL."""
FlatRow = dict[str, str | float | list[Told] | None]
"""A statement by the names in COLUMNS."""
COLUMNS = (
    "id",
    "speaker",
    "speaker_kind",
    "speaker_score",
    "source",
    "told_by",
    "state",
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
    "denials",
)
DENIAL = ("id", "who", "words", "article", "title", "outlet", "published", "url", "state", "answers")
"""What a row tells of each denial; `answers` is the id of the statement that it disputes."""
Library = Literal["pandas", "polars"]
"""What makes data frames."""


def flat(listed: Listed, same: Mapping[str, Listed] | None = None) -> FlatRow:
    """Return a statement as one row. What disputes it stands in it, with who says so and the exact words.

    `told_by` is who alone tells of a statement that stands inside another one, `state` what reviewers made of
    it, and `speaker_score` the belief that the speaker is the right one, where there are candidates.

    Args:
        listed: The statement.
        same: Statements by their ids; the denials of those that repeat this one, or that this one repeats,
            are told too, since they answer the same claim.
    """
    statement, article = listed.statement, listed.article
    scores = {candidate.name: candidate.score for candidate in statement.candidates}
    row: FlatRow = {
        "id": statement.id,
        "speaker": statement.speaker,
        "speaker_kind": statement.speaker_kind,
        "speaker_score": scores.get(statement.speaker or ""),
        "told_by": _teller(listed),
        "state": statement.state,
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
        "denials": list(_denials(listed, same or {})),
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


def repeats(listed: Listed) -> Iterator[str]:
    """Yield the ids of the statements that have the same claim by a link that no reviewer rejected."""
    for tie in listed.ties:
        if tie.link.kind != "disputes" and tie.link.state != "rejected":
            yield tie.other.statement.id


def denying(listed: Listed) -> Iterator[Tie]:
    """Yield the ties of what disputes the statement, as far as no reviewer rejected it."""
    for tie in listed.ties:
        if tie.link.kind == "disputes" and not tie.outgoing and tie.link.state != "rejected":
            yield tie


def denials(listed: Listed, same: Mapping[str, Listed]) -> Iterator[tuple[str, Tie]]:
    """Yield what disputes the statement, and then what disputes its repeats as far as `same` has them.

    Each comes with the id of the statement that it disputes, and but once.
    """
    seen = {listed.statement.id}
    for one in (listed, *(same[id_] for id_ in repeats(listed) if id_ in same)):
        for tie in denying(one):
            if tie.other.statement.id not in seen:
                seen.add(tie.other.statement.id)
                yield one.statement.id, tie


def _denials(listed: Listed, same: Mapping[str, Listed]) -> Iterator[Told]:
    for answers, tie in denials(listed, same):
        statement, article = tie.other.statement, tie.other.article
        yield {
            "id": statement.id,
            "who": statement.speaker or tie.other.source_words or None,
            "words": tie.other.words or tie.other.cue_words,
            "article": article.id,
            "title": article.title,
            "outlet": article.outlet,
            "published": _text(article.published),
            "url": article.url,
            "state": tie.link.state,
            "answers": answers,
        }


def _teller(listed: Listed) -> str | None:
    outer = listed.outer
    return None if outer is None else outer.statement.speaker or outer.source_words or "somebody"


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def frame(rows: Sequence[FlatRow], library: Library) -> Any:  # noqa: ANN401  (of a library that may be missing)
    """Return the rows as a data frame with the columns COLUMNS.

    Raises:
        ExtraError: where the library is not installed.
    """
    columns = {name: [row[name] for row in rows] for name in COLUMNS}
    return extras.load(library).DataFrame(columns)
