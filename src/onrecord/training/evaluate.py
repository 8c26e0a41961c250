"""Held-out figures with the torch model, as the official scorer defines them."""

from __future__ import annotations

from collections.abc import Sequence
from types import ModuleType

import torch
from tokenizers import Tokenizer

from onrecord.records import Span, Vectors
from onrecord.stages.encoding import pieces, windows
from onrecord.stages.encoding.pieces import Ints, Pieces
from onrecord.stages.statements.neural import certainty, decoding
from onrecord.stages.statements.neural.decoding import Candidate
from onrecord.stages.statements.neural.extractor import INNER, OUTER, Proposal, with_confidence
from onrecord.training.corpus import Document
from onrecord.training.model import BEFORE, Extractor
from onrecord.training.scoring import as_item, hits, in_words

LEAST = 0.3
"""Share from which a piece may be a cue; the second look decides."""
BARS = (0.3, 0.4, 0.5, 0.6)
"""Thresholds on the second look's share of which the best is reported."""
INNER_BAR = 0.5
Figures = dict[str, dict[str, float]]


@torch.no_grad()
def encode(model: Extractor, article: Pieces) -> torch.Tensor:
    """Return the vectors of an article's pieces: [pieces, width]."""
    parts = []
    for window in windows.plan(article):
        ids, features = windows.inputs(article, window)
        h = model.encoder(torch.from_numpy(ids)[None], torch.from_numpy(features)[None])[0]
        offset = 1 - window.start
        parts.append(h[window.core_start + offset : window.core_end + offset].float())
    return torch.cat(parts)


@torch.no_grad()
def predict(model: Extractor, text: str, tokenizer: Tokenizer, least: float = LEAST) -> list[Proposal]:
    """Return all that may be a statement of a text that is not empty, as NeuralExtractor.propose does."""
    article = pieces.cut(text, tokenizer)
    h = encode(model, article)
    found: list[tuple[Candidate, int]] = []
    for kind, logits in zip((OUTER, INNER), model.tag(h), strict=True):
        found += [(c, kind) for c in decoding.candidates(decoding.softmax(logits.numpy()), least)]
    if not found:
        return []
    columns = zip(*((c.first, c.last, kind) for c, kind in found), strict=True)
    first, last, kinds = (torch.tensor(column) for column in columns)
    low, high = torch.zeros_like(first), torch.full_like(first, len(article))
    emissions, changes, keep = model.look(h, first, last, kinds, low, high)
    scores = (emissions.numpy(), changes.numpy(), model.matrix.detach().numpy())
    labels, best = decoding.best_labels(*scores)
    paths = best - decoding.log_partition(*scores)
    rows = zip(found, labels, paths.tolist(), keep.tolist(), strict=True)
    seen = article.under(h.numpy())
    made = [_proposal(seen, text, *row) for row in rows]
    return [proposal for proposal in made if proposal.content]


def _proposal(
    seen: Vectors, text: str, found: tuple[Candidate, int], labels: Ints, path: float, keep: float
) -> Proposal:
    cue, kind = found
    source, content = (decoding.spans(seen, text, cue.first - BEFORE, labels, label) for label in (1, 2))
    content_length, source_length = (int((labels == label).sum()) for label in (2, 1))
    row = certainty.features(cue.score, keep, path, content_length, source_length, len(content))
    span = Span(int(seen.starts[cue.first]), int(seen.ends[cue.last]))
    return Proposal(kind, source, span, content, row.astype("float32"))


def kept(proposals: Sequence[Proposal], kind: int, bar: float) -> list[Proposal]:
    """Return those of one kind that the second look gives a share of `bar` at least."""
    return [p for p, share in with_confidence(proposals, []) if p.kind == kind and share >= bar]


def score(scorer: ModuleType, documents: Sequence[Document], found: Sequence[Sequence[Proposal]]) -> Figures:
    """Return the official figures of outer statements, with the first annotator's reading as gold."""
    tally = scorer.Tally()
    for document, proposals in zip(documents, found, strict=True):
        tally.add(document.text, list(map(as_item, document.readings[0])), list(map(as_item, proposals)))
    figures: Figures = tally.figures()
    return figures


def outer_figures(
    scorer: ModuleType, documents: Sequence[Document], found: Sequence[Sequence[Proposal]]
) -> tuple[Figures, float]:
    """Return the figures at the best of BARS, and that threshold."""
    rated = (
        (score(scorer, documents, [kept(proposals, OUTER, bar) for proposals in found]), bar) for bar in BARS
    )
    return max(rated, key=lambda item: item[0]["relation"]["f"])


def inner_figures(
    scorer: ModuleType, documents: Sequence[Document], found: Sequence[Sequence[Proposal]]
) -> tuple[float, float, float]:
    """Return precision, recall and F1 (per cent) of inner statements.

    Only articles that have them annotated count. A hit is one by the scorer's `relation`.
    """
    hit, gold_count, found_count = 0.0, 0, 0
    for document, proposals in zip(documents, found, strict=True):
        if document.inner is not None:
            gold = in_words(scorer, document.text, document.inner)
            ours = in_words(scorer, document.text, kept(proposals, INNER, INNER_BAR))
            gold_count, found_count = gold_count + len(gold), found_count + len(ours)
            hit += float(hits(scorer, gold, ours).sum())
    precision, recall = hit / max(1, found_count), hit / max(1, gold_count)
    return 100 * precision, 100 * recall, 200 * hit / max(1, found_count + gold_count)
