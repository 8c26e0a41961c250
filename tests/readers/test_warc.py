import gzip
from collections import Counter
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.errors import PageError, UnreadablePageError
from onrecord.readers import open_pages
from onrecord.readers.compression import MAX_PAGE_BYTES
from onrecord.readers.skipped import Skipped
from onrecord.readers.warc import crawl_time, read_archive
from onrecord.records import Page

HTML = b"<html><body><p>The minister denied it.</p></body></html>"
URI = "http://paper.example/story"


def record(
    block: bytes,
    kind: str = "response",
    uri: str = URI,
    content_type: str = "application/http; msgtype=response",
) -> bytes:
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:x>\r\nWARC-Date: 2024-05-06T07:08:09Z\r\n"
        f"Content-Type: {content_type}\r\nContent-Length: {len(block)}\r\n"
    )
    target = f"WARC-Target-URI: {uri}\r\n" if uri else ""
    return (head + target).encode() + b"\r\n" + block + b"\r\n\r\n"


def http(body: bytes = HTML, status: str = "200 OK", **headers: str) -> bytes:
    lines = {"content_type": "text/html; charset=utf-8", **headers}
    head = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in lines.items() if value)
    return f"HTTP/1.1 {status}\r\n{head}\r\n".encode() + body


def outcome(path: Path, content: bytes) -> Page | Skipped | PageError:
    path.write_bytes(content)
    (found,) = read_archive(path, "warc")
    return found


@pytest.fixture
def warc(tmp_path: Path) -> Path:
    return tmp_path / "x.warc"


def test_a_response_is_a_page_named_by_its_uri(warc: Path) -> None:
    assert outcome(warc, record(http())) == Page(
        doc=URI,
        address=URI,
        content=HTML,
        content_type="text/html",
        charset="utf-8",
        url=URI,
        retrieved=datetime(2024, 5, 6, 7, 8, 9, tzinfo=UTC),
    )


@pytest.mark.parametrize(
    "block",
    [
        http(gzip.compress(HTML, mtime=0), content_encoding="gzip"),
        http(HTML, content_encoding="gzip"),
        http(b"%x\r\n%s\r\n0\r\n\r\n" % (len(HTML), HTML), transfer_encoding="chunked"),
        http(HTML, transfer_encoding="chunked"),
        http(HTML, content_type=""),
        http(HTML).replace(b"\r\n", b"\n"),
    ],
)
def test_bodies_are_decoded_as_far_as_they_are_encoded(warc: Path, block: bytes) -> None:
    found = outcome(warc, record(block))
    assert isinstance(found, Page)
    assert found.content == HTML


@pytest.mark.parametrize(("kind", "uri"), [("resource", "file:///a/b"), ("conversion", URI)])
def test_resources_and_conversions_of_text_are_pages(warc: Path, kind: str, uri: str) -> None:
    found = outcome(warc, record(b"The minister denied it.", kind, uri, "text/plain"))
    assert isinstance(found, Page)
    assert found.content_type == "text/plain"
    assert found.url == (uri if uri == URI else None)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (record(b"GET / HTTP/1.1\r\n\r\n", "request"), "request record"),
        (record(b"x: y", "metadata"), "metadata record"),
        (record(http(b""), "revisit"), "revisit record"),
        (record(http(status="302 Found", location="/x")), "HTTP status 302"),
        (record(http(status="404 Not Found")), "HTTP status 404"),
        (record(http(b"\x89PNG\r\n\x1a\n", content_type="image/png")), "media type image/png"),
        (record(http(b"a {}", content_type="text/css")), "media type text/css"),
        (
            record(http(b"Disallow:", content_type="text/plain"), uri="http://a.example/robots.txt"),
            "robots.txt",
        ),
        (record(b"log", "resource", "urn:crawler:log", "text/plain"), "crawler's own file"),
        (record(b"a 1.2.3.4", uri="dns:a.example", content_type="text/dns"), "media type text/dns"),
        (record(http(b"\0\1", content_type="")), "no media type and no page by its bytes"),
    ],
)
def test_records_that_are_no_pages_are_counted_with_a_reason(warc: Path, content: bytes, reason: str) -> None:
    found = outcome(warc, content)
    assert isinstance(found, Skipped)
    assert found.reason == reason
    assert str(warc) in found.where


@pytest.mark.parametrize(
    ("block", "what"),
    [
        (http(b""), "empty"),
        (http(b"%PDF-1.4"), "no text but a PDF file"),
        (http(gzip.compress(HTML, mtime=0)[:-9], content_encoding="gzip"), "gzip data is cut short"),
        (
            http(gzip.compress(bytes(2 * MAX_PAGE_BYTES), 1), content_encoding="gzip"),
            "larger than 20 MB when unpacked",
        ),
        (http(b"a" * (MAX_PAGE_BYTES + 1)), "larger than 20 MB when unpacked"),
    ],
)
def test_a_page_that_cannot_be_read_is_refused_by_place_and_uri(warc: Path, block: bytes, what: str) -> None:
    found = outcome(warc, record(block))
    assert isinstance(found, UnreadablePageError)
    assert found.where == f"{warc}, record at byte 0 ({URI})"
    assert found.what == what


def test_uris_are_cleaned_of_brackets_and_spaces(warc: Path) -> None:
    found = outcome(warc, record(http(), uri="<http://paper.example/a b>"))
    assert isinstance(found, Page)
    assert found.doc == "http://paper.example/a%20b"


def test_a_page_without_uri_is_named_by_its_place(warc: Path) -> None:
    found = outcome(warc, record(http(), uri=""))
    assert isinstance(found, Page)
    assert found.address == f"{warc.as_uri()}#0"
    assert found.url is None


def test_damage_is_one_error_after_the_pages_before_it(warc: Path) -> None:
    warc.write_bytes(record(http()) + record(http())[:-40])
    page, error = read_archive(warc, "warc")
    assert isinstance(page, Page)
    assert isinstance(error, UnreadablePageError)
    assert error.where == str(warc)
    assert "after 1 record" in error.what


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2024-05-06T07:08:09Z", datetime(2024, 5, 6, 7, 8, 9, tzinfo=UTC)),
        ("2024-05-06T07:08:09", datetime(2024, 5, 6, 7, 8, 9, tzinfo=UTC)),
        ("2024-05-06T07:08:09-07:00", datetime(2024, 5, 6, 7, 8, 9, tzinfo=timezone(-timedelta(hours=7)))),
        ("20240506070809", datetime(2024, 5, 6, 7, 8, 9, tzinfo=UTC)),
        ("2008-10-294T05:21:46-0700", None),
        ("20241350000000", None),
        ("", None),
    ],
)
def test_the_time_of_the_crawl_is_read_or_unknown(text: str, moment: datetime | None) -> None:
    assert crawl_time(text) == moment


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """Return an archive with a few bytes changed, cut out or put in, packed or not."""
    blocks = [
        http(),
        http(gzip.compress(HTML, mtime=0), content_encoding="gzip"),
        http(HTML, transfer_encoding="chunked"),
    ]
    parts = [record(block) for block in blocks]
    if packed := draw(st.booleans()):
        parts = [gzip.compress(part, mtime=0) for part in parts]
    content = bytearray(b"".join(parts))
    for _ in range(draw(st.integers(1, 3))):
        start = draw(st.integers(5 if not packed else 20, len(content)))
        content[start : start + draw(st.integers(0, 40))] = draw(st.binary(max_size=40))
    return bytes(content)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.one_of(
        st.binary(max_size=300), st.binary(max_size=200).map(lambda tail: b"WARC/1.0\r\n" + tail), damaged()
    )
)
def test_any_bytes_end_in_pages_counts_and_errors(warc: Path, content: bytes) -> None:
    warc.write_bytes(content)
    for found in open_pages(str(warc)):
        assert isinstance(found, Page | Skipped | PageError)


@pytest.mark.data
def test_every_archive_of_the_corpora_ends_in_counts(data: Path) -> None:
    totals: Counter[str] = Counter()
    for path in sorted((data / "warc").iterdir()):
        found = [type(item).__name__ for item in open_pages(str(path))]
        assert found, path.name
        totals.update(found)
    # Refused: three empty records of one ARC file, two archives cut short, one body cut short.
    assert totals["Page"] == 110
    assert totals["UnreadablePageError"] == 6
