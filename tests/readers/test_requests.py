import ssl
from collections.abc import Callable, Iterable

import httpcore2
import pytest
from httpcore2 import NetworkBackend, NetworkStream

from onrecord.errors import ForbiddenAddressError, UnreachableError, UnreadablePageError
from onrecord.readers.requests import TOTAL_SECONDS, Requester, web_address
from onrecord.readers.web import fetch

PUBLIC = "93.184.216.34"
HTML = b"<html><body><p>The mayor denied it.</p></body></html>"


def answer(body: bytes = HTML, status: str = "200 OK", *fields: str) -> bytes:
    head = [f"HTTP/1.1 {status}", "Content-Type: text/html", f"Content-Length: {len(body)}", *fields]
    return "\r\n".join(head).encode() + b"\r\n\r\n" + body


class Stream(NetworkStream):
    """Sends what it is given, piece by piece, and keeps what it is sent."""

    def __init__(self, pieces: Iterable[bytes], network: "Network") -> None:
        self._pieces = iter(pieces)
        self._network = network

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002
        return next(self._pieces, b"")

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002
        self._network.sent += buffer

    def close(self) -> None:
        pass

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,  # noqa: ARG002
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002
    ) -> NetworkStream:
        self._network.names.append(server_hostname)
        return self


class Network(NetworkBackend):
    """Answers each connection with the next of `answers`."""

    def __init__(self, *answers: Iterable[bytes]) -> None:
        self._answers = list(answers)
        self.connected: list[str] = []
        self.names: list[str | None] = []
        self.sent = b""
        self.dead: set[str] = set()

    def connect_tcp(self, host: str, port: int, *_: object, **__: object) -> NetworkStream:  # noqa: ARG002
        self.connected.append(host)
        if host in self.dead:
            raise httpcore2.ConnectError("refused")
        return Stream(self._answers.pop(0), self)


def requester(network: Network, *found: str, clock: Callable[[], float] = lambda: 0.0) -> Requester:
    return Requester(resolver=lambda _host, _port: list(found) or [PUBLIC], network=network, clock=clock)


def test_the_address_that_was_looked_at_is_connected_to_under_the_name() -> None:
    network = Network([answer()])
    asked = []

    def changing(host: str, port: int) -> list[str]:
        asked.append((host, port))
        return [PUBLIC] if len(asked) == 1 else ["127.0.0.1"]

    Requester(resolver=changing, network=network).get("https://paper.example/a")
    assert asked == [("paper.example", 443)]
    assert network.connected == [PUBLIC]
    assert network.names == ["paper.example"]
    assert b"Host: paper.example\r\n" in network.sent


@pytest.mark.parametrize("address", ["127.0.0.1", "10.0.0.1", "169.254.169.254", "::ffff:10.0.0.1"])
def test_a_name_of_a_private_address_is_refused_unasked(address: str) -> None:
    network = Network()
    with pytest.raises(ForbiddenAddressError, match="not on the open Internet.*--allow-private"):
        requester(network, address).get("http://paper.example/")
    assert network.connected == []


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1/", "http://2130706433/", "http://[::1]/", "http://localhost/"]
)
def test_private_addresses_are_refused_in_every_spelling(url: str) -> None:
    with pytest.raises(UnreadablePageError, match="open Internet|web address|cannot be reached"):
        fetch(url)


def test_a_private_address_beside_a_public_one_is_never_tried() -> None:
    network = Network([answer()])
    requester(network, "10.0.0.1", PUBLIC).get("http://paper.example/")
    assert network.connected == [PUBLIC]


def test_the_next_address_is_tried_where_one_does_not_answer() -> None:
    network = Network([answer()])
    network.dead = {"2606:2800:220:1::1"}
    requester(network, "2606:2800:220:1::1", PUBLIC).get("http://paper.example/")
    assert network.connected == ["2606:2800:220:1::1", PUBLIC]


@pytest.mark.parametrize("target", ["http://169.254.169.254/latest", "http://intranet.example/"])
def test_every_redirect_is_looked_at_anew(target: str) -> None:
    network = Network([answer(b"", "302 Found", f"Location: {target}")])
    places = {"paper.example": PUBLIC, "169.254.169.254": "169.254.169.254", "intranet.example": "10.0.0.7"}
    asking = Requester(resolver=lambda host, _: [places[host]], network=network)
    with pytest.raises(ForbiddenAddressError, match=r"paper\.example/: not on the open Internet"):
        fetch("http://paper.example/", requester=asking)
    assert network.connected == [PUBLIC]


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://paper.example/", "gopher://paper.example/"])
def test_redirects_lead_to_the_web_only(target: str) -> None:
    network = Network([answer(b"", "302 Found", f"Location: {target}")])
    with pytest.raises(ForbiddenAddressError, match="no valid web address"):
        fetch("http://paper.example/", requester=requester(network))


@pytest.mark.parametrize("slow", [answer(), b"HTTP/1.1 200 OK\r\nX-Long: " + b"x" * 1000])
def test_a_server_that_drips_is_left_in_the_head_as_in_the_body(slow: bytes) -> None:
    seconds = iter(range(0, 100_000, 5))
    network = Network(slow[i : i + 1] for i in range(len(slow)))
    with pytest.raises(UnreachableError, match="does not answer in time"):
        requester(network, clock=lambda: float(next(seconds))).get("http://paper.example/")
    assert next(seconds) < 2 * TOTAL_SECONDS


def test_an_endless_body_is_left() -> None:
    endless = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
    network = Network(piece for piece in [endless, *[b"x" * 1_000_000] * 30])
    with pytest.raises(UnreadablePageError, match="larger than 20 MB"):
        requester(network).get("http://paper.example/")


def test_what_a_failing_server_sends_is_not_read() -> None:
    network = Network(piece for piece in [b"HTTP/1.1 503 Busy\r\nRetry-After: 9\r\n\r\n", b"x" * 30_000_000])
    got = requester(network).get("http://paper.example/")
    assert (got.status, got.reason, got.body, got.headers["retry-after"]) == (503, "Busy", b"", "9")


def test_an_address_has_one_spelling() -> None:
    assert web_address("HTTP://Paper.Example:80/a#part") == "http://paper.example/a"
