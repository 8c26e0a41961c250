"""From an extractor's drafts to statements. Every extractor ends here, so that all keep the same promises.

Each statement of the result has spans inside the text that are not empty, are sorted, do not overlap
within a role and neither begin nor end with white space; no two statements have the same spans; they
stand in the order of the text.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from onrecord.records import Article, Encoding, Form, Quotation, Span, Spans, Statement

# PolNeAR's guideline keeps quotation marks inside a content and leaves the sentence's own stop outside.
_OUTER_LEFT = " \t\n\r,;:.–—-)]"
_OUTER_RIGHT = " \t\n\r,;:–—-(["
_JOINT = re.compile(r"[\s,;]*")
_LETTER = re.compile(r"\w")

Pieces = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """An attribution as an extractor found it; spans in code points, in any order, not yet trimmed.

    Attributes:
        confidence: Between 0 and 1.
        inner: Whether it stands in another's content, where the extractor tells. An inner one belongs to the
            smallest content that holds its cue, and is dropped where none does. None: it is inner where a
            content holds its cue and all of its own content.
    """

    source: Spans
    cue: Spans
    content: Spans
    confidence: float
    inner: bool | None = None


def assemble(
    article: Article, encoding: Encoding, drafts: Iterable[Draft], model: str
) -> tuple[Statement, ...]:
    """Return the statements that `drafts` make, in the order of the text.

    A draft that is left without content, or without both source and cue, is dropped; of drafts with the
    same content and cue the most confident one stays.

    `model` is the extractor's name and version.
    """
    quotations = frozenset(quotation.span for quotation in encoding.quotations)
    tidied = [_tidy(draft, article.text, quotations) for draft in drafts]
    kept = _without_doubles(draft for draft in tidied if draft.content and (draft.source or draft.cue))
    kept.sort(key=_position)
    ids = [Statement.identify(article.id, draft.source, draft.cue, draft.content) for draft in kept]
    around = nesting([(_held(draft), draft.content) for draft in kept])
    return tuple(
        Statement(
            id=ids[number],
            source=draft.source,
            cue=draft.cue,
            content=draft.content,
            form=form_of(draft.content, article.text, encoding),
            confidence=draft.confidence,
            model=model,
            inside=ids[around[number][0]] if around[number] and draft.inner is not False else None,
        )
        for number, draft in enumerate(kept)
        if around[number] or not draft.inner
    )


def _held(draft: Draft) -> Spans:
    """Return what another's content must hold for the draft to stand inside it."""
    return draft.cue if draft.inner and draft.cue else (*draft.cue, *draft.content)


def trim(span: Span, text: str) -> Span | None:
    """Return `span` without outer white space and the punctuation that belongs to the sentence around it.

    A full stop, question or exclamation mark stays where a quotation mark or an abbreviation keeps it. None
    where no letter or digit is left.
    """
    start, end = max(span.start, 0), min(span.end, len(text))
    while start < end and text[start] in _OUTER_LEFT:
        start += 1
    while start < end and (text[end - 1] in _OUTER_RIGHT or text[end - 1].isspace()):
        end -= 1
    if end - start > 1 and text[end - 1] in ".…" and not _abbreviated(text[start:end]):
        end = start + len(text[start:end].rstrip(".… "))
    return Span(start, end) if _LETTER.search(text, start, end) else None


def _abbreviated(words: str) -> bool:
    """Tell whether the last full stop of `words` belongs to the last word: "U.S.", "Jr."."""
    return bool(re.search(r"(?:\b\w\.\w\.|\b(?:Jr|Sr|Inc|Corp|Co|Ltd|Wyo|Va|Pa|Mass|Calif|Fla)\.)$", words))


def form_of(content: Spans, text: str, encoding: Encoding) -> Form:
    """Return direct where `content` is quoted from end to end, mixed where part of it is, else indirect."""
    quoted = [_quotations_in(piece, encoding.quotations) for piece in content]
    if not any(quoted):
        return "indirect"
    outside = (_uncovered(piece, spans, text) for piece, spans in zip(content, quoted, strict=True))
    return "mixed" if any(_LETTER.search(rest) for rest in outside) else "direct"


def _quotations_in(piece: Span, quotations: Sequence[Quotation]) -> list[Span]:
    """Return the quotations that overlap `piece`; `quotations` are in order and do not overlap."""
    first = bisect_right(quotations, piece.start, key=lambda quotation: quotation.span.end)
    end = bisect_left(quotations, piece.end, key=lambda quotation: quotation.span.start)
    return [quotation.span for quotation in quotations[first:end]]


def _uncovered(piece: Span, quotations: list[Span], text: str) -> str:
    """Return what of `piece` lies in none of `quotations`."""
    rest, position = [], piece.start
    for quotation in quotations:
        rest.append(text[position : max(position, quotation.start)])
        position = quotation.end
    return " ".join([*rest, text[position : piece.end]])


def _tidy(draft: Draft, text: str, quotations: frozenset[Span]) -> Draft:
    return replace(
        draft,
        source=_tidy_role(draft.source, text),
        cue=_tidy_role(draft.cue, text, bare=":"),
        content=_tidy_role(draft.content, text, quotations=quotations),
    )


def _tidy_role(
    spans: Spans, text: str, *, bare: str = "", quotations: frozenset[Span] = frozenset()
) -> Spans:
    """Sort and trim the pieces of one role, and join those with nothing but white space and commas between.

    Punctuation in `bare` may be a piece by itself; pieces that are `quotations` keep all inside their marks.
    """
    joined: list[Span] = []
    for span in sorted(spans):
        whole = span in quotations
        piece = span if whole or span.of(text) in tuple(bare) else trim(span, text)
        if piece is None:
            continue
        if joined and (piece.start <= joined[-1].end or _JOINT.fullmatch(text, joined[-1].end, piece.start)):
            joined[-1] = Span(joined[-1].start, max(piece.end, joined[-1].end))
        else:
            joined.append(piece)
    return tuple(joined)


def _without_doubles(drafts: Iterable[Draft]) -> list[Draft]:
    best: dict[tuple[Spans, Spans], Draft] = {}
    for draft in drafts:
        key = (draft.cue, draft.content)
        if key not in best or best[key].confidence < draft.confidence:
            best[key] = draft
    return list(best.values())


def _position(draft: Draft) -> tuple[int, int]:
    spans = [*draft.source, *draft.cue, *draft.content]
    return min(span.start for span in spans), min(span.start for span in draft.content)


def nesting(attributions: Sequence[tuple[Pieces, Pieces]]) -> list[list[int]]:
    """Return for each attribution the numbers of those in whose content it stands, the smallest first.

    Args:
        attributions: Of each the pieces of its cue and content, and those of its content alone; all in code
            points, or all in tokens.
    """
    size = [sum(end - start for start, end in content) for _, content in attributions]
    hull = [(min(content)[0], max(end for _, end in content)) for _, content in attributions]
    coming = sorted(range(len(attributions)), key=lambda number: hull[number], reverse=True)
    reaching: list[int] = []  # those whose content has begun and not ended where the attribution begins
    around: list[list[int]] = [[] for _ in attributions]
    for number in sorted(range(len(attributions)), key=lambda number: min(attributions[number][0])):
        pieces, content = attributions[number]
        while coming and hull[coming[-1]][0] <= min(pieces)[0]:
            reaching.append(coming.pop())
        reaching = [other for other in reaching if hull[other][1] > min(pieces)[0]]
        outer = (other for other in reaching if attributions[other][1] != content)
        around[number] = [other for other in outer if _covers(attributions[other][1], pieces)]
        around[number].sort(key=size.__getitem__)
    return around


def _covers(content: Pieces, pieces: Pieces) -> bool:
    return all(any(start <= piece[0] and piece[1] <= end for start, end in content) for piece in pieces)
