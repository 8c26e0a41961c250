import numpy as np
import pytest

from onrecord.stages.matching import COPY, Sketch, bands, resemblance, sketch

STORY = " ".join(f"word{n * 7919 % 1000}" for n in range(400))


def of(text: str) -> Sketch:
    found = sketch(text)
    assert found is not None
    return found


def likeness(one: str, other: str) -> float:
    return float(resemblance(of(one), of(other)[None])[0])


@pytest.mark.parametrize(
    "edited",
    [
        STORY + "\nReported by somebody else.",
        STORY.replace("word5 ", "another "),
        " ".join(STORY.split()[:320]),
        "DATELINE (Wire) — " + STORY.upper(),
    ],
)
def test_a_light_edit_is_a_copy_and_shares_a_band(edited: str) -> None:
    assert likeness(STORY, edited) >= COPY
    assert set(bands(of(STORY))) & set(bands(of(edited)))


def test_another_story_is_none() -> None:
    other = " ".join(f"other{n}" for n in range(400))
    assert likeness(STORY, other) < 0.1
    assert not set(bands(of(STORY))) & set(bands(of(other)))


def test_a_text_of_a_few_words_has_no_sketch() -> None:
    assert sketch("Too short to be known again.") is None


def test_a_sketch_is_the_same_on_every_machine() -> None:
    assert of(STORY).dtype == np.uint32
    assert bands(of(STORY))[0] == bands(of(STORY))[0]
    assert all(len(band) == 18 for band in bands(of(STORY)))
