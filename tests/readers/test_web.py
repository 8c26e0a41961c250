import gzip
import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from onrecord import __version__
from onrecord.errors import UnreadablePageError
from onrecord.readers.compression import MAX_PAGE_BYTES
from onrecord.readers.web import fetch
from onrecord.records import PDF_TYPE
from papers import column, pdf

HTML = b"<html><body><p>The minister denied it.</p></body></html>"


ANSWERS: dict[str, tuple[bytes, dict[str, str]]] = {
    "page": (HTML, {"content_type": "text/html; charset=iso-8859-1"}),
    "gzip": (gzip.compress(HTML), {"content_encoding": "gzip"}),
    "bomb": (gzip.compress(bytes(2 * MAX_PAGE_BYTES), 1), {"content_encoding": "gzip"}),
    "large": (b"a" * (MAX_PAGE_BYTES + 1), {}),
    "image": (b"\x89PNG\r\n\x1a\n", {"content_type": "image/png"}),
    "release": (pdf(column("The minister denied it.")), {"content_type": "application/pdf"}),
    "binary": (b"\0\1\2", {}),
    "empty": (b"", {}),
    "untyped": (HTML, {"content_type": ""}),
    "short": (HTML, {"content_length": str(len(HTML) + 10)}),
    "0": (b"", {"location": "/page#part"}),
    "loop": (b"", {"location": "/loop"}),
    "away": (b"", {"location": "ftp://paper.example/"}),
}
"""Bodies and headers by path; /3 redirects to /2 and so on."""


class Handler(BaseHTTPRequestHandler):
    """Answers by the path."""

    def do_GET(self) -> None:
        seen.append(self.headers.get("User-Agent", ""))
        name = self.path.strip("/")
        if name in ANSWERS:
            body, headers = ANSWERS[name]
            self.answer(body, 302 if "location" in headers else 200, **headers)
        elif name.isdigit():
            self.answer(b"", 302, location=f"/{int(name) - 1}")
        else:
            self.answer(b"gone", 404)

    def answer(self, body: bytes, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        for name, value in {"content_type": "text/html", "content_length": str(len(body)), **headers}.items():
            if value:
                self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Keep the tests' output clean."""


seen: list[str] = []


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as listening:
        thread = threading.Thread(target=listening.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"http://127.0.0.1:{listening.server_port}"
        listening.shutdown()
        thread.join()


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)


def test_a_page_is_fetched_with_its_charset_and_time(server: str) -> None:
    page = fetch(f"{server}/page", allow_private=True)
    assert (page.doc, page.address, page.url) == (f"{server}/page",) * 3
    assert (page.content, page.content_type, page.charset) == (HTML, "text/html", "iso-8859-1")
    assert page.retrieved is not None
    assert page.retrieved.tzinfo is not None


def test_the_program_says_who_it_is_and_asks_once(server: str) -> None:
    seen.clear()
    fetch(f"{server}/page", allow_private=True)
    assert seen == [f"onrecord/{__version__}"]


def test_a_packed_body_is_unpacked(server: str) -> None:
    assert fetch(f"{server}/gzip", allow_private=True).content == HTML


def test_a_document_is_fetched_as_one(server: str) -> None:
    assert fetch(f"{server}/release", allow_private=True).content_type == PDF_TYPE


def test_a_page_without_media_type_is_known_by_its_bytes(server: str) -> None:
    assert fetch(f"{server}/untyped", allow_private=True).content_type == "text/html"


def test_redirects_are_followed_and_the_final_address_counts(server: str) -> None:
    assert fetch(f"{server}/4", allow_private=True).address == f"{server}/page"


@pytest.mark.parametrize(
    ("path", "what"),
    [
        ("5", "more than 5 redirects"),
        ("loop", "more than 5 redirects"),
        ("away", "no valid web address"),
        ("gone", "the server answered 404 Not Found"),
        ("image", "no page but image/png"),
        ("binary", "binary data"),
        ("empty", "empty"),
        ("large", "larger than 20 MB"),
        ("bomb", "larger than 20 MB"),
        ("short", "cannot be reached"),
    ],
)
def test_what_is_no_page_is_refused_with_the_reason(server: str, path: str, what: str) -> None:
    with pytest.raises(UnreadablePageError) as caught:
        fetch(f"{server}/{path}", allow_private=True)
    assert caught.value.where == f"{server}/{path}"
    assert what in caught.value.what
    assert caught.value.advice


def test_a_refused_connection_is_told() -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{unused.getsockname()[1]}/"
        with pytest.raises(UnreadablePageError, match="cannot be reached"):
            fetch(url, allow_private=True)


@pytest.mark.parametrize("url", ["http://", "https://:99999/", "http://\udce9/", "http://a..b/"])
def test_an_address_that_is_none_is_refused(url: str) -> None:
    with pytest.raises(UnreadablePageError):
        fetch(url)
