"""What the pages offer to cite and keep."""

import csv
import io
import json

import pytest
from fastapi.testclient import TestClient

from onrecord import __version__
from onrecord.ledger import Ledger
from press import LONG, plain


@pytest.fixture
def dispute(press: Ledger) -> str:
    view = press.dispute(press.search("reportedly")[0].statement.id)
    assert view is not None
    return view.id


def test_a_dossier_tells_the_claim_as_said_with_its_denials(reader: TestClient, dispute: str) -> None:
    page = plain(reader.get(f"/disputes/{dispute}/dossier").text)
    assert LONG in page
    assert page.index(LONG) < page.index("Told again") < page.index("Disputed by") < page.index("Declined in")
    assert "that a chapter had been struck out" in page
    assert "none of it is told as done" in page


def test_every_line_of_a_dossier_says_that_nobody_reviewed_it(
    reader: TestClient, dispute: str, press: Ledger
) -> None:
    html = reader.get(f"/disputes/{dispute}/dossier").text
    lines = html.split('<li class="line"')[1:]
    assert lines
    assert all("<dt>Review</dt><dd>not reviewed</dd>" in line for line in lines)
    assert press.digest() in html


def test_a_dossier_loads_no_script(reader: TestClient, dispute: str) -> None:
    assert "<script" not in reader.get(f"/disputes/{dispute}/dossier").text


def test_the_pages_of_dispute_and_statement_lead_to_what_can_be_kept(
    reader: TestClient, dispute: str
) -> None:
    page = reader.get(f"/disputes/{dispute}").text
    statement = reader.get(f"/statements/{dispute}").text
    for address in (f"/disputes/{dispute}/dossier", f"/disputes/{dispute}.jsonld"):
        assert f'href="{address}"' in page
        assert reader.get(address).status_code == 200
    for ending in ("bib", "csl.json", "jsonld"):
        assert f'href="/statements/{dispute}.{ending}"' in statement


@pytest.mark.parametrize(
    ("ending", "media"),
    [
        ("bib", "application/x-bibtex"),
        ("csl.json", "application/vnd.citationstyles.csl+json"),
        ("jsonld", "application/ld+json"),
    ],
)
def test_a_statement_is_a_file_of_its_kind(reader: TestClient, dispute: str, ending: str, media: str) -> None:
    answer = reader.get(f"/statements/{dispute}.{ending}")
    assert answer.headers["content-type"].split(";")[0] == media
    assert f'filename="onrecord-{dispute}.{ending}"' in answer.headers["content-disposition"]
    assert LONG in answer.text


@pytest.mark.parametrize(
    "address",
    [
        "statements/{}.bib",
        "statements/{}.csl.json",
        "statements/{}.jsonld",
        "disputes/{}.jsonld",
        "disputes/{}/dossier",
    ],
)
def test_what_the_ledger_does_not_have_is_404(reader: TestClient, address: str) -> None:
    assert reader.get("/" + address.format("0000000000000000")).status_code == 404


@pytest.mark.parametrize("ending", ["csv", "json", "jsonl", "jsonld", "parquet"])
def test_every_file_of_a_search_says_in_its_headers_what_it_rests_on(
    reader: TestClient, press: Ledger, ending: str
) -> None:
    answer = reader.get(f"/search.{ending}?act=deny")
    assert answer.headers["onrecord-version"] == __version__
    assert answer.headers["onrecord-ledger-sha256"] == press.digest()
    assert answer.headers["onrecord-models"] == "by hand"
    assert len(answer.headers["onrecord-weights-sha256"]) == 64


def test_the_lines_of_json_are_the_rows_of_csv(reader: TestClient) -> None:
    lines = [json.loads(line) for line in reader.get("/search.jsonl").text.splitlines()]
    text = reader.get("/search.csv").content.decode("utf-8-sig")
    assert [row["id"] for row in lines] == [
        row["id"] for row in csv.DictReader(io.StringIO(text, newline=""))
    ]


def test_a_file_of_json_ld_has_only_what_the_query_finds(reader: TestClient) -> None:
    items = json.loads(reader.get("/search.jsonld?act=refuse").text)["items"]
    assert {item["body"]["schema:text"] for item in items} == {"to comment on the survey"}
