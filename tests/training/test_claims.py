import random

from hypothesis import given
from hypothesis import strategies as st

from onrecord.records import Span
from onrecord.training.claims import rejected
from onrecord.training.corpus import Document, Relation

TEXT = "Ada Venn said the second pier has shifted. Moor denied that the bridge was closed.\n"


def span(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


CLAIM = Relation((span("Ada Venn"),), (span("said"),), (span("the second pier has shifted"),))
DENIAL = Relation((span("Moor"),), (span("denied"),), (span("that the bridge was closed"),))
DOCUMENT = Document("bridge", TEXT, ((CLAIM, DENIAL),))


def words(document: Document, relation: Relation) -> list[str]:
    return [role[0].of(document.text) for role in (relation.source, relation.cue, relation.content)]


@given(st.integers(0, 10_000))
def test_the_claim_stands_inside_the_answer(seed: int) -> None:
    made = rejected(DOCUMENT, random.Random(seed), share=1.0)
    for answer, claim in zip(made.readings[0], made.inner or (), strict=True):
        assert answer.content[0].covers(claim.cue[0])
        assert answer.content[0].end == claim.content[0].end
        assert any(answer.content[0].end <= looked.end for looked in made.looked)


def test_the_claim_keeps_its_source_and_words() -> None:
    made = rejected(DOCUMENT, random.Random(1), share=1.0)
    assert made.inner is not None
    source, _, content = words(made, made.inner[0])
    assert (source, content) == ("Ada Venn", "that the second pier has shifted")


def test_a_sentence_with_two_statements_is_left_alone() -> None:
    text = TEXT.replace(". Moor", " and Moor")
    document = Document("bridge", text, ((CLAIM, replaced(text, DENIAL)),))
    assert rejected(document, random.Random(1), share=1.0) == document


def replaced(text: str, relation: Relation) -> Relation:
    moved = len(text) - len(TEXT)
    roles = (relation.source, relation.cue, relation.content)
    source, cue, content = (tuple(Span(s + moved, e + moved) for s, e in spans) for spans in roles)
    return Relation(source, cue, content)
