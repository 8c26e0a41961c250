"""The page of a speaker: who they are as far as articles tell, and what they said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse

from onrecord.ledger import ArticleHeader, Ledger, OfficeSeen
from onrecord.web.chart import draw, tabled
from onrecord.web.history import decided
from onrecord.web.rendering import Pages

_PER_PAGE = 25


@dataclass(frozen=True, slots=True)
class Office:
    """An office in an article's words, and the articles that give it, in the order of their days."""

    words: str
    articles: tuple[ArticleHeader, ...]


def offices(seen: Sequence[OfficeSeen]) -> list[Office]:
    """Put the same words together, in the order in which each office is first told."""
    found: dict[str, dict[str, ArticleHeader]] = {}
    for one in seen:
        found.setdefault(one.office, {}).setdefault(one.article.id, one.article)
    return [Office(words, tuple(given.values())) for words, given in found.items()]


def routes(ledger: Ledger, pages: Pages) -> APIRouter:
    """Return the routes of speakers over `ledger`."""
    router = APIRouter()

    @router.get("/speakers/{id_}")
    def speaker(id_: str, page: Annotated[int, Query(ge=1, le=1_000_000)] = 1) -> HTMLResponse:
        view = ledger.person(id_, limit=_PER_PAGE, offset=(page - 1) * _PER_PAGE)
        if view is None:
            return pages.missing("speaker", id_, ledger.superseded(id_))
        sighted = [seen.speaker for seen in view.identity.sightings]
        names = {name for one in sighted for name in (one.name, *one.names)} - {view.identity.name}
        return pages.render(
            "speaker.html",
            id=id_,
            view=view,
            offices=offices(view.identity.offices),
            kind=next((one.kind for one in sighted if one.kind), None),
            names=sorted(names),
            page=page,
            more=view.said_in_all > page * _PER_PAGE,
            drawing=draw(view.shares),
            table=tabled(view.shares),
            told=decided(ledger.told_of([one.id for one in sighted])),
        )

    return router
