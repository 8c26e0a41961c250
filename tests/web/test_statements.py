from fastapi.testclient import TestClient

from onrecord.citing import cite
from onrecord.ledger import Ledger, StatementView
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
