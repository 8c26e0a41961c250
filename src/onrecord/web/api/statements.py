"""Statements: sought, and one with all that is known of it."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Response

from onrecord.ledger import Ledger, Order
from onrecord.ledger import Query as Sought
from onrecord.web.api import asking, models, telling
from onrecord.web.api.examples import example


def create_router(ledger: Ledger) -> APIRouter:
    """Return the addresses of statements."""
    router = APIRouter(tags=["statements"], responses=asking.FAILED)

    @router.get("/statements", response_model=models.Statements, responses=example(models.Statements))
    def search_statements(
        query: Annotated[Sought, Depends(asking.query)],
        order: Annotated[
            Order | None, Query(description="Best first where there are words, else newest.")
        ] = None,
        after: asking.After = None,
        limit: asking.Limit = 20,
        facets: Annotated[bool, Query(description="Count what is found by its fields.")] = False,
    ) -> models.Statements:
        """Find statements by words, speaker, act, outlet, days and dispute; each with what disputes it."""
        return telling.results(ledger.search(query, order=order, after=after, limit=limit, facets=facets))

    @router.get(
        "/statements/{id}",
        response_model=models.StatementDetail,
        responses=asking.MISSING | example(models.StatementDetail),
    )
    def get_statement(id: asking.Id) -> models.StatementDetail | Response:  # noqa: A002  (the address's own name)
        """Tell all that is known of one statement, with its links in both directions."""
        view = ledger.statement(id)
        return telling.statement_detail(view) if view else asking.not_found(ledger, "statement", id)

    return router
