from dataclasses import replace
from pathlib import Path

from handmade import page, record
from onrecord.ledger import Ledger
from onrecord.ledger.watched import CALM_SECONDS, Found, HostState

FEED = "http://post.example/feed"
NOW = 1_700_000_000.0


def pages(ledger: Ledger) -> dict[str, float | None]:
    return {task.url: task.due for task in ledger.watched().all("page")}


def test_a_host_is_given_to_one_process_at_a_time(path: Path) -> None:
    with Ledger.open(path) as one, Ledger.open(path) as other:
        assert one.watched().claim("post.example", NOW, NOW + 10)
        assert not other.watched().claim("post.example", NOW + 5, NOW + 15)
        assert other.watched().claim("post.example", NOW + 10, NOW + 20)


def test_what_is_due_first_comes_first_and_waits_for_its_host(ledger: Ledger) -> None:
    state = ledger.watched()
    state.follow([FEED, "http://wire.example/feed"], NOW)
    state.rest("post.example", HostState(NOW + 60))
    upcoming = state.next()
    assert upcoming is not None
    assert (upcoming[0].host, upcoming[1]) == ("wire.example", NOW)
    state.forget("http://wire.example/feed")
    upcoming = state.next()
    assert upcoming is not None
    assert (upcoming[0].host, upcoming[1]) == ("post.example", NOW + 60)


def test_what_a_feed_names_is_kept_with_its_answer_and_counted_once(ledger: Ledger) -> None:
    state = ledger.watched()
    state.follow([FEED], NOW)
    (feed,) = state.all("feed")
    named = [Found(f"http://post.example/{name}") for name in "ab"]
    assert state.settle(replace(feed, etag='"1"', due=NOW + 60), NOW, named) == 2
    assert state.settle(replace(feed, etag='"2"', due=NOW + 60), NOW, named) == 0
    assert pages(ledger) == {found.url: NOW for found in named}
    assert [task.etag for task in state.all("feed")] == ['"2"']


def test_a_page_that_changed_is_due_again_but_not_at_once(ledger: Ledger) -> None:
    state = ledger.watched()
    state.follow([FEED], NOW)
    (feed,) = state.all("feed")
    state.settle(feed, NOW, [Found("http://post.example/a", "Monday")])
    (task,) = state.all("page")
    state.settle(replace(task, visits=1, full_at=NOW, due=None), NOW)
    state.settle(feed, NOW + 60, [Found("http://post.example/a", "Monday")])
    assert pages(ledger) == {"http://post.example/a": None}
    state.settle(feed, NOW + 60, [Found("http://post.example/a", "Tuesday")])
    assert pages(ledger) == {"http://post.example/a": NOW + CALM_SECONDS}


def test_watching_is_no_part_of_the_record(ledger: Ledger) -> None:
    ledger.keep(page(), record(), "f")
    before = ledger.digest()
    ledger.watched().follow([FEED], NOW)
    assert ledger.digest() == before
    assert not {name for name in ledger.dump() if name.startswith("watched")}


def test_a_feed_that_was_forgotten_meanwhile_stays_forgotten(ledger: Ledger) -> None:
    state = ledger.watched()
    state.follow([FEED], NOW)
    (feed,) = state.all("feed")
    assert state.forget(FEED)
    state.settle(feed, NOW)
    assert state.all("feed") == []
    assert not state.forget(FEED)
