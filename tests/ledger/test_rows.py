from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, Engine

from onrecord.ledger import canon, engine, rows, store
from onrecord.ledger.queries import load_record
from onrecord.records import Judgement, Page, Record, Speaker
from strategies import judgements, pages, records


@pytest.fixture(scope="module")
def database() -> Iterator[Engine]:
    opened = engine.connect("sqlite://", create=True)
    yield opened
    opened.dispose()


@contextmanager
def emptied(database: Engine) -> Iterator[Connection]:
    """A connection to the empty ledger; what is written on it is undone."""
    with database.connect() as connection:
        yield connection
        connection.rollback()


def keep(connection: Connection, page: Page, record: Record, fingerprint: str) -> None:
    store.keep(connection, page, rows.page_row(page), record, fingerprint)


@settings(max_examples=50, deadline=None)
@given(st.data(), records())
def test_a_record_comes_back_as_it_was_kept(database: Engine, data: st.DataObject, record: Record) -> None:
    with emptied(database) as connection:
        keep(connection, data.draw(pages(record)), record, "f")
        assert load_record(connection, record.article.id) == record


@settings(max_examples=25, deadline=None)
@given(st.data(), records())
def test_a_record_that_replaced_another_leaves_nothing_of_it(
    database: Engine, data: st.DataObject, record: Record
) -> None:
    before = data.draw(records(of=st.just(record.article)))
    page = data.draw(pages(record))
    with emptied(database) as connection:
        keep(connection, page, before, "f")
        keep(connection, page, record, "g")
        assert load_record(connection, record.article.id) == record
        replaced = canon.digest(connection)
    with emptied(database) as connection:
        keep(connection, page, record, "g")
        assert canon.digest(connection) == replaced


@given(judgements)
def test_a_judgement_comes_back_from_its_row(judgement: Judgement) -> None:
    assert rows.read_judgement(rows.judgement_row(judgement)) == judgement


@given(st.binary())
def test_compression_is_undone(content: bytes) -> None:
    assert rows.decompress(rows.compress(content)) == content


def keys(kind: str | None, *names: str) -> set[str]:
    return rows.name_keys(Speaker("0" * 16, names[0], kind, names[1:]))  # type: ignore[arg-type]


def test_a_person_is_looked_up_by_what_each_name_ends_with() -> None:
    assert keys("person", "Ida van der Molen", "Mrs Dam") == {
        "ida van der molen",
        "van der molen",
        "der molen",
        "molen",
        "mrs dam",
        "dam",
    }


def test_a_generation_is_no_last_name() -> None:
    assert keys(None, "Tom Reyk Jr.") == {"tom reyk jr.", "tom reyk", "reyk jr.", "reyk"} - {"reyk jr."}


def test_an_organisation_has_no_last_name() -> None:
    assert keys("organisation", "Ministry of Works") == {"ministry of works"}


def test_names_are_folded() -> None:
    assert rows.fold(" José  O’Brien ") == rows.fold("JOSE O'BRIEN")
