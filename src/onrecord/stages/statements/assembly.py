"""From an extractor's drafts to statements. Every extractor ends here, so that all keep the same promises.

Each statement of the result has spans inside the text that are not empty, are sorted, do not overlap
within a role and neither begin nor end with white space; no two statements have the same spans; they
stand in the order of the text.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from onrecord.records import Article, Encoding, Form, Span, Spans, Statement

# PolNeAR's guideline keeps quotation marks inside a content and leaves the sentence's own stop outside.
_OUTER_LEFT = " \t\n\r,;:.–—-)]"
_OUTER_RIGHT = " \t\n\r,;:–—-(["
_JOINT = re.compile(r"[\s,;]*")
_LETTER = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Draft:
    """An attribution as an extractor found it; spans in code points, in any order, not yet trimmed.

    Attributes:
        confidence: Between 0 and 1.
    """

    source: Spans
    cue: Spans
    content: Spans
    confidence: float


def assemble(
    article: Article, encoding: Encoding, drafts: Iterable[Draft], model: str
) -> tuple[Statement, ...]:
    """Return the statements that `drafts` make, in the order of the text.

    A draft that is left without content, or without both source and cue, is dropped; of drafts with the
    same content and cue the most confident one stays.

    Args:
        model: Name and version of the extractor.
    """
    tidied = [_tidy(draft, article.text, encoding) for draft in drafts]
    kept = _without_doubles(draft for draft in tidied if draft.content and (draft.source or draft.cue))
    kept.sort(key=_position)
    ids = [Statement.identify(article.id, draft.source, draft.cue, draft.content) for draft in kept]
    return tuple(
        Statement(
            id=ids[number],
            source=draft.source,
            cue=draft.cue,
            content=draft.content,
            form=form_of(draft.content, article.text, encoding),
            confidence=draft.confidence,
            model=model,
            inside=next((ids[other] for other in _around(number, kept)), None),
        )
        for number, draft in enumerate(kept)
    )


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
    quotations = [q.span for q in encoding.quotations]
    if not any(quotation.overlaps(piece) for piece in content for quotation in quotations):
        return "indirect"
    outside = (_uncovered(piece, quotations, text) for piece in content)
    return "mixed" if any(_LETTER.search(rest) for rest in outside) else "direct"


def _uncovered(piece: Span, quotations: list[Span], text: str) -> str:
    """Return what of `piece` lies in no quotation."""
    rest, position = [], piece.start
    for quotation in quotations:
        if quotation.overlaps(piece):
            rest.append(text[position : max(position, quotation.start)])
            position = quotation.end
    return " ".join([*rest, text[position : piece.end]])


def _tidy(draft: Draft, text: str, encoding: Encoding) -> Draft:
    quotations = [q.span for q in encoding.quotations]
    return replace(
        draft,
        source=_tidy_role(draft.source, text),
        cue=_tidy_role(draft.cue, text, bare=":"),
        content=_tidy_role(draft.content, text, quotations=quotations),
    )


def _tidy_role(spans: Spans, text: str, *, bare: str = "", quotations: list[Span] | None = None) -> Spans:
    """Sort and trim the pieces of one role, and join those with nothing but white space and commas between.

    Args:
        bare: Punctuation that may be a piece by itself.
        quotations: Pieces that are quotations keep all that stands inside their marks.
    """
    joined: list[Span] = []
    for span in sorted(spans):
        whole = quotations is not None and span in quotations
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


def _around(number: int, drafts: list[Draft]) -> list[int]:
    """Return the drafts in whose content the cue and the content of draft `number` lie, smallest first."""
    inner = drafts[number]
    pieces = [*inner.cue, *inner.content]
    around = [
        other
        for other, draft in enumerate(drafts)
        if draft.content != inner.content
        and all(any(piece.covers(span) for piece in draft.content) for span in pieces)
    ]
    return sorted(around, key=lambda other: sum(end - start for start, end in drafts[other].content))
