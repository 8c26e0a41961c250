from dataclasses import replace

import pytest

from onrecord.records import Encoding, Span, Statement
from onrecord.text import find_quotations, normalise, paragraphs, sentences, words
from onrecord.text.occasions import Features, Mention, Scene, Told, belief, step, traits

TEXT = 'Lee spoke in Arden. "It was late," said Lee. Kim left. "It was cold," Lee said.'


def encoded(text: str) -> Encoding:
    lines = paragraphs(text)
    return Encoding(normalise(text), lines, sentences(text, lines), words(text), find_quotations(text, lines))


def statement(name: str, content: str, cue: str) -> Statement:
    start, end = TEXT.index(content), TEXT.index(content) + len(content)
    place = TEXT.index(cue)
    return Statement(
        id=name,
        source=(),
        cue=(Span(place, place + len(cue)),),
        content=(Span(start, end),),
        form="direct",
        confidence=1.0,
        model="test",
        speaker="Lee",
    )


FIRST, SECOND = statement("1", '"It was late,"', "said"), statement("2", '"It was cold,"', "Lee said.")


@pytest.fixture
def scene() -> Scene:
    return Scene.of(encoded(TEXT), (SECOND, FIRST))


def of(scene: Scene, name: str, beside: dict[tuple[str, str], float]) -> Features:
    """Return the features of statement `name` and what "Arden" tells."""
    start = TEXT.index("Arden")
    told = Told(scene, (Mention(Span(start, start + 5), "arden"),), beside)
    return next(features for found, _, features in told.candidates() if found.id == name)


def test_statements_stand_in_the_order_of_the_text(scene: Scene) -> None:
    assert [found.id for found in scene.statements] == ["1", "2"]
    assert (scene.sentence["1"], scene.sentence["2"]) == (1, 3)


def test_what_is_told_of_the_speaker_before_is_seen(scene: Scene) -> None:
    features = of(scene, "2", {("1", "arden"): 0.9})
    assert features["speaker's last"] == 1.0
    assert features["speaker's last, sentences since <= 2"] == 1.0


def test_doubtful_value_is_no_anchor(scene: Scene) -> None:
    assert "speaker's last" not in of(scene, "2", {("1", "arden"): 0.2})


def test_narration_before_a_statement_is_seen(scene: Scene) -> None:
    features = of(scene, "2", {})
    assert features["narrated, sentences since <= 3"] == 1.0
    assert features["narrated after the speaker"] == 1.0


def test_without_a_speaker_nothing_is_shared() -> None:
    scene = Scene.of(encoded(TEXT), tuple(replace(s, speaker=None) for s in (FIRST, SECOND)))
    assert "speaker's last" not in of(scene, "2", {("1", "arden"): 0.9})


@pytest.mark.parametrize(("count", "name"), [(0, "n <= 1"), (1, "n <= 1"), (3, "n <= 4"), (9, "n > 4")])
def test_counts_fall_into_ranges(count: int, name: str) -> None:
    assert step("n", count, (1, 4)) == name


def test_belief_grows_with_what_speaks_for_a_value() -> None:
    weights = {"for": 2.0, "against": -2.0}
    beliefs = [belief(weights, {name: 1.0}) for name in ("against", "unknown", "for")]
    assert beliefs == sorted(beliefs)
    assert beliefs[1] == 0.5


def test_traits_tell_a_quotation_with_a_cue_of_saying(scene: Scene) -> None:
    assert {"quoted", "cue of saying"} <= set(traits(scene, FIRST))
