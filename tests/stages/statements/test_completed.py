import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.pipeline import Pipeline
from onrecord.readers import open_pages
from onrecord.records import Article, Metadata, Page, PartialDate, Span, Statement
from onrecord.stages.encoding import Encoder
from onrecord.stages.statements import CompletedExtractor, Draft
from onrecord.stages.statements.completed import SURE, complete, missed_turns, plausible
from onrecord.text import paragraphs
from scorers import load_scorer

TEXT = "CALDER BAY: Tidewell denied allegations by Ilse Marran that it painted over the cracks."


def draft(cue: str, content: str, *, inner: bool | None = None) -> Draft:
    def span(words: str) -> Span:
        return Span(TEXT.index(words), TEXT.index(words) + len(words))

    return Draft((), (span(cue),), (span(content),), 0.5, inner=inner)


CLAIM = draft("allegations", "that it painted over the cracks")
DENIAL = draft("denied", "allegations by Ilse Marran that it painted over the cracks")


PLAUSIBLE = [
    ("CALDER BAY", True, SURE - 0.1, False),
    ("CALDER BAY", True, SURE, True),
    ("CALDER BAY", False, SURE - 0.1, True),
    ("allegations", True, SURE - 0.1, True),
    ("denied", True, SURE - 0.1, True),
]


@pytest.mark.parametrize(("cue", "inner", "confidence", "kept"), PLAUSIBLE)
def test_an_unsure_inner_statement_needs_a_word_of_saying(
    cue: str, inner: bool, confidence: float, kept: bool
) -> None:
    found = replace(draft(cue, "the cracks", inner=inner), confidence=confidence)
    assert plausible(TEXT, found) is kept


TURNS = "Radio Calder sent this.\nVENN: It is safe.\nLIND: Who paid?\nVENN: The county did.\nNote: it is new."


def turn(start: int) -> Draft:
    colon = TURNS.index(":", start)
    content = Span(colon + 2, TURNS.index("\n", start))
    return Draft((Span(start, colon),), (Span(colon, colon + 1),), (content,), 0.5)


def test_who_has_one_turn_of_a_transcript_has_all_of_them() -> None:
    first = turn(TURNS.index("VENN"))
    (added,) = missed_turns(TURNS, paragraphs(TURNS), [first])
    assert [piece.of(TURNS) for piece in added.source + added.content] == ["VENN", "The county did."]


def test_without_a_turn_that_the_model_found_no_line_is_one() -> None:
    assert missed_turns(TURNS, paragraphs(TURNS), []) == []


def test_a_denial_and_the_claim_in_it_are_added_where_the_model_found_nothing() -> None:
    added = complete([], [(DENIAL, CLAIM)])
    assert [(d.cue, d.inner) for d in added] == [(DENIAL.cue, False), (CLAIM.cue, True)]


def test_only_the_claim_is_added_where_the_model_found_the_denial() -> None:
    found = draft("denied", "allegations by Ilse Marran that it painted over the cracks", inner=False)
    added = complete([found], [(DENIAL, CLAIM)])
    assert [d.cue for d in added] == [found.cue, CLAIM.cue]


def test_nothing_is_added_where_the_model_found_the_claim() -> None:
    found = [
        draft("denied", "allegations by Ilse Marran that it painted over the cracks", inner=False),
        draft("allegations", "that it painted over the cracks", inner=True),
    ]
    assert complete(found, [(DENIAL, CLAIM)]) == found


Reading = Callable[[str], tuple[Statement, ...]]


@pytest.fixture(scope="module")
def read() -> Reading:
    encoder, extractor = Encoder(), CompletedExtractor()

    def statements(text: str) -> tuple[Statement, ...]:
        article = Article("test", text)
        return extractor.extract(article, encoder.encode(article))

    return statements


def test_the_claim_stands_inside_the_denial(read: Reading) -> None:
    outer, inner = read(TEXT)
    assert outer.cue[0].of(TEXT) == "denied"
    assert inner.inside == outer.id


@pytest.mark.parametrize("text", ["", "   \n\n ", "Zzz", "“", "word " * 3000, "\n" * 50 + "A said B."])
def test_odd_texts_are_read(read: Reading, text: str) -> None:
    for statement in read(text):
        assert all(0 <= s.start < s.end <= len(text) for s in statement.content + statement.cue)


def test_spans_end_with_whole_words(read: Reading) -> None:
    text = (
        "Moor’s unskittishly-worded memo bewailed that the pier was mismaintained. Roos pooh-poohed it. " * 20
    )
    for statement in read(text):
        for span in statement.source + statement.cue + statement.content:
            assert not text[span.start - 1 : span.start + 1].isalnum() or span.start == 0
            assert not text[span.end - 1 : span.end + 1].isalnum() or span.end == len(text)


def test_a_text_gives_the_same_whatever_was_read_before(read: Reading) -> None:
    first = read(TEXT)
    read("“The pier is safe,” said Hanne Roos. " * 40)
    assert read(TEXT) == first


@pytest.mark.data
def test_the_page_that_started_the_project_comes_out_right(data: Path) -> None:
    scorer = load_scorer(data)
    gold = json.loads((data / "pages" / "moscow.expected.json").read_text("utf-8"))
    (page,) = open_pages(str(data / "pages" / "moscow.txt"))
    assert isinstance(page, Page)
    record = Pipeline().record(page, Metadata(published=PartialDate(2017, 3, 24)))
    assert len(record.article.stray) == gold["stray_lines"]
    words = [match.span() for match in scorer.WORD.finditer(record.article.text)]
    wanted = [scorer.as_words(s, words) for s in gold["statements"]]
    spans = ({"source": s.source, "cue": s.cue, "content": s.content} for s in record.statements)
    found = [scorer.as_words(s, words) for s in spans]
    right = [
        gold["statements"][i]["id"]
        for i, j in scorer.pair(wanted, found)
        if scorer.same_source(wanted[i], found[j])
        and scorer.dice(wanted[i]["content"], found[j]["content"]) >= 0.5
    ]
    assert len(right) >= 7
