"""What is read of the corpus beside an annotated record: metadata, relations by id, gold statements."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path

from onrecord.records import Article, Encoding, Form, PartialDate, Span, Spans, Statement
from onrecord.training.corpus import Relation, read_standoff


def read_metadata(path: Path) -> dict[str, dict[str, str]]:
    """Return the rows of a TSV file by `filename`, without the values "None"."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return {row["filename"]: {k: v for k, v in row.items() if v and v != "None"} for row in rows}


def article_of(doc: str, corpus: Path, known: Mapping[str, str]) -> Article:
    """Return an article of the corpus with its metadata."""
    published = known.get("publication_date")
    return Article(
        doc,
        (corpus / "text" / f"{doc}.txt").read_text("utf-8"),
        title=known.get("title"),
        byline=known.get("author"),
        outlet=known.get("publisher"),
        published=PartialDate.parse(published) if published else None,
        language="en",
    )


def relations_of(doc: str, corpus: Path) -> dict[str, Relation]:
    """Return the relations of an article by id, of the annotator whose name comes first."""
    path = min((corpus / "attributions").glob(f"{doc}_*.ann"))
    names = [line.split("\t")[0] for line in path.read_text("utf-8").splitlines() if line.startswith("E")]
    return dict(zip(names, read_standoff(path), strict=True))


def gold_statement(name: str, relation: Relation, encoding: Encoding, inside: str | None) -> Statement:
    """Return the statement of a relation."""
    marks = [quotation.span for quotation in encoding.quotations]
    return Statement(
        id=name,
        source=relation.source,
        cue=relation.cue,
        content=relation.content,
        form=form_of(relation.content, marks),
        confidence=1.0,
        model="gold spans",
        inside=inside,
    )


def form_of(content: Spans, marks: Sequence[Span]) -> Form:
    """Return direct where nine tenths of `content` stand in quotation marks, mixed where some of it does."""
    size = sum(piece.end - piece.start for piece in content)
    quoted = sum(max(0, min(p.end, m.end) - max(p.start, m.start)) for p in content for m in marks)
    return "indirect" if not quoted else "direct" if quoted >= 0.9 * size else "mixed"
