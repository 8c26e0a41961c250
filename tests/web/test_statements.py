import re
from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from handmade import TEXT, article, page, record, statement
from onrecord.citing import cite
from onrecord.ledger import Ledger, StatementView
from onrecord.records import Link, Record, Speaker
from onrecord.web import create_app
from press import SVANTE, plain


def find(press: Ledger, words: str) -> StatementView:
    view = press.statement(press.search(words)[0].statement.id)
    assert view is not None
    return view


def test_a_citation_says_by_whose_report_it_was_said(press: Ledger) -> None:
    citation = cite(find(press, "tanks customs"))
    assert citation.startswith("[in the article’s words] the harbour company had paid")
    assert f"— {SVANTE}" in citation
    assert "as reported by" in citation


def test_a_citation_of_an_uncertain_speaker_says_so(press: Ledger) -> None:
    assert "perhaps Ruud Ansah (not certain)" in cite(find(press, "reportedly"))


def test_a_citation_of_an_allegation_says_who_disputes_it(press: Ledger) -> None:
    assert cite(find(press, "reportedly")).endswith("disputed by Ines Okafor.")


def test_a_quotation_is_cited_as_it_is(press: Ledger) -> None:
    assert cite(find(press, "nothing")).startswith("“We have paid for nothing,” — Ines Okafor")


def test_a_statement_is_shown_with_its_denial(reader: TestClient, press: Ledger) -> None:
    view = find(press, "reportedly")
    text = plain(reader.get(f"/statements/{view.statement.id}").text)
    assert "disputed by Ines Okafor" in text
    assert "reviewed by nobody yet" in text


def test_an_unresolved_speaker_is_shown_by_the_words_of_the_article(
    reader: TestClient, press: Ledger
) -> None:
    text = plain(reader.get(f"/statements/{find(press, 'talks').statement.id}").text)
    assert "What “a spokeswoman” said speaker unresolved" in text


def test_the_beginning_of_an_id_leads_to_the_whole(reader: TestClient, press: Ledger) -> None:
    id_ = find(press, "talks").statement.id
    assert reader.get(f"/statements/{id_[:8]}").url.path == f"/statements/{id_}"


@pytest.fixture
def superseded() -> Iterator[TestClient]:
    """One who reads a ledger in which the article of `record` was read anew with one line more."""
    with Ledger.open("sqlite://") as ledger:
        ledger.keep(page(), record(), "f")
        ledger.keep(page(), record(article(TEXT + "\nMore.")), "g")
        yield TestClient(create_app(ledger))


def test_a_statement_of_a_superseded_article_says_so_and_leads_nowhere_that_is_not(
    superseded: TestClient,
) -> None:
    html = superseded.get(f"/statements/{record().statements[0].id}").text
    assert "This one is superseded" in plain(html)
    addresses = set(re.findall(r'href="(/(?:articles|statements|speakers|disputes)/\w+)', html))
    assert {address: superseded.get(address).status_code for address in addresses} == dict.fromkeys(
        addresses, 200
    )


def test_the_api_tells_of_a_statement_that_its_article_is_superseded(superseded: TestClient) -> None:
    told = superseded.get(f"/api/v1/statements/{record().statements[0].id}").json()
    assert told["article"]["superseded_by"] == article(TEXT + "\nMore.").id


@pytest.mark.parametrize("prefix", ["", "/api/v1"])
@pytest.mark.parametrize(
    "path",
    [
        f"/speakers/{Speaker.identify(record().article.id, 'Ana Brandt')}",
        f"/disputes/{record().statements[3].id}",
    ],
)
def test_what_is_gone_with_a_superseded_article_is_said_to_be_superseded(
    superseded: TestClient, prefix: str, path: str
) -> None:
    answer = superseded.get(prefix + path)
    assert answer.status_code == 404
    assert "superseded" in answer.text
    assert "has no" not in answer.text


def test_a_denial_is_shown_however_much_its_statement_disputes_itself() -> None:
    of = article(
        "Lee accused Roe of lies. Roe denied it. " + " ".join(f"Kim said point {n}." for n in range(8))
    )
    accused = statement(of, "Lee", "accused", "of lies", speaker="Lee", act="accuse")
    denied = statement(of, "Roe", "denied", "it", speaker="Roe", act="deny")
    others = [statement(of, f"point {n}", "said", f"point {n}", speaker="Kim") for n in range(8)]
    links = [Link(accused.id, other.id, "disputes", 0.9) for other in others]
    links.append(Link(denied.id, accused.id, "disputes", 0.9))
    with Ledger.open("sqlite://") as ledger:
        ledger.keep(page(), Record(of, statements=(accused, denied, *others), links=tuple(links)), "f")
        html = plain(TestClient(create_app(ledger)).get("/search?act=accuse").text)
    assert "disputed by Roe" in html
    assert "and 3 more" in html
