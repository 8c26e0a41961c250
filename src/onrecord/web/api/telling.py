"""The ledger's views as the models of the API."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from onrecord import present
from onrecord.ledger import (
    ArticleHeader,
    ArticleView,
    Counted,
    DisputeView,
    Hit,
    Listed,
    Namesake,
    OfficeSeen,
    PersonView,
    Quoted,
    Results,
    StatementView,
    Tie,
)
from onrecord.ledger.searching import MOST_NAMESAKES
from onrecord.records import Judgement, PartialDate, Spans
from onrecord.web.api import models


def day(known: PartialDate | None) -> str | None:
    """Return a day as text."""
    return str(known) if known else None


def spans(pieces: Spans) -> list[models.Span]:
    """Return spans as pairs."""
    return [(piece.start, piece.end) for piece in pieces]


def article(header: ArticleHeader) -> models.Article:
    """Tell an article without its text."""
    return models.Article(**_article(header))  # type: ignore[arg-type]


def _article(header: ArticleHeader) -> dict[str, object]:
    names = ("id", "doc", "title", "byline", "outlet", "url", "language", "analysed", "superseded_by")
    return {name: getattr(header, name) for name in names} | {"published": day(header.published)}


def said(quoted: Quoted) -> models.Said:
    """Tell a statement without its links, as the other end of one."""
    return models.Said(**_said(quoted))  # type: ignore[arg-type]


def _said(quoted: Quoted) -> dict[str, object]:
    statement = quoted.statement
    plain = ("id", "role", "act", "certainty", "distance", "channel", "target", "form", "state")
    return {name: getattr(statement, name) for name in plain} | {
        "speaker": models.Speaker(
            name=statement.speaker,
            kind=statement.speaker_kind,
            doubt=present.doubt(statement),
            candidates=[
                models.Candidate(name=c.name, score=c.score, why=c.why) for c in statement.candidates
            ],
        ),
        "source": quoted.source_words,
        "cue": quoted.cue_words,
        "words": quoted.words,
        "said_on": day(statement.said_on),
        "said_on_words": quoted.said_on_words,
        "article": article(quoted.article),
    }


def statement(listed: Listed) -> models.Statement:
    """Tell a statement with its links."""
    return models.Statement(**_statement(listed))  # type: ignore[arg-type]


def _statement(listed: Listed) -> dict[str, object]:
    told = listed.statement
    return _said(listed) | {
        "spans": models.Spans(
            source=spans(told.source),
            cue=spans(told.cue),
            content=spans(told.content),
            said_on_words=spans(told.said_on_words),
        ),
        "inside": told.inside,
        "outer": said(listed.outer) if listed.outer else None,
        "confidence": told.confidence,
        "model": told.model,
        "links": [_link(tie) for tie in listed.ties],
    }


def _link(tie: Tie) -> models.Link:
    verb = present.VERBS[tie.link.kind][0 if tie.outgoing else 1]
    return models.Link(
        kind=tie.link.kind,
        verb=verb,  # type: ignore[arg-type]
        state=tie.link.state,
        score=tie.link.score,
        other=said(tie.other),
    )


def _hit(hit: Hit) -> models.Hit:
    return models.Hit(**_statement(hit), highlights=spans(hit.highlights))  # type: ignore[arg-type]


def statement_detail(view: StatementView) -> models.StatementDetail:
    """Tell all that is known of a statement."""
    return models.StatementDetail(
        **_statement(view),  # type: ignore[arg-type]
        inner=[said(inner) for inner in view.inner],
        judgements=[_judgement(judgement) for judgement in view.judgements],
    )


def _judgement(judgement: Judgement) -> models.Judgement:
    names = ("made_at", "reviewer", "subject", "field", "before", "after")
    return models.Judgement(**{name: getattr(judgement, name) for name in names})


def namesake(one: Namesake) -> models.Namesake:
    """Tell who bears a name."""
    return models.Namesake(**_namesake(one))  # type: ignore[arg-type]


def _namesake(one: Namesake) -> dict[str, object]:
    return {
        "id": one.id,
        "name": one.name,
        "kind": one.kind,
        "offices": list(one.offices),
        "articles": len(one.ids),
        "why": list(one.why),
    }


def results(found: Results) -> models.Statements:
    """Tell a page of a search."""
    return models.Statements(
        query=found.query.parameters,
        order=found.order,
        total=found.total,
        items=[_hit(hit) for hit in found],
        next=found.next,
        facets={name: _counted(counted) for name, counted in found.facets.items()},
        namesakes=[namesake(one) for one in found.namesakes[:MOST_NAMESAKES]],
        namesakes_total=len(found.namesakes),
    )


def _counted(counted: Iterable[Counted]) -> list[models.Counted]:
    return [models.Counted(value=one.value, label=one.label, count=one.count) for one in counted]


def article_detail(view: ArticleView) -> models.ArticleDetail:
    """Tell an article with all that belongs to it."""
    told = view.record.article
    return models.ArticleDetail(
        **_article(view.header),  # type: ignore[arg-type]
        dateline=told.dateline,
        text=told.text,
        stray=[models.Stray(text=piece.text, reason=piece.reason) for piece in told.stray],
        statements=[statement(one) for one in view.statements],
        versions=[
            models.Version(address=v.address, number=v.number, article=v.article, retrieved=v.retrieved)
            for v in view.versions
        ],
    )


def speaker_detail(
    one: Namesake,
    offices: Iterable[OfficeSeen],
    others: Sequence[Namesake],
    person: PersonView,
    found: Results,
) -> models.SpeakerDetail:
    """Tell a speaker in all articles, with the first page of what they said."""
    return models.SpeakerDetail(
        **_namesake(one),  # type: ignore[arg-type]
        offices_seen=[models.Office(office=seen.office, article=article(seen.article)) for seen in offices],
        namesakes=[namesake(other) for other in others[:MOST_NAMESAKES]],
        namesakes_total=len(others),
        total=found.total,
        statements=[statement(hit) for hit in found],
        next=found.next,
        answered=[statement(listed) for listed in person.answered],
        answered_total=person.answered_in_all,
        about=[statement(listed) for listed in person.about],
        about_total=person.about_in_all,
    )


def dispute(view: DisputeView) -> models.Dispute:
    """Tell a claim with its denials."""
    return models.Dispute(
        id=view.id,
        claim=[said(quoted) for quoted in view.claim],
        denials=[
            models.Denial(
                statement=said(denial.statement),
                states=sorted({link.state for link in denial.links}),
                score=max(link.score for link in denial.links),
                speaker=denial.speaker,
            )
            for denial in view.denials
        ],
        refusals=[said(quoted) for quoted in view.refusals],
        outer={id_: said(quoted) for id_, quoted in view.outer.items()},
        reports=view.reports,
        outlets=list(view.outlets),
        copies={id_: [article(copy) for copy in copies] for id_, copies in view.copies.items()},
        searched=view.searched,
        unlinked=view.unlinked,
    )
