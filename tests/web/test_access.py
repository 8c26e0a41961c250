from typing import Annotated

import pytest
from fastapi import Depends, FastAPI
from fastapi.testclient import TestClient

from onrecord.web.access import TOKEN_HEADER, Actor, Oneself, at_least, token


@pytest.fixture
def client() -> TestClient:
    app = FastAPI()
    app.add_middleware(Oneself)

    @app.get("/token")
    def give() -> str:
        return token()

    @app.post("/change")
    def change(actor: Annotated[Actor, Depends(at_least("reviewer"))]) -> str:
        return actor.role

    return TestClient(app)


def test_a_change_needs_the_token_of_the_page(client: TestClient) -> None:
    assert client.post("/change").status_code == 403
    assert client.post("/change", data={"token": "x"}).status_code == 403


def test_the_token_may_come_as_a_field_or_as_a_header(client: TestClient) -> None:
    given = client.get("/token").json()
    assert client.post("/change", data={"token": given}).json() == "admin"
    assert client.post("/change", headers={TOKEN_HEADER: given}).json() == "admin"


def test_a_role_may_do_what_lesser_ones_may() -> None:
    assert Actor("a", "reviewer").may("reader")
    assert not Actor("a", "reviewer").may("admin")
