"""One dispute with the evidence for every line of it, for a file that stands by itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from onrecord.citing.provenance import Provenance, provenance
from onrecord.ledger import Denial, DisputeView, Quoted, Retrieval, Snapshot
from onrecord.records import Judgement, Link

Part = Literal["claim", "repeat", "denial", "refusal"]


@dataclass(frozen=True, slots=True)
class Line:
    """A statement of a dispute with its evidence.

    Attributes:
        number: As the lines are counted, from 1.
        part: What it is to the dispute. The claim is its first statement, and repeats are all others of it.
        outer: The statement that it stands inside, which tells of it.
        denial: Whom it denies by which link, where it is a denial.
        joined: How a repeat is joined to the claim, by its most certain link.
        retrievals: The bytes that its article was read from.
        judgements: What reviewers decided on the statement and its links, oldest first.
    """

    number: int
    part: Part
    quoted: Quoted
    outer: Quoted | None
    denial: Denial | None
    joined: Link | None
    retrievals: tuple[Retrieval, ...]
    judgements: tuple[Judgement, ...]

    @property
    def addresses(self) -> tuple[str, ...]:
        """Where the page is or was on the web; no paths of the machine that it was read on."""
        known = (self.quoted.article.url or "", *(each.address for each in self.retrievals))
        return tuple(dict.fromkeys(url for url in known if url.startswith(("https://", "http://"))))


@dataclass(frozen=True, slots=True)
class Dossier:
    """A dispute, line by line, and what all of it rests on."""

    view: DisputeView
    lines: tuple[Line, ...]
    provenance: Provenance

    def number(self, id_: str) -> int | None:
        """Return the number of a statement's line."""
        return next((line.number for line in self.lines if line.quoted.statement.id == id_), None)

    def of(self, part: Part) -> list[Line]:
        """Return the lines of one part."""
        return [line for line in self.lines if line.part == part]


def dossier(moment: Snapshot, id_: str) -> Dossier | None:
    """Return the dossier of the dispute of this statement, as `Snapshot.dispute` finds it.

    Raises:
        LedgerError: when several ids begin so.
    """
    view = moment.dispute(id_)
    if view is None:
        return None
    return Dossier(view, tuple(_lines(moment, view)), provenance(moment))


def _lines(moment: Snapshot, view: DisputeView) -> Iterator[Line]:
    first, *others = view.claim
    told: list[tuple[Part, Quoted, Denial | None]] = [
        ("claim", first, None),
        *(("repeat", quoted, None) for quoted in others),
        *(("denial", denial.statement, denial) for denial in view.denials),
        *(("refusal", quoted, None) for quoted in view.refusals),
    ]
    retrieved = moment.retrievals({quoted.article.id for _, quoted, _ in told})
    for number, (part, quoted, denial) in enumerate(told, 1):
        known = moment.statement(quoted.statement.id)
        yield Line(
            number=number,
            part=part,
            quoted=quoted,
            outer=view.outer.get(quoted.statement.id),
            denial=denial,
            joined=_joined(view, quoted) if part == "repeat" else None,
            retrievals=retrieved.get(quoted.article.id, ()),
            judgements=known.judgements if known else (),
        )


def _joined(view: DisputeView, quoted: Quoted) -> Link | None:
    own = [link for link in view.links if quoted.statement.id in (link.a, link.b)]
    return max(own, key=lambda link: (link.state == "confirmed", link.score), default=None)
