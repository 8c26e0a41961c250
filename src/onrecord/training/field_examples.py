"""Annotated articles as the heads for fields learn from them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from onrecord.heads.layout import FIRST, layout
from onrecord.heads.network import ACTS, KINDS, LINKS, PAIRS, TAGGED, apart_pairs
from onrecord.heads.numeric import Ints
from onrecord.heads.places import Places
from onrecord.records import Article, PartialDate, Span, Spans, Statement, Vectors
from onrecord.stages.acts.evidence import named
from onrecord.stages.acts.wording import wording_of
from onrecord.stages.encoding.encode import encode
from onrecord.stages.encoding.pieces import Pieces
from onrecord.stages.encoding.windows import inputs, plan
from onrecord.text.occasions import Scene
from onrecord.training.corpus import Relation
from onrecord.training.field_candidates import (
    Offered,
    Right,
    Row,
    accepted,
    channel_words,
    channels,
    dates,
    offices,
    speakers,
)
from onrecord.training.gold import gold_statement

UNKNOWN = -100
"""A tag that teaches nothing: what torch's cross-entropy passes over."""


@dataclass(frozen=True)
class PairRows:
    """Stretches that may belong to statements.

    Attributes:
        row, low, high, place, candidate: Of each pair: its statement's row, its pieces, its place, and the
            candidate that it stands for.
        of, right: Of each candidate: its statement's row, and whether it is right.
        none: Of each statement: whether no candidate is right; -1 where nobody knows.
    """

    row: Ints
    low: Ints
    high: Ints
    place: Ints
    candidate: Ints
    of: Ints
    right: npt.NDArray[np.float32]
    none: npt.NDArray[np.float32]


@dataclass(frozen=True)
class Read:
    """A window as the encoder reads it.

    Attributes:
        ids, features: As `windows.inputs` gives them: [pieces], [pieces, 3].
        low, high: Its pieces whose vectors are kept, its first special piece counted.
    """

    ids: Ints
    features: Ints
    low: int
    high: int


@dataclass(eq=False)
class Example:
    """One article.

    Attributes:
        windows: In the order of the text; what is kept of them tiles it.
        masks: [PARTS, statements, pieces], as `network.part_means` takes them.
        pieces, roles, missing: As `network.Layout`'s.
        names: [statements, longest], named features, padded.
        act, kind: [statements, labels], 1 where it is right; all 0 where nobody knows.
        hedged: [statements], -1 where nobody knows.
        pairs: By name of PAIRS.
        tags: By name of TAGGED, [pieces]; UNKNOWN where nobody knows.
        links: Of each pair of outer statements: rows of later and earlier, how far apart, and what the later
            does to the earlier, as an index into none and LINKS.
        rows: The annotated values.
        statements: With gold spans.
        seen: The encoder's vectors [pieces, width], where the encoder is left as it is.
    """

    doc: str
    text: str
    windows: list[Read]
    masks: npt.NDArray[np.float32]
    pieces: Ints
    roles: Ints
    missing: npt.NDArray[np.bool_]
    found: list[frozenset[str]]
    act: npt.NDArray[np.float32]
    kind: npt.NDArray[np.float32]
    hedged: npt.NDArray[np.float32]
    pairs: dict[str, PairRows]
    tags: dict[str, Ints]
    links: tuple[Ints, Ints, Ints, Ints]
    rows: list[Row]
    statements: tuple[Statement, ...]
    seen: npt.NDArray[np.float32] | None = None
    names: Ints = field(default_factory=lambda: np.zeros((0, 0), dtype=np.int64))

    def index(self, table: Mapping[str, int]) -> None:
        """Number the named features by `table`; the number after its last is the padding."""
        known = [sorted(table[name] for name in some if name in table) for some in self.found]
        self.names = np.full((len(known), max(map(len, known), default=0) or 1), len(table), dtype=np.int64)
        for row, some in zip(self.names, known, strict=True):
            row[: len(some)] = some


def read_rows(paths: Iterable[Path]) -> dict[str, list[Row]]:
    """Return the annotated statements by article; the first file that has an article counts."""
    out: dict[str, list[Row]] = {}
    for path in paths:
        for line in path.read_text("utf-8").splitlines():
            row = json.loads(line)
            out.setdefault(row["doc"], row["statements"])
    return out


def windows_of(pieces: Pieces) -> list[Read]:
    """Return an article's windows as reading cuts them."""
    found = []
    for window in plan(pieces) if len(pieces) else []:
        offset = 1 - window.start
        found.append(Read(*inputs(pieces, window), window.core_start + offset, window.core_end + offset))
    return found


def read_example(
    article: Article, rows: Sequence[Row], relations: Mapping[str, Relation], pieces: Pieces, right: Right
) -> Example:
    """Return an annotated article.

    Args:
        article: With its metadata.
        rows: The annotated values; one of an inner statement brings its own relation as `relation`.
        relations: Of the corpus, by id.
        pieces: Of its text.
        right: The record's scorer.
    """
    encoding = encode(article)
    seen = pieces.under(np.zeros((len(pieces), 1), dtype=np.float32))
    known = [
        (row, relation)
        for row in rows
        if (relation := row.get("relation") or relations.get(row["id"]))
        and (relation.cue or relation.content)
    ]
    statements = tuple(gold_statement(r["id"], relation, encoding, r.get("inside")) for r, relation in known)
    rows = [row for row, _ in known]
    places = layout(statements, seen)
    masks = np.zeros((4, len(rows), len(seen)), dtype=np.float32)
    for number, (source, cue, content) in enumerate(places.parts):
        for part, numbers in enumerate((cue, content, content[:FIRST], source)):
            masks[part, number, numbers] = 1
    outer = tuple(s for s in statements if s.inside is None)
    told = tuple(_told(s, row) for s, row in zip(statements, rows, strict=True) if s.inside is None)
    place = {s.id: number for number, s in enumerate(statements)}
    gold = {row["id"]: row for row in rows}
    makers = {
        "speaker": lambda: speakers(article, encoding, outer, gold, right),
        "said_on": lambda: dates(article, encoding, told, gold),
        "channel": lambda: channels(encoding, told, gold, right),
    }
    scene = Scene.of(encoding, outer)
    pairs = {name: _pairs(makers[name](), scene, place, seen, len(rows)) for name in PAIRS}
    tagged = {"role": offices(encoding, outer, gold), "channel": channel_words(encoding, outer, gold)}
    return Example(
        article.doc,
        article.text,
        windows_of(pieces),
        masks,
        places.pieces,
        places.roles,
        places.missing,
        [named(s, encoding, wording_of(s, encoding)) for s in statements],
        _labels(rows, "act", ACTS),
        _labels(rows, "speaker_kind", KINDS),
        np.array([_hedged(row) for row in rows], dtype=np.float32),
        pairs,
        {name: _tag(tagged[name], seen, any(name in row for row in rows)) for name in TAGGED},
        _links(scene.statements, place, gold),
        rows,
        statements,
    )


def _told(statement: Statement, row: Row) -> Statement:
    def first(name: str) -> Any:  # noqa: ANN401 (a value of the record)
        return accepted(row.get(name))[0]

    day = first("said_on")
    return replace(
        statement,
        speaker=first("speaker"),
        speaker_kind=first("speaker_kind"),
        act=first("act"),
        said_on=PartialDate.parse(day) if day else None,
    )


def _labels(rows: Sequence[Row], name: str, labels: tuple[str, ...]) -> npt.NDArray[np.float32]:
    out = np.zeros((len(rows), len(labels)), dtype=np.float32)
    for number, row in enumerate(rows):
        for value in accepted(row.get(name)):
            if value in labels:
                out[number, labels.index(value)] = 1
    return out


def _hedged(row: Row) -> float:
    told = accepted(row.get("certainty"))
    return -1.0 if None in told or len(told) > 1 else float(told[0] == "hedged")


def _pairs(
    offered: Offered, scene: Scene, places: Mapping[str, int], seen: Vectors, statements: int
) -> PairRows:
    flat: list[tuple[int, int, int, int, int]] = []
    of: list[int] = []
    rights: list[bool] = []
    none = np.full(statements, -1, dtype=np.float32)
    reckoned = Places(scene.encoding)
    for statement, candidates in offered:
        row = places[statement.id]
        none[row] = float(not any(right for _, right in candidates))
        for spans, right in candidates:
            of.append(row)
            rights.append(right)
            for span in spans:
                low, high = seen.covering(*span)
                place = reckoned.of(statement, span)
                flat.append((row, low, max(high, low + 1), place, len(of) - 1))
    columns = np.array(flat, dtype=np.int64).reshape(-1, 5).T
    columns[1:3] = np.minimum(columns[1:3], len(seen))
    row_of, low_of, high_of, place_of, candidate_of = columns
    ends = np.array(of, dtype=np.int64), np.array(rights, dtype=np.float32)
    return PairRows(row_of, low_of, high_of, place_of, candidate_of, *ends, none)


def _links(
    ordered: Sequence[Statement], places: Mapping[str, int], gold: Mapping[str, Row]
) -> tuple[Ints, Ints, Ints, Ints]:
    told = {
        frozenset((name, other)): number
        for number, link in reversed(list(enumerate(LINKS, 1)))
        for name, row in gold.items()
        for other in row.get(link) or ()
    }
    later, earlier, apart = apart_pairs(len(ordered))
    ids = [statement.id for statement in ordered]
    ends = [frozenset((ids[i], ids[j])) for i, j in zip(later.tolist(), earlier.tolist(), strict=True)]
    labels = np.array([told.get(pair, 0) for pair in ends], dtype=np.int64)
    rows = np.array([places[name] for name in ids], dtype=np.int64)
    return rows[later], rows[earlier], apart, labels


def _tag(spans: Spans | list[Span], seen: Vectors, known: bool) -> Ints:
    """Return 1 for the first piece of each span, 2 for its others, else 0; UNKNOWN where nobody knows."""
    out = np.full(len(seen), 0 if known else UNKNOWN, dtype=np.int64)
    for span in spans:
        low, high = seen.covering(*span)
        if high > low and (out[low:high] == 0).all():
            out[low:high] = 2
            out[low] = 1
    return out
