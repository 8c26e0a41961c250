import random

from hypothesis import given
from hypothesis import strategies as st

from onrecord.records import Span
from onrecord.training.corpus import Document, Relation
from onrecord.training.layouts import laid_out

QUOTED = "“The bridge is safe and it will stay open,” Ada Venn said."
AFTER = "Moor denied that the pier was closed."
TEXT = f"{QUOTED}\n\n{AFTER}\n"


def span(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


QUOTATION = Relation(
    (span("Ada Venn"),), (span("said"),), (span("“The bridge is safe and it will stay open,”"),)
)
DENIAL = Relation((span("Moor"),), (span("denied"),), (span("that the pier was closed"),))
DOCUMENT = Document("bridge", TEXT, ((QUOTATION, DENIAL),))


def words(document: Document, relation: Relation) -> list[str]:
    return [role[0].of(document.text) for role in (relation.source, relation.cue, relation.content)]


@given(st.integers(0, 10_000))
def test_a_quotation_set_anew_keeps_its_source_and_words(seed: int) -> None:
    made = laid_out(DOCUMENT, random.Random(seed), share=1.0)
    source, cue, content = words(made, made.readings[0][0])
    assert source.lower() in ("ada venn", "venn")
    assert cue.strip() in {"–", "—", "-", "--", ":"} or cue == "said"
    assert "The bridge is safe and it will stay open" in content


@given(st.integers(0, 10_000))
def test_other_statements_stay_on_their_words(seed: int) -> None:
    made = laid_out(DOCUMENT, random.Random(seed), share=1.0)
    assert words(made, made.readings[0][1]) == ["Moor", "denied", "that the pier was closed"]


def test_a_paragraph_with_more_in_it_is_left_alone() -> None:
    more = "It rained all day in Calder Bay, and the wind took two roofs off."
    document = Document("bridge", TEXT.replace(".\n\n", f". {more}\n\n"), ((QUOTATION,),))
    assert laid_out(document, random.Random(1), share=1.0) == document
