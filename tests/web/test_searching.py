"""The page of search, as a person without JavaScript uses it, and what it gives htmx."""

import re
from html import unescape
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from fastapi.testclient import TestClient

from handmade import article, record, speaker, statement
from handmade import page as kept_page
from onrecord.ledger import Ledger
from onrecord.records import Record
from onrecord.web import create_app

ACCUSATION = record().statements[3]


def page(client: TestClient, status: int = 200, **parameters: Any) -> str:
    answer = client.get("/search", params=parameters)
    assert answer.status_code == status, answer.text
    return answer.text


def links(text: str) -> dict[str, str]:
    """Addresses by what their links say."""
    found = re.findall(r'<a href="([^"]*)"[^>]*>(.*?)</a>', text, re.DOTALL)
    return {unescape(re.sub("<[^>]+>", "", label)).strip(): unescape(address) for address, label in found}


def query_of(address: str) -> dict[str, str]:
    return dict(parse_qsl(urlsplit(address).query))


def test_a_result_shows_the_words_with_what_matched_the_speaker_the_day_and_the_article(
    client: TestClient,
) -> None:
    text = page(client, q="cent", outlet="Calder Post", published_from="2024")
    assert "I never took a <mark>cent</mark>" in text
    for shown in ("Ana Brandt", "said 2024-05-01", "The harbour money", "Calder Post"):
        assert shown in text


def test_an_allegation_stands_with_its_denials(client: TestClient) -> None:
    text = page(client, disputed="true", published_from="2024")
    assert text.count("disputed by") == 2
    assert "she took money" in text
    assert "any theft" in text


def test_a_facet_tells_how_many_and_leads_to_exactly_these(client: TestClient) -> None:
    text = page(client, q="ministry")
    address = links(text)["accuse"]
    assert query_of(address) == {"q": "ministry", "act": "accuse"}
    counted = re.search(r'act=accuse">accuse</a> <span class="quiet">(\d+)<', text)
    assert counted
    assert f"{counted[1]} statement" in client.get(address).text


def test_a_filter_is_taken_away_by_its_link_and_by_its_facet(client: TestClient) -> None:
    text = page(client, q="ministry", act="accuse")
    assert query_of(links(text)["take away"]) == {"q": "ministry"}
    assert query_of(links(text)["accuse: take this filter away"]) == {"q": "ministry"}


def test_a_year_is_a_range_of_publication(client: TestClient) -> None:
    assert query_of(links(page(client))["2023"]) == {"published_from": "2023", "published_to": "2023"}


def test_a_name_that_several_bear_leads_to_each_of_them(client: TestClient) -> None:
    text = page(client, speaker="ruud")
    assert "A name alone does not tell" in text
    addresses = [address for label, address in links(text).items() if label.startswith("Józef Ruud")]
    assert "1 statement<" in client.get(addresses[0]).text


def test_the_form_keeps_what_was_asked_for(client: TestClient) -> None:
    text = page(client, q="ministry", act="accuse", said_to="2024-05", disputed="true")
    assert '<option value="accuse" selected>' in text
    assert '<option value="true" selected>disputed' in text
    assert re.search(r'name="said_to" value="2024-05"', text)


def test_fields_left_empty_do_not_stay_in_the_address(client: TestClient) -> None:
    answer = client.get("/search?q=cent&act=&speaker=&order=newest", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/search?q=cent&order=newest")


def test_htmx_gets_the_results_alone_and_the_address_of_the_query(client: TestClient) -> None:
    answer = client.get("/search?q=cent&act=", headers={"HX-Target": "results"})
    assert "<html" not in answer.text
    assert "<mark>cent</mark>" in answer.text
    assert answer.headers["hx-replace-url"] == "/search?q=cent"
    assert "hx-push-url" not in answer.headers
    assert answer.text.startswith("<title>cent – Onrecord</title>")


def test_the_number_found_is_told_in_a_place_that_stays(client: TestClient) -> None:
    whole = page(client, q="cent")
    assert re.search(r'id="found" class="found" role="status">\s*2 statements for “cent”', whole)
    assert whole.index('id="found"') < whole.index('id="results"')
    part = client.get("/search?q=cent", headers={"HX-Target": "results"}).text
    assert re.search(r'id="found" hx-swap-oob="innerHTML">\s*2 statements for “cent”', part)
    assert 'role="status"' not in part


@pytest.mark.parametrize("address", ["/search?q=cent", "/search?act=lie"])
def test_a_cache_keeps_page_and_part_apart(client: TestClient, address: str) -> None:
    assert client.get(address).headers["vary"] == "HX-Target"


def test_pages_lead_to_each_other(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.web.searching.PER_PAGE", 4)
    seen: list[str] = []
    address = "/search"
    while address:
        text = client.get(address).text
        seen += re.findall(r'class="words"><a href="/statements/([0-9a-f]+)"', text)
        address = links(text).get("Next page", "")
    assert len(seen) == len(set(seen)) == 11


@pytest.mark.parametrize(
    "parameters", [{"act": "lie"}, {"said_from": "soon"}, {"after": "x"}, {"q": "x" * 501}]
)
def test_a_query_that_cannot_be_says_what_to_change(client: TestClient, parameters: dict[str, str]) -> None:
    text = page(client, 422, **parameters)
    assert 'role="alert"' in text
    assert next(iter(parameters)) in text


def test_nothing_found_tells_only_of_the_ledger(client: TestClient) -> None:
    assert "only of the articles in the ledger" in page(client, q="zeppelin")


def test_what_is_typed_is_never_markup(client: TestClient) -> None:
    text = page(client, q="<script>alert(1)</script>", speaker="<b>", outlet='"><i>')
    assert "<script>alert" not in text
    assert "<b>" not in text
    assert "<i>" not in text


def test_the_same_query_is_offered_as_files_and_as_a_feed(client: TestClient) -> None:
    ways = links(page(client, act="deny"))
    addresses = [
        address
        for label, address in ways.items()
        if label.split(",")[0].split()[0] in ("CSV", "JSON", "Parquet", "Atom")
    ]
    assert len(addresses) == 4
    for address in addresses:
        assert query_of(address) == {"act": "deny"}
        assert client.get(address).status_code == 200


def test_what_another_one_tells_of_is_never_shown_as_said_directly(client: TestClient) -> None:
    inner = record().statements[1]
    text = page(client, q="money", published_from="2024")
    shown = text[text.index(f"/statements/{inner.id}") :]
    assert "as told by Ana Brandt" in shown[: shown.index("</li>")]


def test_a_name_that_very_many_bear_leads_to_the_first_of_them_and_counts_the_rest() -> None:
    with Ledger.open("sqlite://") as ledger:
        for n in range(25):
            of = article(f"{n}: Ana Brandt said yes.", doc=f"d{n}")
            said = statement(of, "Ana Brandt", "said", "yes", speaker="Ana Brandt")
            made = Record(of, statements=(said,), speakers=(speaker(of, "Ana Brandt"),))
            ledger.keep(kept_page(f"{n}", f"https://post.example/{n}", f"d{n}"), made, "f")
        client = TestClient(create_app(ledger))
        html = page(client, speaker="brandt")
        told = client.get("/api/v1/statements?speaker=brandt&facets=true").json()
    assert html.count('Ana Brandt</a> <span class="quiet">1 article') == 20
    assert "and 5 more" in html
    assert (len(told["namesakes"]), told["namesakes_total"], len(told["facets"]["speaker"])) == (20, 25, 20)


def test_a_year_narrows_a_finer_range_and_does_not_widen_it(client: TestClient) -> None:
    text = page(client, published_from="2024-03-15")
    address = re.search(r'href="([^"]*)"[^>]*>2024<', text)
    assert address
    assert query_of(unescape(address[1])) == {"published_from": "2024-03-15", "published_to": "2024"}


def test_a_facet_that_holds_says_that_its_link_takes_it_away(client: TestClient) -> None:
    assert "accuse: take this filter away" in links(page(client, act="accuse"))
