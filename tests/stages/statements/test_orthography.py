"""The same story, typed as real pages type it, gives the same statements."""

import re
from collections.abc import Callable

import pytest

from onrecord.pipeline import Pipeline
from onrecord.records import Article, Spans

STORY = """Mayor Hanne Roos said that the bridge was safe and would stay open this winter.

“We have checked every bolt and we haven’t found a single crack,” Roos said on Tuesday.

Councillor Milan Dube claimed that the mayor’s office was hiding a report on the bridge.

“The people of this town deserve the truth about it,” Dube added. “They’ve waited for five years.”

The council’s engineer, Petra Lind, denied that any report had been hidden.
"""
STATEMENTS = [
    ("Mayor Hanne Roos", "said", "that the bridge was safe and would stay open this winter"),
    ("Roos", "said", "We have checked every bolt and we haven’t found a single crack"),
    ("Councillor Milan Dube", "claimed", "that the mayor’s office was hiding a report on the bridge"),
    (
        "Dube",
        "added",
        "The people of this town deserve the truth about it, They’ve waited for five years",
    ),
    ("The council’s engineer, Petra Lind", "denied", "that any report had been hidden"),
]
# Without marks nothing tells that the second half of a quotation still is one.
UNBROKEN = STORY.replace(" “They’ve waited for five years.”", "")

Variant = Callable[[str], str]


def marks(opening: str, closing: str) -> Variant:
    """Replace the quotation marks of the story."""
    return lambda text: text.replace("“", opening).replace("”", closing)


def apostrophe(sign: str) -> Variant:
    return lambda text: text.replace("’", sign)


def straight(text: str) -> str:
    return apostrophe("'")(marks('"', '"')(text))


def without_one_closing_mark(text: str) -> str:
    return text.replace("crack,”", "crack,")


def with_a_headline_in_capitals(text: str) -> str:
    return "OLD BRIDGE ON THE RIVER CALDER TO CLOSE FOR REPAIRS IN SPRING\n\n" + text


def with_a_paragraph_in_capitals(text: str) -> str:
    first, rest = text.split("\n", 1)
    return first.upper() + "\n" + rest


def without_full_stops_inside(text: str) -> str:
    """Leave out those at the ends of paragraphs other than the last."""
    return re.sub(r"\.(?=”?\n\n)", "", text)


def with_soft_hyphens(text: str) -> str:
    return re.sub(r"\b(\w{3})(\w{4})", "\\1\u00ad\\2", text)


VARIANTS: dict[str, Variant] = {
    "straight": straight,
    "curly double marks, straight apostrophes": apostrophe("'"),
    "doubled straight marks": marks('""', '""'),
    "TeX marks": marks("``", "''"),
    "two straight apostrophes": marks("''", "''"),
    "two curly single marks": marks("‘‘", "’’"),
    "low opening marks": marks("„", "“"),
    "curly opening, straight closing": marks("“", '"'),
    "guillemets": marks("«", "»"),
    "guillemets with spaces": marks("«\u00a0", "\u00a0»"),
    "curly single marks": marks("‘", "’"),
    "straight single marks": lambda text: apostrophe("'")(marks("'", "'")(text)),
    "acute accent for apostrophe": apostrophe("´"),
    "grave accent for apostrophe": apostrophe("`"),
    "no apostrophes": apostrophe(""),
    "closing mark missing": without_one_closing_mark,
    "dateline with agency": lambda text: "CALDER BAY (Tidewire) — " + text,
    "dateline with day": lambda text: "CALDER BAY, March 3 (Tidewire) - " + text,
    "dateline with colon": lambda text: "CALDER BAY: " + text,
    "headline in capitals": with_a_headline_in_capitals,
    "paragraph in capitals": with_a_paragraph_in_capitals,
    "no full stops at ends of paragraphs": without_full_stops_inside,
    "non-breaking spaces": lambda text: text.replace(" ", "\u00a0"),
    "soft hyphens": with_soft_hyphens,
    "single line breaks": lambda text: text.replace("\n\n", "\n"),
    "Windows line breaks": lambda text: text.replace("\n", "\r\n"),
}


def letters(words: str) -> str:
    """Return `words` without case, marks and spaces."""
    return "".join(sign for sign in words.casefold() if sign.isalnum())


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline()


def told(pipeline: Pipeline, text: str) -> list[tuple[str, str, str]]:
    """Return source, cue and content of each statement of `text` by their letters."""

    def words(spans: Spans) -> str:
        return letters("".join(span.of(text) for span in spans))

    record = pipeline.analyse(Article("test", text))
    return [(words(s.source), words(s.cue), words(s.content)) for s in record.statements]


def test_the_clean_story_gives_its_statements(pipeline: Pipeline) -> None:
    assert told(pipeline, STORY) == [tuple(map(letters, statement)) for statement in STATEMENTS]


@pytest.mark.parametrize("variant", VARIANTS.values(), ids=VARIANTS.keys())
def test_orthography_changes_no_statement(pipeline: Pipeline, variant: Variant) -> None:
    text = variant(STORY)
    assert text != STORY
    assert told(pipeline, text) == told(pipeline, STORY)


def test_missing_marks_change_no_statement(pipeline: Pipeline) -> None:
    assert told(pipeline, marks("", "")(UNBROKEN)) == told(pipeline, UNBROKEN)


def test_a_missing_final_full_stop_changes_no_statement(pipeline: Pipeline) -> None:
    assert told(pipeline, STORY.rstrip("\n.")) == told(pipeline, STORY)
