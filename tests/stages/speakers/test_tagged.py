from typing import Any

import pytest

from onrecord.records import Span
from onrecord.stages.speakers.referents import Referents
from onrecord.stages.speakers.tagged import in_sources, owners

OWNED = [
    ("The mayor of Arden, Ann Lee, met Tom Roe.", "mayor of Arden", "Ann Lee"),
    ("Harbour chief Ann Lee met Tom Roe.", "Harbour chief", "Ann Lee"),
    ("Tom Roe met Ann Lee, the harbour chief, in May.", "harbour chief", "Ann Lee"),
    ("Tom Roe met harbour chief Ann Lee.", "harbour chief", "Ann Lee"),
    ("Ann Lee, harbour chief, Tom Roe and others left.", "harbour chief", "Ann Lee"),
]


def read(mark: Any, text: str) -> Referents:
    article, encoding, _ = mark(text)
    return Referents(article, encoding)


@pytest.mark.parametrize(("text", "office", "owner"), OWNED)
def test_an_office_belongs_to_the_name_that_it_stands_by(
    mark: Any, text: str, office: str, owner: str
) -> None:
    people = read(mark, text)
    span = Span(text.index(office), text.index(office) + len(office))
    found = owners([span], people.all, people.encoding)
    assert {r.name for r in people.all if id(r) in found} == {owner}


@pytest.mark.parametrize(
    "text", ["The harbour chief left. Ann Lee stayed.", 'The harbour chief said "Ann Lee left".']
)
def test_an_office_without_a_name_beside_it_belongs_to_nobody(mark: Any, text: str) -> None:
    people = read(mark, text)
    span = Span(4, 17)
    assert owners([span], people.all, people.encoding) == {}


def test_an_office_in_a_source_belongs_to_whom_the_source_means(mark: Any) -> None:
    text = "Ann Lee left. The harbour chief said so."
    people = read(mark, text)
    (lee,) = (r for r in people.all if r.name == "Ann Lee")
    lee.heard.append(Span(14, 31))
    assert in_sources([Span(18, 31)], people.all) == {id(lee): [Span(18, 31)]}
