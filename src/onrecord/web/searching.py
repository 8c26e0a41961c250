"""The page of search, and the same query as a file or feed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, get_args

from fastapi import APIRouter, Request, Response
from fastapi.responses import PlainTextResponse, RedirectResponse, StreamingResponse

from onrecord.errors import ExtraError, QueryError
from onrecord.ledger import Ledger, Query
from onrecord.records import Act, Form, SpeakerKind
from onrecord.web import exports
from onrecord.web.marks import highlight
from onrecord.web.narrowing import ADDRESS, address, offer
from onrecord.web.rendering import Pages

PER_PAGE = 25
_LONGEST = 500
_CHOICES = {"acts": get_args(Act), "forms": get_args(Form), "kinds": get_args(SpeakerKind)}


def _query(given: Mapping[str, str]) -> Query:
    for name, value in given.items():
        if len(value) > _LONGEST:
            raise QueryError(name, "is too long", f"{_LONGEST} characters are the most")
    return Query.parse(given)


def routes(ledger: Ledger, pages: Pages) -> APIRouter:
    """Return the routes of search over `ledger`."""
    router = APIRouter()

    @router.get(ADDRESS)
    def search(request: Request) -> Response:
        given = dict(request.query_params)
        part = request.headers.get("HX-Target") == "results"
        template = "search_part.html" if part else "search.html"
        values: dict[str, Any] = {
            "given": given,
            "q": given.get("q", ""),
            "here": ADDRESS,
            "found": None,
            "error": None,
            **_CHOICES,
        }
        try:
            query = _query(given)
            order, after = given.get("order"), given.get("after")
            clean = address(query, order="newest" if order == "newest" else None, after=after)
            if not part and "" in given.values():
                return RedirectResponse(clean, status_code=303)
            found = ledger.search(
                query, order="newest" if order == "newest" else None, after=after, limit=PER_PAGE, facets=True
            )
        except QueryError as error:
            page = pages.render(template, status=200 if part else 422, **values | {"error": error})
            page.headers["Vary"] = "HX-Target"
            return page
        values |= {
            "found": found,
            "hits": [(hit, highlight(hit)) for hit in found],
            "offer": offer(found, after),
        }
        page = pages.render(template, **values)
        page.headers["Vary"] = "HX-Target"
        if part:
            page.headers["HX-Replace-Url"] = clean  # what is typed leaves no step in the browser's history
        return page

    _add_files(router, ledger)
    return router


def _add_files(router: APIRouter, ledger: Ledger) -> None:
    def add(ending: str, media_type: str, write: exports.Write) -> None:
        @router.get(f"{ADDRESS}.{ending}", name=f"search as {ending}")
        def as_file(request: Request) -> Response:
            try:
                headers, pieces = exports.opened(ledger, _query(request.query_params), write)
            except QueryError as error:
                return PlainTextResponse(f"{error}\n", 422)
            except ExtraError as error:
                return PlainTextResponse(f"{error}\n", 406)
            headers["Content-Disposition"] = f'attachment; filename="statements.{ending}"'
            return StreamingResponse(pieces, headers=headers, media_type=media_type)

    for ending, (media_type, write) in exports.FILES.items():
        add(ending, media_type, write)

    @router.get(f"{ADDRESS}.atom")
    def as_atom(request: Request) -> Response:
        try:
            query = _query(request.query_params)
        except QueryError as error:
            return PlainTextResponse(f"{error}\n", 422)
        found = ledger.search(query, order="newest", limit=exports.FEED_LENGTH)
        feed = exports.to_atom(list(found), query, str(request.base_url))
        return Response(feed, media_type="application/atom+xml")
