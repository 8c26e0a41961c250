import hashlib
from dataclasses import replace

import pytest

from onrecord.citing import Dossier, dossier
from onrecord.ledger import Ledger


@pytest.fixture
def told(press: Ledger) -> Dossier:
    [hit] = press.search("reportedly")
    with press.snapshot() as moment:
        found = dossier(moment, hit.statement.id)
    assert found is not None
    return found


def test_every_statement_of_the_dispute_has_one_line_in_its_part(told: Dossier) -> None:
    view = told.view
    ids = [line.quoted.statement.id for line in told.lines]
    every = [*view.claim, *(denial.statement for denial in view.denials), *view.refusals]
    assert ids == [quoted.statement.id for quoted in every]
    assert [line.number for line in told.lines] == list(range(1, len(ids) + 1))
    assert len(told.of("claim")) == 1
    assert len(told.of("denial")) == len(view.denials) > 0
    assert told.of("refusal")


def test_every_line_has_the_digest_of_the_bytes_it_was_read_from(told: Dossier, press: Ledger) -> None:
    for line in told.lines:
        record = press.article(line.quoted.article.id)
        assert record is not None
        [retrieval] = line.retrievals
        assert retrieval.page_sha256 == hashlib.sha256(record.article.text.encode()).hexdigest()
        assert retrieval.retrieved is not None


def test_it_names_the_digest_of_the_ledger(told: Dossier, press: Ledger) -> None:
    assert told.provenance.ledger_sha256 == press.digest()


def test_there_is_none_of_an_unknown_statement(press: Ledger) -> None:
    with press.snapshot() as moment:
        assert dossier(moment, "0000000000000000") is None


def test_a_denial_says_which_line_it_disputes(told: Dossier) -> None:
    for line in told.of("denial"):
        assert line.denial is not None
        for link in line.denial.links:
            number = told.number(link.b)
            assert number is not None
            assert told.lines[number - 1].part in ("claim", "repeat")


def test_an_address_is_one_of_the_web_and_no_path_of_this_machine(told: Dossier) -> None:
    line = told.lines[0]
    own = replace(line.retrievals[0], address="file:///home/somebody/page.html")
    odd = replace(line.quoted, article=replace(line.quoted.article, url="javascript:alert(1)"))
    assert line.addresses == ("https://estuary.example/1",)
    assert replace(line, quoted=odd, retrievals=(own,)).addresses == ()
