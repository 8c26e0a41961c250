"""Link the statements of one article."""

from __future__ import annotations

from onrecord.records import Article, Encoding, Link, Statement
from onrecord.stages.links.claims import Overlap, claims_of
from onrecord.stages.links.disputes import find_disputes
from onrecord.stages.links.repeats import find_repeats


def link(article: Article, encoding: Encoding, statements: tuple[Statement, ...]) -> tuple[Link, ...]:  # noqa: ARG001 (a stage's signature)
    """Return the disputes and repeats among `statements`, each proposed and with its evidence."""
    claims = claims_of(statements, encoding)
    overlap = Overlap(claims)
    repeats = find_repeats(claims, overlap)
    return (*find_disputes(claims, repeats, overlap), *repeats)
