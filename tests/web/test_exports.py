"""A query as a file or feed: the same statements, each with what disputes it."""

import csv
import io
import json
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pyarrow.parquet
import pytest
from fastapi.testclient import TestClient

from handmade import article, page, record, statement
from onrecord.citing import rows
from onrecord.ledger import Ledger, Query
from onrecord.ledger.flat import COLUMNS
from onrecord.records import Record
from onrecord.web.exports import FILES, opened, to_atom

ATOM = {"a": "http://www.w3.org/2005/Atom"}
DENIAL, _, _, ACCUSATION, _ = record().statements


@pytest.mark.parametrize("batch", [1, 2, 100])
def test_all_that_a_query_finds_is_in_the_file_in_its_order(handmade_ledger: Ledger, batch: int) -> None:
    whole = handmade_ledger.search(order="newest", limit=100).rows()
    with handmade_ledger.snapshot() as moment:
        assert list(rows(moment, Query(), batch)) == whole


def test_a_file_and_its_headers_are_as_at_one_moment(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "onrecord.db") as ledger:
        ledger.keep(page(), record(), "f")
        before = ledger.digest()
        headers, pieces = opened(ledger, Query(), FILES["jsonl"][1])
        ledger.keep(page("b", "https://post.example/2", "two"), record(article(doc="two")), "f")
        assert headers["Onrecord-Ledger-Sha256"] == before != ledger.digest()
        assert len(list(pieces)) == len(record().statements)


def test_a_csv_file_has_the_words_and_what_disputes_them(client: TestClient) -> None:
    answer = client.get("/search.csv?disputed=true&published_from=2024")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert "attachment" in answer.headers["content-disposition"]
    [row] = csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig")))
    assert tuple(row) == COLUMNS
    assert row["words"] == "Brandt […] of theft"
    assert "Ana Brandt: she took money" in row["disputed_by"]
    assert "Piet Lauwers: any theft" in row["disputed_by"]


def test_a_spreadsheet_takes_no_words_of_a_page_for_a_formula(client: TestClient) -> None:
    text = client.get("/search.csv", params={"outlet": "=Wire"}).content.decode("utf-8-sig")
    assert {row["outlet"] for row in csv.DictReader(io.StringIO(text))} == {"'=Wire"}


def test_a_json_file_has_the_query_and_its_rows(client: TestClient) -> None:
    told = json.loads(client.get("/search.json?act=accuse").text)
    assert told["query"] == {"act": "accuse"}
    assert [row["act"] for row in told["statements"]] == ["accuse", "accuse"]
    assert json.loads(client.get("/search.json?q=zeppelin").text)["statements"] == []


def test_a_parquet_file_has_the_same_rows(client: TestClient) -> None:
    found = pyarrow.parquet.read_table(io.BytesIO(client.get("/search.parquet?act=deny").content))
    assert found.to_pylist() == json.loads(client.get("/search.json?act=deny").text)["statements"]


def test_without_pyarrow_a_parquet_file_is_refused_on_one_line(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    answer = client.get("/search.parquet")
    assert (answer.status_code, answer.text) == (
        406,
        "pyarrow: is not installed; pip install 'onrecord[pyarrow]'\n",
    )


@pytest.mark.parametrize("ending", ["csv", "json", "parquet", "atom"])
def test_a_query_that_cannot_be_is_refused_on_one_line(client: TestClient, ending: str) -> None:
    answer = client.get(f"/search.{ending}?act=lie")
    assert answer.status_code == 422
    assert answer.text.startswith("act: “lie” is none")


def test_a_feed_tells_what_was_said_as_said_with_what_disputes_it(client: TestClient) -> None:
    answer = client.get("/search.atom?disputed=true&published_from=2024")
    assert answer.headers["content-type"].startswith("application/atom+xml")
    feed = ET.fromstring(answer.content)  # noqa: S314  (our own)
    [entry] = feed.findall("a:entry", ATOM)
    assert entry.findtext("a:title", namespaces=ATOM) == "Ministry of Works · accuse: Brandt […] of theft"
    content = entry.findtext("a:content", namespaces=ATOM) or ""
    assert "disputed by (proposed) Ana Brandt: she took money" in content
    assert entry.findtext("a:updated", namespaces=ATOM) == "2024-05-06T00:00:00Z"
    assert entry.findtext("a:id", namespaces=ATOM) == f"http://testserver/statements/{ACCUSATION.id}"


def test_a_feed_has_all_that_readers_ask_for(client: TestClient) -> None:
    feed = ET.fromstring(client.get("/search.atom").content)  # noqa: S314  (our own)
    for name in ("title", "id", "updated", "author", "link"):
        assert feed.find(f"a:{name}", ATOM) is not None
    for entry in feed.findall("a:entry", ATOM):
        assert all(
            entry.find(f"a:{name}", ATOM) is not None for name in ("title", "id", "updated", "content")
        )


def test_characters_that_no_xml_may_have_do_not_break_a_feed() -> None:
    of = article("Ana Brandt said\x0b \x00yes.", outlet="\x1b")
    said = statement(of, "Ana Brandt", "said", "\x00yes")
    with Ledger.open("sqlite://") as ledger:
        ledger.keep(page(), Record(of, statements=(said,)), "f")
        ET.fromstring(to_atom(list(ledger.search()), Query(), "http://x/"))  # noqa: S314  (our own)
