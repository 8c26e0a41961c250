"""Parameters that several addresses of the API take, and how its errors are told."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import Path, Query, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse

from onrecord.errors import AmbiguousIdError, QueryError
from onrecord.ledger import ArticleHeader, Ledger
from onrecord.ledger import Query as Sought
from onrecord.ledger.query import refined
from onrecord.records import Act, Form, SpeakerKind
from onrecord.web.api.models import Problem

_DAY = r"^\d{4}(-\d\d(-\d\d)?)?$"
_DAYS = "YYYY, YYYY-MM or YYYY-MM-DD; what certainly lies in the range is found."

Id = Annotated[
    str,
    Path(pattern="^[0-9a-f]{6,16}$", description="An id, or its first six digits at least."),
]
FULL_ID = Path(pattern="^[0-9a-f]{16}$", description="The id of the speaker in any of the articles.")
Limit = Annotated[int, Query(ge=1, le=200, description="How many items at most.")]
Words = Annotated[
    str,
    Query(
        max_length=500,
        description='Words that must all occur; "a phrase" in double quotes; `minist*` for a beginning.',
        examples=["cracks november"],
    ),
]
After = Annotated[
    str | None, Query(max_length=200, description="`next` of the answer before.", examples=[None])
]
Day = Annotated[str | None, Query(pattern=_DAY, description=_DAYS, examples=["2025-03"])]
Name = Annotated[str | None, Query(min_length=1, max_length=200)]

FAILED: dict[int | str, dict[str, Any]] = {
    422: {
        "model": Problem,
        "description": "The request asks for what cannot be; `detail` says what to change.",
    },
    503: {"model": Problem, "description": "The ledger cannot be read just now."},
}
MISSING: dict[int | str, dict[str, Any]] = {
    404: {"model": Problem, "description": "The ledger has nothing of this id."},
    410: {"model": Problem, "description": "It was withdrawn or purged; `detail` says when and why."},
}


def query(
    q: Words = "",
    speaker: Annotated[
        str | None,
        Query(
            min_length=1,
            max_length=200,
            description="A speaker's id, sought in all articles as far as evidence tells that they are one; "
            "or a name, of all who bear it: `namesakes` of the answer tells them apart.",
        ),
    ] = None,
    act: Act | None = None,
    outlet: Name = None,
    said_from: Day = None,
    said_to: Day = None,
    published_from: Day = None,
    published_to: Day = None,
    disputed: Annotated[bool | None, Query(description="Whether another statement disputes it.")] = None,
    form: Form | None = None,
    kind: Annotated[SpeakerKind | None, Query(description="Kind of speaker.")] = None,
    hedged: Annotated[bool | None, Query(description="Whether the speaker hedges.")] = None,
) -> Sought:
    """Return the query that a request asks for."""
    return refined(
        Sought(q),
        speaker=speaker,
        act=act,
        outlet=outlet,
        said_from=said_from,
        said_to=said_to,
        published_from=published_from,
        published_to=published_to,
        disputed=disputed,
        form=form,
        kind=kind,
        hedged=hedged,
    )


def not_found(ledger: Ledger, what: str, id_: str, superseded: ArticleHeader | None = None) -> JSONResponse:
    """Return the answer that the ledger has no such thing, that it was withdrawn, or is superseded."""
    notice = ledger.withdrawn(id_)
    if notice is not None:
        return problem(410, f"{what} “{id_}” was {notice.fate} on {notice.made_at:%Y-%m-%d}: {notice.reason}")
    if superseded:
        by = superseded.superseded_by
        return problem(404, f"the {what} “{id_}” stands in a superseded article, whose current one is “{by}”")
    return problem(404, f"the ledger has no {what} “{id_}”")


def problem(status: int, detail: str) -> JSONResponse:
    """Return what was wrong, on one line."""
    return JSONResponse({"detail": detail}, status)


def invalid(_: Request, error: RequestValidationError) -> JSONResponse:
    """Tell which parameter cannot be understood, and why."""
    told = [f"{'.'.join(map(str, one['loc'][1:])) or one['loc'][0]}: {one['msg']}" for one in error.errors()]
    return problem(422, "; ".join(told))


def failed(_: Request, error: Exception) -> JSONResponse:
    """Tell what no query or id can be (422), or that the ledger cannot be read (503)."""
    return problem(422 if isinstance(error, QueryError | AmbiguousIdError) else 503, str(error))
