"""Watching the world: following feeds, and keeping the pages that they name.

    feeds        what a feed, a list of feeds or a sitemap names
    robots       what a host allows
    schedule     when to ask, and when to ask again
    fetch        one request, as polite as it must be
    watcher      what is due, one thing after the other

The clock, sleep, chance and network are passed in. What is known stands in the ledger (`ledger.watched`).
"""

from onrecord.watching.feeds import parse_listing
from onrecord.watching.fetch import Fetcher
from onrecord.watching.schedule import Pace
from onrecord.watching.watcher import Keeper, Watcher, WatchTally

__all__ = ["Fetcher", "Keeper", "Pace", "WatchTally", "Watcher", "parse_listing"]
