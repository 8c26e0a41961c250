import pytest
from fastapi.testclient import TestClient

from onrecord.ledger import Ledger
from onrecord.records import Speaker
from press import plain


def page(reader: TestClient, press: Ledger, doc: str, name: str) -> str:
    of = next(header.id for header in press.articles() if header.doc == doc)
    return plain(reader.get(f"/speakers/{Speaker.identify(of, name)}").text)


@pytest.fixture(scope="module")
def commissioner(reader: TestClient, press: Ledger) -> str:
    return page(reader, press, "northshore", "Ines Okafor")


def test_a_speaker_is_one_across_articles_and_the_page_says_why(commissioner: str) -> None:
    assert "speaks in 3 articles" in commissioner
    assert "joined by “harbour commissioner” and “harbour commissioner of Aldermouth”" in commissioner


def test_a_namesake_is_kept_apart_and_the_page_says_why(commissioner: str) -> None:
    assert "Nothing beyond the name tells that they are the same" in commissioner
    assert "cellist" in commissioner
    assert "too loud" not in commissioner


def test_an_answer_stands_with_what_it_answers(commissioner: str) -> None:
    answered = commissioner.split("What they answered")[1].split("What they said besides")[0]
    assert answered.index("We have paid for nothing") < answered.index("had reportedly paid for the survey")


def test_what_was_said_of_a_speaker_keeps_its_speaker(reader: TestClient, press: Ledger) -> None:
    text = page(reader, press, "stage", "The opera")
    said_of = text.split("What was said of them")[1]
    assert said_of.index("Ines Okafor") < said_of.index("the opera of playing too loud")


def test_offices_come_in_the_order_of_time_with_their_articles(commissioner: str) -> None:
    offices = commissioner.split("Offices over time")[1].split("Why this is one speaker")[0]
    assert offices.index("2024-03-01") < offices.index("2024-03-02") < offices.index("2024-05-20")


def test_statements_are_counted_by_act_and_month(commissioner: str) -> None:
    assert "Month deny 2024-03 2 2024-05 1" in commissioner
