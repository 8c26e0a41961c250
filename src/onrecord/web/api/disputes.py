"""Disputes: claims with who repeated and who denied them."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Query, Response

from onrecord.errors import QueryError
from onrecord.ledger import Ledger
from onrecord.web.api import asking, models, telling
from onrecord.web.api.examples import example


def create_router(ledger: Ledger) -> APIRouter:
    """Return the addresses of disputes."""
    router = APIRouter(tags=["disputes"], responses=asking.FAILED)

    @router.get("/disputes", response_model=models.Disputes, responses=example(models.Disputes))
    def list_disputes(
        q: asking.Words = "",
        after: asking.After = None,
        denied: Annotated[
            Literal["yes", "no"],
            Query(description="Without words: “no” for the accusations that no denial was found of."),
        ] = "yes",
        limit: Annotated[int, Query(ge=1, le=50, description="How many items at most.")] = 20,
    ) -> models.Disputes:
        """List claims with their denials, the newest denial first.

        With words, also allegations of which no denial was found: `denials` is empty there.
        """
        if after is not None and ledger.dispute(after) is None:
            raise QueryError("after", "is no cursor", "take it from the answer before")
        found = ledger.disputes(q or None, limit=limit + 1, after=after, denied=denied == "yes")
        return models.Disputes(
            items=[telling.dispute(view) for view in found[:limit]],
            next=found[limit - 1].id if len(found) > limit else None,
        )

    @router.get(
        "/disputes/{id}", response_model=models.Dispute, responses=asking.MISSING | example(models.Dispute)
    )
    def get_dispute(id: asking.Id) -> models.Dispute | Response:  # noqa: A002  (the address's own name)
        """Tell the claim that a statement belongs to or disputes, with who repeated and who denied it."""
        view = ledger.dispute(id)
        return (
            telling.dispute(view) if view else asking.not_found(ledger, "dispute", id, ledger.superseded(id))
        )

    return router
