"""What a host can expect: its robots.txt, its pauses, and that nobody asks it for what did not change."""

from itertools import pairwise

import pytest

from onrecord.ledger import Ledger
from onrecord.watching import Pace
from world import DAY, HOUR, MISSING, START, Reply, World, page, rss

PACE = Pace(every=HOUR, delay=10)
FEED = "http://post.example/feed"


def serve(world: World, *, host: str = "post.example", **replies: Reply) -> dict[str, Reply]:
    """Let `host` answer by path, "robots" for robots.txt; what is returned can be changed."""

    def site(path: str, _: dict[str, str]) -> Reply:
        return replies.get(path.strip("/").replace(".txt", ""), MISSING)

    world.add(host, site)
    return replies


def test_what_robots_txt_does_not_allow_is_not_asked_for(world: World, ledger: Ledger) -> None:
    robots = Reply(b"User-agent: onrecord\nDisallow: /private*\n\nUser-agent: *\nDisallow: /\n")
    feed = rss(["http://post.example/a", "http://post.example/private-b"])
    serve(world, robots=robots, feed=feed, a=page("A"))
    world.run(ledger, 3 * DAY, PACE, [FEED])
    assert {seen.path for seen in world.log} == {"/robots.txt", "/feed", "/a"}


def test_robots_txt_is_asked_for_once_a_day(world: World, ledger: Ledger) -> None:
    serve(world, robots=Reply(b"User-agent: *\nAllow: /\n"), feed=rss([]))
    world.run(ledger, 3 * DAY - HOUR, PACE, [FEED])
    assert len(world.asked("post.example", "/robots.txt")) == 3


def test_a_crawl_delay_is_kept(world: World, ledger: Ledger) -> None:
    robots = Reply(b"User-agent: *\nCrawl-delay: 90\n")
    serve(world, robots=robots, feed=rss(f"http://post.example/{n}" for n in "abc"))
    world.run(ledger, 2 * HOUR, PACE, [FEED])
    times = [seen.at for seen in world.log]
    assert min(later - before for before, later in pairwise(times)) >= 90


@pytest.mark.parametrize("where", ["robots", "feed"])
def test_a_busy_host_is_left_alone_as_long_as_it_asks(world: World, ledger: Ledger, where: str) -> None:
    replies = serve(world, feed=rss([]))
    replies[where] = Reply(status=503, headers={"Retry-After": str(5 * 3600)})
    world.run(ledger, 5 * HOUR, PACE, [FEED])
    assert len(world.asked("post.example", "/robots.txt")) + len(world.asked("post.example", "/feed")) <= 2
    replies[where] = rss([]) if where == "feed" else MISSING
    world.run(ledger, 2 * HOUR, PACE)
    assert world.said[-1] == f"{FEED}: 0 named, 0 new"


def test_pauses_grow_while_a_host_is_dead_and_end_with_that(world: World, ledger: Ledger) -> None:
    serve(world, feed=rss(["http://post.example/a"]), a=page("A"))
    world.dead.add("post.example")
    world.run(ledger, 2 * DAY, PACE, [FEED])
    assert len(world.said) <= 12
    world.dead.clear()
    world.run(ledger, 2 * DAY, PACE)
    assert len(world.texts("http://post.example/a")) == 1


def test_while_robots_txt_cannot_be_had_nothing_else_is_asked_for(world: World, ledger: Ledger) -> None:
    serve(world, robots=Reply(status=500), feed=rss([]))
    world.run(ledger, DAY, PACE, [FEED])
    assert {seen.path for seen in world.log} == {"/robots.txt"}


def test_a_robots_txt_elsewhere_holds(world: World, ledger: Ledger) -> None:
    moved = Reply(status=301, headers={"Location": "http://www.post.example/robots.txt"})
    serve(world, robots=moved, feed=rss(["http://post.example/a"]))
    serve(world, host="www.post.example", robots=Reply(b"User-agent: *\nDisallow: /a\n"))
    world.run(ledger, 2 * HOUR, PACE, [FEED])
    assert world.asked("post.example", "/feed")
    assert not world.asked("post.example", "/a")


def test_what_did_not_change_is_not_sent_again(world: World, ledger: Ledger) -> None:
    asked: list[tuple[str | None, str | None]] = []

    def site(path: str, headers: dict[str, str]) -> Reply:
        if path != "/feed":
            return MISSING
        asked.append((headers.get("if-none-match"), headers.get("if-modified-since")))
        if headers.get("if-none-match"):
            return Reply(status=304)
        return Reply(rss([]).body, headers={"ETag": '"x"', "Last-Modified": "yesterday"})

    world.add("post.example", site)
    world.run(ledger, 2.5 * HOUR, PACE, [FEED])
    assert asked == [(None, None), ('"x"', "yesterday"), ('"x"', "yesterday")]


def test_a_server_that_always_says_not_modified_is_asked_for_the_whole_once_a_day(
    world: World, ledger: Ledger
) -> None:
    def site(path: str, headers: dict[str, str]) -> Reply:
        if path != "/feed":
            return page(path) if path == "/late" else MISSING
        if headers.get("if-none-match"):
            return Reply(status=304)
        late = ["http://post.example/late"] if world.now > START + HOUR else []
        return Reply(rss(late).body, headers={"ETag": '"same"'})

    world.add("post.example", site)
    world.run(ledger, 26 * HOUR, PACE, [FEED])
    assert world.texts("http://post.example/late")


def test_redirects_wait_for_the_host_that_they_lead_to(world: World, ledger: Ledger) -> None:
    links = [f"http://short.example/{n}" for n in "abc"]
    targets = {n: Reply(status=302, headers={"Location": f"http://post.example/{n}"}) for n in "abc"}
    serve(world, host="short.example", feed=rss(links), **targets)
    serve(world, host="post.example", **{n: page(n) for n in "abc"})
    world.run(ledger, HOUR / 2, PACE, ["http://short.example/feed"])
    assert {address for address, _ in world.kept} == {f"http://post.example/{n}" for n in "abc"}
    for host in ("short.example", "post.example"):
        times = [seen.at for seen in world.asked(host)]
        assert min(later - before for before, later in pairwise(times)) >= PACE.delay


@pytest.mark.parametrize("private", ["169.254.169.254", "10.0.0.8"])
def test_a_feed_that_leads_to_a_private_host_is_not_followed_there(
    world: World, ledger: Ledger, private: str
) -> None:
    world.names["intranet.example"] = private
    serve(world, feed=Reply(status=301, headers={"Location": "http://intranet.example/feed"}))
    world.run(ledger, HOUR, PACE, [FEED])
    assert world.connected == {world.names["post.example"]}
    assert "not on the open Internet" in world.said[0]
