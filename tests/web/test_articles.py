import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import Connection

from handmade import article, page, record
from onrecord.ledger import Ledger
from onrecord.records import Judgement
from onrecord.web import create_app
from press import plain


def ids(press: Ledger, doc: str) -> list[str]:
    return [header.id for header in press.articles() if header.doc == doc]


def test_every_number_in_the_text_leads_to_a_card_and_back(reader: TestClient, press: Ledger) -> None:
    html = reader.get(f"/articles/{ids(press, 'estuary')[0]}").text
    there = set(re.findall(r'class="ref" id="t-(\w+)" href="#s-\1"', html))
    back = set(re.findall(r'class="number" href="#t-(\w+)"', html))
    assert len(there) == 3
    assert there == back == set(re.findall(r'<li id="s-(\w+)"', html))


def test_a_card_has_the_denials_of_other_articles(reader: TestClient, press: Ledger) -> None:
    text = plain(reader.get(f"/articles/{ids(press, 'estuary')[0]}").text)
    assert "repeated by Ruud Ansah uncertain , North Shore Gazette" in text


def test_what_was_left_out_stands_after_the_text_with_its_reason(reader: TestClient, press: Ledger) -> None:
    text = plain(reader.get(f"/articles/{ids(press, 'estuary')[0]}").text)
    assert "1 piece of the page left out Ferry fares to rise in the autumn Why: shares no names" in text


def test_versions_are_listed_and_their_difference_is_shown(reader: TestClient, press: Ledger) -> None:
    new, old = sorted(ids(press, "live"), key=lambda id_: press.versions(id_)[0].article == id_)
    html = reader.get(f"/articles/{new}").text
    [address] = re.findall(r'href="(/articles/\w+/since/\w+)"', html)
    text = plain(reader.get(address).text)
    assert {new, old} == set(re.findall(r"\w{16}", address))
    assert "Statements that went Ada Brill state “said” the tanks were sound" in text
    assert "Statements that came Ada Brill state “said” the tanks were old" in text


def test_an_article_tells_how_much_of_it_was_reviewed(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "onrecord.db") as ledger:
        ledger.keep(page(), record(), "f")
        address, reader = f"/articles/{record().article.id}", TestClient(create_app(ledger))
        assert "reviewed by nobody yet" in reader.get(address).text
        when, subject = datetime(2024, 6, 1, tzinfo=UTC), record().statements[0].id
        ledger.judge(Judgement(when, "Ida", subject, "act", '"deny"', '"state"', ""))
        text = reader.get(address).text
    assert "1 of 5 statements reviewed by somebody" in text
    assert "reviewed by nobody" not in text


def test_a_statement_of_a_reprint_leads_to_the_dispute_of_the_first_copy(
    reader: TestClient, press: Ledger
) -> None:
    record = press.article(ids(press, "bulletin")[0])
    assert record
    told = next(one for one in record.statements if one.act == "accuse")
    first = press.disputed_in_first_copy([told.id])[told.id]
    for address in (f"/articles/{record.article.id}", f"/statements/{told.id}"):
        html = reader.get(address).text
        assert "disputed in the first copy" in plain(html)
        assert f'href="/disputes/{first}"' in html
    assert "disputed in the first copy" not in plain(reader.get(f"/statements/{first}").text)


@pytest.mark.parametrize("path", ["/articles/{id}", "/articles/{id}/since/{id}", "/api/v1/articles/{id}"])
def test_an_article_that_is_read_anew_meanwhile_is_shown_as_at_one_moment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    made = record(article())
    reading = Ledger._reading

    @contextmanager
    def interrupted(self: Ledger) -> Iterator[Connection]:
        with reading(self) as connection:
            yield connection
        self.keep(page(), replace(made, statements=(), links=()), "later")

    with Ledger.open(tmp_path / "onrecord.db") as ledger:
        ledger.keep(page(), made, "f")
        monkeypatch.setattr(Ledger, "_reading", interrupted)
        assert TestClient(create_app(ledger)).get(path.format(id=made.article.id)).status_code == 200


def test_what_was_deleted_and_inserted_is_told_in_words_too(reader: TestClient, press: Ledger) -> None:
    one, other = ids(press, "live")
    text = plain(reader.get(f"/articles/{one}/since/{other}").text)
    assert "deleted:" in text
    assert "inserted:" in text
