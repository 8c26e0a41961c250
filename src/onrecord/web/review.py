"""The queue of what is to be reviewed, one statement at a time, and what reviewers send back.

All of it works with forms alone; `static/review.js` adds keys.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, get_args
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Form, Response
from fastapi.responses import RedirectResponse

from onrecord.errors import ChangedMeanwhileError, JudgementError
from onrecord.ledger import Ledger
from onrecord.ledger.judging import decisions, queue
from onrecord.ledger.judging.reviewing import moved
from onrecord.ledger.rows import spans
from onrecord.records import Act
from onrecord.text import normalise
from onrecord.text.segment import words
from onrecord.web.access import Actor, at_least
from onrecord.web.history import history
from onrecord.web.marks import around, mark
from onrecord.web.rendering import Pages

_Reviewer = Annotated[Actor, Depends(at_least("reviewer"))]
_Text = Annotated[str, Form(max_length=20_000)]
NOBODY = "nobody"
"""What the form says where no speaker can be told."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """What of the queue is shown.

    Attributes:
        at: The id of a statement, in the queue or not.
        after: The place in the queue behind which the next statement is sought.
        edges: The role whose edges the keys move.
    """

    at: str | None = None
    after: str | None = None
    edges: str = "content"

    def address(self, *, stay: bool) -> str:
        told = {"at": self.at if stay else None, "after": self.after}
        if stay and self.edges != "content":
            told["edges"] = self.edges
        query = urlencode({name: value for name, value in told.items() if value})
        return f"/review?{query}" if query else "/review"


def routes(ledger: Ledger, pages: Pages) -> APIRouter:
    """Return the routes of reviewing over `ledger`."""
    router = APIRouter()

    def show(actor: Actor, asked: _Asked, status: int = 200, notice: str | None = None) -> Response:
        review = ledger.reviewing(actor.name)
        item = review.item(asked.at) if asked.at else review.queue(asked.after)
        if asked.at and item is None:
            return pages.missing("statement", asked.at)
        return pages.render(
            "review.html",
            status,
            item=item,
            after=asked.after,
            edges=asked.edges if asked.edges in decisions.SPANS else "content",
            notice=notice,
            waiting=review.waiting(),
            last=review.last(),
            acts=get_args(Act),
            nobody=NOBODY,
            here="/review",
            **(_shown(item) if item else {}),
        )

    @router.get("/review")
    def review(
        actor: _Reviewer, at: str | None = None, after: str | None = None, edges: str = "content"
    ) -> Response:
        return show(actor, _Asked(at, after, edges))

    @router.post("/review/decide")
    def decide(
        actor: _Reviewer,
        subject: _Text,
        field: _Text,
        at: _Text,
        seen: _Text,
        value: _Text = "",
        other: _Text = "",
        edge: _Text = "",
        after: _Text = "",
    ) -> Response:
        asked = _Asked(at, after or None, field if edge else "content")
        try:
            before = json.loads(seen)
            told = _moved(ledger, at, before, edge) if edge else _value(field, value, other)
            ledger.reviewing(actor.name).decide(subject, field, told, seen=before)
        except ChangedMeanwhileError as error:
            return show(actor, asked, 409, f"{error}. What you decided was not kept.")
        except (JudgementError, ValueError, TypeError) as error:
            return show(actor, asked, 422, f"Not kept: {error}")
        return RedirectResponse(asked.address(stay=field != "state" or subject != at), status_code=303)

    @router.post("/review/undo")
    def undo(actor: _Reviewer, judgement: _Text, back: _Text = "", after: _Text = "") -> Response:
        try:
            taken = ledger.reviewing(actor.name).undo(judgement)
        except JudgementError as error:
            return show(actor, _Asked(after=after or None), 409, str(error))
        subject = taken.judgement.subject
        if back.startswith(("/statements/", "/speakers/")):
            return RedirectResponse(back, status_code=303)
        return RedirectResponse(_at(ledger, subject, after).address(stay=True), status_code=303)

    _add_speakers(router, ledger, pages)
    return router


def _add_speakers(router: APIRouter, ledger: Ledger, pages: Pages) -> None:
    @router.post("/review/speakers")
    def identity(actor: _Reviewer, speaker: _Text, other: _Text, one: _Text) -> Response:
        view = ledger.person(speaker)
        if view is None:
            return pages.missing("speaker", speaker)
        review = ledger.reviewing(actor.name)
        ids = [seen.speaker.id for seen in view.identity.sightings]
        try:
            if one == "yes":
                review.join(speaker, [other])
            else:
                review.part(other, [id_ for id_ in ids if id_ != other])
        except JudgementError as error:
            return pages.render("failed.html", 422, error=error)
        return RedirectResponse(f"/speakers/{speaker}", status_code=303)


def _shown(item: queue.Item) -> dict[str, object]:
    """Return what the page shows of an item beside the item itself."""
    statement, article = item.view.statement, item.record.article
    fields = (*decisions.FIELDS, "state")
    return {
        "paragraphs": around(mark(article.text, [statement]), statement.id),
        "seen": {name: decisions.to_text(decisions.value_of(statement, name)) for name in fields},
        "speakers": [speaker.name for speaker in item.record.speakers],
        "history": history(item.view),
    }


def _value(field: str, value: str, other: str) -> object:
    """Return what a form says; of the speaker the free field counts where it is filled."""
    if field == "speaker":
        return other.strip() or (None if value == NOBODY else value or None)
    return value or None


def _moved(ledger: Ledger, at: str, before: Sequence[Sequence[int]], edge: str) -> list[list[int]]:
    """Return the spans of a role with an edge moved by a word; `edge` is such as "start:-1"."""
    view = ledger.statement(at)
    record = ledger.article(view.article.id) if view else None
    which, _, by = edge.partition(":")
    if record is None or which not in ("start", "end") or by not in ("1", "-1"):
        raise ValueError(f"{edge!r} is no edge")
    places = words(normalise(record.article.text))
    return [list(span) for span in moved(places, spans(before), which, int(by))]


def _at(ledger: Ledger, subject: str, after: str) -> _Asked:
    """Return the place of what was judged; of a link the queue itself, and so of what is no more."""
    there = ledger.statement(subject) is not None
    return _Asked(subject if there else None, after or None)
