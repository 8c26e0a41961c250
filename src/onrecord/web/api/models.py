"""What the answers of the API are made of."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from onrecord.records import Act, Certainty, Form, LinkKind, LinkState, SpeakerKind, StatementState

Span = tuple[int, int]
Id = Annotated[str, Field(pattern="^[0-9a-f]{16}$", examples=["ff66b92ca00769f2"])]
Day = Annotated[
    str,
    Field(pattern=r"^\d{4}(-\d\d(-\d\d)?)?$", description="As precise as it is known.", examples=["2025-03"]),
]


class Model(BaseModel):
    """A part of an answer: all its fields are always there."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Problem(Model):
    """What was wrong with a request."""

    detail: str = Field(examples=["act: “lie” is none; choose of state, accuse, deny"])


class Article(Model):
    """An article without its text."""

    id: Id
    doc: str = Field(description="Name of the page in the ledger.", examples=["calder-courier"])
    title: str | None = Field(examples=["Harbour inspector accuses Tidewell of hiding cracks in crane"])
    byline: str | None
    outlet: str | None = Field(examples=["The Calder Courier"])
    url: str | None
    published: Day | None
    language: str | None = Field(examples=["en"])
    analysed: bool = Field(description="False where the language is none that Onrecord reads.")
    superseded_by: Id | None = Field(
        description="The current article, where the same page is read as another text now."
    )


class Candidate(Model):
    """Who a source may mean."""

    name: str
    score: float
    why: str


class Speaker(Model):
    """Who said something, as far as it can be told."""

    name: str | None = Field(description="Fullest name the article gives.", examples=["Ilse Marran"])
    kind: SpeakerKind | None
    doubt: Literal["unresolved", "uncertain"] | None = Field(
        description="unresolved: cannot be told; uncertain: below the threshold of certainty."
    )
    candidates: list[Candidate]


class Said(Model):
    """A statement with its exact words, as it stands at the other end of a link."""

    id: Id
    speaker: Speaker
    source: str = Field(description="The article's own words for who says it; may be empty.")
    cue: str = Field(description="The article's own words for the saying; may be empty.", examples=["told"])
    words: str = Field(
        description="The exact words of the content; pieces of it are joined by […].",
        examples=["that Tidewell knew about the cracks and painted over them"],
    )
    role: str | None = Field(description="Office or affiliation in the article's words.")
    act: Act | None
    certainty: Certainty | None
    distance: str | None = Field(description="The reporter's words that keep a distance.")
    said_on: Day | None
    said_on_words: str
    channel: str | None = Field(description="To whom or through what.", examples=["Radio Northgate"])
    target: str | None = Field(description="Whom the statement is about.")
    state: StatementState = Field(
        default="machine", description="What reviewers made of it; a rejected one is in no search or dispute."
    )
    form: Form
    article: Article


class Link(Model):
    """A tie of a statement to another one, as seen from the first."""

    kind: LinkKind
    verb: Literal["disputes", "disputed by", "repeats", "repeated by", "same words as"]
    state: LinkState = Field(description="Proposed by machine, or what a reviewer decided.")
    score: float
    other: Said


class Spans(Model):
    """Where the parts of a statement stand in the article's text."""

    source: list[Span]
    cue: list[Span]
    content: list[Span]
    said_on_words: list[Span]


class Statement(Said):
    """A statement with its links in both directions: an allegation with its denials."""

    spans: Spans
    inside: Id | None = Field(description="The statement in whose content this one stands.")
    outer: Said | None = Field(description="That statement itself, which alone tells of this one.")
    confidence: float
    model: str
    links: list[Link]


class Hit(Statement):
    """A statement that a search found."""

    highlights: list[Span] = Field(description="What matched, in code points into `words`.")


class Judgement(Model):
    """What a reviewer decided; `before` and `after` are JSON."""

    made_at: datetime
    reviewer: str
    subject: str
    field: str
    before: str
    after: str


class StatementDetail(Statement):
    """All that is known of one statement."""

    inner: list[Said]
    judgements: list[Judgement]


class Counted(Model):
    """How many of the statements found have one value."""

    value: str | None = Field(description="As the parameter takes it; null where it cannot be told.")
    label: str
    count: int


class Namesake(Model):
    """One who bears a name, in all articles that evidence beyond the name joins."""

    id: Id
    name: str
    kind: SpeakerKind | None
    offices: list[str] = Field(description="In the articles' words, the newest first.")
    articles: int
    why: list[str] = Field(description="What tells that the speakers of several articles are one.")


class Statements(Model):
    """A page of the statements that a query found."""

    query: dict[str, str] = Field(description="The query, as parameters.", examples=[{"q": "cracks"}])
    order: Literal["best", "newest"]
    total: int
    items: list[Hit]
    next: str | None
    facets: dict[str, list[Counted]]
    namesakes: list[Namesake] = Field(description="Who is meant by the speaker that is sought: the first 20.")
    namesakes_total: int


class Articles(Model):
    """A page of articles, the newest first."""

    items: list[Article]
    next: Id | None


class Stray(Model):
    """What stood on the page and is none of the article."""

    text: str
    reason: str


class Version(Model):
    """A text that an address has had."""

    address: str
    number: int
    article: Id
    retrieved: datetime | None


class ArticleDetail(Article):
    """An article with its text and the statements in it."""

    dateline: str | None
    text: str
    stray: list[Stray]
    statements: list[Statement]
    versions: list[Version]


class Speakers(Model):
    """A page of speakers by their names."""

    items: list[Namesake]
    next: str | None


class Office(Model):
    """An office in an article's words, and the article that gives it."""

    office: str
    article: Article


class SpeakerDetail(Namesake):
    """A speaker with what they said, the newest first."""

    offices_seen: list[Office] = Field(description="Office by office, the oldest article first.")
    namesakes: list[Namesake] = Field(
        description="Others of the name, of whom nothing tells that they are one: the first 20."
    )
    namesakes_total: int
    total: int
    statements: list[Statement]
    next: str | None = Field(description="Cursor for `/api/v1/statements?speaker=ID&order=newest`.")
    answered: list[Statement] = Field(
        description="What they said that disputes another statement: the newest 50 of `answered_total`."
    )
    answered_total: int
    about: list[Statement] = Field(
        description="What others said of them where they speak: the newest 50 of `about_total`."
    )
    about_total: int


class Denial(Model):
    """A statement that disputes a claim."""

    statement: Said
    states: list[LinkState]
    score: float
    speaker: Literal["same", "perhaps", "other"] = Field(
        description="Whether a speaker of the claim says it himself; a name alone leaves it at perhaps."
    )


class Dispute(Model):
    """A claim with who repeated it and who denied it, each in the order of time."""

    id: Id
    claim: list[Said]
    denials: list[Denial] = Field(description="None was found where it is empty: see `searched`.")
    refusals: list[Said] = Field(
        description="What sources of these articles declined, such as to comment. None of it is a denial."
    )
    outer: dict[str, Said] = Field(
        description="By the id of one that stands inside another statement: that other one."
    )
    reports: int = Field(description="Reports that have the claim; copies of one story count once.")
    outlets: list[str]
    copies: dict[str, list[Article]] = Field(
        description="Other copies of the story, by the id of an article."
    )
    searched: int = Field(description="Articles in which denials were sought.")
    unlinked: int = Field(description="Articles in which none were sought yet.")


class Disputes(Model):
    """A page of disputes, that with the newest denial first."""

    items: list[Dispute]
    next: Id | None
