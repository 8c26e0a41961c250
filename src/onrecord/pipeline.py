"""The stages in their order: a page in, its record out.

A page's record depends on the page, its metadata and the versions of code and weights, and on nothing
else: not on other pages, on batching or on threads.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from onrecord import __version__, heads
from onrecord.records import Article, Metadata, Page, Record, digest
from onrecord.stages import acts, articles, channels, dates, encoding, links, speakers, statements

LANGUAGES = frozenset({"en"})
"""Languages that the stages after `articles` can read."""


@dataclass(frozen=True)
class Pipeline:
    """All stages, put together once and used for any number of pages.

    Attributes:
        encoder: Reads each article's text once, for all stages.
        extractor: Finds the statements.
        as_is: The pages are articles' texts already: nothing is removed, offsets are the file's own.
    """

    encoder: encoding.Encoder = field(default_factory=encoding.Encoder)
    extractor: statements.Extractor = field(default_factory=statements.default_extractor)
    as_is: bool = False

    @property
    def version(self) -> str:
        """Names the code and the weights that made a record."""
        return f"onrecord {__version__}, {self.extractor.name}"

    def fingerprint(self, metadata: Metadata) -> str:
        """Return a digest of all that a record depends on beside the page itself."""
        return digest(self.version, repr(metadata), "as is" if self.as_is else "cleaned", length=16)

    def article(self, page: Page, metadata: Metadata = Metadata()) -> Article:
        """Return the article on `page`.

        Raises:
            PageError: when there is none, or the page cannot be decoded.
        """
        return articles.clean(page, metadata, as_is=self.as_is)

    def record(self, page: Page, metadata: Metadata = Metadata()) -> Record:
        """Return all that is kept of `page`; not analysed where its language is not among `LANGUAGES`.

        Raises:
            PageError: when there is no article on the page, or the page cannot be decoded.
        """
        article = self.article(page, metadata)
        if article.language is not None and article.language not in LANGUAGES:
            return Record(article, analysed=False)
        return self.analyse(article)

    def analyse(self, article: Article) -> Record:
        """Return the record of an article, whatever its language."""
        encoded = self.encoder.encode(article)
        found = self.extractor.extract(article, encoded)
        encoded = heads.read(encoded, found)
        found, people = speakers.resolve(article, encoded, found)
        for stage in (acts.classify, dates.date, channels.find):
            found = stage(article, encoded, found)
        return Record(article, statements=found, speakers=people, links=links.link(article, encoded, found))
