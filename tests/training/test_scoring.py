from pathlib import Path

import pytest

from onrecord.errors import TrainingError
from onrecord.records import Span
from onrecord.training.corpus import Relation
from onrecord.training.scoring import as_item, load_scorer


def test_a_scorer_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(TrainingError, match=r"none\.py: is no Python file"):
        load_scorer(tmp_path / "none.py")


def test_a_scorer_is_loaded_from_its_file(tmp_path: Path) -> None:
    (tmp_path / "scorer.py").write_text("ANSWER = 3\n", "utf-8")
    assert load_scorer(tmp_path / "scorer.py").ANSWER == 3


def test_a_gold_statement_becomes_what_the_scorer_reads() -> None:
    relation = Relation((), (Span(0, 4),), (Span(5, 9), Span(12, 14)))
    assert as_item(relation) == {"source": [], "cue": [(0, 4)], "content": [(5, 9), (12, 14)]}
