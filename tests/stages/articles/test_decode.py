import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import UnreadablePageError
from onrecord.records import Page
from onrecord.stages.articles.decode import decode

TEXT = "Lindqvist’s “answer” came at 4 – café, naïve.\r\nShe left.\n" * 3


def _page(content: bytes, kind: str = "text/plain", charset: str | None = None) -> Page:
    return Page("page", "page", content, kind, charset)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_undeclared_text_is_read(encoding: str) -> None:
    assert decode(_page(TEXT.encode(encoding))) == TEXT


@pytest.mark.parametrize("encoding", ["koi8-r", "cp1251"])
def test_undeclared_cyrillic_is_guessed(encoding: str) -> None:
    text = "Портовое управление отрицает, что работы повредили устричные поля в заливе. " * 5
    assert decode(_page(text.encode(encoding))) == text


def test_what_the_transport_declares_counts() -> None:
    assert decode(_page("Ж".encode("koi8-r") * 9, charset="koi8-r")) == "Ж" * 9


def test_a_byte_order_mark_goes_before_what_is_declared() -> None:
    assert decode(_page(codecs.BOM_UTF8 + "ž".encode(), charset="latin-1")) == "ž"


@pytest.mark.parametrize(
    "head",
    ['<meta charset="iso-8859-2">', "<meta http-equiv=Content-Type content='text/html; charset=iso-8859-2'>"],
)
def test_what_an_html_page_declares_counts(head: str) -> None:
    page = f"<html><head>{head}</head><body>Łódź</body></html>"
    assert decode(_page(page.encode("iso-8859-2"), "text/html")) == page


def test_a_page_that_calls_windows_text_latin_1_keeps_its_quotation_marks() -> None:
    assert decode(_page("“So”".encode("cp1252"), charset="iso-8859-1")) == "“So”"


def test_a_declaration_that_cannot_be_true_is_passed_over() -> None:
    assert decode(_page("Łódź".encode(), charset="ascii-of-the-moon")) == "Łódź"
    assert decode(_page("Łódź".encode(), charset="euc-kr")) == "Łódź"


def test_stray_windows_bytes_in_utf_8_become_what_they_mean() -> None:
    content = ("Łódź " * 200).encode() + b"she\x92s" + ("Łódź " * 200).encode()
    text = decode(_page(content))
    assert "she’s" in text
    assert "\ufffd" not in text


@pytest.mark.parametrize(
    "content", [bytes(range(256)) * 8, b"\x00\x01\x02\x03" * 100, b"GIF89a\x01\x00\x01\x00\x80"]
)
def test_bytes_that_are_no_text_are_refused(content: bytes) -> None:
    with pytest.raises(UnreadablePageError, match="no text in any known encoding"):
        decode(_page(content))


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1))
def test_utf_8_is_read_as_it_stands(text: str) -> None:
    assert decode(_page(codecs.BOM_UTF8 + text.encode())) == text
