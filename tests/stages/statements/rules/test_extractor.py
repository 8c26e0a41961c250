from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.records import Article, Statement
from onrecord.stages.encoding import encode
from onrecord.stages.statements import RuleExtractor


def statements(text: str) -> tuple[Statement, ...]:
    article = Article("page", text, language="en")
    return RuleExtractor().extract(article, encode(article))


class Row(NamedTuple):
    text: str
    source: str
    cue: str
    content: tuple[str, ...]


def found(text: str) -> list[Row]:
    """The statements of `text` in words; pieces of a source or a cue are joined by a bar."""
    rows = []
    for statement in statements(text):
        source, cue = ("|".join(span.of(text) for span in role) for role in (statement.source, statement.cue))
        rows.append(Row(text, source, cue, tuple(span.of(text) for span in statement.content)))
    return rows


QUOTED = {
    "quotation, name, verb": Row(
        '"The dam is safe," Ada Moor said.', "Ada Moor", "said", ('"The dam is safe,"',)
    ),
    "quotation, verb, name": Row(
        '"The dam is safe," said Ada Moor.', "Ada Moor", "said", ('"The dam is safe,"',)
    ),
    "a described source before the verb": Row(
        '"Not a word is true," Ivo Brandt, the envoy of Norland and head of its mission, told Radio Kestrel.',
        "Ivo Brandt, the envoy of Norland and head of its mission",
        "told",
        ('"Not a word is true,"',),
    ),
    "a described source after the verb": Row(
        '"Not a word is true," said Ivo Brandt, the envoy of Norland.',
        "Ivo Brandt, the envoy of Norland",
        "said",
        ('"Not a word is true,"',),
    ),
    "a relative clause at the source": Row(
        '"We were late," said Ivo Brandt, who led the inquiry. "It cost lives."',
        "Ivo Brandt, who led the inquiry",
        "said",
        ('"We were late,"', '"It cost lives."'),
    ),
    "an adjunct is no part of the name": Row(
        '"We were late," said Ivo Brandt in an interview.', "Ivo Brandt", "said", ('"We were late,"',)
    ),
    "content on both sides of the cue": Row(
        '"We were late," Brandt said, "and it cost lives."',
        "Brandt",
        "said",
        ('"We were late,"', '"and it cost lives."'),
    ),
    "content goes on in the next sentence": Row(
        '"We were late," Brandt said. "It cost lives."',
        "Brandt",
        "said",
        ('"We were late,"', '"It cost lives."'),
    ),
    "content goes on in the next paragraph": Row(
        '"We were late," Brandt said on Monday.\n"It cost lives. Nobody denies it."',
        "Brandt",
        "said",
        ('"We were late,"', '"It cost lives. Nobody denies it."'),
    ),
    "source first": Row(
        'The minister told the council: "There is no plan."', "The minister", "told", ('"There is no plan."',)
    ),
    "source first, with an occasion": Row(
        'Moor said in a letter to the board, "There is no plan."', "Moor", "said", ('"There is no plan."',)
    ),
    "a question": Row('"Who opened the gate?" Moor asked.', "Moor", "asked", ('"Who opened the gate?"',)),
    "curly marks": Row("“There is no plan,” she added.", "she", "added", ("“There is no plan,”",)),
    "two single marks": Row("''There is no plan,'' she added.", "she", "added", ("''There is no plan,''",)),
    "a pronoun": Row('"There is no plan," they wrote.', "they", "wrote", ('"There is no plan,"',)),
}

UNQUOTED = {
    "that": Row("Moor said that the dam was safe.", "Moor", "said", ("that the dam was safe",)),
    "no that": Row("Moor said the dam was safe.", "Moor", "said", ("the dam was safe",)),
    "a quoted phrase": Row(
        'Moor said the dam was "perhaps" leaking.', "Moor", "said", ('the dam was "perhaps" leaking',)
    ),
    "the day after the source": Row(
        "Norland on Friday denied the charge.", "Norland", "denied", ("the charge",)
    ),
    "the year after the source": Row(
        "Brandt in 2015 said that the wall had cracked.", "Brandt", "said", ("that the wall had cracked",)
    ),
    "the month before a described source": Row(
        "In March General Ruth Okafor, the commander of the northern army, testified that food had run out.",
        "General Ruth Okafor, the commander of the northern army",
        "testified",
        ("that food had run out",),
    ),
    "a phrase before the source": Row(
        "In a statement to the board, Brandt said the wall had cracked.",
        "Brandt",
        "said",
        ("the wall had cracked",),
    ),
    "whom it was told, where and when": Row(
        "Brandt told deputies in Altmar on Tuesday that the wall had cracked.",
        "Brandt",
        "told",
        ("that the wall had cracked",),
    ),
    "whom it was told, without that": Row(
        "Brandt told reporters he would resign.", "Brandt", "told", ("he would resign",)
    ),
    "in a statement that": Row(
        "Brandt said in a statement that he would resign.", "Brandt", "said", ("that he would resign",)
    ),
    "auxiliary and adverb belong to the cue": Row(
        "Brandt has repeatedly denied the charge.", "Brandt", "has repeatedly denied", ("the charge",)
    ),
    "a negation stays in the cue": Row(
        "Brandt did not say that the wall had cracked.",
        "Brandt",
        "did not say",
        ("that the wall had cracked",),
    ),
    "the clause comes last": Row(
        "The wall had cracked in May, Brandt said.", "Brandt", "said", ("The wall had cracked in May",)
    ),
    "the clause is put in": Row(
        "The wall, Brandt said, had cracked in May.", "Brandt", "said", ("The wall", "had cracked in May")
    ),
    "a second verb shares the source": Row(
        "Brandt said the wall had cracked, adding that nobody was hurt.",
        "Brandt",
        "adding",
        ("that nobody was hurt",),
    ),
    "the content ends before the second verb": Row(
        "Brandt said the wall had cracked, adding that nobody was hurt.",
        "Brandt",
        "said",
        ("the wall had cracked",),
    ),
    "a that-clause later in the content": Row(
        "Brandt said the wall had cracked and that nobody was hurt.",
        "Brandt",
        "said",
        ("the wall had cracked and that nobody was hurt",),
    ),
    "two verbs joined by and": Row(
        'Brandt called the report "absurd" and said the wall was sound.',
        "Brandt",
        "called",
        ('the report "absurd"',),
    ),
    "two sources in one sentence": Row(
        "Brandt said the wall had cracked, but Moor said it was sound.", "Moor", "said", ("it was sound",)
    ),
    "belief": Row(
        "Most villagers believe that the dam will fail.",
        "Most villagers",
        "believe",
        ("that the dam will fail",),
    ),
    "declining to comment": Row(
        "The company declined to comment.", "The company", "declined", ("to comment",)
    ),
    "refusing": Row("The mayor refused to step down.", "The mayor", "refused", ("to step down",)),
    "accusing": Row(
        "The union accused the firm of hiding the report.",
        "The union",
        "accused",
        ("the firm of hiding the report",),
    ),
    "according to, last": Row(
        "The wall had cracked in May, according to the inspectors.",
        "the inspectors",
        "according to",
        ("The wall had cracked in May",),
    ),
    "according to, first": Row(
        "According to the inspectors, the wall had cracked in May.",
        "the inspectors",
        "According to",
        ("the wall had cracked in May",),
    ),
    "a headline": Row("Moor: Dam is safe\nIt rained all day.", "Moor", ":", ("Dam is safe",)),
    "a transcript": Row(
        "HOST: Is the dam safe?\nMOOR: It is.\nHOST: Are you sure?\nMOOR: I am.", "MOOR", ":", ("It is",)
    ),
}


@pytest.mark.parametrize("row", (QUOTED | UNQUOTED).values(), ids=(QUOTED | UNQUOTED).keys())
def test_pattern(row: Row) -> None:
    assert row in found(row.text)


@pytest.mark.parametrize(
    "text",
    [
        "The dam stands above the village.",
        'The bend of the "snake" road was shut.',
        "The claims were heard in court.",
        "ALTMAR: It rained all day.",
        "'Tis the mayor's dam.",
    ],
)
def test_nothing_is_found_where_nobody_speaks(text: str) -> None:
    assert found(text) == []


def test_an_allegation_stands_inside_its_denial() -> None:
    text = "Norland denied allegations by the envoy that its army had crossed the river."
    denial, allegation = statements(text)
    assert (allegation.inside, denial.inside) == (denial.id, None)
    assert allegation.source[0].of(text) == "the envoy"
    assert denial.content[0].of(text).startswith("allegations by the envoy")


def test_source_and_object_are_not_swapped() -> None:
    assert found("Moor denied that Brandt had paid the guard.")[0].source == "Moor"
    assert found("Brandt denied that Moor had paid the guard.")[0].source == "Brandt"


def test_words_inside_a_quotation_are_no_statement_of_the_reporters() -> None:
    (row,) = found('"Brandt said the wall had cracked," Moor said.')
    assert row.source == "Moor"


def test_a_quotation_belongs_to_the_clause_that_stands_next_to_it() -> None:
    rows = {row.source: row.content for row in found('"It is one," Moor said. "It is two," Brandt said.')}
    assert rows == {"Moor": ('"It is one,"',), "Brandt": ('"It is two,"',)}


def test_confidence_follows_measured_precision() -> None:
    sure, unsure = (statements(text)[0] for text in ('"It is so," Moor said.', "Moor wants the dam."))
    assert 1 > sure.confidence > unsure.confidence > 0


def test_the_model_is_named() -> None:
    assert statements('"It is so," Moor said.')[0].model == RuleExtractor().name


WORDS = st.sampled_from(
    [
        *"""Moor said that the dam , . " “ ” told who claims by : in 2015 and saying ( ) he ' ´ —""".split(),
        "according to",
        "\n",
    ]
)


@given(st.lists(WORDS, max_size=40).map(" ".join) | st.text(max_size=80))
def test_every_span_is_the_texts_own(text: str) -> None:
    for statement in statements(text):
        for role in (statement.source, statement.cue, statement.content):
            assert all(0 <= span.start < span.end <= len(text) for span in role)
            assert all(span.of(text) == span.of(text).strip() != "" for span in role)
        assert 0 < statement.confidence < 1
