"""Exported JSON-LD, expanded and held against the terms of `citing_vocabulary.py`."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from pyld import jsonld

from citing_vocabulary import AS, CONTEXT, DCTERMS, DOMAINS, OA, RANGES, SCHEMA, kinds
from handmade import record
from onrecord.citing import annotated_dispute, annotated_statement, collection
from onrecord.citing.annotations import CONTEXT as NAMED
from onrecord.citing.exports import about_file
from onrecord.ledger import Ledger, Query
from press import LONG

ACCUSATION = record().statements[3]
EVERYTHING = Query()


def _load(url: str, _: object) -> dict[str, Any]:
    assert url == NAMED
    return {"contextUrl": None, "documentUrl": url, "document": {"@context": CONTEXT}}


def expand(document: Any) -> Any:
    return jsonld.expand(document, {"documentLoader": _load})


def whole(ledger: Ledger, query: Query = EVERYTHING) -> Any:
    with ledger.snapshot() as moment:
        return json.loads("".join(collection(moment, query, about_file(moment, query))))


def one(ledger: Ledger, id_: str) -> Any:
    with ledger.snapshot() as moment:
        view = moment.statement(id_)
        assert view is not None
        return annotated_statement(moment, view, about_file(moment, Query()))


def nodes(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, list):
        for each in value:
            yield from nodes(each)
    elif isinstance(value, dict):
        if "@value" not in value:
            yield value
        for each in value.values():
            yield from nodes(each)


def keys(value: Any) -> set[str]:
    return {key for node in nodes(value) for key in node if not key.startswith("@")}


def types(node: dict[str, Any]) -> set[str]:
    return set(node.get("@type", []))


@pytest.fixture(params=["press", "told_again"])
def expanded(request: pytest.FixtureRequest) -> Any:
    return expand(whole(request.getfixturevalue(request.param)))


def test_every_name_in_a_document_means_something(press: Ledger) -> None:
    document = whole(press)
    names = {key for node in nodes(document) for key in node}
    assert {name for name in names if ":" not in name} - {"@context"} <= set(CONTEXT)
    # What has no meaning is dropped by expanding: nothing was.
    assert len(list(nodes(expand(document)))) >= len(list(nodes(document)))


def test_every_term_is_one_of_its_vocabulary(expanded: Any) -> None:
    known = {each if isinstance(each, str) else each["@id"] for each in CONTEXT.values()}
    used = keys(expanded) | {type_ for node in nodes(expanded) for type_ in types(node)}
    for iri in used:
        term = iri.removeprefix(SCHEMA)
        assert iri in known or term in DOMAINS or kinds(term)


def test_schema_org_terms_are_used_on_what_they_are_defined_for(expanded: Any) -> None:
    for node in nodes(expanded):
        own = {
            kind for type_ in types(node) if type_.startswith(SCHEMA) for kind in kinds(type_[len(SCHEMA) :])
        }
        for key, values in node.items():
            if not key.startswith(SCHEMA):
                continue
            assert DOMAINS[key[len(SCHEMA) :]] in own, (key, types(node))
            for value in values:
                if "@value" in value:
                    assert key[len(SCHEMA) :] not in RANGES
                    continue
                found = {kind for type_ in types(value) for kind in kinds(type_.removeprefix(SCHEMA))}
                assert found & RANGES[key[len(SCHEMA) :]]


def test_every_annotation_has_what_the_model_asks_for(expanded: Any) -> None:
    found = [node for node in nodes(expanded) if f"{OA}Annotation" in types(node)]
    assert found
    for node in found:
        assert node["@id"].startswith("urn:")
        assert len(node[f"{OA}motivatedBy"]) == 1
        assert node[f"{OA}hasBody"]
        assert node[f"{OA}hasTarget"]
    [page] = expanded
    assert page["@id"]
    assert f"{AS}OrderedCollectionPage" in types(page)
    assert page[f"{DCTERMS}issued"]


def test_no_annotation_stands_twice_in_a_document(press: Ledger) -> None:
    ids = [each["id"] for each in whole(press)["items"]]
    assert len(ids) == len(set(ids))


def test_selectors_find_the_exact_words_in_code_points(told_again: Ledger) -> None:
    text = record().article.text
    items = {each["id"]: each for each in whole(told_again)["items"]}
    targets = items[f"urn:x-onrecord:annotation:{ACCUSATION.id}"]["target"]
    assert len(targets) == len(ACCUSATION.content) == 2
    for target, span in zip(targets, ACCUSATION.content, strict=True):
        quote, position = target["selector"]
        assert (position["start"], position["end"]) == (span.start, span.end)
        assert quote["exact"] == text[span.start : span.end]
        assert text[: span.start].endswith(quote["prefix"])
        assert text[span.end :].startswith(quote["suffix"])


def test_a_denial_questions_the_claim_and_stands_with_it(told_again: Ledger) -> None:
    said, denial = one(told_again, ACCUSATION.id)["items"]
    assert denial["motivation"] == "questioning"
    assert denial["target"] == said["body"]["id"] == f"urn:x-onrecord:statement:{ACCUSATION.id}"
    assert denial["body"]["schema:text"] == "she took money"
    [told] = said["body"]["schema:subjectOf"]
    assert told == denial["body"]
    assert "not reviewed" in denial["label"]


def test_a_claim_that_is_told_again_has_the_denial_of_the_first_report(told_again: Ledger) -> None:
    bodies = [each["body"] for each in whole(told_again, Query(outlet="Northshore Gazette"))["items"]]
    [again] = bodies
    assert [each["schema:text"] for each in again["schema:subjectOf"]] == ["she took money"]


def test_words_of_the_reporter_are_a_claim_and_no_quotation(press: Ledger) -> None:
    bodies = [each["body"] for each in whole(press)["items"] if each["motivation"] == "describing"]
    kinds_by_text = {body["schema:text"]: body["type"] for body in bodies}
    assert kinds_by_text[LONG] == "schema:Claim"
    assert kinds_by_text["“We have paid for nothing,”"] == "schema:Quotation"


def test_whoever_is_not_certain_to_have_said_it_is_not_named_as_its_speaker(press: Ledger) -> None:
    [hit] = press.search("reportedly")
    [said, *_] = one(press, hit.statement.id)["items"]
    assert "schema:creator" not in said["body"]
    assert said["body"]["schema:creditText"].startswith("perhaps Ruud Ansah (not certain)")


def test_a_dispute_has_its_claim_repeats_denials_and_refusals(press: Ledger) -> None:
    [hit] = press.search("reportedly")
    view = press.dispute(hit.statement.id)
    assert view is not None
    with press.snapshot() as moment:
        told = annotated_dispute(moment, view.id, about_file(moment, Query()))
    assert told is not None
    said = {each["id"] for each in told["items"] if each["motivation"] == "describing"}
    every = [*view.claim, *(denial.statement for denial in view.denials), *view.refusals]
    assert said == {f"urn:x-onrecord:annotation:{quoted.statement.id}" for quoted in every}
