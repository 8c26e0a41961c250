"""Page to article."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from lxml.html import HtmlElement

from onrecord.errors import NoArticleError, UnreadablePageError
from onrecord.records import Article, Metadata, Page, PartialDate, Stray
from onrecord.stages.articles import align, documents, html, markup, stray
from onrecord.stages.articles.dateline import dateline_of
from onrecord.stages.articles.declared import Declared, declared, host
from onrecord.stages.articles.decode import decode
from onrecord.stages.articles.language import language_of
from onrecord.stages.articles.lines import Line
from onrecord.stages.articles.plain import text_lines
from onrecord.stages.articles.published import published_on

_WORD = re.compile(r"[^\W_]")
_NOT_WORDS = re.compile(r"[\W_]+")
# What a page shows instead of an article ("Enable JavaScript") is shorter and has no sentence of six words.
_SENTENCE = re.compile(r"(?:\S+ ){5,}\S*[.!?…][\"'”’)\]]*(?: |$)")
_LETTERS = 200
_HEADLINE = 3  # lines at the top among which the page's own headline may stand
_READABLE = frozenset({"en", None})  # languages that the features of stray lines are made for


def clean(page: Page, metadata: Metadata = Metadata(), *, as_is: bool = False) -> Article:
    """Return the article on `page`.

    Args:
        page: HTML, plain text ("text/plain"), or a document: PDF or DOCX.
        metadata: What the user knows; it wins over what the page says.
        as_is: The page is an article's text already: its text is the decoded file itself, so that offsets
            are the file's own in code points (a byte order mark is no part of it).

    Raises:
        NoArticleError: when no article stands on an HTML page, or no word in a text.
        UnreadablePageError: when the bytes are no text in any plausible encoding, a document cannot be read,
            or `as_is` meets what is no plain text.
    """
    if as_is and page.content_type != "text/plain":
        kind = "a document" if page.content_type in documents.TYPES else "HTML"
        raise UnreadablePageError(
            page.address, f"{kind} is no article's text", "leave out --clean, or give plain text"
        )
    if page.content_type in documents.TYPES:
        article = _from_document(page, metadata.published)
    else:
        article = _from_characters(page, metadata.published, as_is=as_is)
    return replace(
        article,
        published=metadata.published or article.published,
        outlet=metadata.outlet or article.outlet,
        byline=metadata.author or article.byline,
        title=metadata.title or article.title,
    )


def _from_characters(page: Page, published: PartialDate | None, *, as_is: bool) -> Article:
    text = decode(page)
    _check_words(page, text)
    if page.content_type != "text/plain":
        return _from_html(page, text, published)
    return _as_is(page, text) if as_is else _from_lines(page, *text_lines(text), published)


def _check_words(page: Page, text: str) -> None:
    if not _WORD.search(text):
        raise NoArticleError(page.address, "no words on this page", "give a page with an article on it")


def _from_document(page: Page, published: PartialDate | None) -> Article:
    document = documents.read(page)
    text = "\n\n".join(document.lines)
    _check_words(page, text)
    texts, title = text_lines(text)
    return _from_lines(page, texts, document.title or title, published, document.apart)


def _as_is(page: Page, text: str) -> Article:
    lines, title = text_lines(text)
    return Article(
        page.doc,
        text,
        title=title,
        outlet=host(page.url),
        url=page.url,
        dateline=dateline_of(lines),
        language=language_of(text),
    )


def _from_lines(
    page: Page,
    texts: Sequence[str],
    title: str | None,
    published: PartialDate | None,
    apart: tuple[Stray, ...] = (),
) -> Article:
    language = language_of("\n".join(texts))
    kept, strays = _part([Line(text) for text in texts], language, stray.FOR_TEXT, published)
    texts = [line.text for line in kept]
    return Article(
        page.doc,
        "\n".join(texts),
        title=title,
        outlet=host(page.url),
        url=page.url,
        dateline=dateline_of(texts),
        language=language,
        stray=strays + apart,
    )


def _from_html(page: Page, text: str, published: PartialDate | None) -> Article:
    tree = markup.parse(text)
    if tree is None:
        raise _no_article(page)
    own = declared(tree)
    lines = _html_lines(tree, own)
    if not _is_article(lines):
        raise _no_article(page)
    url = own.url or page.url
    published = published or published_on(own.published, tree, lines[0].text, url, page.retrieved)
    language = language_of("\n".join(line.text for line in lines), tree.get("lang"))
    kept, strays = _part(lines, language, stray.FOR_HTML, published)
    texts = [line.text for line in kept]
    return Article(
        page.doc,
        "\n".join(texts),
        title=next(iter(own.titles), None),
        byline=", ".join(own.authors) or None,
        outlet=own.outlet or host(url),
        url=url,
        dateline=dateline_of(texts),
        published=published,
        language=language,
        stray=strays,
    )


def _no_article(page: Page) -> NoArticleError:
    return NoArticleError(
        page.address, "no article found on this page", "give the page of one article, or its text"
    )


def _html_lines(tree: HtmlElement, own: Declared) -> list[Line]:
    """Return the article's lines as they stand on the page, without the headline."""
    there = markup.page_letters(tree, own.body)
    lines = html.article_lines(tree)
    if not _is_article(lines) and own.body:
        lines = [Line(text) for text in text_lines(own.body)[0]]
    lines = align.as_on_page(lines, there)
    titles = {_key(title) for title in own.titles}
    top = [line for line in lines[:_HEADLINE] if _key(line.text) not in titles]
    return top + lines[_HEADLINE:]


def _key(text: str) -> str:
    return _NOT_WORDS.sub("", text.casefold())


def _is_article(lines: Sequence[Line]) -> bool:
    return sum(len(line.text) for line in lines) >= _LETTERS or any(
        _SENTENCE.search(line.text) for line in lines
    )


def _part(
    lines: Sequence[Line], language: str | None, caution: stray.Caution, published: PartialDate | None
) -> tuple[list[Line], tuple[Stray, ...]]:
    return stray.part(lines, caution, published) if language in _READABLE else (list(lines), ())
