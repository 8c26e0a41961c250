"""The terms that exported JSON-LD may use, written down from the definitions of their vocabularies.

Sources: Web Annotation Vocabulary, https://www.w3.org/TR/annotation-vocab/ (its context is appendix A,
https://www.w3.org/ns/anno.jsonld); schema.org, https://schema.org/TERM for each term. They were written down
without a connection to either, and no copy of W3C's context is here: the one below is our own and names these
terms alone. So the tests prove that our documents mean these IRIs if W3C's context gives the names so.
"""

from typing import Any

OA = "http://www.w3.org/ns/oa#"
AS = "http://www.w3.org/ns/activitystreams#"
SCHEMA = "http://schema.org/"
DCTERMS = "http://purl.org/dc/terms/"
_IRI = {"@type": "@id"}
_XSD = "http://www.w3.org/2001/XMLSchema#"

CONTEXT: dict[str, Any] = {
    "schema": SCHEMA,
    "id": "@id",
    "type": "@type",
    "Annotation": f"{OA}Annotation",
    "SpecificResource": f"{OA}SpecificResource",
    "TextQuoteSelector": f"{OA}TextQuoteSelector",
    "TextPositionSelector": f"{OA}TextPositionSelector",
    "AnnotationPage": f"{AS}OrderedCollectionPage",
    "Software": f"{AS}Application",
    "describing": f"{OA}describing",
    "questioning": f"{OA}questioning",
    "body": {"@id": f"{OA}hasBody", **_IRI},
    "target": {"@id": f"{OA}hasTarget", **_IRI},
    "source": {"@id": f"{OA}hasSource", **_IRI},
    "selector": {"@id": f"{OA}hasSelector", **_IRI},
    "motivation": {"@id": f"{OA}motivatedBy", "@type": "@vocab"},
    "exact": f"{OA}exact",
    "prefix": f"{OA}prefix",
    "suffix": f"{OA}suffix",
    "start": {"@id": f"{OA}start", "@type": f"{_XSD}nonNegativeInteger"},
    "end": {"@id": f"{OA}end", "@type": f"{_XSD}nonNegativeInteger"},
    "items": {"@id": f"{AS}items", "@type": "@id", "@container": "@list"},
    "generator": {"@id": f"{AS}generator", **_IRI},
    "generated": {"@id": f"{DCTERMS}issued", "@type": f"{_XSD}dateTime"},
    "name": "http://xmlns.com/foaf/0.1/name",
    "label": "http://www.w3.org/2000/01/rdf-schema#label",
}

PARENTS = {
    "Thing": None,
    "CreativeWork": "Thing",
    "Quotation": "CreativeWork",
    "Claim": "CreativeWork",
    "Article": "CreativeWork",
    "Dataset": "CreativeWork",
    "SoftwareApplication": "CreativeWork",
    "Person": "Thing",
    "Organization": "Thing",
}
"""What each type of schema.org is a kind of."""

DOMAINS = {
    "name": "Thing",
    "identifier": "Thing",
    "subjectOf": "Thing",
    "text": "CreativeWork",
    "creator": "CreativeWork",
    "creditText": "CreativeWork",
    "dateCreated": "CreativeWork",
    "datePublished": "CreativeWork",
    "isBasedOn": "CreativeWork",
    "publisher": "CreativeWork",
    "spokenByCharacter": "Quotation",
    "appearance": "Claim",
    "jobTitle": "Person",
    "softwareVersion": "SoftwareApplication",
    "softwareRequirements": "SoftwareApplication",
}
"""What each property of schema.org may be used on."""

RANGES = {
    "subjectOf": {"CreativeWork"},
    "creator": {"Person", "Organization"},
    "isBasedOn": {"CreativeWork"},
    "publisher": {"Person", "Organization"},
    "spokenByCharacter": {"Person", "Organization"},
    "appearance": {"CreativeWork"},
}
"""What the value of a property may be where it is a thing; all others here have text or a date."""


def kinds(type_: str) -> set[str]:
    """Return a type of schema.org and all that it is a kind of."""
    found: set[str] = set()
    step: str | None = type_
    while step:
        found.add(step)
        step = PARENTS[step]
    return found
