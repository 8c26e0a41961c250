"""What a person is shown where an address leads nowhere, or asks for what cannot be."""

from __future__ import annotations

from fastapi import FastAPI, HTTPException, Request, Response
from fastapi.exception_handlers import http_exception_handler, request_validation_exception_handler
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException as AnyHTTPException

from onrecord.web.rendering import Pages

_FOR_PROGRAMS = ("/api/", "/openapi.json")


def add_to(app: FastAPI, pages: Pages) -> None:
    """Answer such requests with a page; under the addresses for programs they stay as they are."""

    @app.exception_handler(RequestValidationError)
    async def invalid(request: Request, error: RequestValidationError) -> Response:
        if request.url.path.startswith(_FOR_PROGRAMS):
            return await request_validation_exception_handler(request, error)
        told = "; ".join(f"{one['loc'][-1]}: {one['msg']}" for one in error.errors())
        return pages.render("failed.html", status=422, error=told)

    @app.exception_handler(AnyHTTPException)
    async def refused(request: Request, error: HTTPException) -> Response:
        if request.url.path.startswith(_FOR_PROGRAMS):
            return await http_exception_handler(request, error)
        told = "There is no page at this address." if error.status_code == 404 else error.detail
        page = pages.render("failed.html", status=error.status_code, error=told)
        page.headers.update(error.headers or {})
        return page
