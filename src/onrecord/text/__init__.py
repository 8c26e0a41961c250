"""Tools on plain text that every stage may use: normalising, sentences, words, quotation marks."""

from onrecord.text.normalise import normalise
from onrecord.text.quotations import find_quotations
from onrecord.text.segment import paragraphs, sentences, words

__all__ = ["find_quotations", "normalise", "paragraphs", "sentences", "words"]
