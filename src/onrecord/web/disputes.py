"""The pages of disputes: all of them, newest first, and one in full."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from fastapi import APIRouter, Query, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from onrecord import citing, present
from onrecord.citing.exports import about_file
from onrecord.ledger import ArticleHeader, Denial, DisputeView, Ledger, Quoted
from onrecord.ledger import Query as Sought
from onrecord.records import Link
from onrecord.web import dossiers
from onrecord.web.rendering import Pages
from onrecord.web.statements import as_json, attached
from onrecord.web.timeline import Event, draw

_PER_PAGE = 10


@dataclass(frozen=True, slots=True)
class Repeat:
    """A report that has the claim again.

    Attributes:
        first: Its first statement of the claim, and `more` are the others.
        joined: How it is joined to the claim, by its most certain link; None where only others join it.
        copies: Copies of the same story, which count with it.
    """

    first: Quoted
    more: tuple[Quoted, ...]
    joined: Link | None
    copies: tuple[ArticleHeader, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A dispute as a page shows it.

    Attributes:
        allegation: The claim's first statement, and `copies` are those of its story.
        same_report: Statements of the claim in that same report.
        repeats: The other reports, the earliest first.
    """

    view: DisputeView
    allegation: Quoted
    copies: tuple[ArticleHeader, ...]
    same_report: tuple[Quoted, ...]
    repeats: tuple[Repeat, ...]

    @property
    def denials(self) -> tuple[Denial, ...]:
        """In the order of time."""
        return self.view.denials

    @property
    def heading(self) -> str:
        """What the dispute is called: whose words it is about, and never what they claim."""
        told = self.allegation
        name = present.named(told) if present.doubt(told.statement) is None else "somebody"
        return f"What {name} said"


def told(view: DisputeView) -> Told:
    """Put the statements of a claim together by report; copies of one story are one."""
    by_report: dict[str, list[Quoted]] = {}
    for quoted in view.claim:
        by_report.setdefault(_report(view, quoted), []).append(quoted)
    first, *others = by_report.values()
    repeats = [Repeat(one, tuple(more), _joined(view, one), _copies(view, one)) for one, *more in others]
    return Told(view, first[0], _copies(view, first[0]), tuple(first[1:]), tuple(repeats))


def _report(view: DisputeView, quoted: Quoted) -> str:
    return min([quoted.article.id, *(copy.id for copy in view.copies.get(quoted.article.id, ()))])


def _copies(view: DisputeView, quoted: Quoted) -> tuple[ArticleHeader, ...]:
    return view.copies.get(quoted.article.id, ())


def _joined(view: DisputeView, quoted: Quoted) -> Link | None:
    own = [link for link in view.links if quoted.statement.id in (link.a, link.b)]
    return max(own, key=lambda link: (link.state == "confirmed", link.score), default=None)


def events(shown: Told) -> list[Event]:
    """Return the statements of a dispute for its timeline, numbered as on the page."""
    view = shown.view
    groups: list[tuple[Literal["claim", "denial", "refusal"], list[Quoted]]] = [
        ("claim", in_order(shown)),
        ("denial", [denial.statement for denial in view.denials]),
        ("refusal", list(view.refusals)),
    ]
    numbered = [(kind, quoted) for kind, group in groups for quoted in group]
    return [
        Event(
            number,
            kind,
            quoted,
            str(quoted.statement.said_on) if quoted.statement.said_on else None,
            str(quoted.article.published) if quoted.article.published else None,
            f"{moment:%Y-%m-%d}" if (moment := view.retrieved.get(quoted.article.id)) else None,
        )
        for number, (kind, quoted) in enumerate(numbered, 1)
    ]


def in_order(shown: Told) -> list[Quoted]:
    """Return the statements of the claim in the order in which the page shows them."""
    found = [shown.allegation, *shown.same_report]
    for repeat in shown.repeats:
        found += [repeat.first, *repeat.more]
    return found


def routes(ledger: Ledger, pages: Pages) -> APIRouter:
    """Return the routes of disputes over `ledger`."""
    router = APIRouter()

    @router.get("/")
    @router.get("/disputes")
    def index(
        denied: Annotated[Literal["yes", "no"], Query()] = "yes",
        after: Annotated[str | None, Query(max_length=16)] = None,
    ) -> HTMLResponse:
        found = ledger.disputes(limit=_PER_PAGE + 1, after=after, denied=denied == "yes")
        return pages.render(
            "disputes.html",
            disputes=[told(view) for view in found[:_PER_PAGE]],
            denied=denied,
            after=after,
            more=found[_PER_PAGE - 1].id if len(found) > _PER_PAGE else None,
            unlinked=found[0].unlinked if found else len(ledger.unlinked()),
            counts=ledger.counts(),
        )

    _add_files(router, ledger, pages)

    @router.get("/disputes/{id_}")
    def dispute(id_: str) -> Response:
        view = ledger.dispute(id_)
        if view is None:
            return pages.missing("dispute", id_, ledger.superseded(id_))
        if view.id != id_:
            return RedirectResponse(f"/disputes/{view.id}", status_code=303)
        shown = told(view)
        points = events(shown)
        numbers = {event.quoted.statement.id: event.number for event in points}
        return pages.render("dispute.html", shown=shown, events=points, numbers=numbers, drawing=draw(points))

    return router


def _add_files(router: APIRouter, ledger: Ledger, pages: Pages) -> None:
    """Add the dispute as a dossier and a file; before its page, whose address would take theirs for ids."""

    @router.get("/disputes/{id_}/dossier")
    def dossier(id_: str) -> Response:
        with ledger.snapshot() as moment:
            told = citing.dossier(moment, id_)
        if told is None:
            return pages.missing("dispute", id_)
        return dossiers.page(pages, told)

    @router.get("/disputes/{id_}.jsonld")
    def as_jsonld(id_: str) -> Response:
        with ledger.snapshot() as moment:
            told = citing.annotated_dispute(moment, id_, about_file(moment, Sought()))
        if told is None:
            return pages.missing("dispute", id_)
        return attached(as_json(told), "application/ld+json", f"onrecord-dispute-{id_}.jsonld")
