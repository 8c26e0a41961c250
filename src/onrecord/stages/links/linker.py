"""Link the statements of one article."""

from __future__ import annotations

from onrecord.records import Article, Encoding, Link, Statement
from onrecord.stages.links.claims import Claim, Overlap, claims_of
from onrecord.stages.links.disputes import find_disputes
from onrecord.stages.links.repeats import SCORE, find_repeats


def link(article: Article, encoding: Encoding, statements: tuple[Statement, ...]) -> tuple[Link, ...]:  # noqa: ARG001 (a stage's signature)
    """Return the disputes and repeats among `statements`, each proposed and with its evidence."""
    claims = claims_of(statements, encoding)
    overlap = Overlap(claims)
    repeats = find_repeats(claims, overlap)
    disputes = find_disputes(claims, repeats, overlap)
    found = (*disputes, *repeats, *_repeated_denials(claims, disputes))
    # Two denials may repeat each other in their words and by what they answer: that is one link.
    return tuple({item.id: item for item in reversed(found)}.values())[::-1]


def _repeated_denials(claims: list[Claim], disputes: list[Link]) -> list[Link]:
    """Return a repeats link from each denial to the earlier ones that answer the same claim."""
    answers: dict[str, set[str]] = {}
    for dispute in disputes:
        answers.setdefault(dispute.a, set()).add(dispute.b)
    denials = [claim.statement for claim in claims if claim.statement.id in answers]
    return [
        Link(later.id, earlier.id, "repeats", SCORE, later.content)
        for number, later in enumerate(denials)
        for earlier in denials[:number]
        if answers[later.id] & answers[earlier.id]
    ]
