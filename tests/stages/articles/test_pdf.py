from contextlib import suppress
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfWriter

from onrecord.errors import PageError, UnreadablePageError
from onrecord.records import PDF_TYPE, Article, Metadata, Page, PartialDate
from onrecord.stages.articles import clean, prove
from papers import Put, column, pdf

HEAD = Put("Tidewell rejects the charge", y=752, size=20)
FIRST = column(
    "The of\ufb01ce of the inspector said on Friday that the cracks in the",
    "crane had been hidden from the har-",
    "bour. Hanne Roos, the chief executive, denied it.",
    "",
    "“We have concealed nothing,” said Hanne Roos, who has co-",
    "operated with the inspectors of the harbour since November.",
)
FIRST_TEXTS = """\
The office of the inspector said on Friday that the cracks in the crane had been hidden from the harbour. \
Hanne Roos, the chief executive, denied it.
“We have concealed nothing,” said Hanne Roos, who has co-operated with the inspectors of the harbour since \
November.""".split("\n")


def page(content: bytes) -> Page:
    return Page("crane", "file:///crane.pdf", content, PDF_TYPE)


def read(content: bytes) -> Article:
    article = clean(page(content))
    assert prove(article, page(content)) == []
    return article


def lines(content: bytes) -> list[str]:
    return read(content).text.split("\n")


def test_lines_are_joined_to_paragraphs_without_ligatures_and_hyphens_at_line_ends() -> None:
    assert lines(pdf(FIRST)) == FIRST_TEXTS


def test_the_largest_line_at_the_top_is_the_headline() -> None:
    article = read(pdf([HEAD, *FIRST]))
    assert article.title == HEAD.text
    assert article.text.split("\n") == [HEAD.text, *FIRST_TEXTS]


def test_columns_are_read_one_after_the_other() -> None:
    left = column("Mattias Kroon told the council that the", "company knew of the cracks and")
    right = column("it denied them.", x=320)
    assert lines(pdf([*left, *right])) == [
        "Mattias Kroon told the council that the company knew of the cracks and it denied them."
    ]


def test_a_hyphen_that_the_word_has_elsewhere_too_is_kept() -> None:
    text = column(
        "The vice-chair spoke of the by-", "law, and the by-law was read to the whole of the vice-", "chair."
    )
    assert lines(pdf(text)) == [
        "The vice-chair spoke of the by-law, and the by-law was read to the whole of the vice-chair."
    ]


def test_heads_feet_and_page_numbers_of_several_pages_are_left_apart() -> None:
    edges = [[Put("Tidewell Terminals", y=770), Put(f"Page {n} of 2", y=30)] for n in (1, 2)]
    last = column("The inquiry begins on Monday, said Ilse Marran, the inspector.")
    article = read(pdf([edges[0][0], *FIRST, edges[0][1]], [edges[1][0], *last, edges[1][1]]))
    assert article.text.split("\n") == [*FIRST_TEXTS, last[0].text]
    assert [piece.text for piece in article.stray] == ["Tidewell Terminals", "Page 1 of 2", "Page 2 of 2"]


def test_a_paragraph_goes_on_over_the_end_of_a_page() -> None:
    edge = Put("Tidewell Terminals", y=770)
    first = column("Ilse Marran, the inspector, said that nobody had told her of the")
    assert lines(pdf([edge, *first], [edge, *column("paint, which the company denied.")])) == [
        "Ilse Marran, the inspector, said that nobody had told her of the paint, which the company denied."
    ]


def test_what_the_file_tells_of_itself_is_a_hint_and_never_the_day_of_publication() -> None:
    content = pdf(FIRST, info="/Author (A. Clerk) /Title (draft 3) /CreationDate (D:20250314083000Z)")
    article = read(content)
    assert (article.published, article.byline, article.title) == (None, None, None)
    assert [piece.text for piece in article.stray] == ["draft 3", "A. Clerk", "2025-03-14"]
    assert all("found in its PDF information" in piece.reason for piece in article.stray)
    told = clean(page(content), Metadata(published=PartialDate(2025, 3, 15)))
    assert told.published == PartialDate(2025, 3, 15)


def refusal(content: bytes) -> str:
    with pytest.raises(UnreadablePageError) as caught:
        clean(page(content))
    assert "\n" not in str(caught.value)
    return caught.value.what


def test_a_file_without_text_is_refused_as_a_scan() -> None:
    assert "without text" in refusal(pdf([]))


def test_a_file_that_is_cut_short_is_refused() -> None:
    assert "damaged" in refusal(pdf(FIRST)[:60])


def encrypted(password: str) -> bytes:
    writer = PdfWriter(clone_from=BytesIO(pdf(FIRST)))
    writer.encrypt(password, "the owner's", algorithm="RC4-128")
    file = BytesIO()
    writer.write(file)
    return file.getvalue()


def test_a_file_behind_a_password_is_refused() -> None:
    assert "a password protects" in refusal(encrypted("secret"))


def test_a_file_that_only_forbids_to_copy_is_read() -> None:
    assert lines(encrypted("")) == FIRST_TEXTS


def test_encryption_that_is_not_known_is_refused() -> None:
    content = pdf(FIRST).replace(b"trailer << ", b"trailer << /Encrypt << /Filter /Standard /V 9 /R 9 >> ")
    assert refusal(content)


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_whatever_happens_to_the_bytes_only_errors_of_the_package_come(data: st.DataObject) -> None:
    whole = pdf([HEAD, *FIRST], info="/CreationDate (D:20250314083000Z)")
    start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(whole))] * 2)))
    content = whole[:start] + data.draw(st.binary(max_size=20)) + whole[end:]
    with suppress(PageError):
        clean(page(content))
