"""What a speaker is: current office and kind, by the words of the article and by the encoder."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import cast

import numpy as np
import numpy.typing as npt

from onrecord import heads
from onrecord.records import Article, Encoding, SpeakerKind, States, Vectors
from onrecord.stages.speakers.epithets import first_current
from onrecord.stages.speakers.referents import Referent, Referents
from onrecord.stages.speakers.tagged import in_sources, owners

OFFICE = 0.05
"""Mean share of an office's pieces, by the encoder, below which words are none.

On the held-out articles F1 of roles was 61.7 with it and 55.5 without the encoder.
"""
SHORTEST = 2
"""Letters of a tagged office that are too few."""
KIND_WEIGHT = 2.0
"""What the kind that a name tells counts beside the logarithms of the encoder's shares."""


class Roles:
    """The offices of the persons of one article, once its sources are answered."""

    def __init__(self, article: Article, encoding: Encoding, people: Referents) -> None:
        self._text, self._people = article.text, people
        self._seen = encoding.vectors if encoding.states is not None else None
        self._belongs: npt.NDArray[np.float32] = np.zeros(0, dtype=np.float32)
        self._tagged: dict[int, list[str]] = {}
        if self._seen is not None:
            self._belongs = heads.load().belongs("role", self._seen)
            self._tagged = self._read_tagged(self._seen, encoding)

    def of(self, referent: Referent, epithets: Sequence[str]) -> str | None:
        """Return the current office of `referent` in the article's own words, or None.

        Those told beside the name go first, then those that the encoder finds, then `epithets`.
        """
        return (
            first_current(self._likely(self._people.offices_of(referent)))
            or first_current(self._tagged.get(id(referent), []))
            or first_current(self._likely(epithets))
        )

    def _likely(self, offices: Sequence[str]) -> list[str]:
        """Return the offices that the encoder does not take for something else; all where it has not read."""
        if self._seen is None:
            return list(offices)
        return [office for office in offices if self._share(office, self._seen) > OFFICE]

    def _share(self, office: str, seen: Vectors) -> float:
        """Return the mean share of an office's pieces, at the place where it is highest.

        One that is put together from two places ("Sen. (R-Ark.)") is judged by none of them.
        """
        at = self._text.find(office)
        best = 0.0 if at >= 0 else 1.0
        while at >= 0:
            low, high = seen.covering(at, at + len(office))
            if high > low:
                best = max(best, float(self._belongs[low:high].mean()))
            at = self._text.find(office, at + 1)
        return best

    def _read_tagged(self, seen: Vectors, encoding: Encoding) -> dict[int, list[str]]:
        text = self._text
        spans = [
            s for s in heads.load().stretches("role", seen, text, self._belongs) if s.end - s.start > SHORTEST
        ]
        persons = [r for r in self._people.all if r.kind in ("person", None) and len(r.members) < 2]
        found = owners(spans, persons, encoding)
        for owner, offices in in_sources(spans, persons).items():
            found.setdefault(owner, []).extend(offices)
        return {owner: [office.of(text) for office in offices] for owner, offices in found.items()}


def kinds_of(
    told: Mapping[str, tuple[Referent, SpeakerKind | None]], states: States | None
) -> dict[int, SpeakerKind]:
    """Return the kinds of referents, by their `id`, from all statements that they make.

    Args:
        told: Who makes each statement, and the kind that the name tells, by the statement's id.
        states: What the encoder tells of the statements; None where it has not read.
    """
    if states is None:
        return {}
    shares = heads.load().kinds(states)
    sums: dict[int, npt.NDArray[np.float32]] = {}
    for name, (referent, kind) in told.items():
        if name in states.rows:
            own = np.array([KIND_WEIGHT * (other == kind) for other in heads.KINDS], dtype=np.float32)
            total = sums.setdefault(id(referent), own)
            total += np.log(shares[states.rows[name]] + 1e-3)
    return {key: cast("SpeakerKind", heads.KINDS[int(total.argmax())]) for key, total in sums.items()}
