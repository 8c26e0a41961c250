import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from onrecord.citing import bibtex, cite, csl
from onrecord.ledger import Ledger, Retrieval, StatementView
from onrecord.records import PartialDate
from press import SVANTE

RETRIEVED = Retrieval("https://x.example/", "ab", datetime(2024, 6, 1, 8, 30, tzinfo=UTC))


@pytest.fixture
def accusation(press: Ledger) -> StatementView:
    found = next(hit for hit in press.search(act="accuse", limit=50) if hit.article.doc == "estuary")
    view = press.statement(found.statement.id)
    assert view is not None
    return view


def field(entry: str, name: str) -> str:
    found = re.search(rf"^  {name} = {{(.*)}},$", entry, re.MULTILINE)
    assert found, entry
    return found[1]


def test_every_form_names_speaker_outlet_and_who_disputes_it(accusation: StatementView) -> None:
    [item] = csl(accusation)
    for told in (cite(accusation), bibtex(accusation), item["note"]):
        assert SVANTE in told
        assert "disputed by Ines Okafor" in told
        assert "[in the article’s words]" in told
    assert item["container-title"] == field(bibtex(accusation), "howpublished") == "The Estuary"


def test_an_entry_of_bibtex_has_balanced_braces_and_no_bare_special_signs(accusation: StatementView) -> None:
    odd = replace(accusation.article, title=r"50% of {nothing} & more \ #1_a^b~$", outlet="A & B")
    entry = bibtex(replace(accusation, article=odd))
    assert field(entry, "howpublished") == r"A \& B"
    bare = re.sub(r"\\[{}$&#_%]", "", entry)
    assert bare.count("{") == bare.count("}")
    assert not set("$&#%") & set(bare)


def test_a_day_is_given_as_precisely_as_it_is_known(accusation: StatementView) -> None:
    year = replace(accusation, article=replace(accusation.article, published=PartialDate(2024)))
    assert csl(year)[0]["issued"] == {"date-parts": [[2024]]}
    assert "month" not in bibtex(year)
    none = replace(accusation, article=replace(accusation.article, published=None))
    assert "issued" not in csl(none)[0]
    assert "year" not in bibtex(none)


def test_the_day_of_retrieval_is_when_it_was_accessed(accusation: StatementView) -> None:
    assert csl(accusation, RETRIEVED)[0]["accessed"] == {"date-parts": [[2024, 6, 1]]}
    assert field(bibtex(accusation, RETRIEVED), "urldate") == "2024-06-01"
