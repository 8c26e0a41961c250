"""Link the statements of one article."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from onrecord import heads
from onrecord.records import Article, Encoding, Link, Statement
from onrecord.stages.links.claims import Claim, Overlap, claims_of
from onrecord.stages.links.disputes import evidence_of, find_disputes, same_side
from onrecord.stages.links.pairs import Page
from onrecord.stages.links.repeats import SCORE, find_repeats
from onrecord.stages.links.scorer import Odds, Scorer, load, word_of

_REACH = 40
"""Statements back that a claim is held against: of 757 links in the record's training part the farthest goes
back 39. It bounds the pairs of a page of hundreds of statements, and leaves others alone."""

_OPENING = 6
"""Statements at the top of an article that every claim is held against, however long the article."""


def link(article: Article, encoding: Encoding, statements: tuple[Statement, ...]) -> tuple[Link, ...]:  # noqa: ARG001 (a stage's signature)
    """Return the disputes and repeats among `statements`, each proposed and with its evidence.

    Rules find those that the words themselves tell; where the shared encoder has read the article, the
    trained scorer finds more. What a speaker said against their own earlier words is no dispute between
    persons and is left out.
    """
    claims = claims_of(statements, encoding)
    return joined(ruled(claims), scored(claims, load(), encoding) if encoding.vectors is not None else [])


def ruled(claims: list[Claim]) -> list[Link]:
    """Return the links that the rules find."""
    overlap = Overlap(claims)
    repeats = find_repeats(claims, overlap)
    disputes = find_disputes(claims, repeats, overlap)
    return [*disputes, *repeats, *_repeated_denials(claims, disputes)]


def scored(claims: list[Claim], scorer: Scorer, encoding: Encoding) -> list[Link]:
    """Return the links that the scorer finds among claims of one article that stand in no other."""
    outer = [claim for claim in claims if claim.statement.inside is None]
    ordered = [_renumbered(claim, rank) for rank, claim in enumerate(outer)]
    page = Page(ordered, Overlap(ordered))
    views = [scorer.view(claim) for claim in ordered]
    pairs = [(views[i], views[j]) for i, j in candidates(ordered)]
    told = words(ordered, encoding)
    ids = [(a.claim.statement.id, b.claim.statement.id) for a, b in pairs]
    odds = scorer.score(pairs, page, np.array([word_of(told.get(ends)) for ends in ids]).reshape(-1, 2))
    found = (decided(a.claim, b.claim, o, scorer.thresholds) for (a, b), o in zip(pairs, odds, strict=True))
    return [item for item in found if item is not None]


def words(claims: list[Claim], encoding: Encoding) -> dict[tuple[str, str], npt.NDArray[np.float32]]:
    """Return the shares that the heads on the encoder give, by later and earlier statement."""
    states = encoding.states
    ids = [claim.statement.id for claim in claims]
    known = states is not None and all(name in states.rows for name in ids)
    return heads.load().links(states, ids) if known and states is not None else {}


def candidates(claims: list[Claim]) -> list[tuple[int, int]]:
    """Return ranks of the pairs to score, later and earlier: all but far ones of very long articles."""
    return [
        (later.rank, earlier.rank)
        for later in claims
        for earlier in claims[: later.rank]
        if (later.rank - earlier.rank <= _REACH or earlier.rank < _OPENING)
        and not _shared_words(later, earlier)
    ]


def _shared_words(one: Claim, other: Claim) -> bool:
    return any(a.overlaps(b) for a in one.statement.content for b in other.statement.content)


def decided(later: Claim, earlier: Claim, odds: Odds, least: Odds) -> Link | None:
    """Return the link that the odds of a pair call for, if any."""
    if odds.disputes >= least.disputes and odds.disputes >= odds.repeats:
        denial, claim = answering(later, earlier)
        if _can_dispute(denial.statement, claim.statement):
            ends = denial.statement.id, claim.statement.id
            return Link(*ends, "disputes", round(odds.disputes, 3), evidence_of(denial))
    elif odds.repeats >= least.repeats:
        ends = later.statement.id, earlier.statement.id
        return Link(*ends, "repeats", round(odds.repeats, 3), later.statement.content)
    return None


def answering(later: Claim, earlier: Claim) -> tuple[Claim, Claim]:
    """Return the claim that answers, and the other: the later one unless the earlier alone denies."""
    backwards = earlier.statement.act == "deny" and later.statement.act != "deny"
    return (earlier, later) if backwards else (later, earlier)


def _can_dispute(denial: Statement, claim: Statement) -> bool:
    """Tell whether the two can be at odds: declining denies nothing, and a question claims nothing."""
    if denial.act in ("refuse", "ask") or claim.act in ("refuse", "ask"):
        return False
    return not same_side(denial.speaker, claim.speaker)


def _renumbered(claim: Claim, rank: int) -> Claim:
    return claim if claim.rank == rank else replace(claim, rank=rank)


def joined(by_rule: Iterable[Link], by_score: Iterable[Link]) -> tuple[Link, ...]:
    """Return the links of both, one for each pair of statements.

    A rule's word goes before the scorer's, and a dispute before a repetition: of the rules' 10 disputes in
    the record's training part all are right, of their 80 repetitions 56.
    """
    found: dict[frozenset[str], Link] = {}
    for item in (*by_rule, *by_score):
        found.setdefault(frozenset((item.a, item.b)), item)
    return tuple(found.values())


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
