"""Decide in a reviewer's name. A decision says what it saw, so that nobody overwrites another unknowingly."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Table, exists, func, select

from onrecord.errors import ChangedMeanwhileError, JudgementError
from onrecord.ledger import rows, store
from onrecord.ledger.judging import decisions, keeping, queue
from onrecord.ledger.judging.queue import Item
from onrecord.ledger.schema import articles, judgements, links, speaker_names, speakers, statements
from onrecord.records import Act, Form, Judgement, Span, Spans, Statement

_RECENT = 200
"""Judgements of a reviewer among which the last one is sought that can be taken back."""
_Opened = Callable[[], AbstractContextManager[Connection]]


@dataclass(frozen=True, slots=True)
class Decided:
    """A judgement with its id, by which it can be taken back."""

    id: str
    judgement: Judgement


class Reviewing:
    """What one reviewer decides in a ledger; made by `Ledger.reviewing`."""

    def __init__(self, reviewer: str, reading: _Opened, writing: _Opened) -> None:
        self.reviewer = reviewer
        self._reading = reading
        self._writing = writing

    def decide(self, subject: str, name: str, value: object, *, seen: object) -> Decided | None:
        """Decide a field of a statement, or the state of a statement or a link.

        Args:
            subject: The id of the statement or link.
            name: One of `decisions.FIELDS`, or "state": of a statement "accepted" or "rejected", of a link
                one of `records.LinkState`.
            value: As JSON has it: spans are pairs, a day is text; None where it cannot be told.
            seen: The value that the reviewer saw.

        Returns:
            The judgement; None where the value is so already.

        Raises:
            ChangedMeanwhileError: where another value stands there than the one that was seen.
            JudgementError: for what is nothing in the ledger, or no value of the field.
        """
        with self._writing() as connection:
            current, value, sha256 = _checked(connection, subject, name, value)
            if decisions.to_text(current) != decisions.to_text(seen):
                raise _changed(connection, subject, name, seen, current)
            if current == value:
                return None
            return self._append(connection, subject, name, current, value, sha256)

    def undo(self, judgement_id: str) -> Decided:
        """Take a judgement back, by whomever it is; taking one back can itself be taken back.

        Raises:
            ChangedMeanwhileError: where the same was decided anew since, or it was taken back already.
            JudgementError: where there is no such judgement.
        """
        with self._writing() as connection:
            back = keeping.find(connection, judgement_id)
            if back is None:
                raise JudgementError(judgement_id, "is no judgement in the ledger")
            told = keeping.on(connection, [back.subject])
            _refuse_undo(told, judgement_id, back)
            seen = {"judgement": judgement_id, "value": json.loads(back.after)}
            after = json.loads(back.before)
            return self._append(connection, back.subject, decisions.UNDO, seen, after, back.text_sha256)

    def last(self) -> Decided | None:
        """Return this reviewer's last judgement that was not taken back."""
        with self._reading() as connection:
            mine = judgements.c.reviewer == self.reviewer
            query = select(judgements.c.subject).where(mine).order_by(judgements.c.made_at.desc())
            subjects = set(connection.scalars(query.limit(_RECENT)))
            standing = decisions.standing(keeping.on(connection, sorted(subjects)))
            own = [item for item in standing if item[1].reviewer == self.reviewer]
            return Decided(*own[-1]) if own else None

    def add(
        self,
        article_id: str,
        *,
        source: Spans,
        cue: Spans,
        content: Spans,
        form: Form,
        speaker: str | None = None,
        act: Act | None = None,
    ) -> Decided:
        """Add a statement that the machine missed.

        Raises:
            JudgementError: where there is no such article, the spans are none in its text, or the ledger
                has a statement with these spans.
        """
        with self._writing() as connection:
            row = connection.execute(
                select(articles.c.text, articles.c.text_sha256).where(articles.c.id == article_id)
            ).one_or_none()
            if row is None:
                raise JudgementError(article_id, "is no article in the ledger")
            for name, spans in (("source", source), ("cue", cue), ("content", content)):
                decisions.check(name, [list(span) for span in spans], row.text)
            id_ = Statement.identify(article_id, source, cue, content)
            if not (cue or content) or connection.scalar(select(exists().where(statements.c.id == id_))):
                raise JudgementError(id_, "is there already, or has neither cue nor content")
            model = f"by hand: {self.reviewer}"
            told = Statement(id_, source, cue, content, form, 1.0, model, speaker=speaker, act=act)
            after = {name: decisions.value_of(told, name) for name in decisions.FIELDS} | {"form": form}
            added = (article_id, told)
            return self._append(connection, id_, decisions.ADDED, None, after, row.text_sha256, added)

    def join(self, speaker: str, others: Sequence[str]) -> Decided | None:
        """Tell that a speaker of one article is one with those of other articles, by their ids."""
        return self._identify(speaker, others, one=True)

    def part(self, speaker: str, others: Sequence[str]) -> Decided | None:
        """Tell that a speaker is another one than these."""
        return self._identify(speaker, others, one=False)

    def queue(self, after: str | None = None) -> Item | None:
        """Return what this reviewer is to look at next, behind the place `after` where it is given."""
        with self._reading() as connection:
            return queue.next_item(connection, self.reviewer, after)

    def item(self, statement_id: str) -> Item | None:
        """Return a statement as the queue gives it, whether or not it is in it."""
        with self._reading() as connection:
            return queue.item(connection, self.reviewer, statement_id)

    def waiting(self) -> int:
        """Return how many statements are in the queue."""
        with self._reading() as connection:
            return queue.waiting(connection, self.reviewer)

    def _identify(self, speaker: str, others: Sequence[str], *, one: bool) -> Decided | None:
        with self._writing() as connection:
            known = set(
                connection.scalars(select(speakers.c.id).where(speakers.c.id.in_([speaker, *others])))
            )
            missing = [id_ for id_ in (speaker, *others) if id_ not in known]
            if missing or speaker in others or not others:
                raise JudgementError(", ".join(missing) or speaker, "cannot be joined or parted with that")
            pairs = decisions.identities(keeping.identity_judgements(connection))
            changed = [other for other in others if pairs.get(frozenset((speaker, other))) is not one]
            if not changed:
                return None
            before = {other: pairs.get(frozenset((speaker, other))) for other in sorted(changed)}
            after = {"one_with" if one else "apart_from": sorted(changed)}
            return self._append(connection, speaker, decisions.IDENTITY, before, after, "")

    def _append(
        self,
        connection: Connection,
        subject: str,
        name: str,
        before: object,
        after: object,
        sha256: str,
        added: tuple[str, Statement] | None = None,
    ) -> Decided:
        texts = decisions.to_text(before), decisions.to_text(after)
        made_at = _now(connection, subject)
        judgement = Judgement(made_at, self.reviewer, subject, name, *texts, sha256)
        store.judge(connection, judgement, added)
        return Decided(rows.judgement_row(judgement)["id"], judgement)


def _now(connection: Connection, subject: str) -> datetime:
    """Return the time, and later than the last judgement on the subject whatever the clock says."""
    query = select(func.max(judgements.c.made_at)).where(judgements.c.subject == subject)
    last = connection.scalar(query)
    now = datetime.now(UTC)
    return max(now, datetime.fromisoformat(last) + timedelta(microseconds=1)) if last else now


def _checked(connection: Connection, subject: str, name: str, value: object) -> tuple[object, object, str]:
    """Return the value that stands, the one that is to stand, and the digest of the text."""
    row = _row(connection, statements, subject)
    if row is not None:
        told = rows.read_statement(row)
        query = select(articles.c.text, articles.c.text_sha256).where(articles.c.id == row["article_id"])
        text, sha256 = connection.execute(query).one()
        value = decisions.check(name, value, text)
        if name == "speaker" and value is not None:
            value = _full_name(connection, row["article_id"], str(value))
        _keep_some_words(told, name, value)
        return decisions.value_of(told, name), value, sha256
    link = _row(connection, links, subject)
    if link is None or name != decisions.STATE:
        raise JudgementError(subject, f"has no {name} in the ledger")
    if value not in decisions.LINK_STATES:
        raise JudgementError(name, f"{value!r} is none", f"choose of {', '.join(decisions.LINK_STATES)}")
    query = select(articles.c.text_sha256).join(statements).where(statements.c.id == link["a"])
    return link["state"], value, connection.scalars(query).one()


def _keep_some_words(told: Statement, name: str, value: object) -> None:
    left = {role: getattr(told, role) for role in ("cue", "content")} | {name: value}
    if name in left and not (left["cue"] or left["content"]):
        raise JudgementError(name, "would leave no words of the statement", "reject it instead")


def _row(connection: Connection, table: Table, id_: str) -> Any:  # noqa: ANN401  (a row)
    return connection.execute(select(table).where(table.c.id == id_)).mappings().one_or_none()


def _full_name(connection: Connection, article_id: str, name: str) -> str:
    """Return the full name of the article's speaker who alone bears `name`, or `name` itself."""
    own = speakers.c.article_id == article_id
    full = {row.id: row.name for row in connection.execute(select(speakers.c.id, speakers.c.name).where(own))}
    named = [(rows.fold(known), known) for known in full.values()]
    others = connection.execute(
        select(speaker_names.c.speaker_id, speaker_names.c.name).where(speaker_names.c.speaker_id.in_(full))
    )
    named += [(rows.fold(other), full[id_]) for id_, other in others]
    found = {known for folded, known in named if folded == rows.fold(name)}
    return found.pop() if len(found) == 1 else name


def _refuse_undo(told: keeping.Told, judgement_id: str, back: Judgement) -> None:
    standing = decisions.standing(told)
    taken = [j for _, j in told if j.field == decisions.UNDO and _names(j) == judgement_id]
    if back.field != decisions.UNDO and judgement_id not in {id_ for id_, _ in standing}:
        raise ChangedMeanwhileError(back.field, f"was taken back by {taken[-1].reviewer} already")
    same = [j for id_, j in standing if j.field == back.field and id_ != judgement_id]
    since = [j for j in same if j.made_at > back.made_at]
    if since and back.field != decisions.IDENTITY:
        raise ChangedMeanwhileError(
            back.field, f"was decided anew by {since[-1].reviewer}", "take that back first"
        )


def _names(undo: Judgement) -> object:
    return json.loads(undo.before)["judgement"]


def _changed(
    connection: Connection, subject: str, name: str, seen: object, current: object
) -> ChangedMeanwhileError:
    told = [j for _, j in keeping.on(connection, [subject])]
    by = [j for j in told if j.field in (name, decisions.UNDO)] or told
    who = f"{by[-1].reviewer} at {by[-1].made_at:%Y-%m-%d %H:%M} UTC" if by else "a new reading"
    shown = tuple(decisions.to_text(value) for value in (seen, current))
    return ChangedMeanwhileError(
        name, f"was changed meanwhile by {who} from {shown[0]} to {shown[1]}", "look again and decide"
    )


def moved(words: Spans, spans: Spans, edge: str, by: int) -> Spans:
    """Return `spans` with the first start, or the last end, moved by one word of the text.

    Args:
        words: Of the text, in its order.
        spans: Of one role.
        edge: "start" or "end".
        by: 1 for the next word, -1 for the one before.
    """
    if not spans:
        return spans
    first, last = spans[0], spans[-1]
    if edge == "start":
        starts = [word.start for word in words]
        places = [at for at in starts if at > first.start] if by > 0 else [
            at for at in reversed(starts) if at < first.start
        ]  # fmt: skip
        return (Span(places[0], first.end), *spans[1:]) if places and places[0] < first.end else spans
    ends = [word.end for word in words]
    places = (
        [at for at in ends if at > last.end] if by > 0 else [at for at in reversed(ends) if at < last.end]
    )
    return (*spans[:-1], Span(last.start, places[0])) if places and places[0] > last.start else spans
