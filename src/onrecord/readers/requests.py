"""One request on the web, safe against what stands at its other end; callers follow redirects."""

from __future__ import annotations

import ssl
import time
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import httpcore2
import httpx2

from onrecord import __version__
from onrecord.errors import ForbiddenAddressError, UnreachableError, UnreadablePageError
from onrecord.readers.addresses import Resolver, resolve
from onrecord.readers.compression import check_size, decode
from onrecord.readers.names import printable
from onrecord.readers.network import Clock, Deadline, ForbiddenError, GuardedNetwork

USER_AGENT = f"onrecord/{__version__}"
WAIT_SECONDS = 15.0
"""How long the server may take to answer or to send the next bytes."""
TOTAL_SECONDS = 120.0
"""How long one request may take, so that a server that sends a byte now and then holds nobody up."""

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_TRY_AGAIN = "check the address and the connection, or try again later"
_NETWORK_ERRORS = (httpcore2.NetworkError, httpcore2.ProtocolError, OSError)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered.

    Attributes:
        url: The address that was asked, without fragment.
        status: The status code.
        reason: What the server says of it; may be empty.
        headers: The header fields, by names without regard to case.
        body: The body, unpacked; empty where the status is not 200.
    """

    url: str
    status: int
    reason: str
    headers: httpx2.Headers
    body: bytes

    @property
    def location(self) -> str | None:
        """The whole address that the answer redirects to; None where it does not.

        Raises:
            ForbiddenAddressError: where it is no web address.
        """
        target = self.headers.get("Location")
        if self.status not in _REDIRECTS or not target:
            return None
        try:
            return web_address(str(httpx2.URL(self.url).join(target)))
        except httpx2.InvalidURL as error:
            raise _no_address(self.url, error) from error


def web_address(url: str) -> str:
    """Return an http or https address in one spelling, without its fragment.

    Raises:
        ForbiddenAddressError: where it is none.
    """
    where = printable(url)
    try:
        parsed = httpx2.URL(where).copy_with(fragment=None)
    except (httpx2.InvalidURL, UnicodeError) as error:
        raise _no_address(where, error) from error
    if parsed.scheme not in {"http", "https"}:
        raise _no_address(where, f"{parsed.scheme or 'no scheme'} is neither http nor https")
    if not parsed.host:
        raise _no_address(where, "it names no host")
    return str(parsed)


def _no_address(where: str, why: object) -> ForbiddenAddressError:
    return ForbiddenAddressError(where, f"no valid web address: {why}", "check the address")


class Requester:
    """Asks servers, one request a connection.

    Proxies of the environment are not used, since what they connect to cannot be looked at.

    Args:
        agent: What the program calls itself.
        allow_private: Ask private, loopback and other addresses that are not of the open Internet too.
        resolver: Finds the addresses of a name.
        network: Makes the connections.
        clock: Gives seconds, for the time that a request may take.
    """

    def __init__(
        self,
        *,
        agent: str = USER_AGENT,
        allow_private: bool = False,
        resolver: Resolver = resolve,
        network: httpcore2.NetworkBackend | None = None,
        clock: Clock = time.monotonic,
    ) -> None:
        self.agent = agent
        self._allow_private = allow_private
        self._resolver = resolver
        self._network = network or httpcore2.SyncBackend()
        self._clock = clock

    @cached_property
    def _tls(self) -> ssl.SSLContext:
        return httpcore2.default_ssl_context()

    def get(self, url: str, headers: Mapping[str, str] | None = None) -> Answer:
        """Ask for `url` and return the answer, whatever its status.

        Raises:
            ForbiddenAddressError: when it is no web address, or none that may be asked.
            UnreachableError: when nothing answers, too late, or not as servers do.
            UnreadablePageError: when the body is too large or damaged.
        """
        address = web_address(url)
        try:
            return self._ask(address, headers or {})
        except ForbiddenError as error:
            advice = "--allow-private asks it all the same"
            raise ForbiddenAddressError(address, f"not on the open Internet: {error}", advice) from error
        except httpcore2.TimeoutException as error:
            raise UnreachableError(address, "the server does not answer in time", _TRY_AGAIN) from error
        except UnicodeError as error:  # a host name such as "a..b"
            raise _no_address(address, error) from error
        except _NETWORK_ERRORS as error:
            raise UnreachableError(address, f"cannot be reached: {error}", _TRY_AGAIN) from error

    def _ask(self, address: str, headers: Mapping[str, str]) -> Answer:
        url = httpx2.URL(address)
        target = httpcore2.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
        deadline = Deadline(self._clock, TOTAL_SECONDS)
        network = GuardedNetwork(self._network, self._resolver, deadline, allow_private=self._allow_private)
        waits = dict.fromkeys(("connect", "read", "write", "pool"), WAIT_SECONDS)
        sent = {
            "User-Agent": self.agent,
            "Accept-Encoding": "gzip, deflate",
            "Connection": "close",
            **headers,
        }
        with (
            httpcore2.ConnectionPool(ssl_context=self._tls, network_backend=network) as pool,
            pool.stream("GET", target, headers=list(sent.items()), extensions={"timeout": waits}) as response,
        ):
            received = httpx2.Headers(response.headers)
            body = self._body(response, received, address) if response.status == httpx2.codes.OK else b""
            reason = response.extensions.get("reason_phrase", b"").decode("ascii", "replace")
            return Answer(address, response.status, reason, received, body)

    def _body(self, response: httpcore2.Response, headers: httpx2.Headers, where: str) -> bytes:
        body = bytearray()
        for piece in response.iter_stream():
            body += piece
            check_size(len(body), where)
        return decode(bytes(body), headers.get("Content-Encoding", ""), where)


def refuse_status(answer: Answer, where: str) -> None:
    """Refuse an answer of another status than 200.

    Raises:
        UnreadablePageError: naming `where`.
    """
    if answer.status != httpx2.codes.OK:
        what = f"the server answered {answer.status} {answer.reason}".rstrip()
        raise UnreadablePageError(where, what, "check the address in a browser")
