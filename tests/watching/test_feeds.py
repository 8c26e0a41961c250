from contextlib import suppress
from pathlib import Path

import pytest

from onrecord.errors import UnreadablePageError
from onrecord.ledger.watched import Found
from onrecord.watching.feeds import MAX_FEED_BYTES, parse_listing

URL = "https://post.example/news/feed"
SITEMAP = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def test_rss_names_pages_with_what_it_says_of_their_change() -> None:
    feed = b"""<rss version="2.0"><channel><title>Post</title>
        <item><link>https://post.example/a</link><pubDate>Fri, 17 May 2024 10:00:00 GMT</pubDate></item>
        <item><guid isPermaLink="true">https://post.example/b#top</guid></item></channel></rss>"""
    assert parse_listing(feed, URL).pages == (
        Found("https://post.example/a", "Fri, 17 May 2024 10:00:00 GMT"),
        Found("https://post.example/b"),
    )


def test_atom_names_pages_relative_to_itself() -> None:
    feed = b"""<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>A</title><link href="../a"/>
        <updated>2024-05-17T10:00:00Z</updated></entry></feed>"""
    assert parse_listing(feed, URL).pages == (Found("https://post.example/a", "2024-05-17T10:00:00Z"),)


def test_an_address_that_is_named_twice_is_one() -> None:
    feed = b"<rss><channel><item><link>/a</link></item><item><link>/a#x</link></item></channel></rss>"
    assert [found.url for found in parse_listing(feed, URL).pages] == ["https://post.example/a"]


def test_what_is_no_web_address_is_counted() -> None:
    links = ["ftp://post.example/a", "javascript:alert()", "file:///etc/passwd", "http://"]
    items = "".join(f"<item><link>{link}</link></item>" for link in links)
    listing = parse_listing(f"<rss version='2.0'><channel>{items}</channel></rss>".encode(), URL)
    assert (listing.pages, listing.passed_over) == ((), 4)


def test_a_feed_that_is_damaged_gives_what_can_be_read() -> None:
    feed = b"<rss version='2.0'><channel><item><link>https://post.example/a</link></item><item><link>htt"
    assert Found("https://post.example/a") in parse_listing(feed, URL).pages


def test_opml_names_feeds_in_all_its_branches() -> None:
    opml = b"""<opml version="2.0"><body><outline text="Papers"><outline xmlUrl="https://post.example/feed"/>
        </outline><outline xmlUrl="https://wire.example/feed"/><outline text="none"/></body></opml>"""
    listing = parse_listing(opml, URL)
    assert [feed.url for feed in listing.feeds] == ["https://post.example/feed", "https://wire.example/feed"]
    assert listing.pages == ()


def test_a_news_sitemap_names_pages() -> None:
    sitemap = f"""<urlset {SITEMAP} xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url>
        <loc> https://post.example/a </loc><lastmod>2024-05-17</lastmod>
        <news:news><news:title>A</news:title></news:news></url></urlset>"""
    assert parse_listing(sitemap.encode(), URL).pages == (Found("https://post.example/a", "2024-05-17"),)


def test_an_index_of_sitemaps_names_sitemaps() -> None:
    index = f"<sitemapindex {SITEMAP}><sitemap><loc>https://post.example/s.xml</loc></sitemap></sitemapindex>"
    assert parse_listing(index.encode(), URL).feeds == (Found("https://post.example/s.xml"),)


@pytest.mark.parametrize(
    "content", [b"", b"<html><body><p>No feed</p></body></html>", b"\x89PNG\r\n\x1a\n", b"<opml><body><outli"]
)
def test_what_names_nothing_is_refused(content: bytes) -> None:
    with pytest.raises(UnreadablePageError, match="no feed|damaged XML"):
        parse_listing(content, URL)


def test_a_feed_that_is_too_large_is_refused() -> None:
    with pytest.raises(UnreadablePageError, match="larger than 10 MB"):
        parse_listing(b"<rss>" + bytes(MAX_FEED_BYTES), URL)


INSIDE = {
    "opml": '<outline xmlUrl="https://post.example/feed"/><outline text="x">&f;</outline>',
    "rss": "<channel><item><title>&f;</title><link>https://post.example/feed</link></item></channel>",
}


@pytest.mark.parametrize("name", INSIDE)
def test_entities_outside_are_not_loaded(name: str, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text('<outline xmlUrl="https://post.example/secret"/>')
    doctype = f'<!DOCTYPE {name} [<!ENTITY f SYSTEM "{secret.as_uri()}">]>'
    listing = parse_listing(f"{doctype}<{name}>{INSIDE[name]}</{name}>".encode(), URL)
    assert [found.url for found in listing.pages + listing.feeds] == ["https://post.example/feed"]


@pytest.mark.parametrize("name", INSIDE)
def test_entities_that_would_grow_beyond_all_bounds_are_not_expanded(name: str) -> None:
    bomb = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    doctype = f'<!DOCTYPE {name} [<!ENTITY e0 "lol"><!ENTITY f "&e11;">{bomb}]>'
    content = f"{doctype}<{name}>{INSIDE[name]}</{name}>".encode()
    found: list[Found] = []
    with suppress(UnreadablePageError):  # as good
        listing = parse_listing(content, URL)
        found += listing.pages + listing.feeds
    assert {one.url for one in found} <= {"https://post.example/feed"}
