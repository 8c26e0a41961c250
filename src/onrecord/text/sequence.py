"""Which statement goes on with which: the same person, still speaking."""

from __future__ import annotations

from collections.abc import Callable

from onrecord.records import Encoding, Statement
from onrecord.text.spans import index_at


def place_of(statement: Statement) -> int:
    """Return where the first words of a statement stand, in code points."""
    pieces = statement.source + statement.cue + statement.content
    return min((piece.start for piece in pieces), default=0)


def goes_on(
    statements: tuple[Statement, ...], encoding: Encoding, told: Callable[[Statement], bool]
) -> dict[str, Statement]:
    """Return, by id, the earlier statement whose date and channel a statement shares.

    A statement goes on with another by the same speaker in the same sentence, or as a quotation in the
    same paragraph or the next, while nobody else has spoken. In the record's training part 49 of 57 dates
    and 37 of 41 channels so carried over are right; of those of paraphrases only half are.

    Args:
        statements: With speakers and acts.
        encoding: Of their article.
        told: Tells whether the article itself tells the value for a statement.
    """
    found: dict[str, Statement] = {}
    last: Statement | None = None
    paragraph = sentence = 0
    for statement in sorted(statements, key=place_of):
        place = place_of(statement)
        here = index_at(encoding.paragraphs, place) or 0
        now = index_at(encoding.sentences, place) or 0
        if told(statement):
            last, paragraph, sentence = statement, here, now
        elif last is None or statement.speaker is None or statement.speaker != last.speaker:
            last = last if statement.speaker is None else None
        elif statement.act != "think" and (
            now == sentence or (statement.form == "direct" and here - paragraph <= 1)
        ):
            found[statement.id] = last
            paragraph, sentence = here, now
    return found
