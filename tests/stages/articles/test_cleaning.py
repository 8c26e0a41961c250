import importlib.util
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import NoArticleError, UnreadablePageError
from onrecord.readers import open_pages
from onrecord.records import Metadata, Page, PartialDate
from onrecord.stages.articles import clean, prove

MakePage = Callable[..., Page]
NEWS = {
    "@type": "NewsArticle",
    "headline": "Port denies harm to oysters",
    "datePublished": "2025-03-04T10:00:00+01:00",
    "author": [{"name": "Ada Fenn"}, {"name": "Bo Carr"}],
    "publisher": {"name": "Halvern Post"},
}
HEAD = f'<script type="application/ld+json">{json.dumps(NEWS)}</script>'


def test_the_text_of_an_html_page_is_its_paragraphs(html_page: MakePage, article: list[str]) -> None:
    assert clean(html_page()).text == "\n".join(article)


def test_the_headline_is_metadata_and_not_text(html_page: MakePage, article: list[str]) -> None:
    found = clean(html_page(f"<p>Port denies harm to oysters</p><p>{'</p><p>'.join(article)}</p>"))
    assert found.title == "Port denies harm to oysters"
    assert found.text.startswith(article[0])


def test_a_page_tells_who_published_it_and_when(html_page: MakePage) -> None:
    found = clean(html_page(head=HEAD, url="https://www.example.org/oysters"))
    assert found.published == PartialDate(2025, 3, 4)
    assert (found.byline, found.outlet) == ("Ada Fenn, Bo Carr", "Halvern Post")
    assert (found.url, found.language) == ("https://www.example.org/oysters", "en")
    assert found.dateline == "HALVERN (Northwire)"


def test_what_the_user_knows_wins(html_page: MakePage) -> None:
    known = Metadata(PartialDate(2025, 3), "The Gazette", "Cy Dorn", "Oysters")
    found = clean(html_page(head=HEAD), known)
    assert Metadata(found.published, found.outlet, found.byline, found.title) == known


def test_where_nothing_is_told_nothing_is_filled_in(text_page: MakePage, article: list[str]) -> None:
    found = clean(text_page("\n".join(article)))
    assert (found.published, found.outlet, found.byline, found.title, found.url) == (None,) * 5


def test_an_address_names_the_outlet(text_page: MakePage) -> None:
    assert clean(text_page("The port denied it.", url="https://www.example.org/a")).outlet == "example.org"


def test_stray_lines_of_a_text_are_left_out_with_a_reason(
    text_page: MakePage, article: list[str], teasers: list[str]
) -> None:
    found = clean(text_page("\n".join(article + teasers)))
    assert found.text == "\n".join(article)
    assert [piece.text for piece in found.stray] == teasers
    assert all(piece.reason for piece in found.stray)


def test_lines_in_a_language_that_the_features_do_not_know_all_stay(text_page: MakePage) -> None:
    lines = ["Die Hafenverwaltung bestreitet, dass ihre Arbeiten den Austern geschadet haben."] * 4
    found = clean(text_page("\n".join([*lines, "Orchester sagt Tournee ab"])))
    assert found.language == "de"
    assert found.stray == ()


def test_a_text_kept_as_it_is_is_the_file(
    text_page: MakePage, article: list[str], teasers: list[str]
) -> None:
    text = "\r\n\r\n  ".join([*article, *teasers, "cafe\u0301 "])
    found = clean(text_page(text), as_is=True)
    assert found.text == text
    assert found.stray == ()


@given(text=st.text(min_size=1).map(lambda text: "w" + text))
def test_any_text_can_be_kept_as_it_is(text: str) -> None:
    content = text.encode("utf-8", "surrogatepass")
    page = Page("page", "page.txt", content, "text/plain", charset="utf-8")
    try:
        found = clean(page, as_is=True)
    except UnreadablePageError:  # control characters, surrogates
        return
    assert found.text.encode() == content


def test_html_cannot_be_kept_as_it_is(html_page: MakePage) -> None:
    with pytest.raises(UnreadablePageError, match="page.html: HTML is no article's text; leave out --clean"):
        clean(html_page(), as_is=True)


@pytest.mark.parametrize("text", [" \n\t\n", "***\n---"])
def test_a_text_without_words_is_refused(text_page: MakePage, text: str) -> None:
    with pytest.raises(NoArticleError, match="page.txt: no words on this page"):
        clean(text_page(text))


@pytest.mark.parametrize(
    "body", ["", "<p>Please enable JavaScript</p>", "<a href='/a'>One</a> <a href='/b'>Two</a>"]
)
def test_a_page_without_an_article_is_refused(html_page: MakePage, body: str) -> None:
    with pytest.raises(NoArticleError, match="page.html: no article found on this page; give the page of"):
        clean(html_page(body))


def test_an_article_that_stands_in_json_ld_alone_is_read(html_page: MakePage, article: list[str]) -> None:
    script = json.dumps({"@type": "NewsArticle", "articleBody": "\n".join(article)})
    page = html_page("<div id='app'></div>", f'<script type="application/ld+json">{script}</script>')
    found = clean(page)
    assert found.text == "\n".join(article)
    assert prove(found, page) == []


def _scorer(data: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("text_score", data / "eval" / "text_score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _pages(folder: Path) -> Iterator[Page]:
    return (
        page
        for page in open_pages(str(folder))
        if isinstance(page, Page) and page.content_type == "text/html"
    )


# Measured 98.3 and 97.5 (docs/article-text.md); trafilatura alone reaches 97.5 and 95.4.
@pytest.mark.data
@pytest.mark.parametrize(
    ("kind", "folder", "pages", "floor"),
    [("benchmark", "benchmark/html", 84, 98.0), ("fundus", "fundus", 28, 97.2)],
)
def test_texts_of_known_pages_are_right_and_proved(
    data: Path, kind: str, folder: str, pages: int, floor: float
) -> None:
    scorer = _scorer(data)
    found = {}
    for page in _pages(data / "pages" / folder):
        found[page.doc] = clean(page)
        assert prove(found[page.doc], page) == [], page.doc
    assert len(found) == pages
    scores = [
        max(scorer.prf(scorer.words(gold), scorer.words(found[doc].text))[2] for gold in golds)
        for doc, golds in scorer.gold_of(kind, data / "pages" / kind).items()
    ]
    assert 100 * sum(scores) / len(scores) >= floor


@pytest.mark.data
def test_days_of_publication_are_right(data: Path) -> None:
    for page in _pages(data / "pages" / "fundus"):
        versions = json.loads(
            (data / "pages" / "fundus" / f"{page.doc.split('_')[0]}.json").read_text("utf-8")
        )
        days = {str(version["publishing_date"])[:10] for version in versions.values()}
        assert str(clean(page).published) in days, page.doc


@pytest.mark.data
def test_the_first_page_loses_its_stray_lines_and_nothing_else(data: Path) -> None:
    content = (data / "pages" / "moscow.txt").read_bytes()
    expected = json.loads((data / "pages" / "moscow.expected.json").read_text("utf-8"))
    page = Page("moscow", "moscow.txt", content, "text/plain")
    found = clean(page, Metadata(published=PartialDate.parse(expected["published"])))
    start, end = expected["article"]
    assert found.text == content.decode()[start:end].rstrip()
    assert len(found.stray) == expected["stray_lines"]
    assert found.dateline == expected["dateline"]
    assert prove(found, page) == []
