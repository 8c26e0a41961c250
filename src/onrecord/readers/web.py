"""Pages on the web: one request for the address that the user gave, and for what it redirects to."""

from __future__ import annotations

import time
from datetime import UTC, datetime

import httpx2

from onrecord import __version__
from onrecord.errors import UnreadablePageError
from onrecord.readers.compression import check_size, decode
from onrecord.readers.names import printable
from onrecord.readers.sniff import PAGE_TYPES, document_type, page_type, split_content_type
from onrecord.records import DOCX_TYPE, PDF_TYPE, Page

USER_AGENT = f"onrecord/{__version__}"
MAX_REDIRECTS = 5
"""One each for a link shortener, http to https, the www. name, a trailing slash and a language."""
WAIT_SECONDS = 15.0
"""How long the server may take to answer or to send the next bytes."""
TOTAL_SECONDS = 120.0
"""How long one page may take, so that a server that sends a byte now and then holds nobody up."""

_HEADERS = {
    "User-Agent": USER_AGENT,
    "Accept": f"text/html,application/xhtml+xml,text/plain;q=0.9,{PDF_TYPE};q=0.8,{DOCX_TYPE};q=0.8",
    "Accept-Encoding": "gzip, deflate",
}
_READABLE_TYPES = PAGE_TYPES | {PDF_TYPE, DOCX_TYPE}
_TRY_AGAIN = "check the address and the connection, or try again later"


def fetch(url: str) -> Page:
    """Return the page at an http or https address.

    `doc`, `address` and `url` are the address that answered at last, without its fragment, so that all
    spellings of an address name one page.

    Raises:
        UnreadablePageError: when the server cannot be reached, refuses, redirects too often, or sends what is
            no page or too large.
    """
    where = printable(url)
    try:
        with (
            httpx2.Client(
                headers=_HEADERS, timeout=WAIT_SECONDS, follow_redirects=True, max_redirects=MAX_REDIRECTS
            ) as client,
            client.stream("GET", where) as response,
        ):
            _check_answer(response, where)
            body = _body(response, where)
    except httpx2.TooManyRedirects as error:
        raise UnreadablePageError(
            where, f"more than {MAX_REDIRECTS} redirects", "give the final address"
        ) from error
    except httpx2.TimeoutException as error:
        raise UnreadablePageError(where, "the server does not answer in time", _TRY_AGAIN) from error
    except (
        httpx2.InvalidURL,
        httpx2.UnsupportedProtocol,
        UnicodeError,
    ) as error:  # a host name such as "a..b"
        raise UnreadablePageError(where, f"no valid web address: {error}", "check the address") from error
    except httpx2.HTTPError as error:
        raise UnreadablePageError(where, f"cannot be reached: {error}", _TRY_AGAIN) from error
    return _page(response, body, where)


def _check_answer(response: httpx2.Response, where: str) -> None:
    """Refuse an answer by its status and media type.

    Raises:
        UnreadablePageError: naming `where`.
    """
    if response.status_code != httpx2.codes.OK:
        what = f"the server answered {response.status_code} {response.reason_phrase}".rstrip()
        raise UnreadablePageError(where, what, "check the address in a browser")
    media_type, _ = split_content_type(response.headers.get("Content-Type", ""))
    if media_type and media_type not in _READABLE_TYPES:
        raise UnreadablePageError(
            where,
            f"no page but {media_type}",
            "give the address of a page in HTML or plain text, or of a PDF or DOCX file",
        )


def _body(response: httpx2.Response, where: str) -> bytes:
    """Return the body as it was sent, content-encoded.

    Raises:
        UnreadablePageError: naming `where`, when it is too large or takes too long.
    """
    body = bytearray()
    until = time.monotonic() + TOTAL_SECONDS
    for piece in response.iter_raw():
        body += piece
        check_size(len(body), where)
        if time.monotonic() > until:
            raise UnreadablePageError(where, f"not sent within {TOTAL_SECONDS:.0f} seconds", _TRY_AGAIN)
    return bytes(body)


def _page(response: httpx2.Response, body: bytes, where: str) -> Page:
    content = decode(body, response.headers.get("Content-Encoding", ""), where)
    declared, charset = split_content_type(response.headers.get("Content-Type", ""))
    address = str(response.url.copy_with(fragment=None))
    return Page(
        doc=address,
        address=address,
        content=content,
        content_type=document_type(content) or page_type(content, where, declared=declared),
        charset=charset,
        url=address,
        retrieved=datetime.now(UTC),
    )
