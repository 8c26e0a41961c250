"""What the API promises, address by address."""

from typing import Any

import pytest
from fastapi.testclient import TestClient

from handmade import TEXT, article, page, record, speaker
from onrecord.errors import AmbiguousIdError, LedgerError
from onrecord.ledger import Ledger
from onrecord.records import Record
from onrecord.web import create_app

DENIAL, INNER, AGAIN, ACCUSATION, OTHER = record().statements
KINDS = ["statements", "articles", "speakers", "disputes"]


def get(client: TestClient, path: str, **parameters: Any) -> Any:
    answer = client.get(f"/api/v1/{path}", params=parameters)
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_a_search_gives_exact_words_speaker_day_and_article(client: TestClient) -> None:
    [item] = get(client, "statements", q="cent", outlet="Calder Post", published_from="2024")["items"]
    assert (item["words"], item["speaker"]["name"], item["said_on"]) == (
        "I never took a cent",
        "Ana Brandt",
        "2024-05-01",
    )
    assert item["article"]["title"] == "The harbour money"
    assert [item["words"][start:end] for start, end in item["highlights"]] == ["cent"]
    [(start, end)] = item["spans"]["content"]
    assert TEXT[start:end] == item["words"]


@pytest.mark.parametrize("path", ["statements?disputed=true&q=theft", f"articles/{article().id}"])
def test_an_allegation_comes_with_its_denials_also_of_other_articles(client: TestClient, path: str) -> None:
    answer = client.get(f"/api/v1/{path}").json()
    items = answer.get("items") or answer["statements"]
    [allegation] = [item for item in items if item["id"] == ACCUSATION.id]
    denials = {(link["other"]["speaker"]["name"], link["other"]["words"]) for link in allegation["links"]}
    assert {link["verb"] for link in allegation["links"]} == {"disputed by"}
    assert denials == {("Ana Brandt", "she took money"), ("Piet Lauwers", "any theft")}


def test_a_statement_comes_with_what_it_stands_in_and_its_links(client: TestClient) -> None:
    told = get(client, f"statements/{INNER.id}")
    assert told["outer"]["id"] == DENIAL.id
    assert [inner["id"] for inner in get(client, f"statements/{DENIAL.id[:8]}")["inner"]] == [INNER.id]


def test_facets_come_where_they_are_asked_for(client: TestClient) -> None:
    assert get(client, "statements")["facets"] == {}
    facets = get(client, "statements", facets=True)["facets"]
    assert {"value": "deny", "label": "deny", "count": 5} in facets["act"]


@pytest.mark.parametrize("kind", KINDS)
def test_pages_give_every_item_once(client: TestClient, kind: str) -> None:
    whole = [item["id"] for item in get(client, kind)["items"]]
    assert len(whole) > 1
    paged: list[str] = []
    after = None
    while True:
        answer = get(client, kind, limit=1, **({"after": after} if after else {}))
        paged += [item["id"] for item in answer["items"]]
        after = answer["next"]
        if after is None:
            break
    assert paged == whole


def test_a_name_gives_all_who_bear_it_and_an_id_one_of_them(client: TestClient) -> None:
    bearers = get(client, "speakers", name="ruud")["items"]
    assert [one["name"] for one in bearers] == ["Józef Ruud", "Józef Ruud"]
    told = get(client, f"speakers/{bearers[0]['id']}")
    assert told["total"] == len(told["statements"]) == 1
    assert [other["id"] for other in told["namesakes"]] == [bearers[1]["id"]]
    assert get(client, "statements", speaker="ruud")["total"] == 2
    assert get(client, "statements", speaker=bearers[0]["id"])["total"] == 1


def test_speakers_are_listed_once_each_with_all_their_articles() -> None:
    with Ledger.open("sqlite://") as ledger:
        for doc, names in (("a", ["Ines Okafor"]), ("b", ["Ines Maria Okafor", "Ines Okafor"])):
            of = article("Ines Maria Okafor spoke.", doc=doc)
            who = speaker(of, *names, offices=("mayor of Calder",))
            ledger.keep(page(doc, f"https://{doc}.example/", doc), Record(of, speakers=(who,)), "f")
        items = get(TestClient(create_app(ledger)), "speakers")["items"]
    assert [(one["name"], one["articles"]) for one in items] == [("Ines Maria Okafor", 2)]


def test_a_speaker_comes_with_offices_and_their_articles(client: TestClient) -> None:
    [brandt] = get(client, "speakers", name="Ana Brandt")["items"]
    told = get(client, f"speakers/{brandt['id']}")
    assert [(seen["office"], seen["article"]["published"]) for seen in told["offices_seen"]] == [
        ("harbour master", "2023"),
        ("councillor", "2023"),
        ("harbour master", "2024-05-06"),
        ("councillor", "2024-05-06"),
    ]
    assert all(statement["links"] is not None for statement in told["statements"])


def test_a_speaker_comes_with_what_they_answered(reader: TestClient) -> None:
    [id_] = [
        one["id"] for one in get(reader, "speakers", name="Ines Okafor")["items"] if one["articles"] == 3
    ]
    told = get(reader, f"speakers/{id_}", limit=1)
    assert told["answered_total"] == len(told["answered"]) == 3
    assert told["answered"][0]["words"] == "“We have paid for nothing,”"
    assert all("disputes" in {link["verb"] for link in one["links"]} for one in told["answered"])
    assert (told["about"], told["about_total"]) == ([], 0)


def test_what_was_said_of_a_speaker_keeps_its_speaker(reader: TestClient) -> None:
    [opera] = get(reader, "speakers", name="The opera")["items"]
    told = get(reader, f"speakers/{opera['id']}")
    assert [(one["speaker"]["name"], one["words"]) for one in told["about"]] == [
        ("Ines Okafor", "the opera of playing too loud")
    ]
    assert told["about_total"] == 1


def test_what_was_declined_stands_apart_from_the_denials(reader: TestClient) -> None:
    [told] = get(reader, "disputes", q="oil")["items"]
    assert {one["words"] for one in told["refusals"]} == {"to comment on the survey"}
    assert "refuse" not in {denial["statement"]["act"] for denial in told["denials"]}


def test_a_dispute_tells_who_tells_of_a_statement_inside_another(client: TestClient) -> None:
    told = get(client, f"disputes/{INNER.id}")
    assert told["outer"][INNER.id]["speaker"]["name"] == "Ana Brandt"


def test_a_dispute_is_a_claim_with_its_denials(client: TestClient) -> None:
    told = get(client, f"disputes/{DENIAL.id}")
    assert [said["id"] for said in told["claim"]] == [ACCUSATION.id]
    assert {denial["statement"]["speaker"]["name"] for denial in told["denials"]} == {
        "Ana Brandt",
        "Piet Lauwers",
    }
    assert told in get(client, "disputes", q="theft")["items"]


@pytest.mark.parametrize("kind", KINDS)
def test_an_unknown_id_is_answered_with_404_and_one_line(client: TestClient, kind: str) -> None:
    answer = client.get(f"/api/v1/{kind}/{'0' * 16}")
    assert answer.status_code == 404
    assert list(answer.json()) == ["detail"]


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("statements?act=lie", "act"),
        ("statements?said_from=2024-02-30", "said_from"),
        ("statements?after=x", "after"),
        ("statements?limit=0", "limit"),
        ("statements/xyz", "id"),
        ("articles?after=0000000000000000", "after"),
        ("disputes?after=0000000000000000", "after"),
        ("speakers?name=ruud&after=0", "after"),
    ],
)
def test_a_mistake_is_answered_with_422_and_what_to_change(client: TestClient, path: str, name: str) -> None:
    answer = client.get(f"/api/v1/{path}")
    assert answer.status_code == 422
    assert name in answer.json()["detail"]


@pytest.mark.parametrize(
    ("error", "status"), [(LedgerError("x.db", "is locked"), 503), (AmbiguousIdError("abc", "several"), 422)]
)
def test_what_the_ledger_complains_of_is_told_on_one_line(
    client: TestClient,
    handmade_ledger: Ledger,
    monkeypatch: pytest.MonkeyPatch,
    error: LedgerError,
    status: int,
) -> None:
    def fails(_: str) -> None:
        raise error

    monkeypatch.setattr(handmade_ledger, "statement", fails)
    answer = client.get(f"/api/v1/statements/{DENIAL.id}")
    assert (answer.status_code, answer.json()) == (status, {"detail": str(error)})


def test_the_api_is_guarded_as_the_pages_are(client: TestClient) -> None:
    assert client.get("/api/v1/articles", headers={"Host": "rebound.example"}).status_code == 400
    assert "default-src 'none'" in client.get("/api/v1/articles").headers["content-security-policy"]
    assert client.post("/api/v1/statements").status_code == 405


def test_accusations_without_a_denial_are_asked_for_as_on_the_page(client: TestClient) -> None:
    denied = client.get("/api/v1/disputes").json()["items"]
    others = client.get("/api/v1/disputes", params={"denied": "no"}).json()["items"]
    assert all(one["denials"] for one in denied)
    assert not any(one["denials"] for one in others)
    assert not {one["id"] for one in denied} & {one["id"] for one in others}
    assert client.get("/api/v1/disputes", params={"denied": "perhaps"}).status_code == 422
