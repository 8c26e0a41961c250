"""From an article to its encoding."""

from onrecord.records import Article, Encoding
from onrecord.text import find_quotations, normalise, paragraphs, sentences, words


def encode(article: Article) -> Encoding:
    """Return the encoding of `article`: normalised text, paragraphs, sentences, words, quotations.

    All spans are in code points into `article.text`. Quotations are sought in the text as it stands,
    because normalising takes away which marks open and which close.
    """
    normalised = normalise(article.text)
    lines = paragraphs(normalised)
    return Encoding(
        normalised=normalised,
        paragraphs=lines,
        sentences=sentences(normalised, lines),
        words=words(normalised),
        quotations=find_quotations(article.text, lines),
    )
