from pathlib import Path

import pytest

from onrecord.readers.names import file_uri, page_name, printable


@pytest.mark.parametrize(
    ("file", "doc"),
    [
        ("X.html.gz", "X"),
        ("X.HTM", "X"),
        ("X.txt", "X"),
        ("X", "X"),
        ("X.gz", "X"),
        ("X.txt.txt", "X.txt"),
        ("mercury_2016.08.01", "mercury_2016.08.01"),
        ("St. Mary.txt", "St. Mary"),
        (".html", ".html"),
    ],
)
def test_a_page_is_named_after_its_file_without_extensions_of_pages(file: str, doc: str) -> None:
    assert page_name(Path("folder") / file) == doc


def test_the_same_file_has_one_address_however_it_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert file_uri(Path("a b.txt")) == (tmp_path / "a b.txt").as_uri()
    assert file_uri(Path("sub/../a b.txt")) == file_uri(Path("a b.txt"))


def test_names_that_are_no_utf8_can_be_written() -> None:
    assert printable("caf\udce9.txt").encode()
    assert page_name(Path("caf\udce9.txt")).encode()
