import gzip
import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from io import BytesIO
from pathlib import Path

import pytest

from onrecord.errors import PageError, UnreadablePageError
from onrecord.readers.compression import MAX_PAGE_BYTES
from onrecord.readers.files import read_file, read_stdin
from onrecord.records import DOCX_TYPE, PDF_TYPE, Page
from papers import column, docx, paragraph, pdf

TEXT = "“We never met,” the minister said.\n".encode()
HTML = b"<html><body><p>The minister denied it.</p></body></html>"

Write = Callable[[str, bytes], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def write_file(name: str, content: bytes) -> Path:
        path = tmp_path / name
        path.write_bytes(content)
        return path

    return write_file


def page(path: Path) -> Page:
    (outcome,) = read_file(path)
    assert isinstance(outcome, Page)
    return outcome


def refusal(path: Path, *, walked: bool = False) -> PageError:
    (outcome,) = read_file(path, walked=walked)
    assert isinstance(outcome, UnreadablePageError)
    assert outcome.where == str(path)
    assert outcome.advice
    return outcome


def test_a_text_file_is_a_page_with_its_bytes_unchanged(write: Write) -> None:
    path = write("minister.txt", TEXT)
    assert page(path) == Page("minister", path.as_uri(), TEXT, "text/plain")


def test_a_packed_html_file_is_unpacked(write: Write) -> None:
    path = write("minister.html.gz", gzip.compress(HTML))
    assert page(path) == Page("minister", path.as_uri(), HTML, "text/html")


@pytest.mark.parametrize("name", ["x.txt", "x", "x.aspx", "x.2017", "x.json"])
def test_html_is_html_whatever_the_name(write: Write, name: str) -> None:
    assert page(write(name, HTML)).content_type == "text/html"


@pytest.mark.parametrize("name", ["x.html", "x", "x.gz", "x.md", "x.2017"])
def test_text_is_text_whatever_the_name(write: Write, name: str) -> None:
    assert page(write(name, TEXT)).content_type == "text/plain"


@pytest.mark.parametrize("name", ["x.json", "x.CSV", "x.py", "x.json.gz"])
def test_data_and_code_are_refused_by_their_names(write: Write, name: str) -> None:
    assert "no page" in refusal(write(name, TEXT)).what


def test_text_of_an_unknown_kind_is_refused_only_when_met_in_a_folder(write: Write) -> None:
    path = write("x.info", TEXT)
    assert page(path).doc == "x.info"
    assert "name the file itself" in refusal(path, walked=True).advice


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path / "none.txt").what == "no such file or folder"


def test_a_file_without_permission_is_refused(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    def deny(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    path = write("x.txt", TEXT)
    monkeypatch.setattr(Path, "open", deny)
    assert refusal(path).what == "no permission to read it"


def test_a_name_that_no_file_can_have_is_refused() -> None:
    assert "name" in refusal(Path("a\0b")).what
    assert "name" in refusal(Path("a" * 5000)).what


@pytest.mark.parametrize("name", ["x.txt", "x.html", "x.warc", "x.warc.gz"])
def test_an_empty_file_is_refused(write: Write, name: str) -> None:
    assert refusal(write(name, b"")).what == "empty"


def test_a_truncated_packed_page_is_refused(write: Write) -> None:
    path = write("x.html.gz", gzip.compress(HTML * 50)[:-20])
    assert refusal(path).what == "gzip data is cut short"


def test_a_database_is_refused_though_its_name_says_text(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "x.txt")) as database:
        database.execute("CREATE TABLE t (a)")
    assert "SQLite" in refusal(tmp_path / "x.txt").what


def test_a_page_that_is_too_large_is_refused(write: Write) -> None:
    assert "larger than 20 MB" in refusal(write("x.txt", b"a" * (MAX_PAGE_BYTES + 1))).what
    assert "larger than 20 MB" in refusal(write("y.txt.gz", gzip.compress(bytes(50_000_000), 1))).what


def test_a_page_named_as_an_archive_is_refused(write: Write) -> None:
    assert "no WARC or ARC file" in refusal(write("x.warc", HTML)).what


def test_a_pipe_is_read_like_a_file() -> None:
    reading, writing = os.pipe()
    os.write(writing, HTML)
    os.close(writing)
    assert page(Path(f"/dev/fd/{reading}")).content == HTML
    os.close(reading)


def test_standard_input_is_a_page_named_stdin() -> None:
    assert read_stdin(BytesIO(TEXT)) == Page("stdin", "stdin", TEXT, "text/plain")
    assert read_stdin(BytesIO(gzip.compress(HTML))) == Page("stdin", "stdin", HTML, "text/html")


@pytest.mark.parametrize("content", [b"", b"\0\1\2", b"WARC/1.0\r\n"])
def test_standard_input_that_is_no_page_is_refused(content: bytes) -> None:
    with pytest.raises(UnreadablePageError, match=r"^stdin: "):
        read_stdin(BytesIO(content))


def test_documents_are_pages_with_their_bytes_unchanged_whatever_the_name(write: Write) -> None:
    for content, media_type in ((pdf(column("No.")), PDF_TYPE), (docx(paragraph("No.")), DOCX_TYPE)):
        path = write("release.pdf", content)
        assert page(path) == Page("release", path.as_uri(), content, media_type)
        assert page(write("release.txt", content)).content_type == media_type
        assert read_stdin(BytesIO(content)).content_type == media_type
