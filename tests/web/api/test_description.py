"""The description at /openapi.json is complete, and the API keeps to it whatever it is asked."""

from typing import Any

import pytest
import schemathesis
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from onrecord.ledger import Ledger
from onrecord.web import create_app

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]


ADDRESSES = [
    f"/api/v1/{kind}{end}"
    for kind in ("statements", "articles", "speakers", "disputes")
    for end in ("", "/{id}")
]


@pytest.mark.parametrize("mode", list(GenerationMode))
@pytest.mark.parametrize("address", ADDRESSES)
def test_no_request_gets_an_answer_that_is_not_described(
    handmade_ledger: Ledger, address: str, mode: GenerationMode
) -> None:
    described = schemathesis.openapi.from_asgi("/openapi.json", create_app(handmade_ledger))

    @given(described[address]["GET"].as_strategy(generation_mode=mode))
    @settings(
        max_examples=30,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    def ask(case: schemathesis.Case[Any]) -> None:
        case.call_and_validate(checks=CHECKS, headers={"Host": "localhost"})

    ask()


def test_every_address_says_what_it_does_gives_and_refuses(client: TestClient) -> None:
    description = client.get("/openapi.json").json()
    assert set(description["paths"]) == set(ADDRESSES)
    for path, methods in description["paths"].items():
        told = methods["get"]
        assert told["description"]
        assert set(told["responses"]) == {"200", "422", "503"} | ({"404", "410"} if "{id}" in path else set())
        for answer in told["responses"].values():
            assert answer["content"]["application/json"]["schema"]["$ref"]


def test_every_address_has_an_example_of_its_answer(client: TestClient) -> None:
    description = client.get("/openapi.json").json()
    for methods in description["paths"].values():
        assert methods["get"]["responses"]["200"]["content"]["application/json"]["example"]
