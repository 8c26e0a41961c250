"""Words and hits as the official scorer counts them; the scorer itself is a file that the user names."""

from __future__ import annotations

import importlib.util
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

import numpy as np

from onrecord.errors import TrainingError
from onrecord.records import Span
from onrecord.stages.statements.neural.certainty import Vector
from onrecord.stages.statements.neural.extractor import Proposal
from onrecord.training.corpus import Relation

Item = dict[str, list[Span]]
"""A statement as the scorer reads it, by role."""
Words = dict[str, frozenset[int]]
"""A statement's words by role, as the scorer indexes them."""


def load_scorer(path: Path) -> ModuleType:
    """Return the official scorer from its Python file.

    Raises:
        TrainingError: where there is no such file.
    """
    spec = importlib.util.spec_from_file_location("attribution_score", path)
    if spec is None or spec.loader is None or not path.is_file():
        raise TrainingError(str(path), "is no Python file", "name the official scorer")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def as_item(statement: Proposal | Relation) -> Item:
    """Return a statement as the scorer reads it."""
    cue = [statement.cue] if isinstance(statement, Proposal) else list(statement.cue)
    return {"source": list(statement.source), "cue": cue, "content": list(statement.content)}


def in_words(scorer: ModuleType, text: str, statements: Sequence[Proposal | Relation]) -> list[Words]:
    """Return each statement's roles as the scorer's sets of words."""
    words = [match.span() for match in scorer.WORD.finditer(text)]
    return [scorer.as_words(as_item(statement), words) for statement in statements]


def hits(scorer: ModuleType, gold: Sequence[Words], found: Sequence[Words]) -> Vector:
    """Return 1 for each of `found` that is a hit by the scorer's `relation` once paired with gold, else 0."""
    out = np.zeros(len(found))
    for i, j in scorer.pair(gold, found):
        same = scorer.dice(gold[i]["content"], found[j]["content"]) >= 0.5
        out[j] = same and scorer.same_source(gold[i], found[j])
    return out
