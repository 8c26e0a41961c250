"""Who asks, and what they may do.

On this machine's own address nobody logs in: whoever can reach it may do everything, under the name that the
machine knows them by. Elsewhere accounts are needed: see `doors`. What changes the ledger needs a token of
the page it was asked on, so that no other web site can have a visitor's browser do it.
"""

from __future__ import annotations

import getpass
import hashlib
import hmac
import secrets
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Literal

from fastapi import HTTPException, Request
from starlette.types import ASGIApp, Receive, Scope, Send

from onrecord.ledger import ROLES, Role

TOKEN = "token"  # noqa: S105  (a form field's name)
TOKEN_HEADER = "X-CSRF-Token"  # noqa: S105
_SECRET = secrets.token_bytes(32)


@dataclass(frozen=True, slots=True)
class Actor:
    """One who asks, by the name that judgements are kept under."""

    name: str
    role: Role
    by: Literal["machine", "session", "token"] = "machine"
    """What tells who it is. A token is sent along on purpose, so it needs none of a page."""

    def may(self, role: Role) -> bool:
        """Tell whether the actor may do what `role` may."""
        return ROLES.index(self.role) >= ROLES.index(role)


_actor: ContextVar[Actor | None] = ContextVar("actor", default=None)
_key: ContextVar[bytes] = ContextVar("key", default=_SECRET)


@contextmanager
def asked_by(actor: Actor | None, key: bytes = _SECRET) -> Iterator[None]:
    """Answer what is asked in the block to `actor`; tokens of pages are made with `key`."""
    actor_before, key_before = _actor.set(actor), _key.set(key)
    try:
        yield
    finally:
        _actor.reset(actor_before)
        _key.reset(key_before)


def current() -> Actor | None:
    """Return who asks for what is being answered."""
    return _actor.get()


def token() -> str:
    """Return what forms of the page being answered must send back as the field `token`."""
    actor = current()
    return hmac.new(_key.get(), (actor.name if actor else "").encode(), hashlib.sha256).hexdigest()


class Oneself:
    """Middleware: everybody who reaches the pages is the person whose machine it is."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as `app` does, with the actor known."""
        with asked_by(Actor(_own_name(), "admin")):
            await self._app(scope, receive, send)


def at_least(role: Role) -> Callable[[Request], Awaitable[Actor]]:
    """Return a dependency of a route: who asks, refused where they may not do what `role` may.

    What is not read only is refused too where the token of the page is not sent along.
    """

    async def check(request: Request) -> Actor:
        actor = current()
        if actor is None or not actor.may(role):
            raise HTTPException(403, f"only a {role} may do this")
        if request.method not in {"GET", "HEAD"} and actor.by != "token" and not await from_page(request):
            raise HTTPException(403, "the page is too old, or the request is from elsewhere: open it anew")
        return actor

    return check


async def from_page(request: Request) -> bool:
    """Tell whether the token of a page that was made for the same one came along."""
    return hmac.compare_digest((await _sent(request)).encode(), token().encode())


async def _sent(request: Request) -> str:
    if header := request.headers.get(TOKEN_HEADER):
        return header
    form = await request.form()
    value = form.get(TOKEN, "")
    return value if isinstance(value, str) else ""


def _own_name() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a user id that has no name
        return "local"
