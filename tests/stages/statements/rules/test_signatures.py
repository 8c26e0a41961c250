import pytest

from onrecord.records import Article
from onrecord.stages.encoding import encode
from onrecord.stages.statements.rules.signatures import signatures


def found(text: str) -> list[tuple[str, str, str]]:
    drafts = signatures(encode(Article("page", text)))
    return [(d.source[0].of(text), d.cue[0].of(text), d.content[0].of(text)) for d in drafts]


@pytest.mark.parametrize("gap", [" – ", "\n— ", " -", " -- "])
def test_a_name_after_a_dash_signs_the_quotation(gap: str) -> None:
    text = f"“The pier will be built.”{gap}Ada Venn, mayor\n\nIt rained."
    assert found(text) == [("Ada Venn, mayor", gap.strip(), "“The pier will be built.”")]


@pytest.mark.parametrize(
    "text",
    [
        "“The pier will be built” – that was the promise. It rained.",
        "“The pier will be built,” he said – Ada Venn nodded.",
        "“The Long Pier” – Calder Bay",
        "He read “The pier will be built” – Ada Venn",
    ],
    ids=["a sentence goes on", "words between", "a title", "not at the start"],
)
def test_what_is_no_signed_quotation_is_left(text: str) -> None:
    assert found(text) == []
