"""Files that once made a reader fail, or might: each ends in one line, or is read."""

import gzip
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.errors import PageError
from onrecord.pipeline import Pipeline
from onrecord.readers import Skipped, open_pages
from onrecord.records import Page
from onrecord.stages.articles import clean

CASES = Path(__file__).with_name("cases")
SENTENCE = "<p>The mayor denied on Friday that she had met the builder in the old town hall.</p>"
REFUSED = {
    "gzip-in-gzip.txt.gz": ["gzip data inside gzip data"],
    "claims-10-gb.warc": ["damaged or cut short"],
    "deep.jsonl": ["nested too deep", "half a character"],
    "scan.pdf": ["without text"],
    "cut.pdf": ["damaged"],
    "cut.docx": ["damaged"],
    "deep.docx": ["damaged"],
    "no-archive.wacz": ["without WARC files"],
    "deep-json-ld.html": [],
    "deep-data.html": [],
}


def test_every_case_is_known() -> None:
    assert {path.name for path in CASES.iterdir()} == set(REFUSED)


@pytest.mark.parametrize("name", REFUSED)
def test_a_found_case_ends_in_one_line(name: str) -> None:
    errors = []
    for outcome in open_pages(str(CASES / name)):
        try:
            if isinstance(outcome, PageError):
                raise outcome
            if isinstance(outcome, Page):
                Pipeline().article(outcome)
        except PageError as error:
            errors.append(str(error))
    assert len(errors) == len(REFUSED[name])
    for line, what in zip(errors, REFUSED[name], strict=True):
        assert what in line
        assert "\n" not in line


@pytest.mark.parametrize(
    "opening",
    [
        "<div>" * 100_000,
        "<b>" * 100_000,
        "<article>" + "<blockquote>" * 3000,
        "<ul><li>" * 50_000,
        "<table><tr><td>" * 20_000,
        "<p " + " ".join(f"a{n}=1" for n in range(100_000)) + ">",
    ],
    ids=["div", "b", "blockquote", "list", "table", "attributes"],
)
def test_markup_that_is_nested_or_wide_without_end_is_an_article_or_refused(opening: str) -> None:
    page = Page("x", "x", f"<html><body>{opening}{SENTENCE}".encode(), "text/html")
    try:
        text = clean(page).text
    except PageError as error:
        text = error.what
    assert text.startswith(("The mayor denied", "no article"))


WHOLE = {path.name: path.read_bytes() for path in CASES.iterdir()} | {
    "page.html.gz": gzip.compress(f"<html><body>{SENTENCE}</body></html>".encode(), mtime=0)
}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200, deadline=None)
@given(st.data())
def test_bytes_at_random_cut_or_spliced_give_only_what_readers_may_give(
    tmp_path: Path, data: st.DataObject
) -> None:
    name, other = (data.draw(st.sampled_from(sorted(WHOLE))) for _ in range(2))
    start, end = (data.draw(st.integers(0, len(WHOLE[which]))) for which in (name, other))
    path = tmp_path / name
    path.write_bytes(WHOLE[name][:start] + data.draw(st.binary(max_size=30)) + WHOLE[other][end:])
    for outcome in open_pages(str(path)):
        assert isinstance(outcome, Page | Skipped | PageError)
