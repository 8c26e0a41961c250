"""What one pattern finds in one line."""

from typing import NamedTuple

from onrecord.stages.statements.rules.tokens import Range


class Finding(NamedTuple):
    """An attribution as ranges of tokens of one line.

    Attributes:
        pattern: One of `lexicon.FRAMES` or of `lexicon.PRECISION`.
        precision: How often the pattern was right.
    """

    pattern: str
    precision: float
    source: Range | None
    cue: Range
    content: tuple[Range, ...]
