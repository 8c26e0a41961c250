"""The API, version 1: what the pages show, as JSON, described at /openapi.json.

models      what the answers are made of, as the description tells it
telling     the ledger's views as these models
asking      parameters that several addresses take, and errors
statements, articles, speakers, disputes   the addresses
"""

from typing import Any

from fastapi import APIRouter, FastAPI
from fastapi.exceptions import RequestValidationError
from fastapi.openapi.utils import get_openapi
from starlette.requests import Request
from starlette.responses import Response

from onrecord import __version__
from onrecord.errors import LedgerError, QueryError
from onrecord.ledger import Ledger
from onrecord.web.api import articles, asking, disputes, speakers, statements

PREFIX = "/api/v1"
DESCRIPTION = """
What news pages say that others said: each statement with its exact words, who said it, when, and who
disputes it.

- **Nothing here tells that something happened.** An answer tells what was said, by whom, in which article. A
  statement always comes with its `links`: what disputes it, who says so, and the exact words there.
- That no dispute was found does not tell that a statement is true, or that nobody denied it.
- `null` stands for what cannot be told. Days are as precise as known: `2024`, `2024-05`, `2024-05-17`.
- Spans are `[start, end]` in code points into the article's `text`, end exclusive.
- Lists come in pages: `next` of an answer is `after` of the next request, and null on the last page.
- A mistake in a request is answered with 422 and one line that says what to change, an unknown id with 404.
"""


def add_to(app: FastAPI, ledger: Ledger) -> None:
    """Add the addresses under /api/v1, and their description, to an application over an open ledger.

    Errors there are answered as JSON; what is wrong elsewhere is left as it is.
    """
    router = APIRouter(prefix=PREFIX)
    for part in (statements, articles, speakers, disputes):
        router.include_router(part.create_router(ledger))
    app.include_router(router)

    @app.get("/openapi.json", include_in_schema=False)
    def description() -> dict[str, Any]:
        return get_openapi(
            title="Onrecord",
            version=__version__,
            summary="Who said what, to whom, when, and who disputes it.",
            description=DESCRIPTION,
            routes=router.routes,
        )

    _answer_errors(app)


def _answer_errors(app: FastAPI) -> None:
    """Answer errors under PREFIX as JSON, and others as the application did before."""
    usual = app.exception_handlers[RequestValidationError]
    for_pages = app.exception_handlers.get(LedgerError)

    @app.exception_handler(RequestValidationError)
    async def invalid(request: Request, error: RequestValidationError) -> Response:
        if request.url.path.startswith(PREFIX):
            return asking.invalid(request, error)
        answer: Response = await usual(request, error)  # type: ignore[misc]
        return answer

    @app.exception_handler(LedgerError)
    @app.exception_handler(QueryError)
    async def failed(request: Request, error: Exception) -> Response:
        if for_pages is None or request.url.path.startswith(PREFIX):
            return asking.failed(request, error)
        answer = for_pages(request, error)
        return answer if isinstance(answer, Response) else await answer
