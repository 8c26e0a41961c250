from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from onrecord.records import Vectors
from onrecord.stages.links.claims import Overlap, claims_of
from onrecord.stages.links.pairs import Page, features
from onrecord.stages.links.views import HEADS, Lens, alike

WIDTH = 4
LENS = Lens({}, 1.0, np.zeros(WIDTH), np.eye(WIDTH)[:, :2])
TEXT = (
    "[Lee]s [accused]c [Roe of selling 3 piers]o. [Roe]s2 [denied]c2 [selling 3 piers]o2."
    ' [Lee]s3 [said]c3 ["nobody sold 4 piers"]o3.'
)


def rows(mark: Any, text: str = TEXT) -> list[dict[str, float]]:
    """Return the features of the second claim and the first, and of the third and the first."""
    _, encoding, statements = mark(text)
    names = ("Ann Lee", "Ole Roe", "Ann Lee")
    acts = ("accuse", "deny", "state")
    known = [replace(s, speaker=n, act=a) for s, n, a in zip(statements, names, acts, strict=True)]
    claims = claims_of(known, encoding)
    page = Page(claims, Overlap(claims))
    views = [LENS.view(claim) for claim in claims]
    return [features(views[i], views[0], page) for i in (1, 2)]


def test_speakers_are_told_apart(mark: Any) -> None:
    second, third = rows(mark)
    assert (second["one speaker"], second["two speakers"]) == (0, 1)
    assert (third["one speaker"], third["two speakers"]) == (1, 0)
    assert second["earlier names later's"] == 1


def test_numbers_agree_or_differ(mark: Any) -> None:
    second, third = rows(mark)
    assert (second["numbers shared"], second["other numbers"]) == (1, 0)
    assert (third["numbers shared"], third["other numbers"]) == (0, 1)


def test_negation_of_one_side_is_seen(mark: Any) -> None:
    second, third = rows(mark)
    assert (second["one negated"], third["one negated"]) == (0, 1)
    assert (second["one denies"], third["one denies"]) == (1, 0)


def test_shared_run_of_words_counts(mark: Any) -> None:
    second, third = rows(mark)
    assert second["run of words"] > third["run of words"]


def test_places_need_one_article(mark: Any) -> None:
    _, encoding, statements = mark(TEXT)
    first, second, _ = (LENS.view(claim) for claim in claims_of(statements, encoding))
    assert "next" not in features(second, first, None)
    assert set(features(second, first, None)) < set(rows(mark)[0])


def test_all_figures_are_finite_and_small(mark: Any) -> None:
    for row in rows(mark):
        assert all(np.isfinite(value) and abs(value) < 10 for value in row.values())


def test_without_vectors_nothing_is_alike(mark: Any) -> None:
    (second, _) = rows(mark)
    assert {second[name] for name in ("content alike", "words met", *(f"later {h}" for h in HEADS))} == {0.0}


def test_words_seen_alike_meet(mark: Any) -> None:
    _, encoding, statements = mark("[Lee]s [said]c [pier leaked]o. [Roe]s2 [said]c2 [pier leaked]o2.")
    starts = np.array([word.start for word in encoding.words])
    ends = np.array([word.end for word in encoding.words])
    values = np.ones((len(starts), WIDTH), dtype=np.float32)
    seen = replace(encoding, vectors=Vectors(starts, ends, values))
    first, second = (LENS.view(claim) for claim in claims_of(statements, seen))
    assert features(second, first, None)["words met"] == pytest.approx(1)


def test_claims_read_together_meet_as_they_do_alone(mark: Any) -> None:
    _, encoding, statements = mark(TEXT)
    starts = np.array([word.start for word in encoding.words])
    ends = np.array([word.end for word in encoding.words])
    values = np.random.default_rng(0).normal(size=(len(starts), WIDTH)).astype(np.float32)
    seen = replace(encoding, vectors=Vectors(starts, ends, values))
    first, second, third = (LENS.view(claim) for claim in claims_of(statements, seen))
    pairs = [(second, first), (third, first), (third, second)]
    alone = [alike([pair])[0] for pair in pairs]
    assert np.array(alike(pairs)) == pytest.approx(np.array(alone))


def test_claims_of_another_side_between_two_are_counted(mark: Any) -> None:
    second, third = rows(mark)
    assert second["others between"] == 0 < third["others between"]
