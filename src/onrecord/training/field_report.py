"""Figures of the heads for fields on articles that they have not seen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
import torch
from torch import Tensor

from onrecord.heads.network import ACTS, KINDS, LINKS, PAIRS, TAGGED
from onrecord.training.field_examples import Example
from onrecord.training.field_model import Fields


def f1(hits: float, said: float, wanted: float) -> str:
    """Return precision, recall and F1 in percent."""
    p, r = 100 * hits / max(1, said), 100 * hits / max(1, wanted)
    return f"{p:.0f}/{r:.0f}/{2 * p * r / max(1e-9, p + r):.0f}"


@torch.no_grad()
def report(model: Fields, vectors: Iterable[Tensor], held: Sequence[Example]) -> str:
    """Return a line of figures.

    Args:
        model: The heads.
        vectors: The encoder's, of each article: [pieces, width].
        held: The articles.
    """
    model.eval()
    acts: list[tuple[str, set[str]]] = []
    kinds: list[bool] = []
    hedged: list[tuple[float, bool]] = []
    chosen = {name: np.zeros(3) for name in PAIRS}
    resolved: list[bool] = []
    tags = {name: np.zeros(3) for name in TAGGED}
    links: list[tuple[float, float, int]] = []
    for v, x in zip(vectors, held, strict=True):
        z, flat = model.states(v, x)
        act, hedge, kind = model.judged(z, flat, x)
        outer = [n for n, s in enumerate(x.statements) if s.inside is None]
        for n in outer:
            acts.append((ACTS[int(act[n].argmax())], {a for a, y in zip(ACTS, x.act[n], strict=True) if y}))
            if x.kind[n].any():
                kinds.append(bool(x.kind[n][int(kind[n].argmax())]))
            if x.hedged[n] >= 0:
                hedged.append((float(hedge[n].sigmoid()), bool(x.hedged[n])))
        for name in PAIRS:
            best, none = (part.numpy() for part in model.paired(name, z, v, x))
            p = x.pairs[name]
            for n in outer:
                here = np.flatnonzero(p.of == n)
                top = here[best[here].argmax()] if len(here) else -1
                said = top >= 0 and best[top] > none[n]
                hit = bool(said and p.right[top])
                chosen[name] += [hit, said, hit or p.none[n] == 0]
                if name == "speaker" and p.none[n] == 0:
                    resolved.append(bool(p.right[top]))
        if len(x.links[0]):
            shares = model.linked(z, x).softmax(1)[:, 1:].tolist()
            links += [(d, r, label) for (d, r), label in zip(shares, x.links[3].tolist(), strict=True)]
        for name in TAGGED:
            found = model.tags[name](v).argmax(1).numpy()
            gold = x.tags[name]
            tags[name] += [((found > 0) & (gold > 0)).sum(), (found > 0).sum(), (gold > 0).sum()]
    line = [f"act {100 * np.mean([a in y for a, y in acts]):.1f} of {len(acts)}"]
    for label in ACTS:
        hits = sum(a == label and a in y for a, y in acts)
        wanted = sum(label in y for _, y in acts)
        line.append(f"{label} {f1(hits, sum(a == label for a, _ in acts), wanted)}")
    line.append(f"kind {100 * np.mean(kinds):.1f} of {len(KINDS)} kinds")
    best_bar = max(
        (
            2
            * sum(y for c, y in hedged if c > bar)
            / max(1, sum(c > bar for c, _ in hedged) + sum(y for _, y in hedged)),
            bar,
        )
        for bar in (0.2, 0.3, 0.4, 0.5, 0.6)
    )
    line.append(f"hedged {100 * best_bar[0]:.0f} at {best_bar[1]}")
    line += [f"{name} {f1(*chosen[name])}" for name in PAIRS]
    line.append(f"speaker where there is one {100 * np.mean(resolved):.1f}")
    line += [f"pieces of {name} {f1(*tags[name])}" for name in TAGGED]
    for number, name in enumerate(LINKS):
        line.append(f"{name} {_best_f1([row[number] for row in links], [r[2] == number + 1 for r in links])}")
    return " | ".join(line)


def _best_f1(scores: Sequence[float], right: Sequence[bool]) -> str:
    """Return the best F1 over all thresholds, and precision and recall there."""
    if not any(right):
        return "-"
    order = np.argsort(-np.array(scores))
    hits = np.cumsum(np.array(right)[order])
    said = np.arange(1, len(order) + 1)
    best = int((2 * hits / (said + hits[-1])).argmax())
    return f1(float(hits[best]), float(said[best]), float(hits[-1]))
