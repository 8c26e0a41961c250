from typing import Any, get_args
from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import QueryError
from onrecord.ledger import Query
from onrecord.ledger.query import refined
from onrecord.records import Act, Form, PartialDate, SpeakerKind

WORDS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=20)
DAYS = st.dates().map(PartialDate.of) | st.integers(1000, 9999).map(PartialDate)
FIELDS: dict[str, st.SearchStrategy[Any]] = {
    "words": WORDS,
    "speaker": WORDS,
    "outlet": WORDS,
    "act": st.sampled_from(get_args(Act)),
    "form": st.sampled_from(get_args(Form)),
    "kind": st.sampled_from(get_args(SpeakerKind)),
    "disputed": st.booleans(),
    "hedged": st.booleans(),
    **dict.fromkeys(("said_from", "said_to", "published_from", "published_to"), DAYS),
}


@given(st.fixed_dictionaries({}, optional=FIELDS))
def test_an_address_gives_the_query_back_that_it_was_made_of(fields: dict[str, Any]) -> None:
    query = Query(**fields)
    assert Query.parse(query.parameters) == query
    assert Query.parse(dict(parse_qsl(query.address, keep_blank_values=True))) == query


def test_parameters_without_a_value_or_of_something_else_do_not_count() -> None:
    assert Query.parse({"q": "", "act": "", "after": "x", "utm": "y"}) == Query()


def test_a_query_without_anything_is_false() -> None:
    assert not Query()
    assert Query(hedged=False)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("act", "lie"),
        ("said_from", "2024-02-30"),
        ("disputed", "maybe"),
        ("kind", "Person"),
        ("form", "poem"),
    ],
)
def test_a_value_that_a_field_cannot_have_is_refused_with_its_name(name: str, value: str) -> None:
    with pytest.raises(QueryError, match=name):
        Query.parse({name: value})


def test_days_may_be_given_as_text() -> None:
    assert refined(Query("x"), said_to="2024-05") == Query("x", said_to=PartialDate(2024, 5))
