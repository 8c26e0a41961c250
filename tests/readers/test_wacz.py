import gzip
import json
import zipfile
from pathlib import Path

import pytest

from onrecord.errors import UnreadablePageError
from onrecord.readers import Skipped, expected_pages, open_pages
from onrecord.records import Page

HTML = "<html><body><p>The minister denied {}.</p></body></html>"


def warc(*urls: str, packed: bool = True) -> bytes:
    records = []
    for url in urls:
        body = HTML.format(url).encode()
        block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + body
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\n"
            "WARC-Date: 2024-05-06T07:08:09Z\r\n"
            f"Content-Type: application/http\r\nContent-Length: {len(block)}\r\n\r\n"
        )
        record = head.encode() + block + b"\r\n\r\n"
        records.append(gzip.compress(record) if packed else record)
    return b"".join(records)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "crawl.wacz"


def write(path: Path, listed: list[str] | None = None, **archives: bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("datapackage.json", "{}")
        for name, content in archives.items():
            packed.writestr(f"archive/{name}.warc.gz", content)
        if listed is not None:
            rows = [{"format": "json-pages-1.0"}, *({"url": url, "title": "T"} for url in listed)]
            packed.writestr("pages/pages.jsonl", "\n".join(map(json.dumps, rows)))
    return path


def docs(path: Path) -> list[str]:
    return [page.doc for page in open_pages(str(path)) if isinstance(page, Page)]


def errors(path: Path) -> list[str]:
    return [str(error) for error in open_pages(str(path)) if isinstance(error, UnreadablePageError)]


ONE, TWO, FRAME = "https://paper.example/1", "https://paper.example/2", "https://ads.example/frame"


def test_without_a_list_all_pages_of_all_archives_are_read(path: Path) -> None:
    write(path, a=warc(ONE, FRAME), b=warc(TWO))
    assert docs(path) == [ONE, FRAME, TWO]
    assert expected_pages([str(path)]) is None


def test_listed_pages_are_read_once_and_the_rest_is_counted(path: Path) -> None:
    write(path, ["http://www.paper.example/1/", TWO], a=warc(ONE, FRAME), b=warc(ONE, TWO))
    assert docs(path) == [ONE, TWO]
    passed = [outcome.reason for outcome in open_pages(str(path)) if isinstance(outcome, Skipped)]
    assert passed == ["not on the archive's list of pages", "listed page that was read before"]


def test_a_listed_page_that_is_not_there_is_told(path: Path) -> None:
    write(path, [ONE, TWO], a=warc(ONE))
    (error,) = errors(path)
    assert error.startswith(f"{path} ({TWO}): a listed page that is not in it; ")


def test_errors_name_the_archive_and_not_the_copy_that_was_read(path: Path) -> None:
    write(path, a=warc(ONE)[:-9])
    (error,) = errors(path)
    assert error.startswith(f"{path}/archive/a.warc.gz: damaged or cut short")


def test_a_zip_bomb_inside_is_refused_before_it_fills_the_disk(path: Path) -> None:
    write(path, a=bytes(100_000_000), b=warc(TWO))
    assert docs(path) == [TWO]
    assert "unpacks to more than 20 times its size" in errors(path)[0]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"PK\x05\x06" + bytes(18), b"no archive"])
def test_what_is_no_whole_zip_archive_ends_in_one_line(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    (error,) = errors(path)
    assert "a WACZ file" in error


def test_a_plain_warc_file_inside_is_read_too(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("archive/data.warc", warc(ONE, packed=False))
        packed.writestr("archive/more.warc", b"no archive")
    assert docs(path) == [ONE]
    assert "more.warc: no WARC or ARC file" in errors(path)[0]
