"""One statement as a citation: who said it by which article, and who disputes it."""

from __future__ import annotations

import re
from typing import Any

from onrecord import present
from onrecord.ledger import Retrieval, StatementView
from onrecord.records import PartialDate

_SPECIAL = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "{}$&#_%"},
}
_BREAKS = re.compile(r"\s+")


def cite(view: StatementView) -> str:
    """Return the statement as a reference in words."""
    article = view.article
    places = ", ".join(f"{start}–{end}" for start, end in view.statement.content or view.statement.cue)
    denied = _denied(view)
    said = present.dated(view)
    parts = [
        f"{_who(view)} as reported by {article.outlet or article.doc}",
        f"“{article.title}”" if article.title else None,
        f"said {said}" if said else None,
        f"published {article.published}" if article.published else "no publication date found",
        article.url,
        f"characters {places}" if places else None,
        f"Onrecord statement {view.statement.id}",
        f"disputed by {denied}" if denied else None,
    ]
    return f"{_words(view)} — {', '.join(part for part in parts if part)}."


def bibtex(view: StatementView, retrieved: Retrieval | None = None) -> str:
    """Return the article as an entry of BibTeX, with the statement, its words and its denials in the note."""
    article = view.article
    published = article.published
    moment = retrieved.retrieved if retrieved else None
    fields = {
        "author": f"{{{_tex(article.byline)}}}" if article.byline else None,
        "title": f"{{{_tex(article.title or article.doc)}}}",
        "howpublished": _tex(article.outlet) if article.outlet else None,
        "year": f"{published.year:04d}" if published else None,
        "month": f"{published.month:02d}" if published and published.month else None,
        "day": f"{published.day:02d}" if published and published.day else None,
        "url": article.url and re.sub(r"[\s{}\\]", lambda sign: f"%{ord(sign[0]):02X}", article.url),
        "urldate": f"{moment:%Y-%m-%d}" if moment else None,
        "note": _tex(_note(view)),
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@misc{{onrecord-{view.statement.id},", *lines, "}"]) + "\n"


def csl(view: StatementView, retrieved: Retrieval | None = None) -> list[dict[str, Any]]:
    """Return the same as an item of CSL-JSON, in a list as citation managers take it."""
    article = view.article
    moment = retrieved.retrieved if retrieved else None
    item: dict[str, Any] = {
        "id": f"onrecord-{view.statement.id}",
        "type": "article-newspaper",
        "title": article.title or article.doc,
        "container-title": article.outlet,
        "author": [{"literal": article.byline}] if article.byline else None,
        "issued": {"date-parts": [_parts(article.published)]} if article.published else None,
        "accessed": {"date-parts": [[moment.year, moment.month, moment.day]]} if moment else None,
        "URL": article.url,
        "language": article.language,
        "note": _note(view),
    }
    return [{name: value for name, value in item.items() if value}]


def _note(view: StatementView) -> str:
    said, denied = present.dated(view), _denied(view)
    parts = [
        f"{_who(view)}: {_words(view)}",
        f"said {said}" if said else None,
        f"Onrecord statement {view.statement.id}",
        f"disputed by {denied}" if denied else None,
    ]
    return "; ".join(part for part in parts if part)


def _who(view: StatementView) -> str:
    name = present.named(view)
    who = f"perhaps {name} (not certain)" if present.doubt(view.statement) == "uncertain" else name
    who += f", {view.statement.role}," if view.statement.role else ""
    return f"{who} as told by {present.named(view.outer)}," if view.outer else who


def _words(view: StatementView) -> str:
    words = view.words or view.cue_words
    return words if view.statement.form == "direct" else f"[in the article’s words] {words}"


def _denied(view: StatementView) -> str:
    names = dict.fromkeys(
        present.named(tie.other)
        for tie in view.ties
        if tie.link.kind == "disputes" and not tie.outgoing and tie.link.state != "rejected"
    )
    return " and ".join(names)


def _parts(day: PartialDate) -> list[int]:
    return [part for part in (day.year, day.month, day.day) if part is not None]


def _tex(words: str) -> str:
    return "".join(_SPECIAL.get(sign, sign) for sign in _BREAKS.sub(" ", words))
