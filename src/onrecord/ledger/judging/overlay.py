"""The reviewed record: what a machine gave of an article, with what reviewers decided put over it.

Pure: the outcome depends on the machine's record and the judgements alone, so it can be made anew at any
time: after a judgement, after one is taken back, or after a reading with other weights.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from onrecord.ledger.judging.decisions import Judged, as_field, share
from onrecord.records import Link, LinkState, Record, Spans, Speaker, SpeakerKind, Statement

_HALF = 0.5
"""From this share of their contents' characters two statements of one source are one."""


def attach(found: Sequence[Statement], judged: Mapping[str, Judged]) -> dict[str, str]:
    """Return by the id of a statement that a machine found the id of the judged statement that it is.

    The same source must be meant, and the contents must overlap by half or more of the characters of both;
    each statement is one judged statement at most, those that are nearest first.
    """
    near = []
    for statement in found:
        for id_, decided in judged.items():
            one = id_ == statement.id
            alike = 1.0 if one else max(_alike(statement, version) for version in versions(decided))
            if alike >= _HALF:
                near.append((not one, -alike, statement.id, id_))
    attached: dict[str, str] = {}
    taken: set[str] = set()
    for _, _, statement_id, id_ in sorted(near):
        if statement_id not in attached and id_ not in taken:
            attached[statement_id] = id_
            taken.add(id_)
    return attached


def versions(judged: Judged) -> tuple[Statement, Statement]:
    """Return a judged statement as the reviewer first saw it, and as it was then made."""
    return judged.seen, _with_fields(judged.seen, judged)


def _alike(found: Statement, judged: Statement) -> float:
    """Return how much the contents overlap; 0 where the sources are different ones."""
    if not found.content or not judged.content:
        return 0.0
    same = _touch(found.source, judged.source) or (not found.source and not judged.source)
    return share(found.content, judged.content) if same else 0.0


def _touch(one: Spans, other: Spans) -> bool:
    return any(a.overlaps(b) for a in one for b in other)


def _with_fields(statement: Statement, judged: Judged) -> Statement:
    fields = {name: as_field(name, value) for name, value in judged.fields.items()}
    if "speaker" in fields:
        fields["candidates"] = ()  # the machine's doubt is settled
    return replace(statement, **fields)


def _applied(statement: Statement, judged: Judged, kinds: Mapping[str, SpeakerKind | None]) -> Statement:
    state = statement.state
    if judged.state == "rejected":
        state = "rejected"
    elif judged.added:
        state = "added"
    elif judged.fields:
        state = "corrected"
    elif judged.state == "accepted":
        state = "accepted"
    kind = statement.speaker_kind
    told = _with_fields(statement, judged)
    if told.speaker and told.speaker != statement.speaker:
        kind = kinds.get(told.speaker, None if kind == "unnamed" else kind)
    return replace(told, state=state, speaker_kind=kind)


def overlay(
    machine: Record,
    judged: Mapping[str, Judged],
    states: Mapping[str, LinkState],
    confirmed: Iterable[Link] = (),
) -> Record:
    """Return the reviewed record.

    A judged statement keeps the id under which it was first judged, whatever spans a later reading gives.

    Args:
        machine: What the machine gave.
        judged: What holds of judged statements, by their ids.
        states: What reviewers decided of links, by the links' ids.
        confirmed: Links inside the article that a reviewer confirmed; they stand without the machine.
    """
    attached = attach(machine.statements, judged)
    kinds = {speaker.name: speaker.kind for speaker in machine.speakers}
    told = []
    for found in machine.statements:
        id_ = attached.get(found.id, found.id)
        own = replace(found, id=id_, inside=attached.get(found.inside or "", found.inside))
        told.append(_applied(own, judged[id_], kinds) if id_ in judged else own)
    missing = [one for id_, one in judged.items() if one.spoken_for and id_ not in set(attached.values())]
    ids = {statement.id for statement in told} | {one.seen.id for one in missing}
    for one in missing:
        kept = replace(one.seen, state="machine", inside=one.seen.inside if one.seen.inside in ids else None)
        _put(told, _applied(kept, one, kinds))
    return replace(
        machine,
        statements=tuple(told),
        speakers=_speakers(machine, told, judged),
        links=_links(machine.links, attached, ids, states, confirmed),
    )


def _put(told: list[Statement], statement: Statement) -> None:
    """Put a statement where it stands in the order of the text."""
    place = next((i for i, other in enumerate(told) if _start(other) > _start(statement)), len(told))
    told.insert(place, statement)


def _start(statement: Statement) -> int:
    return min((span.start for span in (*statement.source, *statement.cue, *statement.content)), default=0)


def _speakers(
    machine: Record, told: Sequence[Statement], judged: Mapping[str, Judged]
) -> tuple[Speaker, ...]:
    """Return the machine's speakers, and those that only reviewers named."""
    kinds = {speaker.name: speaker.kind for speaker in machine.speakers}
    for statement in told:
        if statement.id in judged and statement.speaker and statement.speaker not in kinds:
            kinds[statement.speaker] = statement.speaker_kind
    added = list(kinds)[len({speaker.name for speaker in machine.speakers}) :]
    id_ = machine.article.id
    return (
        *machine.speakers,
        *(Speaker(Speaker.identify(id_, name), name, kinds[name]) for name in added),
    )


def _links(
    found: Sequence[Link],
    attached: Mapping[str, str],
    ids: set[str],
    states: Mapping[str, LinkState],
    confirmed: Iterable[Link],
) -> tuple[Link, ...]:
    kept: dict[str, Link] = {}
    for link in found:
        own = replace(link, a=attached.get(link.a, link.a), b=attached.get(link.b, link.b))
        kept.setdefault(own.id, replace(own, state=states.get(own.id, own.state)))
    for link in confirmed:
        if link.a in ids and link.b in ids and states.get(link.id) == "confirmed":
            kept.setdefault(link.id, replace(link, state="confirmed"))
    return tuple(kept.values())
