"""Quotations signed with a dash and a name: lists of reactions, mottoes, tweets.

    “The pier will be built.” – Ada Venn, mayor

The name stands beside the quotation or at the head of the next line; the dash is the cue, as in PolNeAR.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.records import Encoding, Span
from onrecord.stages.statements.assembly import Draft

PRECISION = 0.8
"""Of 8 found in PolNeAR's training part 7 are annotated with the same source and words."""

_SIGNED = re.compile(r"\s*(?P<dash>[-–—]{1,3})\s*(?P<name>(?:@|[A-Z])[^\n.!?\"“”:;]{1,79}?)\.?\s*(?=\n|$)")
_SHORTEST = 5
"""Words of a quotation that is no sentence by its mark; less may be a title."""


def signatures(encoding: Encoding) -> Iterator[Draft]:
    """Yield a statement for each paragraph that is one quotation and is signed."""
    text = encoding.normalised
    starts = {paragraph.start for paragraph in encoding.paragraphs}
    for quotation in encoding.quotations:
        words = quotation.inner.of(text)
        sentence = words.endswith((".", "!", "?")) or len(words.split()) >= _SHORTEST
        if quotation.span.start not in starts or not sentence:
            continue
        signed = _SIGNED.match(text, quotation.span.end)
        if signed:
            source, cue = Span(*signed.span("name")), Span(*signed.span("dash"))
            yield Draft((source,), (cue,), (quotation.span,), PRECISION, inner=False)
