"""The pages: articles, one article with its statements, and search."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Annotated

from fastapi import FastAPI, Query, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse
from fastapi.staticfiles import StaticFiles
from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.middleware.trustedhost import TrustedHostMiddleware

from onrecord import __version__, present
from onrecord.ledger import Ledger
from onrecord.web import api, searching
from onrecord.web.cards import cards
from onrecord.web.marks import mark

_HERE = Path(__file__).parent
_PER_PAGE = 50
# Nothing of a news page is rendered but its text, and nothing is loaded from elsewhere.
_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; "
    "img-src 'self' data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


def _templates() -> Environment:
    pages = Environment(
        loader=PackageLoader("onrecord.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    pages.globals["named"] = present.named
    pages.globals["doubt"] = present.doubt
    pages.globals["verbs"] = present.VERBS
    pages.globals["htmx"] = next((_HERE / "static").glob("htmx-*.min.js")).name
    return pages


def create_app(ledger: Ledger) -> FastAPI:
    """Return the web application over an open ledger.

    Only requests to a loopback name are answered, so that no web site can reach the ledger through a
    visitor's browser by pointing a name of its own at this machine.
    """
    app = FastAPI(title="Onrecord", version=__version__, docs_url=None, redoc_url=None, openapi_url=None)
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=["localhost", "127.0.0.1", "[::1]", "testserver"])
    app.mount("/static", StaticFiles(directory=_HERE / "static"))
    pages = _templates()

    def render(template: str, status: int = 200, **values: object) -> HTMLResponse:
        return HTMLResponse(pages.get_template(template).render(**values), status_code=status)

    @app.middleware("http")
    async def _headers(request: Request, call_next: Callable[[Request], Awaitable[Response]]) -> Response:
        response = await call_next(request)
        response.headers.update(_HEADERS)
        return response

    @app.get("/")
    def index(page: Annotated[int, Query(ge=1, le=1_000_000)] = 1) -> HTMLResponse:
        listed = ledger.articles(limit=_PER_PAGE + 1, offset=(page - 1) * _PER_PAGE)
        return render(
            "index.html",
            articles=listed[:_PER_PAGE],
            page=page,
            more=len(listed) > _PER_PAGE,
            counts=ledger.counts(),
        )

    @app.get("/articles/{id_}")
    def article(id_: str) -> HTMLResponse:
        record = ledger.article(id_)
        if record is None:
            return render("missing.html", status=404, what="article", id=id_)
        return render(
            "article.html",
            article=record.article,
            record=record,
            paragraphs=mark(record.article.text, record.statements),
            cards=cards(record),
        )

    @app.get("/statements/{id_}")
    def statement(id_: str) -> Response:
        view = ledger.statement(id_)
        if view is None:
            return render("missing.html", status=404, what="statement", id=id_)
        return RedirectResponse(f"/articles/{view.article.id}#s-{view.statement.id}", status_code=303)

    app.include_router(searching.create_router(ledger, render))
    api.add_to(app, ledger)
    return app
