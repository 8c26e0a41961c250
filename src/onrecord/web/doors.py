"""Where the ledger is served to others: nobody gets in without a session or a token.

A user has a cookie with the id of a session, which the ledger knows by its digest alone; a program sends a
token as `Authorization: Bearer`. All else is led to `/login`, but for what that page itself is made of.
"""

from __future__ import annotations

import secrets
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import MutableHeaders
from starlette.requests import HTTPConnection
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from onrecord.errors import LedgerError
from onrecord.ledger import Accounts
from onrecord.web.access import Actor, asked_by

LOGIN, LOGOUT = "/login", "/logout"
_OPEN = (LOGIN, "/static")
_LONGEST = 20_000
"""Bytes of a form of logging in."""
_CHALLENGE = 'Bearer realm="Onrecord"'


class Doors:
    """Middleware: finds out who asks, and sends away whom no account is known of."""

    def __init__(self, app: ASGIApp, accounts: Accounts) -> None:
        self._app = app
        self._accounts = accounts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as `app` does where the one who asks may come in, with the actor known."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        connection = HTTPConnection(scope)
        if scope["type"] != "http":  # nothing is served over web sockets
            await send({"type": "websocket.close", "code": 1008})
            return
        try:
            actor, key = await run_in_threadpool(self._who, connection)
        except LedgerError as error:
            await PlainTextResponse(f"{error}\n", 503)(scope, receive, send)
            return
        if actor is None and (refusal := _refusal(connection)):
            await refusal(scope, receive, send)
            return
        with asked_by(actor, key.encode()):
            await self._app(scope, receive, _unkept(scope, send))

    def _who(self, connection: HTTPConnection) -> tuple[Actor | None, str]:
        """Return who asks, and what the tokens of the pages are made with: it is theirs alone."""
        key = secrets.token_urlsafe()
        # Whoever sends a token means to be it: a wrong one is not made good by a cookie.
        if sent := connection.headers.get("Authorization"):
            scheme, _, token = sent.partition(" ")
            account = self._accounts.of_token(token.strip()) if scheme.lower() == "bearer" else None
            return (Actor(account.name, account.role, "token") if account else None), key
        id_ = connection.cookies.get(session_cookie(connection))
        if id_ and (account := self._accounts.of_session(id_)):
            return Actor(account.name, account.role, "session"), id_
        return None, connection.cookies.get(door_cookie(connection)) or key


def session_cookie(connection: HTTPConnection) -> str:
    """Return the name of the cookie with the session's id; over TLS one that only this very host can set."""
    return _cookie("onrecord", connection)


def door_cookie(connection: HTTPConnection) -> str:
    """Return the name of the cookie that ties the page of logging in to the browser it was shown in."""
    return _cookie("onrecord-door", connection)


def _cookie(name: str, connection: HTTPConnection) -> str:
    return f"__Host-{name}" if is_secure(connection) else name


def is_secure(connection: HTTPConnection) -> bool:
    """Tell whether the browser asked over TLS, to this server or to the proxy before it."""
    return connection.url.scheme == "https"


def set_cookie(
    response: Response, connection: HTTPConnection, name: str, value: str, lasting: int | None
) -> None:
    """Set a cookie that scripts cannot read and other web sites cannot have sent along with a form."""
    response.set_cookie(
        name, value, max_age=lasting, httponly=True, samesite="lax", secure=is_secure(connection)
    )


def local(address: str) -> str:
    """Return where to go after logging in: `address` where it lies on this server, or else the first page."""
    plain = all(" " < char <= "~" and char != "\\" for char in address)
    own = address.startswith("/") and not address.startswith(("//", *_OPEN, LOGOUT))
    return address if plain and own else "/"


def is_program(connection: HTTPConnection) -> bool:
    """Tell whether a program asks, or somebody for a file: no page of this server can be an answer."""
    path = connection.url.path
    return "Authorization" in connection.headers or path.startswith("/api/") or "." in path.rpartition("/")[2]


def _refusal(connection: HTTPConnection) -> Response | None:
    """Return what nobody is answered instead of what was asked for; None where it is open to all."""
    path = connection.url.path
    if not any(path == open_ or path.startswith(f"{open_}/") for open_ in _OPEN):
        return _away(connection)
    if connection.scope["method"] in {"GET", "HEAD"}:
        return None
    # What somebody unknown sends would be kept in memory or on disk before it is looked at.
    length = connection.headers.get("Content-Length", "")
    if not length.isdecimal():
        return PlainTextResponse("say how long it is\n", 411)
    return PlainTextResponse("this is too long\n", 413) if int(length) > _LONGEST else None


def _away(connection: HTTPConnection) -> Response:
    """Return what is answered to nobody: a program is told so, a person is led to the page of logging in."""
    if is_program(connection):
        told = {"detail": "log in, or send a token as Authorization: Bearer"}
        return JSONResponse(told, 401, {"WWW-Authenticate": _CHALLENGE})
    page = connection.url.path + (f"?{connection.url.query}" if connection.url.query else "")
    there = LOGIN
    if connection.scope["method"] in {"GET", "HEAD"} and page != "/":
        there += f"?next={quote(page, safe='/')}"
    if "HX-Request" in connection.headers:  # a part of a page, in which the other page must not stand
        return Response(status_code=401, headers={"HX-Redirect": there, "WWW-Authenticate": _CHALLENGE})
    return RedirectResponse(there, 303)


def _unkept(scope: Scope, send: Send) -> Send:
    """Return a `send` that has no browser or proxy keep a page for the next one at the same machine."""

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start" and not scope["path"].startswith("/static/"):
            MutableHeaders(scope=message)["Cache-Control"] = "no-store"
        await send(message)

    return sending
