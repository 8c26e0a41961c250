"""Speakers: by name, and one in all articles."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Response

from onrecord.errors import QueryError
from onrecord.ledger import Ledger
from onrecord.ledger import Query as Sought
from onrecord.web.api import asking, models, telling
from onrecord.web.api.examples import example


def create_router(ledger: Ledger) -> APIRouter:
    """Return the addresses of speakers."""
    router = APIRouter(tags=["speakers"], responses=asking.FAILED)

    @router.get("/speakers", response_model=models.Speakers, responses=example(models.Speakers))
    def list_speakers(
        name: Annotated[
            str | None,
            Query(min_length=1, max_length=200, description="Only who bears it: full, other or last name."),
        ] = None,
        after: asking.After = None,
        limit: asking.Limit = 50,
    ) -> models.Speakers:
        """List speakers by name; each is one in several articles only by evidence beyond the name.

        Without `name`, a page has all who bear each of `limit` names.
        """
        if name is None:
            names = ledger.speaker_names(after=after or "", limit=limit + 1)
            shown = [one for full in names[:limit] for one in ledger.namesakes(full) if one.name == full]
            following = names[limit - 1] if len(names) > limit else None
        else:
            bearers = list(ledger.namesakes(name))
            begin = next((i + 1 for i, one in enumerate(bearers) if after in one.ids), 0)
            if after and not begin:
                raise QueryError("after", "is no cursor", "take it from the answer before")
            shown = bearers[begin : begin + limit]
            following = shown[-1].id if len(bearers) > begin + limit else None
        return models.Speakers(items=[telling.namesake(one) for one in shown], next=following)

    @router.get(
        "/speakers/{id}",
        response_model=models.SpeakerDetail,
        responses=asking.MISSING | example(models.SpeakerDetail),
    )
    def get_speaker(
        id: Annotated[str, asking.FULL_ID],  # noqa: A002  (the address's own name)
        limit: asking.Limit = 20,
    ) -> models.SpeakerDetail | Response:
        """Tell who a speaker is in all articles, with offices, what they said, and what was said of them."""
        one = next((one for one in ledger.namesakes(id) if id in one.ids), None)
        person = ledger.person(id, limit=1)
        if one is None or person is None:
            return asking.not_found(ledger, "speaker", id, ledger.superseded(id))
        others = [other for other in ledger.namesakes(one.name) if id not in other.ids]
        found = ledger.search(Sought(speaker=id), order="newest", limit=limit)
        return telling.speaker_detail(one, ledger.offices(one), others, person, found)

    return router
