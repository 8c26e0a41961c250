"""Every address and method, asked by everybody who may come along.

An address that `LEAST` does not know fails: whoever adds one says here who may ask it.
"""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal, NamedTuple

import pytest
from fastapi import FastAPI
from fastapi.routing import iter_route_contexts
from fastapi.testclient import TestClient
from httpx2 import Response
from starlette.routing import BaseRoute, Mount
from starlette.websockets import WebSocketDisconnect

from accounts import CHEAP, NAMES, make_users, session
from onrecord.ledger import ROLES, Ledger, Role, passwords
from onrecord.web import create_app

Least = Role | Literal["nobody"]
_ID = "/0000000000000000"

# By method and path, as the routes have it; the first line that fits a route counts.
LEAST: tuple[tuple[str, Least], ...] = (
    ("(GET|POST) /login", "nobody"),
    ("(GET|HEAD) /static", "nobody"),
    ("POST /logout", "reader"),
    ("GET /", "reader"),
    ("GET /(articles|disputes|speakers|statements|versions)(/.*)?", "reader"),
    (r"GET /search(\.(atom|csv|json|jsonl|jsonld|parquet))?", "reader"),
    ("(GET|POST) /review(/(decide|speakers|undo))?", "reviewer"),
    (r"GET /openapi\.json", "reader"),
    ("GET /api/v1/(articles|disputes|speakers|statements)(/{id})?", "reader"),
)


def walked(routes: list[BaseRoute]) -> Iterator[tuple[str, str]]:
    for route in iter_route_contexts(routes):
        methods = {"GET", "HEAD"} if isinstance(route.original_route, Mount) else route.methods
        for method in methods or {"?"}:
            yield method, route.path or repr(route)


def all_routes() -> list[tuple[str, str]]:
    with Ledger.open("sqlite://") as ledger:
        return sorted(set(walked(create_app(ledger, accounts_required=True).routes)))


def least(method: str, path: str) -> Least | None:
    return next((who for fits, who in LEAST if re.fullmatch(fits, f"{method} {path}")), None)


ROUTES = all_routes()


@pytest.fixture(scope="module")
def _cheap() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(passwords, "_HASHER", CHEAP)
        yield


@pytest.fixture(scope="module")
def ledger(_cheap: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    with Ledger.open(tmp_path_factory.mktemp("doors") / "onrecord.db") as opened:
        make_users(opened)
        yield opened


@pytest.fixture(scope="module")
def app(ledger: Ledger) -> FastAPI:
    return create_app(ledger, accounts_required=True)


class Caller(NamedTuple):
    """What one sends along."""

    cookies: dict[str, str] = {}  # noqa: RUF012
    headers: dict[str, str] = {}  # noqa: RUF012
    query: dict[str, str] = {}  # noqa: RUF012


def by_session(ledger: Ledger, role: Role) -> Caller:
    return Caller({"onrecord": session(ledger, NAMES[role])})


def by_token(ledger: Ledger, role: Role) -> Caller:
    token = ledger.accounts.add_token(f"of-{role}", role)
    return Caller(headers={"Authorization": f"Bearer {token}"})


def bearer(token: str) -> Caller:
    return Caller(headers={"Authorization": f"Bearer {token}"})


def altered(id_: str) -> str:
    return ("b" if id_[0] == "a" else "a") + id_[1:]


def ended(ledger: Ledger, end: Callable[[Ledger, str], None]) -> Caller:
    """Return one whose session was ended by what came after it."""
    name = f"ended-{len(ledger.accounts.users())}"
    ledger.accounts.add_user(name, "admin", "a pier of four planks")
    id_ = session(ledger, name)
    end(ledger, name)
    return Caller({"onrecord": id_})


def elsewhere(tmp_path: Path) -> tuple[str, str]:
    """Return a session and a token of another server's ledger with the same users."""
    with Ledger.open(tmp_path / "other.db") as other:
        make_users(other)
        return session(other, NAMES["admin"]), other.accounts.add_token("other", "admin")


@pytest.fixture(scope="module")
def nobodies(ledger: Ledger, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Caller]:
    accounts = ledger.accounts
    id_, token = session(ledger, NAMES["admin"]), accounts.add_token("good", "admin")
    foreign_id, foreign_token = elsewhere(tmp_path_factory.mktemp("elsewhere"))
    stale = accounts.add_token("stale", "admin")
    accounts.remove_token("stale")
    return {
        "nothing": Caller(),
        "a forged session": Caller({"onrecord": "x" * 43}),
        "an empty session": Caller({"onrecord": ""}),
        "an altered session": Caller({"onrecord": altered(id_)}),
        "a session of an unsafe connection's name": Caller({"__Host-onrecord": id_}),
        "another server's session": Caller({"onrecord": foreign_id}),
        "a removed user's session": ended(ledger, lambda at, name: at.accounts.remove_user(name)),
        "a session before a new role": ended(ledger, lambda at, name: at.accounts.set_role(name, "reader")),
        "a session before a new password": ended(
            ledger, lambda at, name: at.accounts.set_password(name, "another long password")
        ),
        "a forged token": bearer("onrecord_" + "x" * 43),
        "an altered token": bearer(token[:-1] + ("a" if token[-1] != "a" else "b")),
        "an empty token": bearer(""),
        "a removed token": bearer(stale),
        "another server's token": bearer(foreign_token),
        "a token of another scheme": Caller(headers={"Authorization": f"Basic {token}"}),
        "a token in the address": Caller(
            query={"token": token, "access_token": token, "authorization": token}
        ),
        "a token as a session": Caller({"onrecord": token}),
        "a session as a token": bearer(id_),
        "a wrong token beside a session": Caller({"onrecord": id_}, {"Authorization": "Bearer x"}),
    }


def ask(app: FastAPI, method: str, path: str, caller: Caller, *, token: str = "") -> Response:
    asked = re.sub("/{[^}]*}", _ID, path) + ("/onrecord.css" if path == "/static" else "")
    client = TestClient(app, cookies=caller.cookies, follow_redirects=False)
    headers = caller.headers | ({"X-CSRF-Token": token} if token else {})
    return client.request(method, asked, headers=headers, params=caller.query)


def sent_away(response: Response) -> bool:
    to_login = response.status_code == 303 and response.headers["location"].startswith("/login")
    return response.status_code == 401 or to_login


@pytest.mark.parametrize(("method", "path"), ROUTES)
def test_it_is_said_of_every_address_who_may_ask_it(method: str, path: str) -> None:
    assert least(method, path) is not None, f"add {method} {path} to LEAST"


@pytest.mark.parametrize(("method", "path"), ROUTES)
def test_whom_no_account_is_known_of_is_sent_away(
    app: FastAPI, ledger: Ledger, nobodies: dict[str, Caller], method: str, path: str
) -> None:
    # Made here, since whoever logs in next has expired sessions swept out.
    expired = Caller({"onrecord": session(ledger, NAMES["admin"], lasting=-1)})
    for who, caller in (nobodies | {"an expired session": expired}).items():
        response = ask(app, method, path, caller)
        assert sent_away(response) == (least(method, path) != "nobody"), (who, response.status_code)


@pytest.mark.parametrize("way", [by_session, by_token])
@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize(("method", "path"), ROUTES)
def test_a_role_may_ask_what_it_is_enough_for(
    app: FastAPI, ledger: Ledger, method: str, path: str, role: Role, way: Callable[[Ledger, Role], Caller]
) -> None:
    if way is by_token and f"of-{role}" in {token.name for token in ledger.accounts.tokens()}:
        ledger.accounts.remove_token(f"of-{role}")
    caller = way(ledger, role)
    needed = least(method, path)
    enough = needed == "nobody" or ROLES.index(role) >= ROLES.index(needed or "admin")
    response = ask(app, method, path, caller, token=page_token(app, caller) if caller.cookies else "")
    assert (response.status_code == 403) == (not enough and path != "/login")
    if path not in {"/login", "/logout"}:
        assert not sent_away(response)


@pytest.mark.parametrize(("method", "path"), [r for r in ROUTES if r[0] not in {"GET", "HEAD"}])
def test_a_session_changes_nothing_without_the_token_of_its_page(
    app: FastAPI, ledger: Ledger, method: str, path: str
) -> None:
    caller = by_session(ledger, "admin")
    of_another = page_token(app, by_session(ledger, "admin"))
    for token in ("", "x" * 64, of_another):
        response = ask(app, method, path, caller, token=token)
        assert response.status_code == 403 or path == "/login"


def page_token(app: FastAPI, caller: Caller) -> str:
    found = re.search('name="token" value="([0-9a-f]{64})"', ask(app, "GET", "/articles", caller).text)
    assert found
    return found[1]


def test_nothing_is_served_over_web_sockets(app: FastAPI, ledger: Ledger) -> None:
    client = TestClient(app, cookies=by_session(ledger, "admin").cookies)
    with pytest.raises(WebSocketDisconnect), client.websocket_connect("/"):
        pass


@pytest.mark.parametrize("path", ["/api/v1/statements", "/search.csv", "/openapi.json"])
def test_a_program_is_told_that_it_must_say_who_it_is(app: FastAPI, path: str) -> None:
    answer = ask(app, "GET", path, Caller())
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"].startswith("Bearer")
    assert "token" in answer.json()["detail"]


@pytest.mark.parametrize(
    "path", ["/static/../articles", "/static/%2e%2e/articles", "/login/x", "/loginx", "/staticx", "//login"]
)
def test_no_other_spelling_opens_a_closed_door(app: FastAPI, path: str) -> None:
    response = TestClient(app, follow_redirects=False).get(path)
    assert sent_away(response) or response.status_code == 404
