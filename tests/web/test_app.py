from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from markupsafe import escape

from onrecord.errors import AmbiguousIdError, LedgerError
from onrecord.ledger import ArticleView, Ledger, StatementView
from onrecord.pipeline import Pipeline
from onrecord.readers import open_pages
from onrecord.records import Metadata, Page, PartialDate
from onrecord.web import create_app

EXAMPLES = Path(__file__).parents[2] / "examples" / "pages"
NASTY = "<script>alert(1)</script> “The pier is safe,” said Ilse Marran. She denied <b>it</b>."


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    with Ledger.open(tmp_path_factory.mktemp("web") / "onrecord.db") as opened:
        pipeline = Pipeline()
        pages = [item for item in open_pages(str(EXAMPLES)) if isinstance(item, Page)]
        pages.append(Page("nasty", "file:///nasty.txt", NASTY.encode(), "text/plain"))
        for page in pages:
            record = pipeline.record(page, Metadata(published=PartialDate(2025, 3, 14)))
            opened.keep(page, record, "test")
        yield opened


@pytest.fixture(scope="module")
def browser(ledger: Ledger) -> TestClient:
    return TestClient(create_app(ledger))


def article(ledger: Ledger, doc: str) -> str:
    return next(header.id for header in ledger.articles(limit=50, offset=0) if header.doc == doc)


def test_the_articles_are_listed(browser: TestClient) -> None:
    answer = browser.get("/articles")
    assert answer.status_code == 200
    assert "Harbour inspector accuses Tidewell" in answer.text


def test_an_article_shows_its_text_with_the_roles_marked_and_its_statements(
    browser: TestClient, ledger: Ledger
) -> None:
    text = browser.get(f"/articles/{article(ledger, 'calder-courier')}").text
    assert 'class="p source"' in text
    assert 'class="p cue"' in text
    assert 'class="card"' in text
    assert "reviewed by nobody yet" in text


def test_what_was_left_out_stands_at_the_end_with_the_reason(browser: TestClient, ledger: Ledger) -> None:
    text = browser.get(f"/articles/{article(ledger, 'valley-wire')}").text
    assert "3 pieces of the page left out" in text
    assert "Striker returns to training" in text


def test_nothing_of_a_pages_markup_is_rendered(browser: TestClient, ledger: Ledger) -> None:
    text = browser.get(f"/articles/{article(ledger, 'nasty')}").text
    assert "<script>alert" not in text
    assert "<b>it" not in text


def test_search_marks_the_words_and_keeps_the_query(browser: TestClient) -> None:
    text = browser.get("/search", params={"q": "painted"}).text
    assert "<mark>painted</mark>" in text
    assert 'value="painted"' in text


def test_search_answers_a_live_request_with_the_results_alone(browser: TestClient) -> None:
    text = browser.get("/search", params={"q": "painted"}, headers={"HX-Target": "results"}).text
    assert "<mark>painted</mark>" in text
    assert "<html" not in text


def test_a_statements_page_gives_its_exact_words_and_its_article(browser: TestClient, ledger: Ledger) -> None:
    hit = ledger.search("painted", limit=1)[0]
    answer = browser.get(f"/statements/{hit.statement.id}")
    assert answer.status_code == 200
    assert str(escape(hit.words)) in answer.text
    assert f'href="/articles/{hit.article.id}#t-{hit.statement.id}"' in answer.text


@pytest.mark.parametrize(
    "path", [f"/{kind}/0000000000000000" for kind in ("articles", "disputes", "speakers", "statements")]
)
def test_an_unknown_id_is_not_found(browser: TestClient, path: str) -> None:
    answer = browser.get(path)
    assert answer.status_code == 404
    assert "Not found" in answer.text


def test_every_answer_forbids_what_the_pages_do_not_need(browser: TestClient) -> None:
    policy = browser.get("/").headers["content-security-policy"]
    assert policy.startswith("default-src 'none'")


def test_a_request_under_a_foreign_name_is_refused(browser: TestClient) -> None:
    assert browser.get("/", headers={"Host": "rebound.example"}).status_code == 400


def test_a_ledger_that_fails_is_told_on_one_page_and_not_as_a_crash(ledger: Ledger) -> None:
    class Locked(Ledger):
        def article_view(self, id_: str) -> ArticleView | None:  # noqa: ARG002
            raise LedgerError("onrecord.db", "is locked by another program")

        def statement(self, id_: str) -> StatementView | None:
            raise AmbiguousIdError(id_, "is the beginning of several ids in statements", "give more digits")

    locked = Locked(ledger._database, "onrecord.db")
    browser = TestClient(create_app(locked))
    answer = browser.get("/articles/000000")
    assert answer.status_code == 503
    assert "is locked by another program" in answer.text
    assert browser.get("/statements/000000").status_code == 404


@pytest.mark.parametrize(
    ("path", "status"), [("/articles?page=0", 422), ("/disputes?denied=maybe", 422), ("/nope", 404)]
)
def test_a_mistaken_address_is_answered_with_a_page(browser: TestClient, path: str, status: int) -> None:
    answer = browser.get(path)
    assert answer.status_code == status
    assert "<h1>No answer</h1>" in answer.text


def test_the_address_that_is_listened_on_is_answered(ledger: Ledger) -> None:
    browser = TestClient(create_app(ledger, "127.0.0.2"))
    assert browser.get("/", headers={"Host": "127.0.0.2:8000"}).status_code == 200
