"""The page of one statement: all that is known of it, where it stands and how to cite it."""

from __future__ import annotations

from fastapi import APIRouter, Response
from fastapi.responses import RedirectResponse

from onrecord import present
from onrecord.ledger import Ledger, StatementView
from onrecord.web.history import history
from onrecord.web.marks import around, mark
from onrecord.web.rendering import Pages


def cite(view: StatementView) -> str:
    """Return the statement as a reference: who said it by which article, and who disputes it."""
    article, statement = view.article, view.statement
    doubt = present.doubt(statement)
    name = present.named(view)
    who = f"perhaps {name} (not certain)" if doubt == "uncertain" else name
    office = f", {statement.role}," if statement.role else ""
    said = present.dated(view)
    places = ", ".join(f"{start}–{end}" for start, end in statement.content or statement.cue)
    denied = dict.fromkeys(
        present.named(tie.other)
        for tie in view.ties
        if tie.link.kind == "disputes" and not tie.outgoing and tie.link.state != "rejected"
    )
    parts = [
        f"{who}{office} as reported by {article.outlet or article.doc}",
        f"“{article.title}”" if article.title else None,
        f"said {said}" if said else None,
        f"published {article.published}" if article.published else "no publication date found",
        article.url,
        f"characters {places}" if places else None,
        f"Onrecord statement {statement.id}",
        f"disputed by {' and '.join(denied)}" if denied else None,
    ]
    words = view.words or view.cue_words
    if statement.form != "direct":
        words = f"[in the article’s words] {words}"
    return f"{words} — {', '.join(part for part in parts if part)}."


def routes(ledger: Ledger, pages: Pages) -> APIRouter:
    """Return the routes of statements over `ledger`."""
    router = APIRouter()

    @router.get("/statements/{id_}")
    def statement(id_: str) -> Response:
        view = ledger.statement(id_)
        if view is None:
            return pages.missing("statement", id_)
        if view.statement.id != id_:
            return RedirectResponse(f"/statements/{view.statement.id}", status_code=303)
        record = ledger.article(view.article.id)
        text = record.article.text if record else ""
        place = around(mark(text, [view.statement]), view.statement.id)
        return pages.render(
            "statement.html", view=view, place=place, citation=cite(view), history=history(view)
        )

    return router
