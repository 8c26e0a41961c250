from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import UnreadablePageError
from onrecord.readers.sniff import looks_binary, page_type, split_content_type


@pytest.mark.parametrize(
    "content",
    [
        b"<!DOCTYPE html><title>Hill</title>",
        b"\xef\xbb\xbf\n <HTML lang=en>",
        b"<!-- cached --><div>Hill</div>",
        b"<p>The mayor spoke.</p>",
        b'<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN"><html>',
        b"stray words <html><body>",
        "<html><p>Hill</p></html>".encode("utf-16"),
        "<html><p>Hill</p></html>".encode("utf-32"),
    ],
)
def test_html_is_known_by_its_first_tags(content: bytes) -> None:
    assert page_type(content, "x") == "text/html"


@pytest.mark.parametrize(
    "content",
    [
        "The mayor said “no”.\n".encode(),
        "El alcalde dijo que no.".encode("utf-16"),
        b"He said: a < b, and <b> was a letter.",
        "市長は否定した。".encode("iso-2022-jp"),
        b"The mayor\x92s office",
    ],
)
def test_text_without_tags_at_its_start_is_plain_text(content: bytes) -> None:
    assert page_type(content, "x") == "text/plain"


def test_a_declared_html_page_needs_one_tag_anywhere() -> None:
    assert page_type(b"The mayor <i>denied</i> it.", "x", declared="text/html") == "text/html"
    assert page_type(b"The mayor denied it.", "x", declared="text/html") == "text/plain"


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"%PDF-1.7 text", "a PDF file"),
        (b"\x89PNG\r\n\x1a\n....", "a PNG image"),
        (b"PK\x03\x04....", "a ZIP archive"),
        (b"SQLite format 3\x00....", "an SQLite database"),
        (b"{\\rtf1 text}", "an RTF document"),
        (b"<html>\x00</html>", "binary data"),
        (b"\x01\x02\x03", "binary data"),
        (b"text" * 1000 + b"\x00", "binary data"),
        (b'<?xml version="1.0"?><rss></rss>', "XML that is no web page"),
        (b"<svg xmlns='x'></svg>", "XML that is no web page"),
        (b"", "empty"),
        (b" \n\t", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        ("\n".encode("utf-16"), "empty"),
    ],
)
def test_what_is_no_page_is_refused_by_what_it_is(content: bytes, what: str) -> None:
    with pytest.raises(UnreadablePageError) as caught:
        page_type(content, "X.dat")
    assert caught.value.where == "X.dat"
    assert what in caught.value.what
    assert caught.value.advice


@given(st.binary(max_size=300), st.sampled_from(["", "text/html", "text/plain"]))
def test_any_bytes_are_a_page_or_refused(content: bytes, declared: str) -> None:
    with suppress(UnreadablePageError):
        assert page_type(content, "x", declared=declared) in {"text/html", "text/plain"}


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1))
def test_text_in_utf8_never_looks_binary(text: str) -> None:
    assert not looks_binary(text.encode())


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("text/html; charset=UTF-8", ("text/html", "UTF-8")),
        (' Text/HTML;charset="windows-1251"; x=y', ("text/html", "windows-1251")),
        ("text/plain", ("text/plain", None)),
        ("charset=utf-8", ("", "utf-8")),
        ("", ("", None)),
    ],
)
def test_content_type_is_split_into_media_type_and_charset(
    value: str, expected: tuple[str, str | None]
) -> None:
    assert split_content_type(value) == expected
