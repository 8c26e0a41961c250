"""Small records made by hand: spans are given by the words that they cover."""

from collections.abc import Iterable
from typing import Any

from onrecord.records import Article, Link, Page, PartialDate, Record, Span, Spans, Speaker, Statement

TEXT = """Ana Brandt denied that she took money. “I never took a cent,” she told Radio Nord.
Earlier the Ministry of Works accused Brandt of theft. Józef Ruud said the ministry may appeal."""


def page(content: str = "a page", address: str = "https://post.example/1", doc: str = "one") -> Page:
    return Page(doc, address, content.encode(), "text/html", "utf-8", address)


def article(text: str = TEXT, **fields: Any) -> Article:
    told: dict[str, Any] = {
        "doc": "one",
        "title": "The harbour money",
        "outlet": "Calder Post",
        "published": PartialDate(2024, 5, 6),
    }
    return Article(text=text, **(told | fields))


def spans(text: str, words: str | Iterable[str]) -> Spans:
    """Where each of `words` first stands in `text`."""
    pieces = [words] if isinstance(words, str) else words
    return tuple(Span(text.index(piece), text.index(piece) + len(piece)) for piece in pieces if piece)


def statement(of: Article, source: str, cue: str, content: str | Iterable[str], **fields: Any) -> Statement:
    a, b, c = (spans(of.text, words) for words in (source, cue, content))
    told: dict[str, Any] = {"form": "indirect", "confidence": 0.5, "model": "by hand"}
    return Statement(Statement.identify(of.id, a, b, c), a, b, c, **(told | fields))


def speaker(of: Article, name: str, *names: str, **fields: Any) -> Speaker:
    return Speaker(Speaker.identify(of.id, name), name, **({"kind": "person", "names": names} | fields))


def record(of: Article | None = None) -> Record:
    """A denial told twice, the accusation that it answers, and somebody else; of an article with TEXT."""
    of = article() if of is None else of
    denial = statement(of, "Ana Brandt", "denied", "she took money", speaker="Ana Brandt", act="deny")
    accusation = statement(
        of,
        "the Ministry of Works",
        "accused",
        ["Brandt", "of theft"],
        speaker="Ministry of Works",
        act="accuse",
    )
    inner = statement(of, "she", "took", "money", speaker="Ana Brandt", inside=denial.id)
    again = statement(
        of,
        "she",
        "told",
        "I never took a cent",
        speaker="Ana Brandt",
        act="deny",
        channel="Radio Nord",
        said_on=PartialDate(2024, 5, 1),
    )
    other = statement(of, "Józef Ruud", "said", "the ministry may appeal", speaker="Józef Ruud", role="clerk")
    return Record(
        of,
        statements=(denial, inner, again, accusation, other),
        speakers=(
            speaker(of, "Ana Brandt", "Brandt", offices=("harbour master", "councillor")),
            speaker(of, "Ministry of Works", kind="organisation"),
            speaker(of, "Józef Ruud"),
        ),
        links=(
            Link(denial.id, accusation.id, "disputes", 0.9, spans(of.text, "denied")),
            Link(again.id, denial.id, "repeats", 0.8),
        ),
    )
