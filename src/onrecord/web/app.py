"""The web application: its safety, its style sheet and scripts, and the routes of each kind of page."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from fastapi import FastAPI, Request, Response
from fastapi.responses import HTMLResponse
from fastapi.staticfiles import StaticFiles
from starlette.middleware.trustedhost import TrustedHostMiddleware

from onrecord import __version__
from onrecord.errors import AmbiguousIdError, LedgerError
from onrecord.ledger import Ledger
from onrecord.web import api, articles, disputes, review, searching, speakers, statements
from onrecord.web.access import Oneself
from onrecord.web.rendering import STATIC, Pages

# Nothing of a news page is rendered but its text, and nothing is loaded from elsewhere.
_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; "
    "img-src 'self' data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


def create_app(ledger: Ledger) -> FastAPI:
    """Return the web application over an open ledger.

    Only requests to a loopback name are answered, so that no web site can reach the ledger through a
    visitor's browser by pointing a name of its own at this machine.
    """
    app = FastAPI(title="Onrecord", version=__version__, docs_url=None, redoc_url=None, openapi_url=None)
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=["localhost", "127.0.0.1", "[::1]", "testserver"])
    app.add_middleware(Oneself)
    app.mount("/static", StaticFiles(directory=STATIC))
    pages = Pages()
    for routes in (disputes.routes, articles.routes, speakers.routes, statements.routes, searching.routes):
        app.include_router(routes(ledger, pages))
    app.include_router(review.routes(ledger, pages))

    @app.middleware("http")
    async def _headers(request: Request, call_next: Callable[[Request], Awaitable[Response]]) -> Response:
        response = await call_next(request)
        response.headers.update(_HEADERS)
        return response

    @app.exception_handler(LedgerError)
    def _failed(_: Request, error: Exception) -> HTMLResponse:
        status = 404 if isinstance(error, AmbiguousIdError) else 503
        return pages.render("failed.html", status=status, error=error)

    api.add_to(app, ledger)  # after the handler above, to which it leaves the errors of pages
    return app
