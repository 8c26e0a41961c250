"""Proof that an article has only the page's letters."""

from __future__ import annotations

from functools import partial

from onrecord.records import Article, Page, Span
from onrecord.stages.articles import documents, markup
from onrecord.stages.articles.declared import declared
from onrecord.stages.articles.decode import decode
from onrecord.text import paragraphs


def prove(article: Article, page: Page) -> list[Span]:
    """Return the paragraphs of `article` whose letters do not stand on `page`; empty means proved.

    A paragraph is proved when its letters, white space and NFC apart, stand there in one piece and after
    those of the paragraph before. A document's letters are those of its text layer; hyphens and ligatures of
    a typesetter are left aside there.

    Raises:
        UnreadablePageError: when the page cannot be decoded.
    """
    letters = markup.letters
    if page.content_type in documents.TYPES:
        document = documents.read(page)
        letters = partial(documents.kept, document)
        there = letters(document.layer)
    else:
        there = _letters_of(page)
    unproved = []
    position = 0
    for span in paragraphs(article.text):
        sought = letters(span.of(article.text))
        found = there.find(sought, position)
        if found < 0:
            unproved.append(span)
        else:
            position = found + len(sought)
    return unproved


def _letters_of(page: Page) -> str:
    text = decode(page)
    if page.content_type == "text/plain":
        return markup.letters(text)
    tree = markup.parse(text)
    return "" if tree is None else markup.page_letters(tree, declared(tree).body)
