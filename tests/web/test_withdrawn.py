from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from handmade import article, page, record
from onrecord.ledger import Ledger
from onrecord.web import create_app

DENIAL = record().statements[0]
BRANDT = record().speakers[0]


@pytest.fixture
def client() -> Iterator[TestClient]:
    with Ledger.open("sqlite://") as ledger:
        ledger.keep(page(), record(), "f")
        ledger.withdraw(DENIAL.id, "at the <wish> of the source", "Ada")
        yield TestClient(create_app(ledger))


@pytest.fixture
def without() -> Iterator[TestClient]:
    """One who asks a ledger whose only article is withdrawn."""
    with Ledger.open("sqlite://") as ledger:
        ledger.keep(page(), record(), "f")
        ledger.withdraw(article().id, "a ruling", "Ada")
        yield TestClient(create_app(ledger))


@pytest.mark.parametrize("address", ["/statements/{}", "/disputes/{}", "/api/v1/statements/{}"])
def test_the_address_of_a_withdrawn_statement_tells_why_and_when_alone(
    client: TestClient, address: str
) -> None:
    answer = client.get(address.format(DENIAL.id))
    assert answer.status_code == 410
    assert "of the source" in answer.text
    assert "<wish>" not in answer.text or address.startswith("/api")
    assert "20" in answer.text
    assert "she took money" not in answer.text


@pytest.mark.parametrize(
    "address",
    [
        f"/articles/{article().id}",
        f"/api/v1/articles/{article().id}",
        f"/statements/{record().statements[2].id}",
        f"/speakers/{BRANDT.id}",
        "/search?q=Brandt",
        "/search.csv",
        "/search.json",
        "/search.jsonl",
        "/search.jsonld",
        "/search.atom",
        "/api/v1/statements",
        "/api/v1/disputes",
        "/",
    ],
)
def test_no_page_and_no_file_has_the_words(client: TestClient, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 200
    assert "she took money" not in answer.text


@pytest.mark.parametrize(
    "address",
    [
        f"/articles/{article().id}",
        f"/statements/{DENIAL.id}",
        f"/speakers/{BRANDT.id}",
        f"/api/v1/articles/{article().id}",
        f"/api/v1/speakers/{BRANDT.id}",
    ],
)
def test_all_of_a_withdrawn_article_is_gone(without: TestClient, address: str) -> None:
    answer = without.get(address)
    assert answer.status_code == 410
    assert "a ruling" in answer.text


def test_a_correction_stands_on_the_page_of_the_statement_and_of_its_article() -> None:
    with Ledger.open("sqlite://") as ledger:
        ledger.keep(page(), record(), "f")
        ledger.correct(article().id, "The <day> was another one.", "Ada")
        ledger.correct(DENIAL.id, "It was said by letter.", "Ada")
        client = TestClient(create_app(ledger))
        whole = client.get(f"/articles/{article().id}").text
        one = client.get(f"/statements/{DENIAL.id}").text
    assert "The &lt;day&gt; was another one." in whole
    assert "The &lt;day&gt; was another one." in one
    assert "It was said by letter." in one
