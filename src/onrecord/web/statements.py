"""The page of one statement: all that is known of it, where it stands and how to cite it."""

from __future__ import annotations

import json
from collections.abc import Callable

from fastapi import APIRouter, Response
from fastapi.responses import RedirectResponse

from onrecord import citing
from onrecord.citing.exports import about_file
from onrecord.ledger import Ledger, Query, Retrieval, StatementView
from onrecord.web.history import history
from onrecord.web.marks import around, mark
from onrecord.web.rendering import Pages


def routes(ledger: Ledger, pages: Pages) -> APIRouter:
    """Return the routes of statements over `ledger`."""
    router = APIRouter()
    _add_files(router, ledger, pages)

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
        first = ledger.disputed_in_first_copy([view.statement.id]).get(view.statement.id)
        return pages.render(
            "statement.html",
            view=view,
            place=place,
            citation=citing.cite(view),
            first=first,
            corrections=ledger.corrections(view.statement.id, view.article.id),
            history=history(view),
        )

    return router


def _add_files(router: APIRouter, ledger: Ledger, pages: Pages) -> None:
    """Add the statement as files; before its page, whose address would take theirs for ids."""

    def reference(
        id_: str, ending: str, media_type: str, write: Callable[[StatementView, Retrieval | None], str]
    ) -> Response:
        with ledger.snapshot() as moment:
            view = moment.statement(id_)
            if view is None:
                return pages.missing("statement", id_)
            retrieved = moment.retrievals({view.article.id}).get(view.article.id, ())
        name = f"onrecord-{view.statement.id}.{ending}"
        return attached(write(view, retrieved[0] if retrieved else None), media_type, name)

    @router.get("/statements/{id_}.bib")
    def as_bibtex(id_: str) -> Response:
        return reference(id_, "bib", "application/x-bibtex", citing.bibtex)

    @router.get("/statements/{id_}.csl.json")
    def as_csl(id_: str) -> Response:
        media_type = "application/vnd.citationstyles.csl+json"
        return reference(id_, "csl.json", media_type, lambda *view: as_json(citing.csl(*view)))

    @router.get("/statements/{id_}.jsonld")
    def as_jsonld(id_: str) -> Response:
        with ledger.snapshot() as moment:
            view = moment.statement(id_)
            if view is None:
                return pages.missing("statement", id_)
            told = citing.annotated_statement(moment, view, about_file(moment, Query()))
        return attached(as_json(told), "application/ld+json", f"onrecord-{view.statement.id}.jsonld")


def as_json(value: object) -> str:
    """Return the value as JSON that a person can read."""
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def attached(content: str, media_type: str, name: str) -> Response:
    """Answer with a file to keep."""
    disposition = f'attachment; filename="{name}"'
    return Response(content, media_type=media_type, headers={"Content-Disposition": disposition})
