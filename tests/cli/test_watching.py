from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from onrecord import __version__
from onrecord.ledger import Ledger
from onrecord.readers.requests import Requester
from world import MISSING, Reply, World, open_world, page, rss

Cli = Callable[..., Any]
FIRST = "The mayor, Ilse Marran, denied that the harbour money was lost. “It is all there,” Marran said."
SECOND = FIRST + " On Tuesday she said that half of it was missing."


@pytest.fixture
def world(monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    """A world that the command watches, with its clock and its names."""
    with open_world() as opened:

        def requester(**options: Any) -> Any:
            return Requester(**options, resolver=opened.resolve, network=opened)

        monkeypatch.setattr("onrecord.readers.requests.Requester", requester)
        monkeypatch.setattr("onrecord.cli.watching.time.time", opened.clock)
        monkeypatch.setattr("onrecord.cli.watching.time.sleep", opened.sleep)
        yield opened


def outlet(world: World, text: list[str]) -> None:
    def site(path: str, _: dict[str, str]) -> Reply:
        if path == "/feed":
            return rss(["http://post.example/a"], f"day of text {text[0]}")
        return page(text[0]) if path == "/a" else MISSING

    world.add("post.example", site)


def test_a_round_keeps_what_is_new_and_ends(cli: Cli, world: World) -> None:
    text = [FIRST]
    outlet(world, text)
    arguments = ("watch", "http://post.example/feed", "--once", "--contact", "desk@paper.example")
    result = cli(*arguments)
    assert result.code == 0
    assert result.err.splitlines() == [
        "http://post.example/feed: 1 named, 1 new",
        "1 page kept, 0 unchanged, 0 refused",
    ]
    assert {seen.headers["user-agent"] for seen in world.log} == {
        f"onrecord/{__version__} (+desk@paper.example)"
    }
    assert "It is all there" in cli("search", "all there").out


def test_a_page_with_another_text_is_a_new_version(cli: Cli, world: World) -> None:
    text = [FIRST]
    outlet(world, text)
    cli("watch", "http://post.example/feed", "--once")
    text[0] = SECOND
    world.now += 2 * 3600
    cli("watch", "--once")
    with Ledger.open(Path("onrecord.db")) as ledger:
        (newest, *_) = ledger.articles()
        assert [version.number for version in ledger.versions(newest.id)] == [1, 2]


def test_an_interrupt_ends_with_one_line_and_the_counts(
    cli: Cli, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    outlet(world, [FIRST])

    def interrupted(_: float) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("onrecord.cli.watching.time.sleep", interrupted)
    result = cli("watch", "http://post.example/feed")
    assert result.code == 130
    assert result.err.splitlines()[-2:] == [
        "0 pages kept, 0 unchanged, 0 refused",
        "onrecord: interrupted; the same command goes on where it was",
    ]


def test_lists_of_feeds_in_files_are_followed(cli: Cli, world: World, tmp_path: Path) -> None:
    outlet(world, [FIRST])
    opml = '<opml version="2.0"><body><outline xmlUrl="http://post.example/feed"/></body></opml>'
    (tmp_path / "feeds.opml").write_text(opml)
    assert "1 named, 1 new" in cli("watch", "feeds.opml", "--once").err


def test_a_feed_that_is_forgotten_is_asked_no_more(cli: Cli, world: World) -> None:
    outlet(world, [FIRST])
    cli("watch", "http://post.example/feed", "--once")
    result = cli("watch", "--forget", "http://post.example/feed", "--once")
    assert (result.code, result.err) == (
        1,
        "onrecord: no feeds are followed; name one: onrecord watch FEED\n",
    )


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        ((), "no feeds are followed"),
        (("nothing.opml",), "neither a web address nor a file"),
        (("http://post.example/feed", "--contact", "a\r\nHost: b"), "--contact: no address"),
    ],
)
def test_what_cannot_be_followed_is_told_in_a_line(
    cli: Cli, world: World, arguments: tuple[str, ...], line: str
) -> None:
    result = cli("watch", *arguments)
    assert result.code in {1, 2}
    assert line in result.err
    assert len(result.err.splitlines()) == 1
    assert world.log == []


def test_private_addresses_are_asked_with_leave_only(cli: Cli) -> None:
    result = cli("watch", "http://127.0.0.1:9/feed", "--once")
    assert "not on the open Internet: 127.0.0.1" in result.err
    assert "open Internet" not in cli("read", "http://127.0.0.1:9/", "--allow-private").err
