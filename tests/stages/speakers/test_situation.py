from typing import Any

import pytest

from onrecord.stages.speakers.cast import Cast
from onrecord.stages.speakers.referents import Referent
from onrecord.stages.speakers.situation import Story, contexts, cue_form
from onrecord.stages.speakers.sources import read_source

CUES = [
    ("[adding]c [it]o", "cue in -ing"),
    ("[was accused of]c [it]o", "cue passive"),
    ("[to urge]c [it]o", "cue an infinitive"),
    ("[the claim]c [it]o", "cue a noun"),
    ("[seemed]c [it]o", "cue of seeming"),
    ("[say]c [it]o", "another cue"),
    ("[it]o", "no cue"),
]


@pytest.mark.parametrize(("text", "form"), CUES)
def test_form_of_the_cue_is_told_where_no_source_is(mark: Any, text: str, form: str) -> None:
    _, encoding, (statement,) = mark(text)
    assert cue_form(statement, encoding.normalised) == form


CONTEXTS = [
    ("[She]s [left]c.", ("pronoun", "he or she")),
    ("[We]s [left]c.", ("pronoun", "I or we")),
    (
        "[The report]s [says]c.",
        ("description", "definite", "a document", "definite, a document", "definite, a bare noun"),
    ),
    (
        "[Her older aides]s [left]c.",
        ("description", "owned", "several persons", "owned, several persons", "owned, more words"),
    ),
    ("[Ann Lee]s [left]c.", ("name", "one name")),
]


@pytest.mark.parametrize(("text", "names"), CONTEXTS)
def test_tables_of_weights_are_chosen_by_what_the_source_is(
    mark: Any, text: str, names: tuple[str, ...]
) -> None:
    article, encoding, (statement,) = mark(text)
    reading = read_source(statement, encoding.normalised, Cast(article.text, encoding))
    assert contexts(statement, reading, encoding.normalised) == names


def test_story_tells_the_last_two_different_speakers_and_the_next() -> None:
    lee, roe = Referent("Lee", "person"), Referent("Roe", "person")
    story = Story()
    for place, speaker in ((5, lee), (9, roe), (12, roe), (30, lee)):
        story.add(place, speaker, pronoun=False)
    assert story.before(20) == [(12, roe), (5, lee)]
    assert story.after(20) == (30, lee)
    assert (story.before(5), story.after(30)) == ([], None)
