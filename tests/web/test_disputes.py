import re

from fastapi.testclient import TestClient

from onrecord.ledger import Ledger
from press import LONG, SVANTE, plain


def test_the_first_page_has_the_allegation_on_top_and_its_denials_below_in_order(reader: TestClient) -> None:
    text = plain(reader.get("/").text)
    marks = (
        SVANTE,
        LONG,
        "Told again",
        "Disputed by",
        "a chapter had been struck out",
        "We have paid for nothing",
    )
    assert [text.index(mark) for mark in marks] == sorted(text.index(mark) for mark in marks)
    assert reader.get("/disputes").text == reader.get("/").text


def test_hedge_and_distance_are_shown_with_the_words(reader: TestClient) -> None:
    text = plain(reader.get("/").text)
    assert "hedged by the speaker" in text
    assert "the reporter keeps a distance: “reportedly”" in text


def test_an_uncertain_speaker_looks_it_and_the_other_candidates_are_named(reader: TestClient) -> None:
    assert "Ruud Ansah uncertain perhaps Mieke Danso" in plain(reader.get("/").text)


def test_copies_are_folded_into_the_report(reader: TestClient) -> None:
    text = plain(reader.get("/").text)
    assert "also in 1 copy of this story" in text
    assert "2 statements in 2 reports of 2 outlets" in text


def test_declining_stands_apart_from_denying(reader: TestClient) -> None:
    text = plain(reader.get("/").text)
    denied, declined = text.split("Declined in the same articles")
    assert "to comment on the survey" in declined
    assert "to comment on the survey" not in denied


def test_where_no_denial_was_found_the_page_says_in_how_many_articles(reader: TestClient) -> None:
    text = plain(reader.get("/disputes?denied=no").text)
    assert "the opera of playing too loud" in text
    assert "No denial found in 6 articles searched." in text
    assert LONG not in text


def test_the_id_of_any_statement_of_a_dispute_leads_to_it(reader: TestClient, press: Ledger) -> None:
    [view] = press.disputes()
    of_all = [*view.claim, *(denial.statement for denial in view.denials)]
    for quoted in of_all:
        answer = reader.get(f"/disputes/{quoted.statement.id}")
        assert answer.url.path == f"/disputes/{view.id}"


def test_a_heading_names_the_speaker_and_never_says_what_is_alleged(
    reader: TestClient, press: Ledger
) -> None:
    html = reader.get(f"/disputes/{press.disputes()[0].id}").text
    headings = re.findall(r"<h[1-6][^>]*>(.*?)</h[1-6]>|<title>(.*?)</title>", html, re.DOTALL)
    told = " ".join(" ".join(pair) for pair in headings)
    assert f"What {SVANTE} said" in told
    assert "paid" not in told


def test_the_table_has_the_three_days_of_each_statement(reader: TestClient, press: Ledger) -> None:
    html = reader.get(f"/disputes/{press.disputes()[0].id}").text
    rows = [plain(row) for row in re.findall(r"<tr>.*?</tr>", html, re.DOTALL)]
    assert rows[1] == f"1 {SVANTE} accuse 2024-02-28 2024-03-01 2024-06-01"
    assert rows[4] == "4 Ines Okafor deny 2024-05 2024-05-20 2024-06-05"
    assert rows[5] == "5 Harbour Company of Aldermouth refuse not told 2024-03-01 2024-06-01"


def test_what_nobody_reviewed_looks_it(reader: TestClient) -> None:
    assert 'class="unreviewed"' in reader.get("/").text
