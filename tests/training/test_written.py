import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import TrainingError
from onrecord.training.written import read_written, unmarked

LINE: dict[str, object] = {
    "doc": "A-01",
    "published": "2026-03-14",
    "text": "⟦E1s:Ann Lee⟧ ⟦E1k:said⟧ ⟦E1c:“It never leaked,”⟧ and left. ⟦E1c:“Never.”⟧",
    "statements": [{"id": "E1", "act": "deny"}],
}


def write(folder: Path, line: dict[str, object]) -> Path:
    path = folder / "written.jsonl"
    path.write_text(json.dumps(line) + "\n", "utf-8")
    return path


def test_marks_become_spans_of_the_text_without_them(tmp_path: Path) -> None:
    (found,) = read_written(write(tmp_path, LINE))
    relation, text = found.relations["E1"], found.article.text
    assert text == "Ann Lee said “It never leaked,” and left. “Never.”"
    parts = (relation.source, relation.cue, relation.content)
    assert [[span.of(text) for span in part] for part in parts] == [
        ["Ann Lee"],
        ["said"],
        ["“It never leaked,”", "“Never.”"],
    ]


@pytest.mark.parametrize("text", ["⟦E1s:Ann Lee", "⟦E2s:Ann Lee⟧", "Ann Lee"])
def test_broken_marks_are_told(tmp_path: Path, text: str) -> None:
    with pytest.raises(TrainingError):
        list(read_written(write(tmp_path, LINE | {"text": text})))


@given(st.text(st.characters(exclude_characters="⟦⟧")))
def test_text_without_marks_stays_as_it_is(text: str) -> None:
    assert unmarked(text) == (text, {})
