import re
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import pytest
from fastapi import Depends, FastAPI
from fastapi.testclient import TestClient
from httpx2 import Response
from sqlalchemy import text

from accounts import CHEAP, NAMES, PASSWORD, make_users
from onrecord.ledger import Ledger, Role, passwords
from onrecord.web import create_app
from onrecord.web.access import Actor, at_least
from onrecord.web.doors import local


@pytest.fixture(autouse=True)
def _cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passwords, "_HASHER", CHEAP)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "onrecord.db") as opened:
        make_users(opened)
        yield opened


@pytest.fixture
def app(ledger: Ledger) -> FastAPI:
    """The application, and beside its own routes one for reviewers alone."""
    made = create_app(ledger, accounts_required=True)

    @made.post("/change")
    def change(actor: Annotated[Actor, Depends(at_least("reviewer"))]) -> str:
        return f"{actor.name} by {actor.by}"

    return made


@pytest.fixture
def tab(app: FastAPI) -> TestClient:
    """A browser that does not go where it is led."""
    return TestClient(app, follow_redirects=False)


@pytest.fixture
def safe_tab(app: FastAPI) -> TestClient:
    """The same over TLS."""
    return TestClient(app, base_url="https://testserver", follow_redirects=False)


def token_of(page: Response) -> str:
    found = re.search('name="token" value="([0-9a-f]{64})"', page.text)
    assert found
    return found[1]


def log_in(tab: TestClient, name: str = NAMES["reader"], password: str = PASSWORD, to: str = "/") -> Response:
    page = tab.get("/login", params={"next": to})
    given = {"name": name, "password": password, "next": to, "token": token_of(page)}
    return tab.post("/login", data=given)


def test_who_logs_in_is_led_on_and_named_in_the_bar(tab: TestClient) -> None:
    answer = log_in(tab, to="/search?q=pier")
    assert (answer.status_code, answer.headers["location"]) == (303, "/search?q=pier")
    assert "rita · reader" in tab.get("/articles").text


def test_a_page_leads_to_the_form_and_back(tab: TestClient) -> None:
    answer = tab.get("/search", params={"q": "a pier", "act": "deny"})
    assert answer.status_code == 303
    page = tab.get(answer.headers["location"])
    assert 'name="next" value="/search?q=a+pier&amp;act=deny"' in page.text


def test_a_part_of_a_page_leads_the_whole_page_to_the_form(tab: TestClient) -> None:
    answer = tab.get("/search?q=pier", headers={"HX-Request": "true"})
    assert answer.status_code == 401
    assert answer.headers["HX-Redirect"].startswith("/login?next=/search")


FOREIGN = (
    "//evil.example",
    r"/\evil.example",
    r"\\evil.example",
    "https://evil.example",
    "javascript:alert(1)",
    "/\t/evil.example",
    "/\n/evil.example",
    " //evil.example",
    "evil.example",
    "",
    "/login",
    "/logout",
)


@pytest.mark.parametrize("address", FOREIGN)
def test_nobody_is_led_elsewhere(tab: TestClient, address: str) -> None:
    assert local(address) == "/"
    assert log_in(tab, to=address).headers["location"] == "/"
    assert tab.get("/login", params={"next": address}).headers["location"] == "/"


def test_the_cookie_is_for_this_server_and_not_for_scripts(tab: TestClient, safe_tab: TestClient) -> None:
    plain = next(c for c in log_in(tab).headers.get_list("set-cookie") if c.startswith("onrecord="))
    assert {"HttpOnly", "SameSite=lax", "Path=/"} <= set(plain.split("; "))
    safe = next(
        c for c in log_in(safe_tab).headers.get_list("set-cookie") if c.startswith("__Host-onrecord=")
    )
    assert {"HttpOnly", "SameSite=lax", "Path=/", "Secure"} <= set(safe.split("; "))
    assert safe_tab.get("/").status_code == 200


def test_each_login_begins_a_session_of_its_own(tab: TestClient) -> None:
    tab.cookies.set("onrecord", "chosen by somebody else")
    log_in(tab)
    assert tab.cookies.get("onrecord", domain="testserver.local") not in {None, "chosen by somebody else"}


@pytest.mark.parametrize(("name", "password"), [("rita", "x" * 12), ("nobody", PASSWORD), ("", "")])
def test_a_failure_does_not_tell_what_was_wrong(tab: TestClient, name: str, password: str) -> None:
    answer = log_in(tab, name, password)
    assert answer.status_code == 401
    assert "Name or password is wrong." in answer.text
    assert "onrecord=" not in answer.headers.get("set-cookie", "")


def test_a_login_needs_the_token_of_the_form(tab: TestClient) -> None:
    given = {"name": "rita", "password": PASSWORD}
    assert tab.post("/login", data=given).status_code == 403
    foreign = TestClient(tab.app).get("/login")
    assert tab.post("/login", data=given | {"token": token_of(foreign)}).status_code == 403


def test_who_guesses_must_wait_even_with_the_right_password(tab: TestClient) -> None:
    for _ in range(5):
        assert log_in(tab, password="wrong " * 3).status_code == 401
    answer = log_in(tab)
    assert answer.status_code == 429
    assert int(answer.headers["Retry-After"]) == 1
    assert log_in(tab, NAMES["admin"]).status_code == 303


def test_who_logs_out_is_nobody_in_every_tab(tab: TestClient, ledger: Ledger) -> None:
    log_in(tab)
    id_ = tab.cookies["onrecord"]
    answer = tab.post("/logout", data={"token": token_of(tab.get("/"))})
    assert (answer.status_code, answer.headers["location"]) == (303, "/login")
    assert tab.get("/").status_code == 303
    assert ledger.accounts.of_session(id_) is None


def test_logging_out_needs_the_token_of_a_page_of_the_same_session(tab: TestClient) -> None:
    log_in(tab)
    other = TestClient(tab.app)
    log_in(other)
    assert tab.post("/logout").status_code == 403
    assert tab.post("/logout", data={"token": token_of(other.get("/"))}).status_code == 403
    assert tab.get("/").status_code == 200


def test_no_page_is_kept_for_the_next_one_at_the_machine(tab: TestClient) -> None:
    log_in(tab)
    assert tab.get("/").headers["cache-control"] == "no-store"
    assert "no-store" not in tab.get("/static/onrecord.css").headers.get("cache-control", "")


def test_names_are_shown_as_text(tab: TestClient) -> None:
    assert "<script>alert" not in log_in(tab, "<script>alert(1)</script>").text


def test_the_pages_are_answered_under_the_names_given(ledger: Ledger) -> None:
    app = create_app(ledger, accounts_required=True, host_names=["record.example"])
    assert TestClient(app, base_url="https://record.example").get("/login").status_code == 200
    assert TestClient(app, base_url="https://other.example").get("/login").status_code == 400


def test_a_policy_guards_the_form_too(tab: TestClient) -> None:
    assert tab.get("/login").headers["content-security-policy"].startswith("default-src 'none'")
    assert tab.get("/").headers["content-security-policy"].startswith("default-src 'none'")


def test_without_accounts_there_is_no_form(ledger: Ledger) -> None:
    tab = TestClient(create_app(ledger), follow_redirects=False)
    assert tab.get("/").status_code == 200
    assert tab.get("/login").status_code == 404
    assert "Log out" not in tab.get("/").text


def test_a_form_that_is_too_long_is_not_taken_in(tab: TestClient) -> None:
    assert tab.post("/login", data={"name": "x" * 30_000}).status_code == 413
    assert tab.post("/login", files={"name": b"x" * 30_000}).status_code == 413
    assert tab.post("/login", content=iter([b"name=x"])).status_code == 411


def test_a_ledger_that_fails_is_told_at_the_door(tab: TestClient, ledger: Ledger) -> None:
    with ledger._database.begin() as connection:
        connection.execute(text("DROP TABLE sessions"))
    tab.cookies.set("onrecord", "x")
    answer = tab.get("/")
    assert answer.status_code == 503
    assert "the ledger failed" in answer.text


def test_a_person_who_may_not_is_told_so_on_a_page(tab: TestClient) -> None:
    log_in(tab)
    answer = tab.post("/change")
    assert answer.status_code == 403
    assert "<p>only a reviewer may do this</p>" in answer.text


def test_a_program_that_may_not_is_told_so_in_json(tab: TestClient, ledger: Ledger) -> None:
    answer = tab.post("/change", headers=bearer(ledger, "reader"))
    assert (answer.status_code, answer.json()) == (403, {"detail": "only a reviewer may do this"})


def test_a_program_needs_no_token_of_a_page(tab: TestClient, ledger: Ledger) -> None:
    assert tab.post("/change", headers=bearer(ledger, "reviewer")).json() == "nightly by token"


def test_a_person_needs_it(tab: TestClient) -> None:
    log_in(tab, NAMES["reviewer"])
    assert tab.post("/change").status_code == 403
    token = token_of(tab.get("/"))
    assert tab.post("/change", data={"token": token}).json() == "vera by session"


def bearer(ledger: Ledger, role: Role) -> dict[str, str]:
    return {"Authorization": f"Bearer {ledger.accounts.add_token('nightly', role)}"}
