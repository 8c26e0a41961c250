"""What a statement's card shows, ready for the template."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord import present
from onrecord.records import Record, Statement
from onrecord.text.spans import exact_words


@dataclass(frozen=True, slots=True)
class Card:
    """One statement beside the text.

    Attributes:
        who: The speaker's name, or the source's own words where it is unresolved.
        doubt: "unresolved" or "uncertain" where the speaker is; `others` are who else it may be.
        words: The content's exact words.
        when: The day of the saying, or the article's words for it, or None.
        ties: Verb, id, `who` and `words` of each statement that this one is tied to.
    """

    statement: Statement
    who: str
    doubt: str | None
    others: str
    words: str
    when: str | None
    ties: tuple[tuple[str, str, str, str], ...]


def cards(record: Record) -> list[Card]:
    """Return a card for each statement, in the order of the text."""
    text = record.article.text
    names = {statement.id: present.who(statement, text) for statement in record.statements}
    words = {statement.id: exact_words(text, statement.content) for statement in record.statements}
    ties = present.ties(record)
    return [
        Card(
            statement=statement,
            who=names[statement.id],
            doubt=present.doubt(statement),
            others=present.others(statement),
            words=words[statement.id],
            when=present.when(statement, text),
            ties=tuple((tie.verb, tie.id, names[tie.id], words[tie.id]) for tie in ties[statement.id]),
        )
        for statement in record.statements
    ]
