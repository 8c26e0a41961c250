from dataclasses import replace

import pytest
from sqlalchemy import insert

from handmade import article, page, record
from onrecord.errors import LedgerError
from onrecord.ledger import Ledger, engine
from onrecord.ledger.queries import full_id
from onrecord.ledger.schema import pages
from onrecord.records import PartialDate, Record


def test_articles_come_newest_first_and_undated_last(ledger: Ledger) -> None:
    dates = {"a": PartialDate(2024, 5), "b": None, "c": PartialDate(2025), "d": PartialDate(2024, 5, 7)}
    for doc, published in dates.items():
        ledger.keep(page(doc, doc=doc), Record(article(doc=doc, published=published)), "f")
    assert [header.doc for header in ledger.articles()] == ["c", "d", "a", "b"]
    assert [header.doc for header in ledger.articles(limit=2, offset=1)] == ["d", "a"]


def test_a_header_tells_what_is_known_of_the_article(ledger: Ledger) -> None:
    ledger.keep(page(), Record(article(language="de"), analysed=False), "f")
    [header] = ledger.articles()
    assert (header.title, header.published, header.language, header.analysed) == (
        "The harbour money",
        PartialDate(2024, 5, 6),
        "de",
        False,
    )


def test_versions_name_every_address_of_the_article(ledger: Ledger) -> None:
    ledger.keep(page(), record(), "f")
    ledger.keep(page(address="https://mirror.example/1"), record(), "f")
    addresses = [(version.address, version.number) for version in ledger.versions(article().id)]
    assert addresses == [("https://mirror.example/1", 1), ("https://post.example/1", 1)]


def test_counts_tell_all_that_is_held(ledger: Ledger) -> None:
    ledger.keep(page(), record(), "f")
    ledger.keep(page("b", doc="b"), Record(article(doc="b"), analysed=False), "f")
    counts = ledger.counts()
    assert (counts.pages, counts.articles, counts.analysed) == (2, 2, 1)
    assert (counts.statements, counts.speakers, counts.links) == (5, 3, 2)
    assert counts.by_act == {"deny": 2, None: 2, "accuse": 1}


def test_an_article_is_found_by_the_beginning_of_its_id(ledger: Ledger) -> None:
    ledger.keep(page(), record(), "f")
    assert ledger.article(article().id[:6]) == record()
    assert ledger.article("ffffffff") is None


def test_a_beginning_that_is_none_or_fits_several_ids_is_told_apart() -> None:
    database = engine.connect("sqlite://", create=True)
    with database.connect() as connection:
        for id_ in ("abcdef0000000000", "abcdef1111111111"):
            connection.execute(insert(pages.metadata.tables["articles"]), _bare_article(id_))
        articles = pages.metadata.tables["articles"]
        assert full_id(connection, articles, "abcdef1") == "abcdef1111111111"
        assert full_id(connection, articles, "abcde") is None
        assert full_id(connection, articles, "no id!!") is None
        with pytest.raises(LedgerError, match="several"):
            full_id(connection, articles, "abcdef")


def _bare_article(id_: str) -> dict[str, object]:
    return {"id": id_, "doc": id_, "analysed": True, "fingerprint": "f", "text_sha256": "", "text": ""}


def test_a_record_without_statements_is_a_record(ledger: Ledger) -> None:
    bare = replace(record(), statements=(), links=(), speakers=())
    ledger.keep(page(), bare, "f")
    assert ledger.article(article().id) == bare


def test_articles_go_on_behind_one_of_them(ledger: Ledger) -> None:
    days = [
        PartialDate(2024, 5),
        None,
        PartialDate(2025),
        None,
        PartialDate(2024, 5),
        PartialDate(2024, 5, 7),
    ]
    for number, published in enumerate(days):
        doc = f"d{number}"
        ledger.keep(page(doc, doc=doc), Record(article(doc=doc, published=published)), "f")
    whole = ledger.articles()
    for i, header in enumerate(whole):
        assert ledger.articles(after=header) == whole[i + 1 :]


def test_full_names_are_listed_in_their_order(ledger: Ledger) -> None:
    ledger.keep(page(), record(), "f")
    ledger.keep(page("b", doc="b"), record(article(doc="b")), "f")
    assert ledger.speaker_names() == ["Ana Brandt", "Józef Ruud", "Ministry of Works"]
    assert ledger.speaker_names(limit=1, after="Ana Brandt") == ["Józef Ruud"]


def test_namesakes_are_one_only_by_evidence(ledger: Ledger) -> None:
    ledger.keep(page(), record(), "f")
    ledger.keep(page("b", doc="b"), record(article(doc="b")), "f")
    assert [len(one.ids) for one in ledger.namesakes("Ana Brandt")] == [2]
    assert [len(one.ids) for one in ledger.namesakes("Józef Ruud")] == [1, 1]
    [brandt] = ledger.namesakes("brandt")
    assert [seen.office for seen in ledger.offices(brandt)] == ["harbour master", "councillor"] * 2
