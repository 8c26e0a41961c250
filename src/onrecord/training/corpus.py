"""Articles with gold statements: PolNeAR's brat standoff and this project's statements inside statements."""

from __future__ import annotations

import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from onrecord.errors import TrainingError
from onrecord.records import Span, Spans

ROLES = ("source", "cue", "content")
_NUMBER = re.compile(r"\d+$")


@dataclass(frozen=True)
class Relation:
    """One gold statement; spans in code points, in the order of the text.

    Attributes:
        inner: Whether it stands in another's content.
    """

    source: Spans
    cue: Spans
    content: Spans
    inner: bool = False


@dataclass(frozen=True)
class Document:
    """An article with the statements that each annotator found.

    Attributes:
        readings: Per annotator, in the order of their names; the scorer reads the first.
        readers: Whose they are: indices into the corpus's annotators, in the order of their names.
        inner: Statements inside statements; None where nobody looked for them.
        looked: Where they were looked for: the whole text where they are annotated.
    """

    name: str
    text: str
    readings: tuple[tuple[Relation, ...], ...]
    inner: tuple[Relation, ...] | None = None
    looked: Spans = ()
    readers: tuple[int, ...] = (0,)


def read_standoff(path: Path) -> tuple[Relation, ...]:
    """Return the statements of one `.ann` file of brat: T lines are spans, E lines tie them together.

    Raises:
        TrainingError: for a line that is no brat standoff.
    """
    spans: dict[str, Spans] = {}
    relations: list[Relation] = []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        name, *fields = line.split("\t")
        try:
            if name.startswith("T") and fields:
                spans[name] = _spans(fields[0])
            elif name.startswith("E") and fields:
                relations.append(_relation(fields[0], spans))
        except (IndexError, ValueError) as error:
            what = f"{line[:60]!r} is no brat standoff"
            raise TrainingError(f"{path}:{number}", what, "see brat's annotation format") from error
    return tuple(relations)


def _spans(field: str) -> Spans:
    """Return the spans of `Type 3 9;12 20`."""
    pieces = field.split(" ", 1)[1].split(";")
    return tuple(Span(int(start), int(end)) for start, end in (piece.split() for piece in pieces))


def _relation(field: str, spans: dict[str, Spans]) -> Relation:
    """Return the statement of `Attribution:T1 Source:T2 Cue:T1 Content:T3 Content2:T4`."""
    roles: dict[str, list[Span]] = defaultdict(list)
    for argument in field.split():
        role, reference = argument.split(":", 1)
        roles[_NUMBER.sub("", role).lower()].extend(spans.get(reference, ()))
    source, cue, content = (tuple(sorted(roles[role])) for role in ROLES)
    return Relation(source, cue, content)


def read_inner(path: Path) -> dict[str, tuple[Relation, ...]]:
    """Return the statements inside statements by article name.

    Args:
        path: A JSON line an article, `{"doc": name, "inner": [{"source": [[start, end], …], …}, …]}`.
    """
    rows = map(json.loads, path.read_text("utf-8").splitlines())
    return {row["doc"]: tuple(inner_relation(item) for item in row["inner"]) for row in rows}


def inner_relation(item: Mapping[str, Any]) -> Relation:
    """Return the relation of one annotated inner statement."""
    roles = (sorted(Span(int(s), int(e)) for s, e in item.get(role) or ()) for role in ROLES)
    source, cue, content = map(tuple, roles)
    return Relation(source, cue, content, inner=True)


def read_corpus(folder: Path, inner: Path | None = None) -> list[Document]:
    """Return all articles of a PolNeAR part, in the order of their names.

    Args:
        folder: Holds `text/NAME.txt` and `attributions/NAME_ANNOTATOR.ann`.
        inner: What `read_inner` reads, if there is any.

    Raises:
        TrainingError: where no article is there, or a file cannot be understood.
    """
    readings, readers = defaultdict(list), defaultdict(list)
    paths = sorted((folder / "attributions").glob("*.ann"))
    annotators = sorted({path.stem.rsplit("_", 1)[1] for path in paths})
    for path in paths:
        name, annotator = path.stem.rsplit("_", 1)
        readings[name].append(read_standoff(path))
        readers[name].append(annotators.index(annotator))
    nested = read_inner(inner) if inner else {}
    out = []
    for path in sorted((folder / "text").glob("*.txt")):
        name, text = path.stem, path.read_text("utf-8")
        looked = (Span(0, len(text)),) if name in nested else ()
        rows = (tuple(readings[name]), nested.get(name), looked, tuple(readers[name]))
        out.append(Document(name, text, *rows))
    if not out:
        raise TrainingError(str(folder), "holds no text/*.txt", "name the folder of a PolNeAR part")
    return out


def held_out(name: str, share: int = 14) -> bool:
    """Tell whether an article is kept from training.

    That is one in `share`, by a hash of its name, so that it never changes. The extractor and the heads for
    fields have one encoder, so what one of them has not seen the other must not see either.
    """
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % share == 0


def parted(documents: Iterable[Document]) -> tuple[list[Document], list[Document]]:
    """Return the articles to train on, and those held out."""
    train: list[Document] = []
    held: list[Document] = []
    for document in documents:
        (held if held_out(document.name) else train).append(document)
    return train, held


def with_reading(document: Document, index: int) -> Document:
    """Return the article with one annotator's reading only."""
    at = index % len(document.readings)
    return replace(document, readings=(document.readings[at],), readers=(document.readers[at],))
