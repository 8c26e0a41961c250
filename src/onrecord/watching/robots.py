"""What hosts allow, by RFC 9309 and the crawl-delay that many write beside it."""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import urlsplit

from protego import Protego

MAX_ROBOTS_CHARACTERS = 500 * 1024
"""How much of a robots.txt is read: RFC 9309, section 2.5, asks for 500 KiB at least."""

REMEMBERED_SECONDS = 24 * 3600.0
"""How long it holds (section 2.4)."""

MAX_ROBOTS_REDIRECTS = 5
"""How many redirects lead to it at most (section 2.3.1.2)."""

PRODUCT = "onrecord"
"""The name by which a robots.txt may address this program."""

ALL_ALLOWED = ""
"""What stands for a robots.txt that does not exist (section 2.3.1.3)."""


def origin_of(url: str) -> str:
    """Return scheme, host and port of an address."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def is_allowed(body: str, url: str) -> bool:
    """Tell whether a robots.txt lets this program fetch `url`."""
    return bool(_parsed(body).can_fetch(url, PRODUCT))


def crawl_delay(body: str) -> float:
    """Return the seconds that a robots.txt asks to leave between two requests; 0 where it asks for none."""
    return max(0.0, float(_parsed(body).crawl_delay(PRODUCT) or 0.0))


@lru_cache(maxsize=256)
def _parsed(body: str) -> Protego:
    return Protego.parse(body[:MAX_ROBOTS_CHARACTERS])
