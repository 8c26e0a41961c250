"""The trained extractor, put together: numpy and onnxruntime, no torch.

Its second looks are taken an article at a time: what a page gives depends on nothing but the page.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnxruntime as ort

from onrecord.records import Article, Encoding, Span, Spans, Statement, Vectors
from onrecord.stages.statements.assembly import Draft, assemble
from onrecord.stages.statements.neural import certainty, decoding
from onrecord.stages.statements.neural.decoding import Candidate, Floats, Ints
from onrecord.weights import FOLDER

OUTER, INNER = 0, 1
UNFITTED = (0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
"""Weights of certainty.NAMES until calibration has fitted some: the second look's own share."""
CHUNK = 24
"""Second looks a call: one takes 2 MB while it runs."""


@dataclass(frozen=True)
class Proposal:
    """A possible statement before thresholds.

    Attributes:
        kind: OUTER, or INNER for one that stands in another's content.
        row: The figures of certainty.NAMES.
    """

    kind: int
    source: Spans
    cue: Span
    content: Spans
    row: Floats


class NeuralExtractor:
    """The extractor with the weights of a folder.

    Args:
        folder: Holds tags.onnx, look.onnx and model.json, made for the encoder of the same folder.
        threads: Of one call; what is found does not depend on it.
        thresholds: Least confidence of outer and inner statements; None for those that calibration chose.
    """

    def __init__(
        self, folder: Path = FOLDER, threads: int = 1, thresholds: tuple[float, float] | None = None
    ) -> None:
        self._tags = _session(folder / "tags.onnx", threads)
        self._look = _session(folder / "look.onnx", threads)
        facts = json.loads((folder / "model.json").read_text("utf-8"))
        self._name: str = facts.get("name", "neural")
        self._matrix: Floats = np.array(facts["matrix"], dtype=np.float32)
        self._before: int = facts["before"]
        self._least: float = facts["least"]
        self._weights: list[list[float]] = facts.get("confidence", [])
        self._bars = thresholds or tuple(facts.get("thresholds", (0.5, 0.5)))

    @property
    def name(self) -> str:
        """Name and version of the weights."""
        return self._name

    def extract(self, article: Article, encoding: Encoding) -> tuple[Statement, ...]:
        """Return the statements of `article`, in the order of the text."""
        return assemble(article, encoding, self.drafts(article.text, encoding), self.name)

    def drafts(self, text: str, encoding: Encoding) -> list[Draft]:
        """Return what is found in a text, before it is tidied and put in order.

        Raises:
            ValueError: where the encoding was made without the shared encoder.
        """
        if encoding.vectors is None:
            raise ValueError("the encoding has no vectors: make it with stages.encoding.Encoder")
        return [
            Draft(p.source, (p.cue,), p.content, confidence, inner=p.kind == INNER)
            for p, confidence in self.chosen(self.propose(text, encoding.vectors))
        ]

    def propose(self, text: str, seen: Vectors) -> list[Proposal]:
        """Return all that may be a statement, outer ones first, each kind in the order of the text."""
        if not len(seen):
            return []
        tags = self._tags.run(None, {"vectors": seen.values})
        found = [(c, kind) for kind in (OUTER, INNER) for c in decoding.candidates(tags[kind], self._least)]
        if not found:
            return []
        emissions, changes, keep = self._look_from(found, seen.values)
        labels, best = decoding.best_labels(emissions, changes, self._matrix)
        path = best - decoding.log_partition(emissions, changes, self._matrix)
        rows = zip(found, labels, path.tolist(), keep.tolist(), strict=True)
        made = (self._proposal(text, seen, *item) for item in rows)
        return [proposal for proposal in made if proposal.content]

    def _look_from(
        self, found: list[tuple[Candidate, int]], vectors: Floats
    ) -> tuple[Floats, Floats, Floats]:
        columns = zip(*((c.first, c.last, kind) for c, kind in found), strict=True)
        first, last, kinds = (np.array(column, dtype=np.int64) for column in columns)
        parts = []
        for i in range(0, len(found), CHUNK):
            here = slice(i, i + CHUNK)
            feeds = {"vectors": vectors, "first": first[here], "last": last[here], "kind": kinds[here]}
            parts.append(self._look.run(None, feeds))
        emissions, changes, keep = (np.concatenate(column) for column in zip(*parts, strict=True))
        return emissions, changes, keep

    def _proposal(
        self, text: str, seen: Vectors, found: tuple[Candidate, int], labels: Ints, path: float, keep: float
    ) -> Proposal:
        cue, kind = found
        origin = cue.first - self._before
        source, content = (decoding.spans(seen, text, origin, labels, label) for label in (1, 2))
        row = certainty.features(
            cue.score, keep, path, int((labels == 2).sum()), int((labels == 1).sum()), len(content)
        )
        start, end = int(seen.starts[cue.first]), int(seen.ends[cue.last])
        span = decoding.tidy(text, start, end) or Span(start, end)  # a cue may be a mark alone
        return Proposal(kind, source, span, content, row.astype(np.float32))

    def chosen(self, proposals: Iterable[Proposal]) -> list[tuple[Proposal, float]]:
        """Return the proposals above their threshold with their confidence.

        Of outer ones the surest stay of which none has its cue in another's content; inner ones stay where
        their cue is no outer one's.
        """
        rated = [(p, c) for p, c in with_confidence(proposals, self._weights) if c >= self._bars[p.kind]]
        outer = apart(item for item in rated if item[0].kind == OUTER)
        cues = [p.cue for p, _ in outer]
        inner = [x for x in rated if x[0].kind == INNER and not any(x[0].cue.overlaps(cue) for cue in cues)]
        return outer + inner


def with_confidence(
    proposals: Iterable[Proposal], weights: list[list[float]]
) -> Iterable[tuple[Proposal, float]]:
    """Yield each proposal with the calibrated share of right ones among those like it."""
    for proposal in proposals:
        fitted = weights[proposal.kind] if weights else UNFITTED
        yield proposal, float(certainty.share(fitted, proposal.row[None].astype(np.float64))[0])


def apart(rated: Iterable[tuple[Proposal, float]]) -> list[tuple[Proposal, float]]:
    """Return the surest of `rated` of which none has its cue in another's content.

    Of the 19,868 statements of PolNeAR's training part none has.
    """
    kept: list[tuple[Proposal, float]] = []
    for proposal, confidence in sorted(rated, key=lambda item: (-item[1], item[0].cue)):
        if not any(_clash(proposal, other) for other, _ in kept):
            kept.append((proposal, confidence))
    return kept


def _clash(a: Proposal, b: Proposal) -> bool:
    return a.cue.overlaps(b.cue) or _holds(a.content, b.cue) or _holds(b.content, a.cue)


def _holds(content: Spans, cue: Span) -> bool:
    return any(piece.covers(cue) for piece in content)


def _session(path: Path, threads: int) -> ort.InferenceSession:
    options = ort.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    return ort.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
