"""What a crawl holds beside pages, so that it can be counted."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Skipped:
    """A record of a crawl that is no page: an image, a redirect, a request.

    Attributes:
        where: The archive, the place in it and the target URI, for a person to find it.
        reason: Why it is no page, in few words that many records share, for counting.
    """

    where: str
    reason: str
