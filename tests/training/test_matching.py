import json
from pathlib import Path

import numpy as np

from onrecord.training import matching
from onrecord.weights import FOLDER


def test_a_sure_link_wins_over_a_doubtful_one(tmp_path: Path) -> None:
    path = tmp_path / "links.jsonl"
    ends = {"a": ["one", "E1"], "b": ["two", "E2"]}
    rows = [ends | {"link": "repeats", "sure": True}, ends | {"link": "disputes", "sure": False}]
    path.write_text("\n".join(map(json.dumps, rows)))
    assert matching.read_links(path) == {frozenset({("one", "E1"), ("two", "E2")}): ("repeats", True)}


def test_the_fit_separates_what_can_be_separated() -> None:
    rows = np.column_stack([np.ones(40), np.linspace(-1, 1, 40)])
    right = (rows[:, 1] > 0).astype(float)
    scores = matching.shares(matching.fit(rows, right, penalty=0.1), rows)
    assert ((scores > 0.5) == (right > 0.5)).all()


def test_the_threshold_has_the_precision_that_is_asked_for() -> None:
    scores, right = np.array([0.9, 0.8, 0.7, 0.6]), np.array([1.0, 1.0, 0.0, 1.0])
    bar, figures = matching.threshold(scores, right, wanted=4, precision=0.9)
    assert (bar, figures["right"], figures["p"]) == (0.8, 2, 100.0)
    assert matching.threshold(scores, right, wanted=4, precision=0.75)[0] == 0.6


def test_rarity_counts_articles_and_leaves_out_what_few_have() -> None:
    table = matching.rarity_table(["the harbour harbour", "a harbour", "harbour quay"])
    assert table == {"articles": 3, "stems": {"harbour": 3}}


def test_the_shipped_weights_have_the_precision_that_was_asked_for() -> None:
    facts = json.loads((FOLDER / "matching.json").read_text())
    assert facts["folds"]["p"] >= 100 * matching.PRECISION
    assert facts["folds"]["wanted"] == 271
