"""An example of each answer, for the description: a made-up accusation and its denial."""

from __future__ import annotations

from typing import Any

from onrecord.web.api import models

_COURIER = models.Article(
    id="9c1f0b7a52d3e864",
    doc="calder-courier",
    title="Harbour inspector accuses Tidewell of hiding cracks in crane",
    byline="Odile Fenn",
    outlet="The Calder Courier",
    url="https://courier.example/news/2025/03/14/harbour-crane-cracks",
    published="2025-03-14",
    language="en",
    analysed=True,
    superseded_by=None,
)
_WIRE = models.Article(
    id="51d0c4e29ab7f386",
    doc="valley-wire",
    title="Port authority stands by its claim in crane accident",
    byline=None,
    outlet="Valley Wire",
    url=None,
    published="2025-03-14",
    language="en",
    analysed=True,
    superseded_by=None,
)


def _person(name: str) -> models.Speaker:
    return models.Speaker(name=name, kind="person", doubt=None, candidates=[])


_CLAIM = models.Said(
    id="aadea5acbf0838d6",
    speaker=_person("Ilse Marran"),
    source="inspector Ilse Marran",
    cue="the allegation",
    words="that it painted over the cracks",
    role="inspector",
    act="accuse",
    certainty="certain",
    distance=None,
    said_on="2025-03-13",
    said_on_words="on Thursday",
    channel=None,
    target="Tidewell Terminals",
    form="indirect",
    article=_COURIER,
)
_DENIED = models.Said(
    id="ec5215d265f9da11",
    speaker=_person("Hanne Roos"),
    source="Hanne Roos",
    cue="called",
    words='the claim "absurd"',
    role="chief executive of Tidewell Terminals",
    act="deny",
    certainty="certain",
    distance=None,
    said_on=None,
    said_on_words="",
    channel=None,
    target=None,
    form="mixed",
    article=_WIRE,
)
_REST: dict[str, Any] = {
    "spans": models.Spans(source=[(40, 61)], cue=[(21, 35)], content=[(62, 93)], said_on_words=[(94, 105)]),
    "inside": None,
    "outer": None,
    "confidence": 0.91,
    "model": "minilm-l6-2",
    "links": [
        models.Link(kind="disputes", verb="disputed by", state="proposed", score=0.8, other=_DENIED),
    ],
}
_FIELDS = {name: getattr(_CLAIM, name) for name in models.Said.model_fields} | _REST
_NAMESAKE: dict[str, Any] = {
    "id": "3d08ba87409d2acd",
    "name": "Ilse Marran",
    "kind": "person",
    "offices": ["inspector", "harbour inspector of Calder Bay"],
    "articles": 2,
    "why": ["“inspector of Calder Bay” and “harbour inspector of Calder Bay”"],
}
_STATEMENT = models.Statement(**_FIELDS)
_DISPUTE = models.Dispute(
    id=_CLAIM.id,
    claim=[_CLAIM],
    denials=[models.Denial(statement=_DENIED, states=["proposed"], score=0.8, speaker="other")],
    refusals=[],
    outer={},
    reports=1,
    outlets=["The Calder Courier"],
    copies={},
    searched=3,
    unlinked=0,
)

EXAMPLES: tuple[models.Model, ...] = (
    models.Statements(
        query={"q": "cracks", "disputed": "true"},
        order="best",
        total=1,
        items=[models.Hit(**_FIELDS, highlights=[(25, 31)])],
        next=None,
        facets={"act": [models.Counted(value="accuse", label="accuse", count=1)]},
        namesakes=[],
        namesakes_total=0,
    ),
    models.StatementDetail(**_FIELDS, inner=[], judgements=[]),
    models.Articles(items=[_COURIER, _WIRE], next=_WIRE.id),
    models.ArticleDetail(
        **{name: getattr(_COURIER, name) for name in models.Article.model_fields},
        dateline="CALDER BAY",
        text="The company rejected the allegation by inspector Ilse Marran that it painted over the cracks.",
        stray=[models.Stray(text="Striker returns to training", reason="shares no topic with the article")],
        statements=[_STATEMENT],
        versions=[],
    ),
    models.Speakers(items=[models.Namesake(**_NAMESAKE)], next=None),
    models.SpeakerDetail(
        **_NAMESAKE,
        offices_seen=[models.Office(office="inspector", article=_COURIER)],
        namesakes=[],
        namesakes_total=0,
        total=1,
        statements=[_STATEMENT],
        next=None,
        answered=[],
        answered_total=0,
        about=[],
        about_total=0,
    ),
    models.Disputes(items=[_DISPUTE], next=None),
    _DISPUTE,
)


def example(kind: type[models.Model]) -> dict[int | str, dict[str, Any]]:
    """Return the example of this kind of answer, as FastAPI takes it for a response of status 200."""
    shown = next(one for one in EXAMPLES if type(one) is kind)
    return {200: {"content": {"application/json": {"example": shown.model_dump(mode="json")}}}}
