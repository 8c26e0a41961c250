"""Words for offices that the encoder finds, given to the persons whose they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from onrecord.records import Encoding, Span
from onrecord.stages.speakers.referents import Referent
from onrecord.text.spans import index_at

_FAR = 45
"""Code points between an office and a name at most."""
_APART = re.compile(r"[.;:\"]|\b(?:said|says|told|but|while|whose)\b")
"""What stands between an office and the name of somebody else."""


def owners(offices: Iterable[Span], people: Iterable[Referent], encoding: Encoding) -> dict[int, list[Span]]:
    """Return the offices of each person, by the referent's `id`, in the order of the text.

    An office belongs to the name that follows it at once, else to the one that it follows after a comma, else
    to the nearest in its sentence.
    """
    by_sentence: dict[int, list[tuple[Span, Referent]]] = {}
    for person in people:
        for sight in person.sights:
            by_sentence.setdefault(sight.sentence, []).append((sight.span, person))
    out: dict[int, list[Span]] = {}
    for office in sorted(offices):
        sentence = index_at(encoding.sentences, office.start)
        ranked = [
            (rank, number, person)
            for number, (name, person) in enumerate(
                by_sentence.get(sentence if sentence is not None else -1, [])
            )
            if (rank := _rank(office, name, encoding.normalised)) is not None
        ]
        if ranked:
            out.setdefault(id(min(ranked, key=lambda item: item[:2])[2]), []).append(office)
    return out


def _rank(office: Span, name: Span, text: str) -> int | None:
    """Return how far a name is from an office; None where it is too far or somebody else's."""
    if office.overlaps(name):
        return None
    before = office.end <= name.start
    between = text[office.end : name.start] if before else text[name.end : office.start]
    if len(between) > _FAR or _APART.search(between):
        return None
    if before and not between.strip():
        return 0
    if not before and between.strip() in (",", "(", ""):
        return 1
    return 2 + len(between)


def in_sources(offices: Iterable[Span], people: Iterable[Referent]) -> Mapping[int, list[Span]]:
    """Return the offices that stand in the sources that meant each person: "the nominee", "the senator"."""
    out: dict[int, list[Span]] = {}
    known = list(offices)
    for person in people:
        found = [office for source in person.heard for office in known if source.covers(office)]
        if found:
            out[id(person)] = sorted(set(found))
    return out
