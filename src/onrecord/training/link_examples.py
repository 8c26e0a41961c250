"""Articles whose links are annotated, read as the links stage sees them."""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from onrecord.errors import TrainingError
from onrecord.records import Act, Article, Encoding, Form, Span, Spans, SpeakerKind, Statement
from onrecord.stages import speakers
from onrecord.stages.acts.classifier import decide, wording_of
from onrecord.stages.acts.evidence import evidence
from onrecord.stages.acts.head import Heads
from onrecord.stages.encoding import Encoder
from onrecord.stages.links.claims import Claim, claims_of
from onrecord.stages.links.scorer import KINDS
from onrecord.stages.links.views import HEADS, Doubles
from onrecord.training.acts import Sample, fit_head
from onrecord.training.acts import _trusted as trusted
from onrecord.training.corpus import read_standoff

FOLDS = 5


@dataclass(frozen=True)
class Example:
    """An article of the record.

    Attributes:
        doc: Its name.
        claims: With speakers and acts of the pipeline's own, in the order of the text.
        told: The same with the annotated ones.
        links: Index into KINDS by the ids of the ends, in either order.
        asked: [claims, HEADS], what is true of each claim.
        measured: Counts in the figures; others are only fitted on.
    """

    doc: str
    claims: list[Claim]
    told: list[Claim]
    links: dict[frozenset[str], int]
    asked: Doubles
    measured: bool

    def labels(self, pairs: Sequence[tuple[int, int]]) -> list[int]:
        """Return the index into KINDS of each pair of ranks."""
        ids = [claim.statement.id for claim in self.claims]
        return [self.links.get(frozenset((ids[i], ids[j])), 0) for i, j in pairs]


@dataclass(frozen=True)
class _Draft:
    """An annotated article on the way: read, but without acts."""

    encoding: Encoding
    statements: tuple[Statement, ...]
    samples: list[Sample]
    annotated: list[dict[str, Any]]
    measured: bool


def fold_of(doc: str) -> int:
    """Return the fold of an article, by a hash of its name."""
    return int(hashlib.sha256(doc.encode()).hexdigest(), 16) % FOLDS


def read_record(
    record: Path, more: Path | None, corpus: Path, metadata: Path | None, encoder: Encoder
) -> list[Example]:
    """Return the annotated articles, read by the pipeline's own stages, those of `record` first.

    Acts are those of heads that have not seen the article's fold, because the shipped ones have learnt
    them by heart.

    Raises:
        TrainingError: where an article of the record is not in the corpus, or has other statements there.
    """
    known: dict[str, dict[str, str]] = {}
    if metadata is not None:
        with metadata.open(encoding="utf-8", newline="") as lines:
            reader = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
            known = {row["filename"]: row for row in reader}
    drafts: dict[str, _Draft] = {}
    for path in (record, more):
        for row in map(json.loads, path.read_text("utf-8").splitlines() if path else []):
            doc = row["doc"]
            drafts.setdefault(doc, _draft(row, corpus, known.get(doc, {}), encoder, measured=path == record))
    out: dict[str, Example] = {}
    for fold in range(FOLDS):
        heads = fit_heads([s for doc, d in drafts.items() if fold_of(doc) != fold for s in d.samples])
        out |= {doc: _example(doc, d, heads) for doc, d in drafts.items() if fold_of(doc) == fold}
    return [out[doc] for doc in drafts]


def _draft(
    row: dict[str, Any], corpus: Path, known: dict[str, str], encoder: Encoder, *, measured: bool
) -> _Draft:
    doc, annotated = row["doc"], row["statements"]
    path = min((corpus / "attributions").glob(f"{doc}_*.ann"), default=None)
    if path is None:
        raise TrainingError(doc, f"is not in {corpus}", "name the corpus that the record was made of")
    relations = read_standoff(path)
    if len(relations) != len(annotated):
        raise TrainingError(doc, f"has {len(annotated)} statements here and {len(relations)} in {path}")
    article = Article(doc, (corpus / "text" / f"{doc}.txt").read_text("utf-8"), byline=known.get("author"))
    encoding = encoder.encode(article)
    marks = [quotation.span for quotation in encoding.quotations]
    found = tuple(
        Statement(
            id=item["id"],
            source=relation.source,
            cue=relation.cue,
            content=relation.content,
            form=form_of(relation.content, marks),
            confidence=1.0,
            model="gold spans",
        )
        for item, relation in zip(annotated, relations, strict=True)
    )
    found, _ = speakers.resolve(article, encoding, found)
    samples = [_sample(doc, encoding, s, item) for s, item in zip(found, annotated, strict=True)]
    return _Draft(encoding, found, samples, annotated, measured)


def _sample(doc: str, encoding: Encoding, statement: Statement, item: dict[str, Any]) -> Sample:
    if encoding.vectors is None:
        raise TrainingError(doc, "the encoder gave no vectors")
    wording = wording_of(statement, encoding)
    seen = evidence(statement, encoding, encoding.vectors, wording)
    told = [item.get(name) for name in ("act", "certainty")]
    right = [tuple(v) if isinstance(v, list) else (v,) if v else () for v in told]
    return Sample(doc, wording, seen, right[0], right[1], measured=True)


def _example(doc: str, draft: _Draft, heads: Heads) -> Example:
    decided = [decide(heads, sample.seen, sample.wording) for sample in draft.samples]
    found = tuple(
        replace(statement, act=act, certainty=certainty) if statement.cue or statement.content else statement
        for statement, (act, certainty) in zip(draft.statements, decided, strict=True)
    )
    claims = claims_of(found, draft.encoding)
    told = {item["id"]: item for item in draft.annotated}
    return Example(
        doc,
        claims,
        [replace(claim, statement=_as_told(claim.statement, told[claim.statement.id])) for claim in claims],
        _links(draft.annotated),
        _asked(claims, told),
        draft.measured,
    )


def fit_heads(given: list[Sample]) -> Heads:
    """Return heads for acts fitted on `given`, as `onrecord.training.acts` does."""
    told = [sample for sample in given if sample.acts and sample.certainties]
    return Heads(fit_head(told, "act"), fit_head(told, "certainty"), trusted(told), 0.5)


def form_of(content: Spans, marks: Sequence[Span]) -> Form:
    """Return direct where nine tenths of `content` stand in quotation marks, mixed where some of it does."""
    size = sum(piece.end - piece.start for piece in content)
    quoted = sum(max(0, min(p.end, m.end) - max(p.start, m.start)) for p in content for m in marks)
    return "indirect" if not quoted else "direct" if quoted >= 0.9 * size else "mixed"


def _first(value: Any) -> Any:  # noqa: ANN401 (a value of the record, or a list of accepted ones)
    return value[0] if isinstance(value, list) else value


def _as_told(statement: Statement, item: dict[str, Any]) -> Statement:
    speaker: str | None = _first(item.get("speaker", statement.speaker))
    kind: SpeakerKind | None = _first(item.get("speaker_kind", statement.speaker_kind))
    act: Act | None = _first(item.get("act", statement.act))
    return replace(statement, speaker=speaker, speaker_kind=kind, act=act)


def _links(annotated: list[dict[str, Any]]) -> dict[frozenset[str], int]:
    return {
        frozenset((item["id"], other)): KINDS.index(kind)
        for kind in ("repeats", "disputes")
        for item in annotated
        for other in item.get(kind) or ()
    }


def _asked(claims: list[Claim], told: dict[str, dict[str, Any]]) -> Doubles:
    targets = {
        kind: {other for item in told.values() for other in item.get(kind) or ()} for kind in KINDS[1:]
    }
    rows = []
    for claim in claims:
        item = told[claim.statement.id]
        act, name = _first(item.get("act")), item["id"]
        answers = {
            "denies": act == "deny",
            "is disputed": name in targets["disputes"],
            "accuses": act == "accuse",
            "repeats": bool(item.get("repeats")),
            "is repeated": name in targets["repeats"],
        }
        rows.append([float(answers[head]) for head in HEADS])
    return np.array(rows, dtype=np.float64).reshape(len(rows), len(HEADS))
