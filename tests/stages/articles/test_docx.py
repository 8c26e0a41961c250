import zipfile
from contextlib import suppress
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import PageError
from onrecord.records import DOCX_TYPE, Article, Page, Stray
from onrecord.stages.articles import clean, prove
from onrecord.stages.articles.docx import MAX_UNPACKED_BYTES
from papers import W, docx, paragraph

SAID = "“The pier is safe,” said Ilse Marran, the harbour inspector of Calder Bay."
DENIED = "She denied on Friday that the pier had moved in the storm."


def page(content: bytes) -> Page:
    return Page("pier", "file:///pier.docx", content, DOCX_TYPE)


def read(content: bytes) -> Article:
    article = clean(page(content))
    assert prove(article, page(content)) == []
    return article


def test_paragraphs_headings_and_cells_are_lines_in_their_order() -> None:
    cells = f"<w:tbl><w:tr><w:tc>{paragraph('Height')}</w:tc><w:tc>{paragraph('12 m')}</w:tc></w:tr></w:tbl>"
    article = read(docx(paragraph("The pier stands", "Heading1"), paragraph(SAID), cells, paragraph(DENIED)))
    assert article.text.split("\n") == ["The pier stands", SAID, "Height", "12 m", DENIED]
    assert article.title == "The pier stands"


def test_a_paragraph_keeps_its_words_in_one_piece_whatever_runs_it_is_cut_into() -> None:
    runs = "<w:p><w:r><w:t>She den</w:t></w:r><w:r><w:t>ied</w:t><w:tab/><w:t>it.</w:t><w:br/><w:t>All"
    assert read(docx(paragraph(SAID), f"{runs} of it.</w:t></w:r></w:p>")).text.split("\n")[1:] == [
        "She denied it.",
        "All of it.",
    ]


def test_what_a_tracked_change_took_away_is_no_text_and_what_it_put_in_is() -> None:
    changed = (
        "<w:p><w:del><w:r><w:delText>never </w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>She denied it.</w:t></w:r></w:ins></w:p>"
    )
    assert read(docx(paragraph(SAID), changed)).text == f"{SAID}\nShe denied it."


def test_notes_and_running_heads_are_left_apart_with_the_reason() -> None:
    note = f"<w:footnote>{paragraph('See the report.')}</w:footnote>"
    article = read(docx(paragraph(SAID), footnotes=note, header1=paragraph("PRESS RELEASE")))
    assert article.text == SAID
    assert article.stray == (
        Stray("PRESS RELEASE", "the document's header"),
        Stray("See the report.", "a footnote"),
    )


def test_what_the_file_tells_of_itself_is_a_hint_and_never_the_day_of_publication() -> None:
    core = "<dc:creator>A. Clerk</dc:creator><dcterms:created>2025-03-14T08:30:00Z</dcterms:created>"
    article = read(docx(paragraph(SAID), core=core))
    assert (article.published, article.byline) == (None, None)
    assert [piece.text for piece in article.stray] == ["A. Clerk", "2025-03-14"]
    assert all("found in docProps/core.xml" in piece.reason for piece in article.stray)


def test_a_text_box_that_is_written_twice_for_older_programs_is_read_once() -> None:
    box = f"<w:txbxContent>{paragraph(DENIED)}</w:txbxContent>"
    twice = f"<w:p><w:r><w:x><w:Choice>{box}</w:Choice><w:Fallback>{box}</w:Fallback></w:x></w:r></w:p>"
    assert read(docx(paragraph(SAID), twice)).text == f"{SAID}\n{DENIED}"


def packed(content: bytes) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("word/document.xml", content)
    return file.getvalue()


def claims_ten_gigabytes(content: bytes) -> bytes:
    """The same ZIP archive, with another size in its directory."""
    place = content.rindex(b"PK\x01\x02")
    return content[: place + 24] + (10_000_000_000 % 2**32).to_bytes(4, "little") + content[place + 28 :]


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (docx(paragraph(SAID))[:-30], "damaged"),
        (packed(b"<w:document"), "damaged"),
        (packed(b"<a>" * 100_000), "damaged"),
        (
            packed(b'<!DOCTYPE a [<!ENTITY b "' + b"c" * 9000 + b'">]><a>' + b"&b;" * 9000 + b"</a>"),
            "damaged",
        ),
        (packed(b"<a>" + b" " * MAX_UNPACKED_BYTES + b"</a>"), "too large"),
        (docx(), "no words"),
    ],
)
def test_damage_and_bombs_end_in_one_line(content: bytes, what: str) -> None:
    with pytest.raises(PageError, match=what) as caught:
        clean(page(content))
    assert "\n" not in str(caught.value)


def test_a_part_that_claims_ten_gigabytes_costs_no_more_than_it_has() -> None:
    assert read(claims_ten_gigabytes(docx(paragraph(SAID)))).text == SAID


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_whatever_happens_to_the_bytes_only_errors_of_the_package_come(data: st.DataObject) -> None:
    whole = docx(f"<w:p {W}/>", paragraph(SAID), core="<dc:title>Pier</dc:title>")
    start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(whole))] * 2)))
    content = whole[:start] + data.draw(st.binary(max_size=20)) + whole[end:]
    with suppress(PageError):
        clean(page(content))
