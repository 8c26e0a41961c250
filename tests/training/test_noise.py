import random
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from onrecord.records import Span
from onrecord.training.corpus import Document, Relation
from onrecord.training.noise import CHANGES, apply_edits, edited, moved_span, noisy

TEXT = (
    'Rain ahead\n\n“It will rain,” Ada Venn said. "Stay in."\n\n'
    "Bo Lund’s office told the paper that nobody had asked ‘the office’.\n"
)


def span(words: str) -> Span:
    """Where `words` stand in TEXT."""
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


DOCUMENT = Document(
    "rain",
    TEXT,
    (
        (
            Relation((span("Ada Venn"),), (span("said"),), (span("“It will rain,”"),)),
            Relation((span("Bo Lund’s office"),), (span("told"),), (span("that nobody had asked"),)),
        ),
    ),
    inner=(Relation((), (span("asked"),), (span("nobody had"),), inner=True),),
    looked=(Span(0, len(TEXT)),),
)


def letters(text: str) -> str:
    """What noise never takes away."""
    return "".join(filter(str.isalnum, text)).lower()


def parts(document: Document) -> list[str]:
    """The letters of every span, role by role."""
    relations = [*document.readings[0], *(document.inner or ())]
    return [
        letters("".join(s.of(document.text) for s in spans))
        for relation in relations
        for spans in (relation.source, relation.cue, relation.content)
    ]


@given(st.integers(0, 10**6))
def test_noise_leaves_every_span_on_its_words(seed: int) -> None:
    assert parts(noisy(DOCUMENT, random.Random(seed))) == parts(DOCUMENT)


@given(st.sampled_from(CHANGES), st.integers(0, 1000))
def test_no_kind_of_noise_makes_edits_that_overlap(change: object, seed: int) -> None:
    assert callable(change)
    edits = sorted(change(TEXT, random.Random(seed)))
    assert all(a[1] <= b[0] for a, b in pairwise(edits))


def test_the_same_seed_makes_the_same_noise() -> None:
    assert noisy(DOCUMENT, random.Random(7)) == noisy(DOCUMENT, random.Random(7))


@given(st.data())
def test_a_span_follows_edits_beside_it(data: st.DataObject) -> None:
    before, words, after = (data.draw(st.text("abc “”", min_size=1, max_size=6)) for _ in range(3))
    new_before, new_after = (data.draw(st.text("xy”", max_size=4)) for _ in range(2))
    old = Span(len(before), len(before) + len(words))
    edits = [(0, old.start, new_before), (old.end, old.end + len(after), new_after)]
    text, move = apply_edits(before + words + after, edits)
    assert text == new_before + words + new_after
    assert moved_span(old, move).of(text) == words


def test_a_mark_put_in_after_a_span_stays_outside() -> None:
    text, move = apply_edits("rain fell", [(4, 4, "”")])
    assert moved_span(Span(0, 4), move).of(text) == "rain"


def test_a_mark_taken_from_the_end_of_a_span_takes_nothing_else_in() -> None:
    text, move = apply_edits("“rain” fell", [(0, 1, ""), (5, 6, "")])
    assert moved_span(Span(0, 6), move).of(text) == "rain"


def test_a_span_inside_a_longer_edit_stays_inside_what_replaced_it() -> None:
    text, move = apply_edits("one \n \n two", [(4, 7, "\n")])
    assert moved_span(Span(0, 6), move).of(text) == "one \n"


def test_a_span_of_which_nothing_is_left_is_dropped() -> None:
    marks = Document("a", "a “ b", ((Relation((Span(2, 3),), (Span(4, 5),), ()),),))
    (relation,) = edited(marks, [(2, 3, "")]).readings[0]
    assert relation.source == ()
    assert relation.cue == (Span(3, 4),)
