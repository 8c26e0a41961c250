"""The page of search, and the same query as a file or feed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, get_args

from fastapi import APIRouter, Request, Response
from fastapi.responses import PlainTextResponse, RedirectResponse, StreamingResponse

from onrecord.errors import ExtraError, QueryError
from onrecord.ledger import Ledger, Query, flat
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
    @router.get(f"{ADDRESS}.csv")
    def as_csv(request: Request) -> Response:
        return _file(request, "csv", "text/csv", lambda q: exports.to_csv(exports.rows(ledger, q)))

    @router.get(f"{ADDRESS}.json")
    def as_json(request: Request) -> Response:
        return _file(
            request, "json", "application/json", lambda q: exports.to_json(exports.rows(ledger, q), q)
        )

    @router.get(f"{ADDRESS}.parquet")
    def as_parquet(request: Request) -> Response:
        def content(query: Query) -> list[bytes]:
            return [flat.parquet(list(exports.rows(ledger, query)))]

        return _file(request, "parquet", "application/vnd.apache.parquet", content)

    @router.get(f"{ADDRESS}.atom")
    def as_atom(request: Request) -> Response:
        def content(query: Query) -> list[bytes]:
            found = ledger.search(query, order="newest", limit=exports.FEED_LENGTH)
            return [exports.to_atom(list(found), query, str(request.base_url))]

        return _file(request, None, "application/atom+xml", content)


def _file(
    request: Request, ending: str | None, media_type: str, content: Callable[[Query], object]
) -> Response:
    """Answer with what `content` makes of the query: a file to keep where it has an ending."""
    try:
        pieces = content(_query(request.query_params))
    except QueryError as error:
        return PlainTextResponse(f"{error}\n", 422)
    except ExtraError as error:
        return PlainTextResponse(f"{error}\n", 406)
    headers = {"Content-Disposition": f'attachment; filename="statements.{ending}"'} if ending else {}
    return StreamingResponse(pieces, headers=headers, media_type=media_type)  # type: ignore[arg-type]
