import random

import pytest

from onrecord.records import Span
from onrecord.training.corpus import Document, Relation
from onrecord.training.wrapping import LONGEST, wrapped

SENTENCE = "He denied that the bridge was closed on Monday."
TEXT = f"The bridge\n\nAda Venn said it was open. {SENTENCE} Nobody was hurt.\n"


def span(words: str) -> Span:
    """Where `words` stand last in TEXT."""
    return Span(TEXT.rindex(words), TEXT.rindex(words) + len(words))


VENN = Relation((span("Ada Venn"),), (span("said"),), (span("it was open"),))
DENIAL = Relation((span("He"),), (span("denied"),), (span("that the bridge was closed on Monday"),))
PLAIN = Document("bridge", TEXT, ((VENN, DENIAL),))


def told(document: Document, relation: Relation) -> tuple[str, ...]:
    """The words of a statement's roles."""
    roles = (relation.source, relation.cue, relation.content)
    return tuple("".join(s.of(document.text) for s in spans) for spans in roles)


@pytest.fixture(params=range(40))
def made(request: pytest.FixtureRequest) -> Document:
    """The article with every fit sentence wrapped, in each of many ways."""
    return wrapped(PLAIN, random.Random(request.param), share=1.0)


def test_what_was_said_stands_inside_with_its_old_words(made: Document) -> None:
    assert made.inner is not None
    assert all(relation.inner for relation in made.inner)
    assert [told(made, r)[1:] for r in made.inner] == [told(PLAIN, r)[1:] for r in (VENN, DENIAL)]
    assert [told(made, r)[0].lower() for r in made.inner] == ["ada venn", "he"]


def test_the_new_statement_holds_the_old_one_in_its_content(made: Document) -> None:
    assert made.inner is not None
    for outer, inner in zip(made.readings[0], made.inner, strict=True):
        assert all(outer.content[0].covers(part) for part in (*inner.source, *inner.cue, *inner.content))


def test_source_and_cue_of_the_new_statement_are_whole_words_outside_its_content(made: Document) -> None:
    for outer in made.readings[0]:
        for (part,) in (outer.source, outer.cue):
            words = part.of(made.text)
            assert words == words.strip(" ,.“”")
            assert not made.text[part.start - 1].isalnum()
            assert not made.text[part.end].isalnum()
            assert not part.overlaps(outer.content[0])


def test_a_quotation_has_both_its_marks_in_the_content(made: Document) -> None:
    for outer in made.readings[0]:
        content = outer.content[0].of(made.text)
        assert content.startswith("“") == content.endswith("”")
        assert content.count("“") == content.count("”")


def test_inner_statements_are_looked_for_where_they_were_made_only(made: Document) -> None:
    assert made.inner is not None
    for looked, inner in zip(made.looked, made.inner, strict=True):
        assert looked.covers(inner.cue[0])
    assert not any(Span(*looked).covers(Span(0, 3)) for looked in made.looked)


def test_an_article_without_a_fit_sentence_stays_as_it_is() -> None:
    long = "It " + "really " * (LONGEST // 5) + "rained, she said."
    at = long.index("she")
    relation = Relation((Span(at, at + 3),), (Span(at + 4, at + 8),), (Span(0, at - 2),))
    document = Document("long", long, ((relation,),))
    assert wrapped(document, random.Random(1), share=1.0) is document


def test_no_share_wraps_nothing() -> None:
    assert wrapped(PLAIN, random.Random(1), share=0.0) is PLAIN
