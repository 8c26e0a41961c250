"""Documents by their media type, and which letters of them cleaning must keep."""

from __future__ import annotations

from onrecord.records import DOCX_TYPE, PDF_TYPE, Page
from onrecord.stages.articles import docx, pdf, typeset
from onrecord.stages.articles.document import Document
from onrecord.stages.articles.markup import letters

TYPES = frozenset({PDF_TYPE, DOCX_TYPE})
"""Media types of documents."""

# What a typesetter adds, and may add anywhere: hyphens at line ends, and ligatures.
_SET = str.maketrans(typeset.LIGATURES | dict.fromkeys(map(ord, typeset.HYPHENS)))


def read(page: Page) -> Document:
    """Return the document in `page`, whose media type is one of `TYPES`.

    Raises:
        UnreadablePageError: when it is damaged, protected, without text or too large.
    """
    return pdf.read(page) if page.content_type == PDF_TYPE else docx.read(page)


def kept(document: Document, text: str) -> str:
    """Return the letters of `text` that must stand in the text layer: of set type, hyphens are left aside."""
    return letters(text.translate(_SET) if document.is_set else text)
