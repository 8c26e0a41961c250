"""Pages on the web: a request for the address that the user gave, and for what it redirects to."""

from __future__ import annotations

from datetime import UTC, datetime

from onrecord.errors import UnreadablePageError
from onrecord.readers.names import printable
from onrecord.readers.requests import Answer, Requester, refuse_status
from onrecord.readers.sniff import PAGE_TYPES, document_type, page_type, split_content_type
from onrecord.records import DOCX_TYPE, PDF_TYPE, Page

MAX_REDIRECTS = 5
"""One each for a link shortener, http to https, the www. name, a trailing slash and a language."""

ACCEPT_PAGES = {
    "Accept": f"text/html,application/xhtml+xml,text/plain;q=0.9,{PDF_TYPE};q=0.8,{DOCX_TYPE};q=0.8"
}
_READABLE_TYPES = PAGE_TYPES | {PDF_TYPE, DOCX_TYPE}


def fetch(url: str, *, allow_private: bool = False, requester: Requester | None = None) -> Page:
    """Return the page at an http or https address.

    `doc`, `address` and `url` are the address that answered at last, without its fragment, so that all
    spellings of an address name one page.

    Args:
        url: The address.
        allow_private: Ask addresses that are not of the open Internet too.
        requester: Asks; one of its own where None.

    Raises:
        UnreadablePageError: when the server cannot be reached or must not be asked, refuses, redirects too
            often, or sends what is no page or too large.
    """
    where = printable(url)
    asking = requester or Requester(allow_private=allow_private)
    try:
        at = where
        for _ in range(MAX_REDIRECTS + 1):
            answer = asking.get(at, ACCEPT_PAGES)
            if (target := answer.location) is None:
                refuse_status(answer, where)
                return page_of(answer, where, datetime.now(UTC))
            at = target
    except UnreadablePageError as error:
        # The user knows the address that was asked for, not where that one led to.
        raise type(error)(where, error.what, error.advice) from error
    raise UnreadablePageError(where, f"more than {MAX_REDIRECTS} redirects", "give the final address")


def page_of(answer: Answer, where: str, retrieved: datetime) -> Page:
    """Return the page in an answer of status 200.

    Raises:
        UnreadablePageError: naming `where`, when it is no page.
    """
    declared, charset = split_content_type(answer.headers.get("Content-Type", ""))
    if declared and declared not in _READABLE_TYPES:
        raise UnreadablePageError(
            where,
            f"no page but {declared}",
            "give the address of a page in HTML or plain text, or of a PDF or DOCX file",
        )
    return Page(
        doc=answer.url,
        address=answer.url,
        content=answer.body,
        content_type=document_type(answer.body) or page_type(answer.body, where, declared=declared),
        charset=charset,
        url=answer.url,
        retrieved=retrieved,
    )
