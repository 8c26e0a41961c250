import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.errors import UnreadablePageError
from onrecord.readers import Fields, expected_pages, open_pages
from onrecord.readers.compression import MAX_PAGE_BYTES
from onrecord.readers.jsonlines import FIELDS, read_json_lines
from onrecord.records import Metadata, Page, PartialDate

TEXT = "“We never met,” the minister said."


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "wire.jsonl"


def write(path: Path, *rows: Any) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return path


def pages(path: Path, fields: Fields = FIELDS) -> list[Page]:
    found = list(read_json_lines(path, fields))
    assert all(isinstance(page, Page) for page in found), found
    return [page for page in found if isinstance(page, Page)]


def refusal(path: Path, fields: Fields = FIELDS) -> UnreadablePageError:
    (outcome,) = read_json_lines(path, fields)
    assert isinstance(outcome, UnreadablePageError)
    assert outcome.where == f"{path}, line 1"
    assert outcome.advice
    return outcome


def test_each_line_is_a_page_of_its_text_with_what_the_line_tells(path: Path) -> None:
    url = "https://post.example/7"
    row = {"id": 7, "text": TEXT, "date": "2024-05-17T08:30:00Z", "title": "A  denial", "source": "Post"}
    page, other = pages(write(path, row | {"url": url}, {"body": TEXT}))
    told = Metadata(published=PartialDate(2024, 5, 17), outlet="Post", title="A denial")
    assert page == Page("7", url, TEXT.encode(), "text/plain", "utf-8", url, told=told)
    assert other == Page("wire#2", f"{path.as_uri()}#2", TEXT.encode(), "text/plain", "utf-8")


def test_a_field_that_is_named_is_the_only_one_that_counts(path: Path) -> None:
    (page,) = pages(write(path, {"text": "teaser", "story": TEXT}), Fields(text=("story",)))
    assert page.content == TEXT.encode()
    assert "`plot`" in refusal(path, Fields(text=("plot",))).what


def test_a_text_with_markup_is_html(path: Path) -> None:
    (page,) = pages(write(path, {"content": f"<p>{TEXT}</p>"}))
    assert page.content_type == "text/html"


@pytest.mark.parametrize(
    ("written", "day"),
    [("2024", "2024"), ("2024-05", "2024-05"), ("Fri, 17 May 2024 08:30:00 +0000", "2024-05-17")],
)
def test_days_are_read_as_precise_as_they_are_written(path: Path, written: str, day: str) -> None:
    (page,) = pages(write(path, {"text": TEXT, "date": written}))
    assert str(page.told.published) == day


@pytest.mark.parametrize("written", ["last week", "17/05/2024", "2024-13-01", "2024-05-177", 1715904000])
def test_what_is_no_date_refuses_the_line_unless_no_date_is_asked_for(path: Path, written: Any) -> None:
    write(path, {"text": TEXT, "date": written})
    assert "no date" in refusal(path).what
    assert pages(path, Fields(date=()))[0].told == Metadata()


@pytest.mark.parametrize(
    ("line", "what"),
    [
        (b"{", "not JSON"),
        (b'{"text": "\xff"}', "not UTF-8"),
        (b'["text"]', "no JSON object"),
        (b'{"text": null}', "no text in `text`"),
        (b'{"text": " "}', "no text"),
        (b'{"text": "\\ud800"}', "half a character"),
        (b'{"text": "a\\u0000b"}', "binary"),
        (b"[" * 100_000, "nested too deep"),
        (b'{"n": ' + b"9" * 5000 + b"}", "not JSON"),
    ],
)
def test_a_bad_line_is_named_by_its_number_and_stops_nothing(path: Path, line: bytes, what: str) -> None:
    path.write_bytes(b'{"text": "one"}\n\n' + line + b'\n{"text": "two"}\n')
    one, error, two = read_json_lines(path)
    assert isinstance(error, UnreadablePageError)
    assert error.where == f"{path}, line 3"
    assert what in error.what
    assert isinstance(one, Page)
    assert isinstance(two, Page)


def test_a_line_that_is_too_long_is_refused_and_the_next_one_read(path: Path) -> None:
    with gzip.open(path, "wb", 1) as file:
        file.write(b'{"text": "' + b"a" * (5 * MAX_PAGE_BYTES) + b'"}\n{"text": "two"}\n')
    error, page = read_json_lines(path)
    assert "more than 80 MB" in str(error)
    assert isinstance(page, Page)


def test_a_packed_file_that_is_cut_gives_the_lines_before_the_cut(path: Path) -> None:
    rows = [json.dumps({"text": f"{n * 7919} said no", "id": n}) for n in range(2000)]
    path.write_bytes(gzip.compress("\n".join(rows).encode())[:-2000])
    *whole, error = read_json_lines(path)
    assert whole
    assert "cut short" in str(error)


def test_a_file_without_lines_is_refused(path: Path) -> None:
    path.write_bytes(b"\n")
    (error,) = read_json_lines(path)
    assert "empty" in str(error)


def test_a_file_of_lines_is_known_by_its_name_also_in_a_folder(tmp_path: Path) -> None:
    write(tmp_path / "a.NDJSON", {"text": TEXT, "id": "a"}, {"text": TEXT, "id": "b"})
    (tmp_path / "c.jsonl.gz").write_bytes(gzip.compress(json.dumps({"text": TEXT, "id": "c"}).encode()))
    assert [page.doc for page in open_pages(str(tmp_path)) if isinstance(page, Page)] == ["a", "b", "c"]
    assert expected_pages([str(tmp_path)]) is None


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200, deadline=None)
@given(
    st.lists(
        st.binary(max_size=60)
        | st.dictionaries(
            st.sampled_from(["text", "id", "date", "url", "title", "outlet"]),
            st.text(st.characters(exclude_categories=[])) | st.integers() | st.none() | st.booleans(),
        ).map(lambda row: json.dumps(row).encode()),
        max_size=4,
    )
)
def test_whatever_stands_on_the_lines_each_is_a_page_or_an_error(path: Path, lines: list[bytes]) -> None:
    path.write_bytes(b"\n".join(lines))
    for outcome in read_json_lines(path):
        assert isinstance(outcome, Page | UnreadablePageError)
        assert str(outcome.where if isinstance(outcome, UnreadablePageError) else outcome.doc).encode()
