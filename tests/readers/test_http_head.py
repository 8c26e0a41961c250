import pytest

from onrecord.errors import UnreadablePageError
from onrecord.readers.archives import MAX_HEAD_BYTES
from onrecord.readers.http_head import HttpHead, split_head


def test_head_and_body_are_parted() -> None:
    block = (
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n"
        b"Transfer-Encoding: Chunked\r\n\r\nbody\r\n\r\n"
    )
    assert split_head(block, "x") == (HttpHead(200, "text/html", "gzip", chunked=True), b"body\r\n\r\n")


def test_lines_may_end_without_carriage_return() -> None:
    head, body = split_head(b"HTTP/1.0 404 Not Found\ncontent-type: text/plain\n\nbody", "x")
    assert (head.status, head.content_type, body) == (404, "text/plain", b"body")


@pytest.mark.parametrize(
    ("line", "status"), [(b"HTTP/1.0 302 ", 302), (b"HTTP/2 200", 200), (b"HTTP/1.1", None)]
)
def test_a_status_needs_no_reason(line: bytes, status: int | None) -> None:
    assert split_head(line + b"\r\n\r\n", "x")[0].status == status


def test_a_head_without_end_is_refused() -> None:
    with pytest.raises(UnreadablePageError, match="head without end"):
        split_head(b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * MAX_HEAD_BYTES, "x")
