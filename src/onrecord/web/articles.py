"""The pages of articles: all of them, one with its statements, and what two versions differ in."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Response
from fastapi.responses import HTMLResponse

from onrecord.ledger import Ledger
from onrecord.web.changes import compare
from onrecord.web.marks import mark
from onrecord.web.rendering import Pages

_PER_PAGE = 50


def routes(ledger: Ledger, pages: Pages) -> APIRouter:
    """Return the routes of articles over `ledger`."""
    router = APIRouter()

    @router.get("/articles")
    def index(page: Annotated[int, Query(ge=1, le=1_000_000)] = 1) -> HTMLResponse:
        listed = ledger.articles(limit=_PER_PAGE + 1, offset=(page - 1) * _PER_PAGE)
        return pages.render(
            "articles.html",
            articles=listed[:_PER_PAGE],
            page=page,
            more=len(listed) > _PER_PAGE,
            counts=ledger.counts(),
        )

    @router.get("/articles/{id_}")
    def article(id_: str) -> Response:
        record = ledger.article(id_)
        if record is None:
            return pages.missing("article", id_)
        full = record.article.id
        header = ledger.header(full)
        ids = [statement.id for statement in record.statements]
        numbers = {statement.id: n for n, statement in enumerate(record.statements, 1)}
        return pages.render(
            "article.html",
            article=record.article,
            record=record,
            superseded_by=header.superseded_by if header else None,
            paragraphs=mark(record.article.text, record.statements),
            statements=ledger.listed(ids),
            judged=ledger.judged(ids),
            in_first_copy=ledger.disputed_in_first_copy(ids),
            numbers=numbers,
            versions=ledger.versions(full),
            corrections=ledger.corrections(full),
        )

    @router.get("/articles/{id_}/since/{earlier}")
    def changes(id_: str, earlier: str) -> Response:
        new, old = ledger.article(id_), ledger.article(earlier)
        if new is None or old is None:
            return pages.missing("article", id_ if new is None else earlier)
        found = compare(old, new)
        return pages.render(
            "changes.html",
            old=old.article,
            new=new.article,
            changes=found,
            came=ledger.listed([statement.id for statement in found.came]),
            went=ledger.listed([statement.id for statement in found.went]),
        )

    return router
