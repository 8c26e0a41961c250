"""The trained extractor, completed by the rules for another's claim and for signed quotations.

"X denied allegations by Y that P" is what this project exists for, and the corpus that the model learns
from has few of them: PolNeAR marks the outermost attribution only. The rules find them by their form. Of
the statements that the rules find around a noun of claiming ("allegations by Y that …") 100 of 134 on
PolNeAR's training part are right, more than the model asks of its own. Quotations signed with a dash and a
name are as rare in that corpus, and as plain by their form.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from onrecord.records import Article, Encoding, Span, Spans, Statement
from onrecord.stages.statements.assembly import Draft, assemble
from onrecord.stages.statements.neural import NeuralExtractor
from onrecord.stages.statements.rules import RuleExtractor
from onrecord.stages.statements.rules.lexicon import NOUNS, verbs
from onrecord.stages.statements.rules.signatures import signatures

_TURN = re.compile(r"([^\W\d_][^:.?!\n]{1,40})(:)\s+(?=\S)")

SURE = 0.6
"""Confidence from which an inner statement of the model needs no word of saying in its cue."""


class CompletedExtractor:
    """Finds what the model finds, and claims within statements that it missed."""

    def __init__(self) -> None:
        self._model = NeuralExtractor()
        self._rules = RuleExtractor()

    @property
    def name(self) -> str:
        """Names of both parts."""
        return f"{self._model.name}, {self._rules.name}"

    def extract(self, article: Article, encoding: Encoding) -> tuple[Statement, ...]:
        """Return the statements of `article`, in the order of the text."""
        found = [d for d in self._model.drafts(article.text, encoding) if plausible(article.text, d)]
        found += missed_turns(article.text, encoding.paragraphs, found)
        drafts = complete(found, self._rules.claims_within(encoding))
        return assemble(
            article, encoding, with_signatures(article.text, drafts, signatures(encoding)), self.name
        )


def plausible(text: str, draft: Draft) -> bool:
    """Tell whether a model's draft may stand: an inner one needs a word of saying in its cue, or be sure.

    Inner statements are learnt from few articles, and what is done inside a content ("was hiding a report")
    is mistaken for what is said there; whether it is then hangs on as little as a quotation mark's form.
    """
    if not draft.inner or draft.confidence >= SURE:
        return True
    words = {word for span in draft.cue for word in re.findall(r"[a-z]+", span.of(text).lower())}
    return not words or not words.isdisjoint(_words_of_saying())


@cache
def _words_of_saying() -> frozenset[str]:
    return frozenset(verbs()) | NOUNS | {noun + "s" for noun in NOUNS} | {"according"}


def missed_turns(text: str, paragraphs: Iterable[Span], found: list[Draft]) -> list[Draft]:
    """Return the turns of a transcript that the model missed, of speakers of whom it found others.

    A turn is a line that opens with a name and a colon; who has one such turn has all of them.
    """
    lines = [(line, turn) for line in paragraphs if (turn := _TURN.match(text, *line))]
    starts = {turn.start(1): turn[1] for _, turn in lines}
    told = {
        starts[draft.source[0].start]: draft.confidence
        for draft in found
        if draft.source and draft.source[0].start in starts and [c.of(text) for c in draft.cue] == [":"]
    }
    return [
        Draft((Span(*turn.span(1)),), (Span(*turn.span(2)),), (Span(turn.end(), line.end),), told[turn[1]])
        for line, turn in lines
        if turn[1] in told and not any(piece.overlaps(line) for d in found for piece in d.content + d.cue)
    ]


def complete(found: list[Draft], pairs: list[tuple[Draft, Draft]]) -> list[Draft]:
    """Return the model's drafts and those of the rules that stand beside none of them.

    Args:
        found: The model's drafts, each with `inner` told.
        pairs: An outer draft of the rules and the claim that its content holds.
    """
    # An inner one that nothing holds would be dropped in the end; it must not stand in the way here.
    outer_ones = [draft for draft in found if not draft.inner]
    drafts = [
        draft
        for draft in found
        if not draft.inner or any(_holds(other.content, draft.cue) for other in outer_ones)
    ]
    for outer, claim in pairs:
        taken = [span for draft in drafts for span in draft.cue]
        holders = [draft for draft in drafts if not draft.inner and _holds(draft.content, claim.cue)]
        if not holders and not _meets(outer, drafts):
            drafts.append(replace(outer, inner=False))
            holders = [outer]
        if holders and not any(span.overlaps(other) for span in claim.cue for other in taken):
            drafts.append(replace(claim, inner=True))
    return drafts


def with_signatures(text: str, drafts: list[Draft], signed: Iterable[Draft]) -> list[Draft]:
    """Return `drafts` with signed quotations, each in place of what the model made of its dash.

    In a list of them the model gives a name the quotation after it too. What has another cue stays, and then
    the signature adds nothing.
    """
    for signature in signed:
        others = [draft for draft in drafts if not _share(draft.cue, signature.cue)]
        worded = (draft for draft in others if any(map(str.isalnum, "".join(s.of(text) for s in draft.cue))))
        if not any(_share(draft.content, signature.content) for draft in worded):
            drafts = [*others, signature]
    return drafts


def _share(a: Spans, b: Spans) -> bool:
    return any(x.overlaps(y) for x in a for y in b)


def _meets(outer: Draft, drafts: list[Draft]) -> bool:
    """Tell whether `outer` and one of `drafts` share a cue, or one holds the other's cue."""
    return any(
        any(a.overlaps(b) for a in outer.cue for b in draft.cue)
        or _holds(draft.content, outer.cue)
        or (not draft.inner and _holds(outer.content, draft.cue))
        for draft in drafts
    )


def _holds(content: Spans, cue: Spans) -> bool:
    return bool(cue) and all(any(piece.covers(span) for piece in content) for span in cue)
