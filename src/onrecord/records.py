"""The records: frozen, typed, and the only thing that stages share.

Names are the field's own: source, cue and content (PARC 3.0, PolNeAR), speaker for the resolved
source, outlet for the publisher. Every offset is in code points into `Article.text`, end exclusive.
`None` always means "cannot be told"; nothing is filled in by guess.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, NamedTuple

import numpy as np
import numpy.typing as npt

Form = Literal["direct", "indirect", "mixed"]
Act = Literal["state", "accuse", "deny", "refuse", "confirm", "promise", "urge", "ask", "think"]
Certainty = Literal["certain", "hedged"]
SpeakerKind = Literal["person", "organisation", "group", "unnamed", "document"]
LinkKind = Literal["disputes", "repeats", "same-quote"]
LinkState = Literal["proposed", "confirmed", "rejected", "undecided"]
StatementState = Literal["machine", "accepted", "corrected", "rejected", "added"]


class Span(NamedTuple):
    """A stretch of an article's text, in code points, end exclusive."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the words of `text` that this span covers."""
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        """Tell whether `other` lies inside this span (or is equal to it)."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two spans share a code point."""
        return self.start < other.end and other.start < self.end


Spans = tuple[Span, ...]
"""Pieces of one role in the order of the text; empty where the role is absent."""


def digest(*parts: str | bytes, length: int = 64) -> str:
    """Return a SHA-256 over `parts` in hexadecimal, cut to `length` digits.

    Each part is preceded by its size, so ("ab", "c") and ("a", "bc") differ.
    """
    sha = hashlib.sha256()
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        sha.update(b"%d:" % len(data))
        sha.update(data)
    return sha.hexdigest()[:length]


_PARTIAL = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A date as precise as it is known: `2017`, `2017-02` and `2017-02-24` are different facts."""

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.day is not None and self.month is None:
            raise ValueError("a day without a month")
        date(self.year, self.month or 1, self.day or 1)

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Read `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.

        Raises:
            ValueError: for any other form, or a day that no calendar has.
        """
        match = _PARTIAL.fullmatch(text)
        if match is None:
            raise ValueError(f"{text!r} is no date of the form YYYY, YYYY-MM or YYYY-MM-DD")
        return cls(*(int(part) if part else None for part in match.groups()))  # type: ignore[arg-type]

    @classmethod
    def of(cls, day: date) -> PartialDate:
        """Return `day` with the precision of a day."""
        return cls(day.year, day.month, day.day)

    @property
    def as_date(self) -> date | None:
        """The calendar day, or None where the precision is less than a day."""
        return date(self.year, self.month, self.day) if self.month and self.day else None

    def __str__(self) -> str:
        parts = [f"{self.year:04d}"] + [f"{part:02d}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the user knows of a page beside its bytes; what is given here wins over what the page says."""

    published: PartialDate | None = None
    outlet: str | None = None
    author: str | None = None
    title: str | None = None

    def filled_from(self, other: Metadata) -> Metadata:
        """Return these values, and those of `other` where there is none here."""
        return Metadata(
            published=self.published or other.published,
            outlet=self.outlet or other.outlet,
            author=self.author or other.author,
            title=self.title or other.title,
        )


PDF_TYPE = "application/pdf"
DOCX_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True, slots=True)
class Page:
    """Bytes as retrieved; never changed.

    Attributes:
        doc: Name of the page in output: the stem of the file's name, or the URL.
        address: Where it came from: an http(s) URL, a file URL, or "stdin". Versions share an address.
        content: The bytes of the page itself (content-encodings such as gzip removed).
        content_type: Media type, "text/html", "text/plain", `PDF_TYPE` or `DOCX_TYPE`.
        charset: Character encoding that the transport declared, if any.
        url: The page's URL on the web where known.
        retrieved: When the bytes were fetched, or were written into the crawl, with time zone.
        told: What the collection that the page comes from tells of it beside the bytes.
    """

    doc: str
    address: str
    content: bytes
    content_type: str
    charset: str | None = None
    url: str | None = None
    retrieved: datetime | None = None
    told: Metadata = Metadata()

    @property
    def sha256(self) -> str:
        """Digest of the bytes, in hexadecimal."""
        return hashlib.sha256(self.content).hexdigest()


@dataclass(frozen=True, slots=True)
class Stray:
    """A piece of the page that was left out of the article, and why."""

    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Article:
    """The article on a page. Apart from white space and NFC, `text` has the page's letters.

    Attributes:
        doc: As in `Page`.
        text: The article's words; paragraphs end with a line break.
        published: Publication date with its precision.
        language: ISO 639-1 code.
        stray: What was left out, in the page's order.
    """

    doc: str
    text: str
    title: str | None = None
    byline: str | None = None
    outlet: str | None = None
    url: str | None = None
    dateline: str | None = None
    published: PartialDate | None = None
    language: str | None = None
    stray: tuple[Stray, ...] = ()

    @property
    def text_sha256(self) -> str:
        """Digest of the text as UTF-8, in hexadecimal."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    @property
    def id(self) -> str:
        """Sixteen hexadecimal digits, from `doc` and the text alone.

        `doc` takes part because two outlets that print the same words are two articles.
        """
        return digest(self.doc, self.text, length=16)


class Quotation(NamedTuple):
    """A stretch inside quotation marks.

    Attributes:
        span: With the marks.
        inner: Without them.
        continues: The paragraph ends without a closing mark, so the next paragraph goes on with it.
    """

    span: Span
    inner: Span
    continues: bool


@dataclass(frozen=True, slots=True, eq=False)
class Vectors:
    """What the shared encoder sees in a text: a vector for each word-piece, in the order of the text.

    Attributes:
        starts, ends: [pieces], code points of each piece's first character, and after its last.
        values: [pieces, width].
    """

    starts: npt.NDArray[np.int64]
    ends: npt.NDArray[np.int64]
    values: npt.NDArray[np.float32]

    def __len__(self) -> int:
        return len(self.starts)

    def covering(self, start: int, end: int) -> tuple[int, int]:
        """Return the range of pieces that the code points touch; end exclusive, perhaps empty."""
        low = int(np.searchsorted(self.ends, start, side="right"))
        return low, max(low, int(np.searchsorted(self.starts, end, side="left")))

    def mean(self, spans: Spans) -> npt.NDArray[np.float32]:
        """Return the mean vector [width] of the pieces that `spans` touch; zeros where they touch none."""
        ranges = [self.covering(*span) for span in spans]
        rows = [self.values[low:high] for low, high in ranges if high > low]
        width = self.values.shape[1]
        return np.concatenate(rows).mean(axis=0) if rows else np.zeros(width, dtype=np.float32)


@dataclass(frozen=True, slots=True, eq=False)
class States:
    """What the heads on the shared encoder keep of each statement of an article.

    Attributes:
        rows: The row of each statement, by its id.
        values: [statements, state].
        means: [statements, parts * width], mean vectors of the statements' parts.
    """

    rows: Mapping[str, int]
    values: npt.NDArray[np.float32]
    means: npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Encoding:
    """What one pass over an article gives, made once and read by every later stage.

    Attributes:
        normalised: The text, character for character, with one kind of quotation mark, apostrophe and
            space. It is as long as `Article.text`, so that offsets hold in both.
        paragraphs: Lines with words on them, without outer white space.
        sentences: In the order of the text; none crosses a paragraph.
        words: Words with inner apostrophes, hyphens and full stops.
        quotations: Stretches in quotation marks, in the order of the text.
        vectors: What the shared encoder sees; None where the text alone was read.
        states: Of the statements, by the heads that fill fields; None until they have read them.
    """

    normalised: str
    paragraphs: Spans
    sentences: Spans
    words: Spans
    quotations: tuple[Quotation, ...]
    vectors: Vectors | None = None
    states: States | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """One speaker whom a source may mean.

    Attributes:
        name: The fullest name that the article gives.
        score: Between 0 and 1.
        why: What counted, for a person to read.
    """

    name: str
    score: float
    why: str


@dataclass(frozen=True, slots=True)
class Statement:
    """One attributed statement. Fields without a value were not told or cannot be told.

    Attributes:
        id: Sixteen hexadecimal digits from the article's id and the spans.
        source, cue, content: Pieces in the order of the text; may be empty.
        form: direct where the content is quoted, mixed where part of it is, else indirect.
        inside: Id of the statement in whose content this one stands.
        speaker: The fullest name the article gives to the source, without titles.
        candidates: Who else it may be, best first.
        role: The article's own words for the speaker's office or affiliation.
        said_on: Day of the saying. `said_on_words` are the words that it rests on, also where they
            could not be resolved.
        distance: The reporter's words that keep a distance ("claimed", "reportedly").
        target: Whom the statement is about.
        confidence: Between 0 and 1: the extractor's belief that source and content are right.
        model: Name and version of the extractor.
        state: What reviewers made of it; "added" where a person found what the machine had missed.
    """

    id: str
    source: Spans
    cue: Spans
    content: Spans
    form: Form
    confidence: float
    model: str
    inside: str | None = None
    speaker: str | None = None
    speaker_kind: SpeakerKind | None = None
    candidates: tuple[Candidate, ...] = ()
    role: str | None = None
    act: Act | None = None
    certainty: Certainty | None = None
    said_on: PartialDate | None = None
    said_on_words: Spans = ()
    channel: str | None = None
    distance: str | None = None
    target: str | None = None
    state: StatementState = "machine"

    @staticmethod
    def identify(article_id: str, source: Spans, cue: Spans, content: Spans) -> str:
        """Return the id of the statement with these spans in this article."""
        return digest(
            article_id, repr([[tuple(s) for s in role] for role in (source, cue, content)]), length=16
        )


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody or something that speaks in one article.

    Attributes:
        id: Sixteen hexadecimal digits from the article's id and the name. A name alone never joins
            the speakers of two articles.
        name: The fullest name the article gives, without titles.
        names: The other names the article uses for it.
        offices: Offices and affiliations in the article's words, in the order of the text.
    """

    id: str
    name: str
    kind: SpeakerKind | None
    names: tuple[str, ...] = ()
    offices: tuple[str, ...] = ()

    @staticmethod
    def identify(article_id: str, name: str) -> str:
        """Return the id of the speaker of this name in this article."""
        return digest(article_id, "speaker", name, length=16)


@dataclass(frozen=True, slots=True)
class Link:
    """A tie from the later-said (or answering) statement to the earlier one.

    Attributes:
        a, b: Statement ids; `a` disputes or repeats `b`.
        score: Between 0 and 1.
        evidence: The spans of the article of `a` that decided.
    """

    a: str
    b: str
    kind: LinkKind
    score: float
    evidence: Spans = ()
    state: LinkState = "proposed"

    @property
    def id(self) -> str:
        """Sixteen hexadecimal digits from kind and ends."""
        return digest(self.kind, self.a, self.b, length=16)


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a reviewer decided. Append-only; a re-run never undoes it.

    Attributes:
        subject: Id of the statement, link or speaker that was judged.
        field: What was judged, such as "speaker" or "state".
        before, after: Values as JSON text.
        text_sha256: Digest of the text that the reviewer saw.
    """

    made_at: datetime
    reviewer: str
    subject: str
    field: str
    before: str
    after: str
    text_sha256: str


@dataclass(frozen=True, slots=True)
class Record:
    """All that is kept of one page.

    Attributes:
        analysed: False where the article's language is one that Onrecord does not read; then there are
            no statements, which does not mean that nothing was said.
    """

    article: Article
    analysed: bool = True
    statements: tuple[Statement, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    links: tuple[Link, ...] = ()
