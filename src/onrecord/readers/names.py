"""How a file is named in records and in messages."""

from __future__ import annotations

import os
from pathlib import Path

HTML_SUFFIXES = frozenset({".html", ".htm", ".xhtml", ".xht", ".shtml", ".php", ".asp", ".aspx", ".jsp"})
"""Extensions of pages with markup."""

TEXT_SUFFIXES = frozenset({".txt", ".text", ".md"})
"""Extensions of plain text."""

DOCUMENT_SUFFIXES = frozenset({".pdf", ".docx"})
"""Extensions of documents."""

_PAGE_SUFFIXES = HTML_SUFFIXES | TEXT_SUFFIXES | DOCUMENT_SUFFIXES


def page_name(path: Path) -> str:
    """Return the file's name without `.gz` and without the extension of a page, as `Page.doc` has it."""
    name = printable(path.name)
    for suffixes in (frozenset({".gz"}), _PAGE_SUFFIXES):
        stem, dot, extension = name.rpartition(".")
        if stem and dot + extension.lower() in suffixes:
            name = stem
    return name


def file_uri(path: Path) -> str:
    """Return the file URI of the absolute path; links in the path are left as they are."""
    return Path(os.path.abspath(path)).as_uri()  # noqa: PTH100 - Path.resolve would follow links


def printable(path: Path | str) -> str:
    """Return a path with bytes that are no UTF-8 replaced, so that it can be written anywhere."""
    return str(path).encode("utf-8", "surrogatepass").decode("utf-8", "replace")
