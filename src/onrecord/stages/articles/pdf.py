"""PDF documents (ISO 32000), by pypdf: the text layer, and paragraphs from where its lines stand.

Lines are taken in the order in which the file draws them, which is that of reading wherever a word processor
or a layout program made it, columns included.
"""

from __future__ import annotations

import struct
import zlib
from io import BytesIO

from pypdf import PageObject, PdfReader
from pypdf.errors import DependencyError, PyPdfError

from onrecord.errors import UnreadablePageError
from onrecord.records import Page
from onrecord.stages.articles import typeset
from onrecord.stages.articles.document import MAX_LETTERS, Document, damaged, hints, too_large
from onrecord.stages.articles.typeset import SetLine

MAX_SHEETS = 500
"""Pages of the longest document that is read; a press release has one to ten."""

_KIND = "a PDF file,"
# pypdf takes most of a file as it comes, and stumbles in all these ways where it is not as it should be.
_ERRORS = (
    PyPdfError,
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    OSError,
    RuntimeError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)


def read(page: Page) -> Document:
    """Return the document in `page`.

    Raises:
        UnreadablePageError: when it is damaged, encrypted, without text (such as a scan), or too large.
    """
    try:
        reader = PdfReader(BytesIO(page.content))
        if reader.is_encrypted and not _opens(reader):
            what = "a PDF file that a password protects"
            raise UnreadablePageError(page.address, what, "save a copy without password")
        sheets = _sheets(page, reader)
        told = _told(reader)
    except _ERRORS as error:
        raise damaged(page, _KIND) from error
    if not any(line.text.strip() for sheet in sheets for line in sheet):
        what = "a PDF file without text, such as a scan"
        raise UnreadablePageError(page.address, what, "run text recognition (OCR) over it first")
    running, body = typeset.without_running(sheets)
    lines, title = typeset.paragraphs(body)
    layer = "\n".join(line.text for line in body)
    return Document(tuple(lines), title, layer, (*running, *hints(*told, "its PDF information")), is_set=True)


def _opens(reader: PdfReader) -> bool:
    """Tell whether the empty password, which only forbids printing or copying, opens the file."""
    try:
        return bool(reader.decrypt(""))
    except (DependencyError, NotImplementedError):  # AES, for which pypdf needs another library
        return False


def _sheets(page: Page, reader: PdfReader) -> list[list[SetLine]]:
    if len(reader.pages) > MAX_SHEETS:
        raise too_large(page, _KIND)
    sheets = []
    size = 0
    for sheet in reader.pages:
        sheets.append(_set_lines(sheet))
        size += sum(len(line.text) for line in sheets[-1])
        if size > MAX_LETTERS:
            raise too_large(page, _KIND)
    return sheets


def _set_lines(sheet: PageObject) -> list[SetLine]:
    """Return the lines of a sheet with their places, in points from its lower left corner."""
    lines: list[SetLine] = []
    pieces: list[str] = []
    place = (0.0, 0.0, 0.0)

    def end_line() -> None:
        text = " ".join("".join(pieces).split())
        if text:
            lines.append(SetLine(text, *place))
        pieces.clear()

    def take(text: str, outer: list[float], inner: list[float], _: object, size: float) -> None:
        nonlocal place
        for number, piece in enumerate(text.split("\n")):
            if number:
                end_line()
            if piece.strip() and not "".join(pieces).strip():
                x, y = inner[4], inner[5]
                scale = abs(inner[3] * outer[3]) or abs(inner[1] * outer[2]) or 1.0
                left = x * outer[0] + y * outer[2] + outer[4]
                place = (left, x * outer[1] + y * outer[3] + outer[5], float(size) * scale)
            pieces.append(piece)

    sheet.extract_text(visitor_text=take)
    end_line()
    return lines


def _told(reader: PdfReader) -> tuple[str | None, str | None, str | None]:
    """Return title, author and day of creation as the file has them; None for what cannot be read."""
    told = reader.metadata
    if told is None:
        return None, None, None
    created = told.creation_date
    return told.title, told.author, created.date().isoformat() if created else None
