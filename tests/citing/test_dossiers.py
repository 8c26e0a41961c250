import hashlib

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
