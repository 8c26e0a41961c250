"""How a statement is told to a person, the same on a terminal and in a browser.

An allegation always stands as what somebody said, never as what somebody did; what is unresolved
says so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from onrecord.records import LinkKind, Record, Statement, StatementState
from onrecord.stages.channels import words
from onrecord.stages.speakers import RESOLVED
from onrecord.text.spans import exact_words

if TYPE_CHECKING:
    from onrecord.ledger import Quoted  # reading a page needs no database
    from onrecord.ledger.sameness import Sameness

VERBS: dict[LinkKind, tuple[str, str]] = {
    "disputes": ("disputes", "disputed by"),
    "repeats": ("repeats", "repeated by"),
    "same-quote": ("same words as", "same words as"),
}

STATES: dict[StatementState, str] = {
    "machine": "reviewed by nobody yet",
    "accepted": "accepted by a reviewer",
    "corrected": "corrected by a reviewer",
    "rejected": "rejected by a reviewer",
    "added": "added by a person",
}

DISPUTED: dict[Sameness, str] = {
    "other": "disputed by",
    "perhaps": "disputed by a speaker of the same name, perhaps the same",
    "same": "the speaker contradicts this",
}


@dataclass(frozen=True, slots=True)
class Tie:
    """A tie from one statement to another of the same article.

    Attributes:
        verb: Such as "disputes", "disputed by" or "reported by".
        id: The other statement's id.
    """

    verb: str
    id: str


def who(statement: Statement, text: str) -> str:
    """Return the speaker's name, or the source's own words in quotation marks where it is unresolved."""
    return statement.speaker or _source(exact_words(text, statement.source))


def doubt(statement: Statement) -> Literal["unresolved", "uncertain"] | None:
    """Return "unresolved" where no speaker is told, "uncertain" below `RESOLVED`, and None above it.

    A speaker whom a reviewer named or accepted counts as resolved.
    """
    if statement.speaker is None:
        return "unresolved"
    if statement.state == "accepted":
        return None
    best = statement.candidates[0] if statement.candidates else None
    unsure = best is not None and best.name == statement.speaker and best.score < RESOLVED
    return "uncertain" if unsure else None


def others(statement: Statement) -> str:
    """Return who else the speaker may be, the likeliest first, or an empty text."""
    return ", ".join(c.name for c in statement.candidates[:3] if c.name != statement.speaker)


def named(view: Quoted) -> str:
    """Return as `who` does, for a statement of the ledger."""
    return view.statement.speaker or _source(view.source_words)


def _source(words: str) -> str:
    return f"“{words}”" if words else "no source named"


def when(statement: Statement, text: str) -> str | None:
    """Return the day of the saying, or the article's words for it in quotation marks, or None."""
    return _when(statement, exact_words(text, statement.said_on_words))


def dated(view: Quoted) -> str | None:
    """Return as `when` does, for a statement of the ledger."""
    return _when(view.statement, view.said_on_words)


def _when(statement: Statement, words: str) -> str | None:
    return str(statement.said_on) if statement.said_on else f"“{words}”" if words else None


_IN = frozenset(words.WRITINGS.split()) | frozenset(
    """address advertisement book broadcast commercial conversation deposition document documentary film
    interview lecture message note paper podcast profile remark speech submission video webcast""".split()
)
_AT = frozenset(
    """appearance assembly briefing ceremony conference convention debate event forum fundraiser gathering
    hall hearing inquest meeting panel presentation protest rally session summit trial vigil""".split()
)
_BEFORE = frozenset(
    """committee commission council court inquiry judge jury magistrate parliament subcommittee
    tribunal""".split()
)
_BODIES = frozenset(word.title() for word in _BEFORE) | {"Congress", "Senate"}
_ON = frozenset(name.strip().lower() for name in words.PLATFORMS.split("|")) | {"radio", "tv", "television"}
_AFTER_HEAD = re.compile(r" (?:of|in|at|on|with|to|for|from|after|before|by|about|published|issued|signed) ")


def through(channel: str) -> str:
    """Return a channel with the preposition that its words ask for.

    What is read, heard or seen has something in it ("in a statement"), a platform has it on it, an event at
    it, and a body that sits is spoken before; all others, persons and media of a name, are spoken to.
    """
    if channel.lower() in _ON:
        return f"on {channel}"
    for head in (_AFTER_HEAD.split(channel, maxsplit=1)[0], channel):
        word = head.rsplit(maxsplit=1)[-1] if head.split() else ""
        forms = {word, word.removesuffix("s"), re.sub("ies$", "y", word)} if word.islower() else set()
        for preposition, nouns in (("at", _AT), ("in", _IN), ("before", _BEFORE)):
            if forms & nouns:
                return f"{preposition} {channel}"
        if word in _BODIES:
            return f"before {channel}"
    return f"to {channel}"


def ties(record: Record) -> dict[str, list[Tie]]:
    """Return for each statement's id what it stands inside, disputes and repeats, and what disputes it."""
    found: dict[str, list[Tie]] = {statement.id: [] for statement in record.statements}
    for statement in record.statements:
        if statement.inside in found:
            found[statement.id].append(Tie("reported by", statement.inside))
    for link in record.links:
        if link.a in found and link.b in found:
            forward, backward = VERBS[link.kind]
            found[link.a].append(Tie(forward, link.b))
            found[link.b].append(Tie(backward, link.a))
    return found
