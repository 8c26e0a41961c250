"""Articles whose links are annotated, read as the links stage sees them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from onrecord import heads
from onrecord.errors import TrainingError
from onrecord.records import Act, Article, SpeakerKind, Statement
from onrecord.stages import acts, speakers
from onrecord.stages.encoding import Encoder
from onrecord.stages.links.claims import Claim, claims_of
from onrecord.stages.links.linker import words
from onrecord.stages.links.scorer import KINDS
from onrecord.stages.links.views import HEADS, Doubles
from onrecord.training.corpus import Relation, held_out, read_standoff
from onrecord.training.gold import gold_statement, read_metadata
from onrecord.training.written import read_written

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
        words: What the heads on the encoder tell, by later and earlier statement; empty where they have seen
            the article.
        measured: Counts in the figures: the heads on the encoder have not seen it.
    """

    doc: str
    claims: list[Claim]
    told: list[Claim]
    links: dict[frozenset[str], int]
    asked: Doubles
    words: dict[tuple[str, str], npt.NDArray[np.float32]]
    measured: bool

    def labels(self, pairs: Sequence[tuple[int, int]]) -> list[int]:
        """Return the index into KINDS of each pair of ranks."""
        ids = [claim.statement.id for claim in self.claims]
        return [self.links.get(frozenset((ids[i], ids[j])), 0) for i, j in pairs]


def fold_of(doc: str) -> int:
    """Return the fold of an article, by a hash of its name."""
    return int(hashlib.sha256(doc.encode()).hexdigest(), 16) % FOLDS


def read_record(
    records: Iterable[Path], corpus: Path, metadata: Path | None, encoder: Encoder
) -> list[Example]:
    """Return the annotated articles, read by the pipeline's own stages; the first file that has one counts.

    Acts are the pipeline's own only in articles that the heads on the encoder have not seen; in others they
    would be better than ever again, and are the annotated ones.

    Raises:
        TrainingError: where an article of the record is not in the corpus, or has other statements there.
    """
    known = read_metadata(metadata) if metadata is not None else {}
    out: dict[str, Example] = {}
    for path in records:
        for row in map(json.loads, path.read_text("utf-8").splitlines()):
            doc = row["doc"]
            if doc not in out and row["statements"]:
                out[doc] = _of_corpus(row, corpus, known.get(doc, {}), encoder)
    return list(out.values())


def read_own(paths: Iterable[Path], encoder: Encoder) -> list[Example]:
    """Return the articles written to train on; the heads have seen them."""
    return [
        _example(one.article, [one.relations[row["id"]] for row in one.rows], one.rows, encoder, unseen=False)
        for path in paths
        for one in read_written(path)
    ]


def _of_corpus(row: dict[str, Any], corpus: Path, known: dict[str, str], encoder: Encoder) -> Example:
    doc, annotated = row["doc"], row["statements"]
    path = min((corpus / "attributions").glob(f"{doc}_*.ann"), default=None)
    if path is None:
        raise TrainingError(doc, f"is not in {corpus}", "name the corpus that the record was made of")
    relations = read_standoff(path)
    if len(relations) != len(annotated):
        raise TrainingError(doc, f"has {len(annotated)} statements here and {len(relations)} in {path}")
    article = Article(doc, (corpus / "text" / f"{doc}.txt").read_text("utf-8"), byline=known.get("author"))
    return _example(article, relations, annotated, encoder, unseen=held_out(doc))


def _example(
    article: Article,
    relations: Iterable[Relation],
    annotated: list[dict[str, Any]],
    encoder: Encoder,
    *,
    unseen: bool,
) -> Example:
    encoding = encoder.encode(article)
    told = {item["id"]: item for item in annotated}
    found = tuple(
        gold_statement(item["id"], relation, encoding, None)
        for item, relation in zip(annotated, relations, strict=True)
    )
    encoding = heads.read(encoding, found)
    found, _ = speakers.resolve(article, encoding, found)
    found = acts.classify(article, encoding, found)
    if not unseen:
        found = tuple(replace(s, act=_first(told[s.id].get("act")) or s.act) for s in found)
    claims = claims_of(found, encoding)
    return Example(
        article.doc,
        claims,
        [replace(claim, statement=_as_told(claim.statement, told[claim.statement.id])) for claim in claims],
        _links(annotated),
        _asked(claims, told),
        words(claims, encoding) if unseen else {},
        unseen,
    )


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
