"""Articles that were written to train on, with their statements marked in the text.

Denials and disputes are rare in the corpus; the project's own articles (`annotation/written.jsonl`) are full
of them and of what looks like them. A line is `{"doc", "published", "text", "statements"}`; the text has
`⟦E1s:Ann Lee⟧` around a source, `k` instead of `s` around a cue, `c` around a piece of a content.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from onrecord.errors import TrainingError
from onrecord.records import Article, PartialDate, Span
from onrecord.training.corpus import Relation
from onrecord.training.field_candidates import Row

NAMED = "written:"
"""What the names of these articles begin with; none of them is ever held out."""
_MARK = re.compile(r"⟦(E\d+)([skc]):(.*?)⟧", re.DOTALL)
_PARTS = {"s": "source", "k": "cue", "c": "content"}


@dataclass(frozen=True)
class Written:
    """One article.

    Attributes:
        rows: Its statements' values; fields that were not written down are unknown.
        relations: Their spans, by id.
    """

    article: Article
    rows: list[Row]
    relations: dict[str, Relation]


def read_written(path: Path) -> Iterator[Written]:
    """Yield the articles of a file.

    Raises:
        TrainingError: where a mark is broken or belongs to no statement.
    """
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        row = json.loads(line)
        text, spans = unmarked(row["text"])
        if "⟦" in text or "⟧" in text:
            raise TrainingError(f"{path}:{number}", "has a broken mark", "write ⟦E1s:words⟧ without nesting")
        if spans.keys() != {statement["id"] for statement in row["statements"]}:
            raise TrainingError(f"{path}:{number}", "has marks without a statement, or one without marks")
        relations = {name: _relation(parts) for name, parts in spans.items()}
        published = PartialDate.parse(row["published"])
        article = Article(NAMED + row["doc"], text, published=published, language="en")
        yield Written(article, row["statements"], relations)


def _relation(parts: Mapping[str, list[Span]]) -> Relation:
    source, cue, content = (tuple(parts.get(part, ())) for part in _PARTS.values())
    return Relation(source, cue, content)


def unmarked(text: str) -> tuple[str, dict[str, dict[str, list[Span]]]]:
    """Return a text without its marks, and the spans of each statement's parts in it."""
    spans: dict[str, dict[str, list[Span]]] = {}
    plain, end = "", 0
    for mark in _MARK.finditer(text):
        plain += text[end : mark.start()]
        span = Span(len(plain), len(plain) + len(mark[3]))
        spans.setdefault(mark[1], {}).setdefault(_PARTS[mark[2]], []).append(span)
        plain += mark[3]
        end = mark.end()
    return plain + text[end:], spans
