"""Articles: listed, and one with its text and statements."""

from __future__ import annotations

from fastapi import APIRouter, Response

from onrecord.errors import QueryError
from onrecord.ledger import Ledger
from onrecord.web.api import asking, models, telling
from onrecord.web.api.examples import example


def create_router(ledger: Ledger) -> APIRouter:
    """Return the addresses of articles."""
    router = APIRouter(tags=["articles"], responses=asking.FAILED)

    @router.get("/articles", response_model=models.Articles, responses=example(models.Articles))
    def list_articles(after: asking.After = None, limit: asking.Limit = 50) -> models.Articles:
        """List articles by the day of publication, the newest first and those without a day last."""
        last = ledger.header(after) if after else None
        if after and last is None:
            raise QueryError("after", "is no cursor", "take it from the answer before")
        found = ledger.articles(limit + 1, after=last)
        return models.Articles(
            items=[telling.article(header) for header in found[:limit]],
            next=found[limit - 1].id if len(found) > limit else None,
        )

    @router.get(
        "/articles/{id}",
        response_model=models.ArticleDetail,
        responses=asking.MISSING | example(models.ArticleDetail),
    )
    def get_article(id: asking.Id) -> models.ArticleDetail | Response:  # noqa: A002  (the address's own name)
        """Tell an article's text, what was left out of it, and its statements with their links."""
        view = ledger.article_view(id)
        return telling.article_detail(view) if view else asking.not_found(ledger, "article", id)

    return router
