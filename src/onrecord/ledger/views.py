"""What the ledger answers: frozen, typed, and free of rows and connections.

A statement never comes without its exact words and its article. Views that list statements also give
what disputes or repeats each one, so that an allegation and its denial can be shown together.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from onrecord.records import Act, Judgement, Link, PartialDate, Record, Spans, Speaker, Statement


@dataclass(frozen=True, slots=True)
class ArticleHeader:
    """An article without its text.

    Attributes:
        superseded_by: Id of the article that the same page is read as now, where a newer pipeline read
            another text from it.
    """

    id: str
    doc: str
    title: str | None
    byline: str | None
    outlet: str | None
    url: str | None
    published: PartialDate | None
    language: str | None
    analysed: bool
    superseded_by: str | None


@dataclass(frozen=True, slots=True)
class Version:
    """A text that an address has had.

    Attributes:
        number: 1 for the text that was kept first, and so on.
        retrieved: When it was first retrieved from there, in UTC.
    """

    address: str
    number: int
    article: str
    retrieved: datetime | None


@dataclass(frozen=True, slots=True)
class Quoted:
    """A statement with the exact words of its roles, as by `exact_words`.

    Attributes:
        words: Those of the content.
    """

    statement: Statement
    article: ArticleHeader
    words: str
    source_words: str
    cue_words: str
    said_on_words: str


@dataclass(frozen=True, slots=True)
class Tie:
    """A link as seen from one of its ends.

    Attributes:
        outgoing: True where the statement looked at is the link's `a`, which disputes or repeats the
            other; False where the other does so.
        other: The statement at the other end.
    """

    link: Link
    outgoing: bool
    other: Quoted


@dataclass(frozen=True, slots=True)
class Listed(Quoted):
    """A statement in a list, with its links in both directions.

    Attributes:
        outer: The statement in whose content this one stands, and which alone tells of it.
    """

    ties: tuple[Tie, ...]
    outer: Quoted | None


@dataclass(frozen=True, slots=True)
class ArticleView:
    """An article with all that belongs to it, as at one moment.

    Attributes:
        statements: Those of the record, in its order, each with its links within and across articles.
        versions: Of every address that the article was retrieved from.
    """

    header: ArticleHeader
    record: Record
    statements: tuple[Listed, ...]
    versions: tuple[Version, ...]


@dataclass(frozen=True, slots=True)
class Hit(Listed):
    """A statement that a search found.

    Attributes:
        highlights: What matched, as offsets in code points into `words`; empty where the match was in
            another field, such as the speaker's name.
        rank: By bm25 over all fields; lower is better.
    """

    highlights: Spans
    rank: float


@dataclass(frozen=True, slots=True)
class StatementView(Listed):
    """All that the ledger knows of one statement.

    Attributes:
        inner: The statements that stand in this one's content, in the order of the article.
        judgements: What reviewers decided on the statement and its links, oldest first.
    """

    inner: tuple[Quoted, ...]
    judgements: tuple[Judgement, ...]


@dataclass(frozen=True, slots=True)
class SpeakerView:
    """A speaker of one article. The speakers of two articles are never one by their name alone.

    Attributes:
        statements: By the day of the saying, or else of publication; those without either come last.
        companions: Full names of the other persons who speak in the article, in its order.
    """

    speaker: Speaker
    article: ArticleHeader
    statements: tuple[Listed, ...]
    companions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OfficeSeen:
    """An office or affiliation in an article's words, and the article that gives it."""

    office: str
    article: ArticleHeader


@dataclass(frozen=True, slots=True)
class IdentityView:
    """Speakers of several articles who are one, as far as articles tell.

    Attributes:
        sightings: Article by article, as `Ledger.speaker` gives them.
        offices: By the day of the article's publication; those without one come last.
        why: What beyond the name tells that they are one; empty where there is one article only.
    """

    sightings: tuple[SpeakerView, ...]
    offices: tuple[OfficeSeen, ...]
    why: tuple[str, ...]

    @property
    def name(self) -> str:
        """The longest name that an article gives."""
        return max((view.speaker.name for view in self.sightings), key=len)


@dataclass(frozen=True, slots=True)
class Share:
    """How many statements of one act fall in a month.

    Attributes:
        month: Of the saying, or else of publication; a year where no more is known, None where nothing is.
        act: None where it cannot be told.
    """

    month: str | None
    act: Act | None
    number: int


@dataclass(frozen=True, slots=True)
class PersonView:
    """Who one speaker is as far as articles tell, with what they said and what was said of them.

    Attributes:
        identity: The sightings that are one; the statements are not in them but below.
        namesakes: Others who bear the name; nothing beyond it tells that they are the same or not.
        said: What they said that disputes nobody, the newest first: one page of it.
        answered: What they said that disputes another statement, the newest ones first.
        about: What others said of them in these articles, the newest ones first.
        said_in_all, answered_in_all, about_in_all: How many of these there are.
        shares: All that they said, by month and act, in the order of time.
    """

    identity: IdentityView
    namesakes: tuple[IdentityView, ...]
    said: tuple[Listed, ...]
    said_in_all: int
    answered: tuple[Listed, ...]
    answered_in_all: int
    about: tuple[Listed, ...]
    about_in_all: int
    shares: tuple[Share, ...]


@dataclass(frozen=True, slots=True)
class Counts:
    """How much the ledger holds. Superseded articles, and what belongs to them, are not counted.

    Attributes:
        pages: Different pages by their bytes.
        analysed: Articles in a language that Onrecord reads.
        by_act: Statements by act; None stands for those whose act cannot be told.
    """

    pages: int
    articles: int
    analysed: int
    statements: int
    speakers: int
    links: int
    by_act: Mapping[str | None, int]


Subject = Literal["statement", "speaker", "article"]
"""What can be withdrawn."""


@dataclass(frozen=True, slots=True)
class Notice:
    """What somebody did to what may be shown, without any word of it.

    Attributes:
        action: "withdraw", "purge", "restore" or "correct".
        subject: Id of what it was done to. More may be withdrawn with it, such as all that an article has.
        reason: Why; of a correction, its note.
    """

    action: str
    kind: Subject
    subject: str
    article_id: str
    reason: str
    who: str
    text_sha256: str
    made_at: datetime

    @property
    def fate(self) -> str:
        """What became of it, for a person to read."""
        return {"withdraw": "withdrawn", "purge": "purged", "correct": "corrected"}.get(
            self.action, self.action + "d"
        )
