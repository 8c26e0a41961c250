"""When to ask, and when to ask again. Times are seconds since 1970, in UTC."""

from __future__ import annotations

from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from random import Random

DAY = 24 * 3600.0

REVISITS = (3600.0, DAY, 7 * DAY)
"""When a page is looked at again after each visit: most corrections come in the first hours."""

TRIES_REFUSED = 5
"""How often a page is tried that the server does not have or give; with `Pace.again` that is half a day."""

TRIES_UNREACHABLE = 20
"""How often a page is tried while its server does not answer: some two weeks."""

_FIRST_PAUSE = 300.0
_LONGEST_PAUSE = DAY


@dataclass(frozen=True, slots=True)
class Pace:
    """How often hosts and feeds are asked.

    Attributes:
        every: Seconds from one look at a feed to the next.
        delay: The least seconds between two requests to a host; its robots.txt may ask for more.
    """

    every: float = 1800.0
    delay: float = 5.0

    def between(self, crawl_delay: float) -> float:
        """Return the seconds between two requests to a host whose robots.txt asks for `crawl_delay`."""
        return min(max(self.delay, crawl_delay), _LONGEST_PAUSE)

    def again(self, failures: int, chance: Random) -> float:
        """Return the seconds to wait after so many failures in a row.

        Each is twice as long as the one before, and drawn out by chance, so that not all come back at once.
        """
        pause = min(_FIRST_PAUSE * 2.0 ** min(max(failures, 1) - 1, 30), _LONGEST_PAUSE)
        return pause * chance.uniform(1.0, 1.25)


def revisit(visits: int) -> float | None:
    """Return the seconds from the visit of this number, from 1, to the next; None where it was the last."""
    return REVISITS[visits - 1] if visits <= len(REVISITS) else None


def retry_after(value: str | None, now: float) -> float:
    """Return the seconds that a Retry-After header asks to wait; a day at most."""
    if not value:
        return 0.0
    try:
        seconds = float(value) if value.strip().isdigit() else parsedate_to_datetime(value).timestamp() - now
    except (ValueError, OverflowError):
        return 0.0
    return min(max(seconds, 0.0), _LONGEST_PAUSE)
