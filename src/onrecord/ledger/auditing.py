"""An audit: a sample of this ledger for people to judge, and what their verdicts tell of the whole.

The sample is stratified, so that rare acts and uncertain readings are in it, and depends on the ledger and
the seed alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal, get_args

from sqlalchemy import Connection, select

from onrecord.ledger.precision import Agreement, Estimate, Stratum, agreement, weighted
from onrecord.ledger.schema import articles, links, statements
from onrecord.records import digest

Aspect = Literal["statement", "speaker", "act", "link"]
"""What a verdict is on: whether source and content are right, who speaks, the act; or a link."""
ASPECTS: tuple[Aspect, ...] = get_args(Aspect)

_BANDS = ((0.9, "0.9–1"), (0.7, "0.7–0.9"), (0.5, "0.5–0.7"), (0.0, "0–0.5"))
_LINKS = 4
"""One of so many in a sample is a link, as far as there are any."""


@dataclass(frozen=True, slots=True)
class Layer:
    """What the members of one stratum have in common.

    Attributes:
        act: Of a link, its kind.
        form: Of a link, None.
        resolved: Whether the statement has a speaker; of a link, True.
        band: Between which confidences.
    """

    what: Literal["statement", "link"]
    act: str | None
    form: str | None
    resolved: bool
    band: str

    def __str__(self) -> str:
        told = [
            self.what,
            self.act or "no act",
            self.form,
            None if self.resolved else "unresolved",
            self.band,
        ]
        return " · ".join(part for part in told if part)


Frame = Mapping[Layer, Sequence[str]]
"""The ids of all that can be drawn, by layer."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """One subject of a sample, its layer, and how many the ledger has of that layer."""

    subject: str
    layer: Layer
    size: int


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one reviewer found of one aspect of a statement or link."""

    subject: str
    reviewer: str
    aspect: Aspect
    right: bool


@dataclass(frozen=True, slots=True)
class Audit:
    """What verdicts tell of a ledger.

    Attributes:
        precision: By aspect; of speakers among statements that have one, of acts likewise.
        agreements: Of every two reviewers, by aspect and their names.
        unknown: Verdicts on what the ledger does not have, or has no more.
    """

    precision: dict[Aspect, Estimate]
    agreements: dict[tuple[Aspect, str, str], Agreement]
    unknown: int


def frame(connection: Connection) -> dict[Layer, list[str]]:
    """Return all statements of current articles, and all links that no reviewer rejected, by layer."""
    found: dict[Layer, list[str]] = defaultdict(list)
    at, current = statements.c, articles.c.superseded_by.is_(None)
    query = select(at.id, at.act, at.form, at.speaker, at.confidence).join(articles).where(current)
    shown = set()
    for id_, act, form, speaker, confidence in connection.execute(query):
        shown.add(id_)
        found[Layer("statement", act, form, speaker is not None, _band(confidence))].append(id_)
    between = select(links.c.id, links.c.kind, links.c.score, links.c.a, links.c.b)
    for id_, kind, score, a, b in connection.execute(between.where(links.c.state != "rejected")):
        if a in shown and b in shown:
            found[Layer("link", kind, None, resolved=True, band=_band(score))].append(id_)
    return dict(found)


def draw(whole: Frame, number: int, seed: str) -> list[Drawn]:
    """Draw `number` statements and links, fewer where there are not as many.

    Each layer has a part in proportion to its size, but one at least, as long as there are enough to draw.
    """
    by_what = {
        what: {layer: ids for layer, ids in whole.items() if layer.what == what}
        for what in ("statement", "link")
    }
    linked = min(number // _LINKS, sum(map(len, by_what["link"].values())))
    drawn: list[Drawn] = []
    for what, many in (("statement", number - linked), ("link", linked)):
        layers = by_what[what]
        for layer, part in _shares({layer: len(ids) for layer, ids in layers.items()}, many).items():
            ids = sorted(layers[layer], key=lambda id_: digest(seed, id_))
            drawn += [Drawn(id_, layer, len(ids)) for id_ in ids[:part]]
    # Those who judge should not see at once which layer one is of.
    return sorted(drawn, key=lambda one: digest(seed, "order", one.subject))


def weigh(whole: Frame, verdicts: Iterable[Verdict]) -> Audit:
    """Return what the verdicts tell of the whole; of several by one reviewer on one thing the last counts."""
    layer_of = {id_: layer for layer, ids in whole.items() for id_ in ids}
    last: dict[tuple[Aspect, str], dict[str, bool]] = defaultdict(dict)
    unknown = 0
    for one in verdicts:
        if one.subject in layer_of:
            last[one.aspect, one.subject][one.reviewer] = one.right
        else:
            unknown += 1
    precision = {}
    for aspect in ASPECTS:
        judged: dict[Layer, list[float]] = defaultdict(list)
        for (of, subject), by in last.items():
            if of == aspect:
                judged[layer_of[subject]].append(sum(by.values()) / len(by))
        strata = [
            Stratum(len(ids), len(judged[layer]), sum(judged[layer]))
            for layer, ids in whole.items()
            if _concerns(aspect, layer)
        ]
        estimate = weighted(strata)
        if estimate is not None:
            precision[aspect] = estimate
    return Audit(precision, dict(_agreements(last)), unknown)


def _agreements(
    last: Mapping[tuple[Aspect, str], Mapping[str, bool]],
) -> Iterator[tuple[tuple[Aspect, str, str], Agreement]]:
    for aspect in ASPECTS:
        judged = [by for (of, _), by in last.items() if of == aspect]
        for one, other in combinations(sorted({name for by in judged for name in by}), 2):
            pairs = [(by[one], by[other]) for by in judged if one in by and other in by]
            found = agreement(pairs)
            if found is not None:
                yield (aspect, one, other), found


def _concerns(aspect: Aspect, layer: Layer) -> bool:
    if aspect == "link" or layer.what == "link":
        return aspect == layer.what
    return layer.resolved if aspect == "speaker" else aspect == "statement" or layer.act is not None


def _band(confidence: float) -> str:
    return next(name for least, name in _BANDS if confidence >= least or least == 0)


def _shares(sizes: Mapping[Layer, int], number: int) -> dict[Layer, int]:
    """Return how many to draw of each: one of the largest first, then the rest in proportion."""
    number = min(number, sum(sizes.values()))
    order = sorted(sizes, key=lambda layer: (-sizes[layer], str(layer)))
    shares = {layer: int(place < number) for place, layer in enumerate(order)}
    while sum(shares.values()) < number:
        open_ = [layer for layer in order if shares[layer] < sizes[layer]]
        most = max(open_, key=lambda layer: (sizes[layer] / (shares[layer] + 0.5), str(layer)))
        shares[most] += 1
    return shares
