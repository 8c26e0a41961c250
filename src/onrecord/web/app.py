"""The web application: its safety, its style sheet and scripts, and the routes of each kind of page."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence

from fastapi import FastAPI, HTTPException, Request, Response
from fastapi.responses import HTMLResponse, JSONResponse
from fastapi.staticfiles import StaticFiles
from starlette.middleware.trustedhost import TrustedHostMiddleware

from onrecord import __version__
from onrecord.errors import AmbiguousIdError, LedgerError
from onrecord.ledger import Ledger
from onrecord.web import api, articles, disputes, failing, login, review, searching, speakers, statements
from onrecord.web.access import Oneself
from onrecord.web.doors import Doors, is_program
from onrecord.web.patience import Patience
from onrecord.web.rendering import STATIC, Pages

# Nothing of a news page is rendered but its text, and nothing is loaded from elsewhere.
_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; "
    "img-src 'self' data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


_OWN_NAMES = ("localhost", "127.0.0.1", "[::1]", "testserver")


def create_app(
    ledger: Ledger,
    host: str | None = None,
    *,
    accounts_required: bool = False,
    host_names: Sequence[str] = (),
) -> FastAPI:
    """Return the web application over an open ledger.

    Only requests to a name of its own are answered, so that no web site can reach the ledger through a
    visitor's browser by pointing a name of its own at this machine.

    Args:
        ledger: The open ledger.
        host: The address of this machine that is listened on; requests under it are answered too.
        accounts_required: Whether one must log in; without, everybody who reaches it may do everything.
        host_names: Names beside the loopback ones under which it is reached.
    """
    app = FastAPI(title="Onrecord", version=__version__, docs_url=None, redoc_url=None, openapi_url=None)
    if accounts_required:
        app.add_middleware(Doors, accounts=ledger.accounts)
    else:
        app.add_middleware(Oneself)
    names = [*_OWN_NAMES, *host_names, *([host] if host else [])]
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=names, www_redirect=False)
    app.mount("/static", StaticFiles(directory=STATIC))
    pages = Pages(ledger.withdrawn)
    if accounts_required:
        app.include_router(login.routes(ledger.accounts, pages, Patience()))
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

    @app.exception_handler(403)
    def _refused(request: Request, error: HTTPException) -> Response:
        if is_program(request):
            return JSONResponse({"detail": error.detail}, 403)
        return pages.render("failed.html", status=403, error=error.detail)

    failing.add_to(app, pages)
    api.add_to(app, ledger)  # after the handlers above, to which it leaves the errors of pages
    return app
