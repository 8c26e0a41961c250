"""The page of search, and the same query as a file or feed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
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
from onrecord.writers import jsonl_lines

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
        template = "search_results.html" if part else "search.html"
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
            return pages.render(template, status=200 if part else 422, **values | {"error": error})
        values |= {
            "found": found,
            "hits": [(hit, highlight(hit)) for hit in found],
            "offer": offer(found, after),
        }
        page = pages.render(template, **values)
        if part:
            page.headers["HX-Push-Url"] = clean
        return page

    _add_files(router, ledger)
    return router


def _add_files(router: APIRouter, ledger: Ledger) -> None:
    def file(request: Request, ending: str, media: str, content: Callable[[Query], object]) -> Response:
        return _file(request, ending, media, content, lambda query: exports.about(ledger, query))

    @router.get(f"{ADDRESS}.csv")
    def as_csv(request: Request) -> Response:
        return file(request, "csv", "text/csv", lambda q: exports.to_csv(exports.rows(ledger, q)))

    @router.get(f"{ADDRESS}.json")
    def as_json(request: Request) -> Response:
        return file(
            request, "json", "application/json", lambda q: exports.to_json(exports.rows(ledger, q), q)
        )

    @router.get(f"{ADDRESS}.jsonl")
    def as_jsonl(request: Request) -> Response:
        return file(request, "jsonl", "application/jsonl", lambda q: jsonl_lines(exports.rows(ledger, q)))

    @router.get(f"{ADDRESS}.jsonld")
    def as_jsonld(request: Request) -> Response:
        return file(request, "jsonld", "application/ld+json", lambda q: exports.to_jsonld(ledger, q))

    @router.get(f"{ADDRESS}.parquet")
    def as_parquet(request: Request) -> Response:
        media = "application/vnd.apache.parquet"
        return file(request, "parquet", media, lambda q: exports.to_parquet(ledger, q))

    @router.get(f"{ADDRESS}.atom")
    def as_atom(request: Request) -> Response:
        def content(query: Query) -> list[bytes]:
            found = ledger.search(query, order="newest", limit=exports.FEED_LENGTH)
            return [exports.to_atom(list(found), query, str(request.base_url))]

        return _file(request, None, "application/atom+xml", content)


def _file(
    request: Request,
    ending: str | None,
    media_type: str,
    content: Callable[[Query], object],
    about: Callable[[Query], Mapping[str, object]] = lambda _: {},
) -> Response:
    """Answer with what `content` makes of the query: a file to keep where it has an ending.

    What it rests on, as `about` tells, stands in headers of the answer.
    """
    try:
        query = _query(request.query_params)
        headers = exports.headers(about(query))
        pieces = content(query)
    except QueryError as error:
        return PlainTextResponse(f"{error}\n", 422)
    except ExtraError as error:
        return PlainTextResponse(f"{error}\n", 406)
    if ending:
        headers["Content-Disposition"] = f'attachment; filename="statements.{ending}"'
    return StreamingResponse(pieces, headers=headers, media_type=media_type)  # type: ignore[arg-type]
