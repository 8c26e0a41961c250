import random
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from handmade import TEXT, article, record
from onrecord.ledger import Ledger, rows
from onrecord.records import Judgement, Page, Record


def page(doc: str, content: bytes = TEXT.encode()) -> Page:
    return Page(doc, f"https://{doc}.example/1", content, "text/plain", "utf-8")


@pytest.fixture
def kept(path: Path) -> Path:
    """A ledger of two articles that say the same, and a judgement."""
    with Ledger.open(path) as ledger:
        for doc in ("one", "two"):
            ledger.keep(page(doc, f"{doc}\n{TEXT}".encode()), record(article(doc=doc)), "f")
        when = datetime(2024, 6, 1, tzinfo=UTC)
        ledger.judge(
            Judgement(
                made_at=when,
                reviewer="Ada",
                subject="b" * 16,
                field="act",
                before='"deny"',
                after='"state"',
                text_sha256="a" * 64,
            )
        )
    return path


def sql(path: Path, *commands: str) -> None:
    with closing(sqlite3.connect(path)) as database, database:
        for command in commands:
            database.execute(command)


def faults(path: Path) -> list[str]:
    with Ledger.open(path, create=False) as ledger:
        found = [str(fault) for fault in ledger.verify()]
    assert all("\n" not in line and "; " in line for line in found)
    return found


OTHER_TEXT = TEXT.replace("a cent", "a dime")


def test_a_ledger_as_it_was_kept_has_no_fault(kept: Path) -> None:
    assert faults(kept) == []


@pytest.mark.parametrize(
    ("command", "fault"),
    [
        ("UPDATE pages SET content = x'ffff' WHERE rowid = 1", "its bytes cannot be unpacked"),
        (
            "UPDATE pages SET content = (SELECT content FROM pages WHERE rowid = 2) WHERE rowid = 1",
            "its bytes are not those that were retrieved",
        ),
        ("UPDATE pages SET size = 3 WHERE rowid = 1", "its bytes are not those that were retrieved"),
        (
            "UPDATE articles SET text_sha256 = 'x' WHERE rowid = 1",
            "its text is not the one that was kept",
        ),
        ("UPDATE articles SET doc = 'x' WHERE rowid = 1", "its id is not that of its name and text"),
        ("UPDATE articles SET text = x'ff' WHERE rowid = 1", "its text is none"),
        ("UPDATE retrievals SET retrieved = 'noon' WHERE doc = 'one'", "its retrieval is damaged"),
        ("UPDATE statements SET content = '[[5, 9000]]' WHERE rowid = 1", "outside the article's text"),
        ("UPDATE statements SET content = '[[-5, 9]]' WHERE rowid = 1", "outside the article's text"),
        ("UPDATE statements SET said_on_words = '[[5, 9000]]' WHERE rowid = 1", "outside the article's text"),
        ("UPDATE statements SET content = '[[5, 9]]' WHERE rowid = 1", "its id is not that of its spans"),
        ("UPDATE statements SET content = '[[5' WHERE rowid = 1", "its spans are damaged"),
        ("UPDATE statements SET content = '[[\"5\", 9]]' WHERE rowid = 1", "outside the article's text"),
        ("UPDATE links SET kind = 'repeats' WHERE rowid = 1", "its id is not that of its kind and ends"),
        ("UPDATE links SET a = 'x' WHERE rowid = 1", "its a is none of the statements"),
        ("UPDATE statements SET article_id = 'x' WHERE rowid = 1", "its article_id is none of the articles"),
        ("DELETE FROM pages WHERE rowid = 1", "its page_sha256 is none of the pages"),
        ("DELETE FROM search WHERE rowid = 1", "full-text index: of the statements it lacks 1"),
        ("DELETE FROM search_facts WHERE number = 1", "table of its filters: of the statements it lacks 1"),
        ("UPDATE search_facts SET statement_id = 'x' WHERE number = 1", "it has, beyond them, 1"),
    ],
)
def test_each_damage_is_named(kept: Path, command: str, fault: str) -> None:
    sql(kept, command)
    assert any(fault in line for line in faults(kept))


def test_a_judgement_that_was_altered_is_named(kept: Path) -> None:
    sql(kept, "DROP TRIGGER judgements_update", "UPDATE judgements SET reviewer = 'Eve'")
    (fault,) = faults(kept)
    assert "it is not the one that was made" in fault


def test_words_that_do_not_stand_on_the_page_are_named_even_where_text_and_digest_agree(path: Path) -> None:
    other = record(article(OTHER_TEXT.replace("a dime", "a cent, ever"), doc="one"))
    with Ledger.open(path) as ledger:
        ledger.keep(page("one"), other, "f")
    (fault,) = faults(path)
    assert fault.startswith(f"article {other.article.id}: its paragraph at characters 0-")
    assert "does not stand on its page" in fault


def test_all_faults_are_told_in_one_run(kept: Path) -> None:
    sql(
        kept,
        "UPDATE pages SET content = x'ffff' WHERE rowid = 1",
        "UPDATE articles SET text_sha256 = 'x' WHERE rowid = 1",
        "UPDATE links SET kind = 'repeats' WHERE rowid = 1",
    )
    assert [line.split()[0] for line in faults(kept)] == ["page", "article", "link"]


def test_behind_a_damaged_page_of_the_file_all_else_is_checked(path: Path) -> None:
    noise = random.Random(1)
    pages = [page(f"d{n}", TEXT.encode() + noise.randbytes(1500).hex().encode()) for n in range(40)]
    with Ledger.open(path) as ledger:
        for one in pages:
            ledger.keep(one, record(article(doc=one.doc)), "f")
    sql(path, "UPDATE pages SET size = 3 WHERE rowid = 31")
    content = bytearray(path.read_bytes())
    at = content.index(rows.compress(pages[10].content)[:200]) // 4096 * 4096
    content[at : at + 8] = b"\xff" * 8
    path.write_bytes(content)
    found = faults(path)
    assert any(line.startswith("database: ") for line in found)
    assert any(line.startswith("table pages, rows ") and "cannot be read" in line for line in found)
    assert f"page {pages[30].sha256}: its bytes are not those that were retrieved; add the page anew" in found


def test_the_rows_are_told_as_they_are_looked_at(kept: Path) -> None:
    seen: list[str] = []
    with Ledger.open(kept) as ledger:
        assert list(ledger.verify(on_row=seen.append)) == []
        assert len(seen) == ledger.rows_to_verify()
    assert seen[0] == "pages 1"


def test_a_superseded_article_is_checked_without_a_page(kept: Path) -> None:
    again = record(replace(article(f"one\n{TEXT}", doc="one")))
    with Ledger.open(kept) as ledger:
        assert ledger.keep(page("one", f"one\n{TEXT}".encode()), again, "g") == "updated"
    assert faults(kept) == []


def test_what_was_reviewed_withdrawn_or_purged_is_no_fault(path: Path) -> None:
    denial, _, again, accusation, _ = record().statements
    with Ledger.open(path) as ledger:
        ledger.keep(page("one"), record(), "f")
        for doc in ("two", "three"):
            other = replace(article(doc=doc), text=f"{doc}: Ana Brandt said yes.")
            ledger.keep(page(doc, other.text.encode()), Record(other), "f")
        review = ledger.reviewing("Ada")
        review.decide(accusation.id, "state", "rejected", seen="machine")
        review.decide(again.id, "source", [[0, 11]], seen=[list(span) for span in again.source])
        ledger.withdraw(denial.id, "why", "Ada")
        ledger.withdraw(article_id(ledger, "two"), "why", "Ada")
        ledger.purge(article_id(ledger, "three"), "why", "Ada")
        assert list(ledger.verify()) == []


def article_id(ledger: Ledger, doc: str) -> str:
    return next(header.id for header in ledger.articles() if header.doc == doc)
