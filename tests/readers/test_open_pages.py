import gzip
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.errors import PageError, UnreadablePageError
from onrecord.readers import Skipped, expected_pages, open_pages
from onrecord.records import Page

TEXT = b"The council said yes.\n"


def test_a_file_a_folder_and_standard_input_are_told_apart(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(TEXT)
    (tmp_path / "b.txt").write_bytes(TEXT)
    file = open_pages(str(tmp_path / "a.txt"))
    folder = open_pages(str(tmp_path))
    stdin = open_pages("-", stdin=BytesIO(TEXT))
    docs = [[page.doc for page in pages if isinstance(page, Page)] for pages in (file, folder, stdin)]
    assert docs == [["a"], ["a", "b"], ["stdin"]]


@pytest.mark.parametrize(
    ("argument", "what"),
    [
        ("", "no name"),
        ("none.txt", "no such file or folder"),
        ("ftp://paper.example/a.html", "ftp addresses are not read"),
        ("http://a..b/", "no valid web address"),
        ("a\0b", "no file can have this name"),
    ],
)
def test_what_cannot_be_opened_is_yielded_as_an_error(argument: str, what: str) -> None:
    (error,) = open_pages(argument)
    assert isinstance(error, UnreadablePageError)
    assert what in error.what
    assert error.advice


def test_expected_pages_are_counted_where_no_archive_is_among_them(tmp_path: Path) -> None:
    for name in ("a.txt", "b.html"):
        (tmp_path / name).write_bytes(TEXT)
    arguments = [str(tmp_path), "-", "http://paper.example/", "none.txt"]
    assert expected_pages(arguments) == 5
    assert expected_pages([*arguments, "crawl.warc.gz"]) is None


NAMES = st.sampled_from(["x", "x.txt", "x.html", "x.html.gz", "x.warc", "x.warc.gz", "x.arc", "x.json"])
STARTS = st.sampled_from(
    [b"", b"<html>", b"WARC/1.0\r\n", b"filedesc://", b"\xff\xfe", b"\x1f\x8b\x08", b"\x04\x22\x4d\x18"]
)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(NAMES, STARTS, st.binary(max_size=300), st.booleans())
def test_any_bytes_in_a_file_end_in_pages_counts_and_errors(
    tmp_path: Path, name: str, start: bytes, rest: bytes, packed: bool
) -> None:
    path = tmp_path / name
    path.write_bytes(gzip.compress(start + rest) if packed else start + rest)
    found = list(open_pages(str(path)))
    assert found
    assert all(isinstance(item, Page | Skipped | PageError) for item in found)


@pytest.mark.data
def test_every_news_page_of_the_corpora_is_opened(data: Path) -> None:
    fundus = [item for item in open_pages(str(data / "pages/fundus")) if isinstance(item, Page)]
    benchmark = [item for item in open_pages(str(data / "pages/benchmark/html")) if isinstance(item, Page)]
    assert sum(page.content_type == "text/html" for page in fundus) == 28
    assert sum(page.content_type == "text/html" for page in benchmark) == 84
