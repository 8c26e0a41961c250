"""The pages of articles: all of them, one with its statements, and what two versions differ in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, Query, Response
from fastapi.responses import HTMLResponse

from onrecord.ledger import ArticleView, Ledger, Listed
from onrecord.records import Statement
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
        view = ledger.article_view(id_)
        if view is None:
            return pages.missing("article", id_)
        record = view.record
        ids = [statement.id for statement in record.statements]
        return pages.render(
            "article.html",
            article=record.article,
            record=record,
            superseded_by=view.header.superseded_by,
            paragraphs=mark(record.article.text, record.statements),
            statements=view.statements,
            judged=ledger.judged(ids),
            in_first_copy=ledger.disputed_in_first_copy(ids),
            numbers={statement.id: n for n, statement in enumerate(record.statements, 1)},
            versions=view.versions,
            corrections=ledger.corrections(record.article.id),
        )

    @router.get("/articles/{id_}/since/{earlier}")
    def changes(id_: str, earlier: str) -> Response:
        new, old = ledger.article_view(id_), ledger.article_view(earlier)
        if new is None or old is None:
            return pages.missing("article", id_ if new is None else earlier)
        found = compare(old.record, new.record)
        return pages.render(
            "changes.html",
            old=old.record.article,
            new=new.record.article,
            changes=found,
            came=_among(new, found.came),
            went=_among(old, found.went),
        )

    return router


def _among(view: ArticleView, statements: Sequence[Statement]) -> list[Listed]:
    wanted = {statement.id for statement in statements}
    return [listed for listed in view.statements if listed.statement.id in wanted]
