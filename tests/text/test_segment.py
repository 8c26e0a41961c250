import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.text import paragraphs, sentences, words


def split(text: str) -> list[str]:
    return [span.of(text) for span in sentences(text, paragraphs(text))]


PROSE = st.text(alphabet="aB. ?!\"'()\n\u2028é1…", max_size=80) | st.text(max_size=80)


@given(PROSE)
def test_sentences_hold_every_letter_once_and_in_order(text: str) -> None:
    spans = sentences(text, paragraphs(text))
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
    covered = "".join(span.of(text) for span in spans)
    assert "".join(covered.split()) == "".join(text.split())


@given(PROSE)
def test_no_sentence_crosses_a_paragraph(text: str) -> None:
    lines = paragraphs(text)
    assert all(any(line.covers(span) for line in lines) for span in sentences(text, lines))


@given(PROSE)
def test_paragraphs_have_no_outer_white_space(text: str) -> None:
    assert all(span.of(text) == span.of(text).strip() != "" for span in paragraphs(text))


@given(st.text())
def test_words_are_found_in_order_and_hold_no_space(text: str) -> None:
    spans = words(text)
    assert all(a.end < b.start or a.end == b.start for a, b in itertools.pairwise(spans))
    assert not any(c.isspace() for span in spans for c in span.of(text))


def test_words_keep_inner_apostrophes_hyphens_and_stops() -> None:
    text = "The U.S. envoy's re-election isn't near."
    assert [w.of(text) for w in words(text)] == ["The", "U.S", "envoy's", "re-election", "isn't", "near"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The mayor resigned.", "Nobody knew why."),
        ('"It is over."', "She left."),
        ("Was it true?", '"No," he said.'),
        ("He lives in the U.S.", "The law there differs."),
        ("They met at 8 p.m.", "He was late."),
        ("She bought Acme Inc.", "It failed."),
        ("The answer was no.", "Then it was yes."),
        ("He is Tom Brand Jr.", "His father is Tom too."),
        ("So do I.", "We agreed."),
        ("Then came silence ...", "Nobody spoke."),
        ("It cost 40.", "The other cost 50."),
        ("The vote failed.", "– A second one passed."),
        ("(It rained.)", "They stayed."),
    ],
)
def test_two_sentences_are_parted(first: str, second: str) -> None:
    assert split(f"{first} {second}") == [first, second]


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Orlov met Gen. Brand and Sen. Lee.",
        "The U.S. Army and J. K. Marsh agreed.",
        "On Sept. 11 the court heard Roe v. Wade again.",
        "He ranks No. 3 in the list.",
        "St. Anne's Hospital is at 8 p.m. Eastern time.",
        "Acme Corp. Chairman Tim Dale spoke.",
        '"Why?" she asked.',
        "1. Count the votes.",
        "It fell 3.5 points, e.g. Monday.",
        "Yahoo! bought it.",
    ],
)
def test_one_sentence_stays_whole(text: str) -> None:
    assert split(text) == [text]


@pytest.mark.parametrize("break_", ["\n", "\r\n", "\u2028", "\u2029", "\x85"])
def test_every_line_break_ends_a_paragraph(break_: str) -> None:
    text = f"One{break_}Two"
    assert [span.of(text) for span in paragraphs(text)] == ["One", "Two"]
