import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.text import find_quotations, paragraphs


def inner(text: str) -> list[str]:
    return [quotation.inner.of(text) for quotation in find_quotations(text, paragraphs(text))]


MARKED = st.text(alphabet="ab,. \n\"“”„«»'‘’`´", max_size=60) | st.text(max_size=60)


@given(MARKED)
def test_quotations_are_in_order_and_do_not_overlap(text: str) -> None:
    found = find_quotations(text, paragraphs(text))
    assert all(a.span.end <= b.span.start for a, b in itertools.pairwise(found))


@given(MARKED)
def test_the_inner_stretch_lies_inside_a_quotation_and_is_not_empty(text: str) -> None:
    for quotation in find_quotations(text, paragraphs(text)):
        assert quotation.span.covers(quotation.inner)
        assert quotation.inner.of(text)


@given(MARKED)
def test_no_quotation_crosses_a_paragraph(text: str) -> None:
    lines = paragraphs(text)
    assert all(any(line.covers(q.span) for line in lines) for q in find_quotations(text, lines))


@pytest.mark.parametrize(
    "text",
    [
        '"It is late," she said.',
        "“It is late,” she said.",
        "``It is late,'' she said.",
        "''It is late,'' she said.",
        "«It is late,» she said.",
        "»It is late,« she said.",
        "„It is late,“ she said.",
        "”It is late,” she said.",
        "“It is late,“ she said.",
        "‘It is late,’ she said.",
        "'It is late,' she said.",
    ],
)
def test_each_kind_of_mark_is_read(text: str) -> None:
    assert inner(text) == ["It is late,"]


def test_the_span_takes_in_marks_of_two_characters() -> None:
    text = "So ``it is,'' he said."
    (quotation,) = find_quotations(text, paragraphs(text))
    assert quotation.span.of(text) == "``it is,''"


@pytest.mark.parametrize(
    "text",
    [
        "The voters' choice and the workers' hall",
        "NATO´s envoy and Russia´s army",
        "Rock 'n' roll in the '90s, 'em all",
        "It isn't the senator's",
        "He is 5'10\" tall",
        'A lone " in the middle',
        "A lone ” at the end”",
        "“ said the clerk",
    ],
)
def test_what_quotes_nothing(text: str) -> None:
    assert inner(text) == []


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('"One," he said. "Two."', ["One,", "Two."]),
        ("“One, he said. “Two.”", ["Two."]),
        ('One," he said. "Two."', ["Two."]),
        ("“She called it ‘absurd’ twice,” he said.", ["She called it ‘absurd’ twice,"]),
        ("“The “old guard” is gone,” he said.", ["The “old guard” is gone,"]),
        ("'The workers' hall is shut,' he said.", ["The workers' hall is shut,"]),
        ("He called it 'the voters' choice'.", ["the voters' choice"]),
        ('He said:"No."', ["No."]),
        ('("No," he said.)', ["No,"]),
        ('The plan—"a farce"—failed.', ["a farce"]),
        ('An empty "" one', []),
    ],
)
def test_marks_are_paired(text: str, quoted: list[str]) -> None:
    assert inner(text) == quoted


def test_a_quotation_over_paragraphs_continues_until_it_is_closed() -> None:
    text = "“First.\n“Second.\n“Third,” he said."
    found = find_quotations(text, paragraphs(text))
    assert [(q.inner.of(text), q.continues) for q in found] == [
        ("First.", True),
        ("Second.", True),
        ("Third,", False),
    ]


def test_a_quotation_may_go_on_without_another_opening_mark() -> None:
    text = '"First.\nSecond," he said. "Third."'
    found = find_quotations(text, paragraphs(text))
    assert [(q.inner.of(text), q.continues) for q in found] == [
        ("First.", True),
        ("Second,", False),
        ("Third.", False),
    ]


def test_a_closing_mark_alone_in_the_next_paragraph_quotes_nothing() -> None:
    assert inner("“One.\n” Two.") == ["One."]


def test_a_quotation_that_is_never_closed_reaches_to_the_paragraphs_end() -> None:
    text = 'He said: "We go on.\nIt rained.'
    (quotation,) = find_quotations(text, paragraphs(text))
    assert (quotation.inner.of(text), quotation.continues) == ("We go on.", False)
