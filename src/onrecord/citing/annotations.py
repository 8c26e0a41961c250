"""Statements and disputes as W3C Web Annotations in JSON-LD, the words told as what somebody said.

The one context is that of the Web Annotation vocabulary; it names schema.org by the prefix `schema`, so that
nothing else need be fetched to read a file. `docs/export.md` says which term stands for what, and why.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from onrecord import present
from onrecord.citing.rows import BATCH, claims
from onrecord.ledger import ArticleHeader, Listed, Query, Quoted, Snapshot, Tie
from onrecord.ledger.flat import denials
from onrecord.records import Span, Spans, digest

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
Json = dict[str, Any]
_AROUND = 32
"""Characters before and after the words, by which they are found where the page's text is another."""
_PERSONS = {"person": "schema:Person", "organisation": "schema:Organization"}


def collection(moment: Snapshot, query: Query, about: Mapping[str, object]) -> Iterator[str]:
    """Return the pieces of one document with all that the query finds, each statement with its denials.

    The first piece comes before the statements and the last one after them; each other one is a statement.

    Raises:
        QueryError: for what no query can have.
    """
    found = moment.statements(query, BATCH)

    def pieces() -> Iterator[str]:
        page = json.dumps(_page(about), ensure_ascii=False)
        yield page[:-1] + ', "items": ['
        between = "\n"
        for some in found:
            same = claims(moment, some)
            texts = moment.texts({listed.article.id for listed in some})
            for listed in some:
                told = _annotations(listed, same, texts[listed.article.id])
                yield between + ",\n".join(json.dumps(one, ensure_ascii=False) for one in told)
                between = ",\n"
        yield "\n]}\n"

    return pieces()


def annotated_statement(moment: Snapshot, listed: Listed, about: Mapping[str, object]) -> Json:
    """Return one statement with its denials as a document."""
    return annotated(moment, [listed], about)


def annotated_dispute(moment: Snapshot, id_: str, about: Mapping[str, object]) -> Json | None:
    """Return a dispute, its claim with repeats, denials and refusals, as a document.

    Raises:
        LedgerError: when several ids begin so.
    """
    view = moment.dispute(id_)
    if view is None:
        return None
    quoted = [*view.claim, *(denial.statement for denial in view.denials), *view.refusals]
    return annotated(moment, moment.listed([one.statement.id for one in quoted]), about)


def annotated(moment: Snapshot, some: list[Listed], about: Mapping[str, object]) -> Json:
    """Return these statements, each with its denials, as a document; no annotation stands in it twice."""
    same = claims(moment, some)
    texts = moment.texts({listed.article.id for listed in some})
    told = [one for listed in some for one in _annotations(listed, same, texts[listed.article.id])]
    return _page(about) | {"items": list({one["id"]: one for one in told}.values())}


def _page(about: Mapping[str, object]) -> Json:
    told = {key: value for key, value in about.items() if value}
    of = digest(str(told["ledger_sha256"]), json.dumps(told.get("query", {})), length=16)
    return {
        "@context": CONTEXT,
        "id": _urn("export", of),
        "type": ["AnnotationPage", "schema:Dataset"],
        "generator": {
            "type": ["Software", "schema:SoftwareApplication"],
            "name": "Onrecord",
            "schema:softwareVersion": told["onrecord"],
            "schema:softwareRequirements": f"models {told.get('models', 'none')}; "
            f"installed weights sha256:{told['weights_sha256']}",
        },
        "schema:isBasedOn": {
            "type": "schema:Dataset",
            "schema:name": "An Onrecord ledger",
            "schema:identifier": f"sha256:{told['ledger_sha256']}",
        },
        "generated": told["made"],
    }


def _annotations(listed: Listed, same: Mapping[str, Listed], text: str) -> Iterator[Json]:
    """Yield a statement where it stands, then what disputes it."""
    answers = list(denials(listed, same))
    body = _said(listed) | ({"schema:subjectOf": [_said(tie.other) for _, tie in answers]} if answers else {})
    yield {
        "id": _urn("annotation", listed.statement.id),
        "type": "Annotation",
        "motivation": "describing",
        "body": body,
        "target": [_place(listed.article, text, span) for span in _spans(listed)],
    }
    # Denials of its repeats stand in `subjectOf` above, and as annotations beside the statements they answer.
    for answered, tie in answers:
        if answered == listed.statement.id:
            yield _dispute(answered, tie)


def _dispute(answered: str, tie: Tie) -> Json:
    reviewed = "confirmed by a reviewer" if tie.link.state == "confirmed" else "not reviewed"
    return {
        "id": _urn("link", tie.link.id),
        "type": "Annotation",
        "motivation": "questioning",
        "label": f"disputes it; {reviewed}; score {tie.link.score:.2f}",
        "body": _said(tie.other),
        "target": _urn("statement", answered),
    }


def _said(quoted: Quoted) -> Json:
    """Return a statement as a quotation, or as a claim where the words are the reporter's."""
    statement, article = quoted.statement, quoted.article
    direct = statement.form == "direct"
    told: Json = {
        "id": _urn("statement", statement.id),
        "type": "schema:Quotation" if direct else "schema:Claim",
        "schema:text": quoted.words or quoted.cue_words,
        "schema:creditText": _credit(quoted),
    }
    if statement.speaker and present.doubt(statement) is None and statement.speaker_kind in _PERSONS:
        speaker = {"type": _PERSONS[statement.speaker_kind], "schema:name": statement.speaker}
        if statement.role and statement.speaker_kind == "person":
            speaker["schema:jobTitle"] = statement.role
        told["schema:spokenByCharacter" if direct else "schema:creator"] = speaker
    if statement.said_on:
        told["schema:dateCreated"] = str(statement.said_on)
    if article.published:
        told["schema:datePublished"] = str(article.published)
    told["schema:isBasedOn" if direct else "schema:appearance"] = _article(article)
    return told


def _credit(quoted: Quoted) -> str:
    """Return who said it as far as it can be told, in what office and with what act."""
    statement = quoted.statement
    name, doubt = present.named(quoted), present.doubt(statement)
    who = f"perhaps {name} (not certain)" if doubt == "uncertain" else name
    act = f"act: {statement.act}" if statement.act else "act not told"
    return "; ".join(part for part in (who, statement.role, act) if part)


def _article(article: ArticleHeader) -> Json:
    told: Json = {
        "id": _source(article),
        "type": "schema:Article",
        "schema:name": article.title or article.doc,
        "schema:identifier": article.id,
    }
    if article.outlet:
        told["schema:publisher"] = {"type": "schema:Organization", "schema:name": article.outlet}
    if article.published:
        told["schema:datePublished"] = str(article.published)
    return told


def _spans(quoted: Quoted) -> Spans:
    statement = quoted.statement
    return statement.content or statement.cue or statement.source


def _place(article: ArticleHeader, text: str, span: Span) -> Json:
    return {
        "type": "SpecificResource",
        "source": _source(article),
        "selector": [
            {
                "type": "TextQuoteSelector",
                "exact": span.of(text),
                "prefix": text[max(0, span.start - _AROUND) : span.start],
                "suffix": text[span.end : span.end + _AROUND],
            },
            {"type": "TextPositionSelector", "start": span.start, "end": span.end},
        ],
    }


def _source(article: ArticleHeader) -> str:
    """Return the article's URL, or a name where it has none."""
    return article.url or _urn("article", article.id)


def _urn(kind: str, id_: str) -> str:
    return f"urn:x-onrecord:{kind}:{id_}"
