import json
from typing import Any

import pytest
from lxml.html import HtmlElement, document_fromstring

from onrecord.stages.articles.declared import declared, host


def _page(*nodes: Any, head: str = "") -> HtmlElement:
    scripts = "".join(f'<script type="application/ld+json">{json.dumps(node)}</script>' for node in nodes)
    return document_fromstring(f"<html><head>{head}{scripts}</head><body><p>text</p></body></html>")


def _article(**fields: Any) -> dict[str, Any]:
    return {"@type": "NewsArticle", **fields}


def test_json_ld_goes_before_meta_tags() -> None:
    head = (
        '<meta property="article:published_time" content="2025-03-02"><meta property="og:title" content="B">'
    )
    own = declared(_page(_article(headline="A", datePublished="2025-03-01"), head=head))
    assert own.titles[:2] == ("A", "B")
    assert own.published == ("2025-03-01", "2025-03-02")


def test_the_article_is_found_inside_a_graph() -> None:
    page = _page({"@graph": [{"@type": "WebSite", "name": "x"}, _article(datePublished="2025-03-01")]})
    assert declared(page).published == ("2025-03-01",)


def test_the_article_is_found_as_the_main_entity() -> None:
    page = _page({"@type": "WebPage", "mainEntity": _article(datePublished="2025-03-01")})
    assert declared(page).published == ("2025-03-01",)


@pytest.mark.parametrize(
    "other",
    [
        {"@type": "VideoObject", "datePublished": "2024-01-01"},
        {"@type": "ItemList", "itemListElement": [_article(datePublished="2024-01-01")]},
        _article(hasPart=_article(datePublished="2024-01-01")),
    ],
)
def test_dates_of_other_things_do_not_count(other: dict[str, Any]) -> None:
    assert declared(_page(other)).published == ()


def test_of_several_articles_the_one_with_the_title_of_the_page_counts() -> None:
    nodes = [
        _article(headline="Teaser", datePublished="2024-01-01"),
        _article(headline="This", datePublished="2025-03-01"),
    ]
    assert (
        declared(_page(nodes, head='<meta property="og:title" content="This">')).published[0] == "2025-03-01"
    )


@pytest.mark.parametrize(
    ("author", "names"),
    [
        ("Ada Fenn", ("Ada Fenn",)),
        ({"name": "Ada Fenn"}, ("Ada Fenn",)),
        ([{"name": "Ada Fenn"}, {"name": "Bo Carr"}, "Ada Fenn"], ("Ada Fenn", "Bo Carr")),
        ({"name": ["Ada Fenn", "Bo Carr"]}, ("Ada Fenn", "Bo Carr")),
        ("https://example.org/ada", ()),
        ({"url": "x"}, ()),
        (7, ()),
    ],
)
def test_authors_are_read_in_every_shape(author: Any, names: tuple[str, ...]) -> None:
    assert declared(_page(_article(author=author))).authors == names


def test_the_author_tag_is_read_where_json_ld_has_none() -> None:
    assert declared(_page(head='<meta name="author" content="Ada Fenn">')).authors == ("Ada Fenn",)


def test_the_outlet_is_the_site_or_the_publisher() -> None:
    publisher = _article(publisher={"@type": "Organization", "name": "Halvern Post"})
    assert declared(_page(publisher)).outlet == "Halvern Post"
    site = '<meta property="og:site_name" content="The Post">'
    assert declared(_page(publisher, head=site)).outlet == "The Post"


def test_entities_and_line_breaks_in_names_are_resolved() -> None:
    assert declared(_page(_article(headline="Port\n &amp; bay"))).titles[0] == "Port & bay"


@pytest.mark.parametrize(
    ("href", "url"),
    [("https://example.org/a", "https://example.org/a"), ("/a", None), ("//example.org/a", None), ("", None)],
)
def test_only_an_absolute_canonical_address_counts(href: str, url: str | None) -> None:
    assert declared(_page(head=f'<link rel="canonical" href="{href}">')).url == url


def test_broken_json_ld_is_passed_over() -> None:
    head = '<script type="application/ld+json">{"@type": "NewsArticle", </script>'
    assert declared(_page(_article(headline="A"), head=head)).titles == ("A",)


def test_raw_line_breaks_in_json_ld_are_borne() -> None:
    head = '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "A\nB"}</script>'
    assert declared(_page(head=head)).titles == ("A B",)


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://www.example.org/a", "example.org"),
        ("http://news.example.org", "news.example.org"),
        (None, None),
    ],
)
def test_a_host_is_named_without_www(url: str | None, name: str | None) -> None:
    assert host(url) == name
