"""What becomes of what a feed names."""

from onrecord.ledger import Ledger
from onrecord.watching import Pace
from onrecord.watching.schedule import TRIES_REFUSED, TRIES_UNREACHABLE
from world import DAY, HOUR, MISSING, Reply, World, page, rss

PACE = Pace(every=HOUR, delay=10)
FEED = "http://post.example/feed"
SITEMAP = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def serve(world: World, **replies: Reply) -> dict[str, Reply]:
    world.add("post.example", lambda path, _: replies.get(path.strip("/"), MISSING))
    return replies


def test_lists_lead_to_feeds_and_those_to_pages(world: World, ledger: Ledger) -> None:
    outline = '<outline xmlUrl="/index"/><outline xmlUrl="/list"/>'
    named = "<sitemap><loc>http://post.example/map</loc></sitemap><sitemap><loc>/index</loc></sitemap>"
    serve(
        world,
        list=Reply(f"<opml><body>{outline}</body></opml>".encode()),
        index=Reply(f"<sitemapindex {SITEMAP}>{named}</sitemapindex>".encode()),
        map=Reply(f"<urlset {SITEMAP}><url><loc>http://post.example/a</loc></url></urlset>".encode()),
        a=page("A"),
    )
    world.run(ledger, HOUR / 2, PACE, ["http://post.example/list"])
    assert len(world.texts("http://post.example/a")) == 1
    assert [seen.path for seen in world.log] == ["/robots.txt", "/list", "/index", "/map", "/a"]


def test_lists_in_lists_in_lists_have_an_end(world: World, ledger: Ledger) -> None:
    def site(path: str, _: dict[str, str]) -> Reply:
        if path == "/robots.txt":
            return MISSING
        return Reply(f'<opml><body><outline xmlUrl="{path}x"/></body></opml>'.encode())

    world.add("post.example", site)
    world.run(ledger, DAY, PACE, ["http://post.example/x"])
    assert {seen.path for seen in world.log} == {"/robots.txt", "/x", "/xx", "/xxx", "/xxxx"}


def test_a_page_is_looked_at_again_after_an_hour_a_day_and_a_week(world: World, ledger: Ledger) -> None:
    serve(world, feed=rss(["http://post.example/a"]), a=page("A"))
    world.run(ledger, 10 * DAY, Pace(every=DAY, delay=10), [FEED])
    times = [seen.at for seen in world.asked("post.example", "/a")]
    assert [round((at - times[0]) / HOUR) for at in times] == [0, 1, 25, 193]


def test_a_page_that_has_no_article_yet_is_looked_at_again(world: World, ledger: Ledger) -> None:
    replies = serve(world, feed=rss(["http://post.example/a"]), a=Reply(b""))
    world.run(ledger, HOUR / 2, PACE, [FEED])
    assert world.kept == {}
    replies["a"] = page("A")
    world.run(ledger, HOUR, PACE)
    assert len(world.texts("http://post.example/a")) == 1
    assert [line for line in world.said if "/a:" in line] == ["http://post.example/a: empty"]


def test_a_page_that_is_not_there_is_given_up(world: World, ledger: Ledger) -> None:
    serve(world, feed=rss(["http://post.example/a"]))
    world.run(ledger, 5 * DAY, Pace(every=DAY / 2, delay=10), [FEED])
    assert len(world.asked("post.example", "/a")) == TRIES_REFUSED
    assert "http://post.example/a: given up: the server answered 404 Not Found" in world.said


def test_a_page_that_fails_holds_the_others_of_its_host_up_for_a_while_only(
    world: World, ledger: Ledger
) -> None:
    links = [f"http://post.example/{name}" for name in "abc"]
    serve(world, feed=rss(links), a=Reply(status=500), b=page("B"), c=page("C"))
    world.run(ledger, DAY, Pace(every=DAY, delay=10), [FEED])
    assert {address for address, _ in world.kept} == set(links[1:])
    assert 1 < len(world.asked("post.example", "/a")) < TRIES_UNREACHABLE


def test_a_feed_that_becomes_something_else_is_told_and_asked_again(world: World, ledger: Ledger) -> None:
    replies = serve(world, feed=page("Not here"), a=page("A"))
    world.run(ledger, HOUR, PACE, [FEED])
    assert world.said[0] == f"{FEED}: no feed"
    replies["feed"] = rss(["http://post.example/a"])
    world.run(ledger, 2 * HOUR, PACE)
    assert len(world.texts("http://post.example/a")) == 1
