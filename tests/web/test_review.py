"""The queue with forms alone, and what other pages show of what was decided."""

import re
from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from handmade import record
from onrecord.ledger import Ledger
from onrecord.records import Speaker
from onrecord.web import create_app
from press import plain
from web.conftest import filled

DENIAL, _, _, ACCUSATION, OTHER = (statement.id for statement in record().statements)


@pytest.fixture
def ledger() -> Iterator[Ledger]:
    with Ledger.open("sqlite://") as opened:
        yield filled(opened)


@pytest.fixture
def visitor(ledger: Ledger) -> TestClient:
    return TestClient(create_app(ledger))


def token(visitor: TestClient) -> str:
    found = re.search(r'name="token" value="(\w+)"', visitor.get(f"/review?at={OTHER}").text)
    assert found
    return found[1]


def decide(visitor: TestClient, subject: str, field: str, seen: str, **fields: str) -> str:
    form = {"token": token(visitor), "subject": subject, "field": field, "seen": seen, "at": subject}
    return visitor.post("/review/decide", data=form | fields).text


def test_the_queue_shows_a_statement_with_its_words_and_why_it_comes(visitor: TestClient) -> None:
    page = visitor.get("/review")
    assert page.status_code == 200
    assert "a denial or accusation of a named speaker" in page.text
    assert '<span class="p content"' in page.text


def test_accepting_goes_on_to_the_next_statement(visitor: TestClient, ledger: Ledger) -> None:
    first = re.search(r'name="at" value="(\w+)"', visitor.get("/review").text)
    assert first
    page = decide(visitor, first[1], "state", '"machine"', value="accepted")
    second = re.search(r'name="at" value="(\w+)"', page)
    assert second
    assert second[1] != first[1]
    view = ledger.statement(first[1])
    assert view
    assert view.statement.state == "accepted"


def test_passing_over_shows_another_one(visitor: TestClient) -> None:
    first = visitor.get("/review").text
    link = re.search(r'href="(/review\?after=[^"]+)"', first)
    assert link
    other = visitor.get(link[1].replace("&amp;", "&")).text
    at = r'name="at" value="(\w+)"'
    assert re.findall(at, first)[0] != re.findall(at, other)[0]


def test_the_free_field_counts_before_the_list_of_speakers(visitor: TestClient, ledger: Ledger) -> None:
    decide(visitor, OTHER, "speaker", '"Józef Ruud"', value="Ana Brandt", other="Ada Brill")
    view = ledger.statement(OTHER)
    assert view
    assert view.statement.speaker == "Ada Brill"


def test_an_edge_moves_by_a_word(visitor: TestClient, ledger: Ledger) -> None:
    view = ledger.statement(OTHER)
    assert view
    seen = str([list(span) for span in view.statement.content])
    decide(visitor, OTHER, "content", seen, edge="start:1")
    view = ledger.statement(OTHER)
    assert view
    assert view.words == "ministry may appeal"


def test_who_decided_meanwhile_is_told_and_nothing_is_overwritten(
    visitor: TestClient, ledger: Ledger
) -> None:
    ledger.reviewing("Ole").decide(OTHER, "role", "town clerk", seen="clerk")
    page = plain(decide(visitor, OTHER, "role", '"clerk"', value="a neighbour"))
    assert "changed meanwhile by Ole" in page
    assert "What you decided was not kept" in page
    view = ledger.statement(OTHER)
    assert view
    assert view.statement.role == "town clerk"


def test_a_value_that_cannot_be_is_told(visitor: TestClient) -> None:
    page = decide(visitor, OTHER, "said_on", "null", value="yesterday")
    assert "Not kept" in page


def test_nothing_is_decided_without_the_token(visitor: TestClient, ledger: Ledger) -> None:
    form = {"subject": OTHER, "field": "state", "seen": '"machine"', "at": OTHER, "value": "rejected"}
    assert visitor.post("/review/decide", data=form).status_code == 403
    assert visitor.post("/review/undo", data={"judgement": "x"}).status_code == 403
    assert (
        visitor.post("/review/speakers", data={"speaker": "x", "other": "y", "one": "no"}).status_code == 403
    )
    view = ledger.statement(OTHER)
    assert view
    assert view.judgements == ()


def test_the_history_tells_who_decided_what_and_takes_it_back(visitor: TestClient, ledger: Ledger) -> None:
    decided = ledger.reviewing("Ole").decide(OTHER, "role", "town clerk", seen="clerk")
    assert decided
    page = visitor.get(f"/statements/{OTHER}").text
    assert "role: clerk → town clerk Ole, 20" in plain(page)
    form = {"token": token(visitor), "judgement": decided.id, "back": f"/statements/{OTHER}"}
    page = plain(visitor.post("/review/undo", data=form).text)
    assert "taken back" in page
    assert "took back town clerk" in page


def test_a_rejected_statement_is_struck_through_in_its_article(visitor: TestClient, ledger: Ledger) -> None:
    ledger.reviewing("Ole").decide(OTHER, "state", "rejected", seen="machine")
    page = visitor.get(f"/articles/{record().article.id}").text
    assert f'id="s-{OTHER}" class="card rejected"' in page
    assert "rejected by a reviewer" in page


def test_a_rejected_link_is_in_no_dispute(visitor: TestClient, ledger: Ledger) -> None:
    link = record().links[0]
    form = {"token": token(visitor), "subject": link.id, "field": "state", "seen": '"proposed"'}
    visitor.post("/review/decide", data=form | {"at": DENIAL, "value": "rejected"})
    view = ledger.dispute(ACCUSATION)
    assert view
    assert [denial.statement.article.doc for denial in view.denials] == ["two"]


def test_namesakes_are_joined_and_parted_on_the_page_of_a_speaker(
    visitor: TestClient, ledger: Ledger
) -> None:
    one, other = (
        next(s.id for s in (seen.speaker,))
        for seen in ledger.speaker("Józef Ruud")
        if seen.speaker.name == "Józef Ruud"
    )
    before = len(ledger.identities("Józef Ruud"))
    form = {"token": token(visitor), "speaker": one, "other": other}
    page = visitor.post("/review/speakers", data=form | {"one": "no" if before == 1 else "yes"})
    assert page.status_code == 200
    assert len(ledger.identities("Józef Ruud")) != before
    assert Speaker.identify(record().article.id, "Józef Ruud") in (one, other)
