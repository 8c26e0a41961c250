"""The interface of the extractor, which rules and models share."""

from typing import Protocol

from onrecord.records import Article, Encoding, Statement


class Extractor(Protocol):
    """Finds the statements of an article.

    Attributes:
        name: Name and version, such as "rules-1"; kept with every statement.
    """

    @property
    def name(self) -> str:
        """Name and version."""
        ...

    def extract(self, article: Article, encoding: Encoding) -> tuple[Statement, ...]:
        """Return the statements of `article`, in the order of the text.

        `encoding` is the article's own. Only spans, `form`, `inside`, `confidence` and `model` are set.
        """
        ...
