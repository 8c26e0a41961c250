"""Logging in and out."""

from __future__ import annotations

import math
import secrets
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request, Response
from fastapi.responses import RedirectResponse
from starlette.concurrency import run_in_threadpool

from onrecord.ledger import LASTING, Accounts, folded
from onrecord.web import access, doors
from onrecord.web.access import Actor, at_least
from onrecord.web.patience import Patience
from onrecord.web.rendering import Pages


def routes(accounts: Accounts, pages: Pages, patience: Patience) -> APIRouter:
    """Return the routes of logging in and out with `accounts`."""
    router = APIRouter()

    def show(request: Request, onward: str, status: int = 200, said: str = "", name: str = "") -> Response:
        """Show the form, tied to this browser by a cookie of its own."""
        cookie = doors.door_cookie(request)
        known = request.cookies.get(cookie) or secrets.token_urlsafe()
        with access.asked_by(None, known.encode()):
            page = pages.render("login.html", status, onward=onward, said=said, name=name)
        doors.set_cookie(page, request, cookie, known, None)
        return page

    @router.get(doors.LOGIN)
    def form(request: Request, next: str = "/") -> Response:  # noqa: A002  (the address's own name)
        onward = doors.local(next)
        return RedirectResponse(onward, 303) if access.current() else show(request, onward)

    @router.post(doors.LOGIN)
    async def log_in(
        request: Request,
        name: Annotated[str, Form(max_length=200)] = "",
        password: Annotated[str, Form(max_length=2000)] = "",
        next: Annotated[str, Form(max_length=4000)] = "/",  # noqa: A002
    ) -> Response:
        onward = doors.local(next)
        address = request.client.host if request.client else ""
        if access.current():
            return RedirectResponse(onward, 303)
        if not await access.from_page(request):
            return show(request, onward, 403, "The page was too old. Please try again.", name)
        if wait := patience.wait(folded(name), address):
            seconds = math.ceil(wait)
            told = f"Too many tries. Please wait {seconds} second{'s' * (seconds > 1)} and try again."
            page = show(request, onward, 429, told, name)
            page.headers["Retry-After"] = str(seconds)
            return page
        id_ = await run_in_threadpool(accounts.log_in, name, password)
        if id_ is None:
            return show(request, onward, 401, "Name or password is wrong.", name)
        patience.succeeded(folded(name), address)
        answer = RedirectResponse(onward, 303)
        doors.set_cookie(answer, request, doors.session_cookie(request), id_, LASTING)
        answer.delete_cookie(doors.door_cookie(request), secure=doors.is_secure(request), httponly=True)
        return answer

    @router.post(doors.LOGOUT)
    def log_out(request: Request, _: Annotated[Actor, Depends(at_least("reader"))]) -> Response:
        cookie = doors.session_cookie(request)
        accounts.log_out(request.cookies.get(cookie, ""))
        answer = RedirectResponse(doors.LOGIN, 303)
        answer.delete_cookie(cookie, secure=doors.is_secure(request), httponly=True)
        return answer

    return router
