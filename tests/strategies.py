"""Generated records whose parts fit each other: spans lie in the text, ids are those that content gives."""

from datetime import UTC, date
from typing import Any, get_args

from hypothesis import strategies as st

from onrecord.records import (
    Act,
    Article,
    Candidate,
    Certainty,
    Form,
    Judgement,
    Link,
    LinkKind,
    LinkState,
    Page,
    PartialDate,
    Record,
    Span,
    Spans,
    Speaker,
    SpeakerKind,
    Statement,
    Stray,
)

characters = st.characters(exclude_categories=["Cs"])
words = st.text(characters, min_size=1, max_size=12)
maybe_words = st.none() | words
between_0_and_1 = st.floats(0, 1)


def one_of(literal: object) -> st.SearchStrategy[Any]:
    """One of the values of a Literal type."""
    return st.sampled_from(get_args(literal))


@st.composite
def partial_dates(draw: st.DrawFn) -> PartialDate:
    day = draw(st.dates(date(1000, 1, 1)))
    precision = draw(st.integers(1, 3))
    return PartialDate(*(day.year, day.month, day.day)[:precision])


@st.composite
def spans(draw: st.DrawFn, text: str, *, max_size: int = 3) -> Spans:
    """Up to `max_size` pieces of `text`, in order, none empty, none touching another."""
    edges = draw(st.sets(st.integers(0, len(text)), max_size=2 * max_size).map(sorted))
    return tuple(map(Span, edges[::2], edges[1::2]))


@st.composite
def articles(draw: st.DrawFn) -> Article:
    return Article(
        doc=draw(words),
        text=draw(st.lists(st.text(characters, min_size=1, max_size=40), min_size=1).map("\n".join)),
        title=draw(maybe_words),
        byline=draw(maybe_words),
        outlet=draw(maybe_words),
        url=draw(maybe_words),
        dateline=draw(maybe_words),
        published=draw(st.none() | partial_dates()),
        language=draw(st.sampled_from([None, "en", "de"])),
        stray=tuple(draw(st.lists(st.builds(Stray, text=words, reason=words), max_size=2))),
    )


@st.composite
def statements(draw: st.DrawFn, article: Article, inside: list[Statement]) -> Statement:
    """A statement of `article`, perhaps inside one of `inside`."""
    source, cue, content = (draw(spans(article.text)) for _ in range(3))
    return Statement(
        id=Statement.identify(article.id, source, cue, content),
        source=source,
        cue=cue,
        content=content,
        form=draw(one_of(Form)),
        confidence=draw(between_0_and_1),
        model=draw(words),
        inside=draw(st.sampled_from([None, *(outer.id for outer in inside)])),
        speaker=draw(maybe_words),
        speaker_kind=draw(st.none() | one_of(SpeakerKind)),
        candidates=tuple(
            draw(st.lists(st.builds(Candidate, name=words, score=between_0_and_1, why=words), max_size=2))
        ),
        role=draw(maybe_words),
        act=draw(st.none() | one_of(Act)),
        certainty=draw(st.none() | one_of(Certainty)),
        said_on=draw(st.none() | partial_dates()),
        said_on_words=draw(spans(article.text)),
        channel=draw(maybe_words),
        distance=draw(maybe_words),
        target=draw(maybe_words),
    )


@st.composite
def speakers(draw: st.DrawFn, article: Article) -> Speaker:
    name = draw(words)
    return Speaker(
        id=Speaker.identify(article.id, name),
        name=name,
        kind=draw(st.none() | one_of(SpeakerKind)),
        names=tuple(draw(st.lists(words, max_size=2))),
        offices=tuple(draw(st.lists(words, max_size=2))),
    )


@st.composite
def links(draw: st.DrawFn, article: Article, ends: list[Statement]) -> Link:
    ids = st.sampled_from([statement.id for statement in ends])
    return Link(
        a=draw(ids),
        b=draw(ids),
        kind=draw(one_of(LinkKind)),
        score=draw(between_0_and_1),
        evidence=draw(spans(article.text)),
        state=draw(one_of(LinkState)),
    )


@st.composite
def records(draw: st.DrawFn, of: st.SearchStrategy[Article] | None = None) -> Record:
    """A record of an article drawn from `of`; statements, speakers and links have different ids."""
    article = draw(articles() if of is None else of)
    said: dict[str, Statement] = {}
    for _ in range(draw(st.integers(0, 4))):
        statement = draw(statements(article, list(said.values())))
        said.setdefault(statement.id, statement)
    found = list(said.values())
    ties = draw(st.lists(links(article, found), max_size=3, unique_by=lambda link: link.id)) if found else []
    return Record(
        article=article,
        analysed=draw(st.booleans()),
        statements=tuple(draw(st.permutations(found))),
        speakers=tuple(draw(st.lists(speakers(article), max_size=3, unique_by=lambda who: who.id))),
        links=tuple(ties),
    )


@st.composite
def pages(draw: st.DrawFn, record: Record) -> Page:
    """A page on which `record` may have been read."""
    return Page(
        doc=record.article.doc,
        address=draw(words),
        content=draw(st.binary(min_size=1, max_size=50)),
        content_type=draw(st.sampled_from(["text/html", "text/plain"])),
        charset=draw(st.sampled_from([None, "utf-8"])),
        url=draw(maybe_words),
        retrieved=draw(st.none() | st.datetimes(timezones=st.just(UTC))),
    )


judgements = st.builds(
    Judgement,
    made_at=st.datetimes(timezones=st.just(UTC)),
    reviewer=words,
    subject=words,
    field=words,
    before=words,
    after=words,
    text_sha256=words,
)
