"""Simulated days with outlets that change, vanish, redirect and lie."""

from itertools import pairwise
from pathlib import Path

import pytest

from onrecord.ledger import Ledger
from onrecord.watching import Pace
from world import DAY, HOUR, MISSING, START, Reply, World, page, rss

PACE = Pace(every=2 * HOUR, delay=10)


class Outlet:
    """Publishes a page each hour, names the last thirty in its feed, and corrects every fifth later."""

    def __init__(self, world: World, host: str) -> None:
        self.world = world
        self.host = host
        world.add(host, self)

    def published(self) -> list[int]:
        return list(range(int((self.world.now - START) // HOUR) + 1))

    def url(self, number: int) -> str:
        return f"http://{self.host}/{number}"

    def __call__(self, path: str, headers: dict[str, str]) -> Reply:
        if path == "/feed":
            return self.feed(headers)
        if not path[1:].isdigit():
            return MISSING
        number = int(path[1:])
        corrected = number % 5 == 0 and self.world.now - START > (number + 12) * HOUR
        return page(f"The mayor denied report {number}.{' Corrected.' if corrected else ''}")

    def feed(self, headers: dict[str, str]) -> Reply:
        tag = f'"{len(self.published())}"'
        if headers.get("if-none-match") == tag:
            return Reply(status=304)
        reply = rss([self.url(number) for number in self.published()[-30:]])
        reply.headers["ETag"] = tag
        return reply


class Vanishing(Outlet):
    """Its feed, or all of it, is gone for some hours of the day."""

    def feed(self, headers: dict[str, str]) -> Reply:
        hour = (self.world.now - START) / HOUR % 24
        if 5 < hour < 9:
            return MISSING
        if 12 < hour < 16:
            return Reply(b"busy", 503, {"Retry-After": "1200"})
        return super().feed(headers)


class Lying(Outlet):
    """Names pages twice, gives another wrong date each time, and has pages of all bad kinds."""

    def feed(self, headers: dict[str, str]) -> Reply:  # noqa: ARG002
        bad = [f"http://{self.host}/{name}" for name in ("loop", "image", "huge", "drip", "bomb", "metadata")]
        links = [self.url(number) for number in self.published()[-30:]] * 2
        return rss([*links, *bad, "ftp://paper.example/", "javascript:x"], f"{self.world.now} o'clock, 2099")

    def __call__(self, path: str, headers: dict[str, str]) -> Reply:
        drip = {"Content-Type": "text/html"}
        if path == "/loop":
            return Reply(status=302, headers={"Location": "/loop"})
        if path == "/metadata":
            return Reply(status=302, headers={"Location": "http://169.254.169.254/latest/"})
        if path == "/image":
            return Reply(b"\x89PNG\r\n\x1a\n", headers={"Content-Type": "image/png"})
        if path == "/huge":
            return Reply((b"<p>x</p>" * 100_000 for _ in range(40)), headers=drip)
        if path == "/drip":
            return Reply((b"<p>" for _ in range(10_000_000)), headers=drip)
        if path == "/bomb":
            return Reply(b"\x1f\x8bnone", headers=drip | {"Content-Encoding": "gzip"})
        return super().__call__(path, headers)


@pytest.mark.slow
def test_days_of_changing_vanishing_and_lying_feeds(world: World, path: Path) -> None:
    outlets = [Outlet(world, "post.example"), Vanishing(world, "wire.example"), Lying(world, "tale.example")]
    world.names["169.254.169.254"] = "169.254.169.254"
    world.kill_after = {3, 40, 41, 100}
    feeds = [f"http://{outlet.host}/feed" for outlet in outlets]
    end = START + 2 * DAY
    while world.now < end:
        with Ledger.open(path) as ledger:
            world.run(ledger, min(7 * HOUR, end - world.now), PACE, feeds)
    nothing_is_lost_or_kept_twice(world, outlets)
    no_host_is_asked_too_often(world, outlets)
    assert world.connected == {world.names[outlet.host] for outlet in outlets}


def nothing_is_lost_or_kept_twice(world: World, outlets: list[Outlet]) -> None:
    for outlet in outlets:
        # The feed that is gone for hours is asked again after a pause that doubles.
        for number in outlet.published()[:-8]:
            assert len(world.texts(outlet.url(number))) in ({1, 2} if number % 5 == 0 else {1})
        assert len(world.texts(outlet.url(5))) == 2
    published = {outlet.url(number) for outlet in outlets for number in outlet.published()}
    assert {address for address, _ in world.kept} <= published


def no_host_is_asked_too_often(world: World, outlets: list[Outlet]) -> None:
    for outlet in outlets:
        times = [seen.at for seen in world.asked(outlet.host)]
        assert min(later - before for before, later in pairwise(times)) >= PACE.delay
        assert max(len(world.asked(outlet.host, f"/{number}")) for number in outlet.published()) <= 12
        assert len(world.asked(outlet.host, "/robots.txt")) <= 3
