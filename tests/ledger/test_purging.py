import zlib
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import select, table, text

from handmade import article, page, record, statement
from onrecord.errors import LedgerError, WithdrawnError
from onrecord.ledger import Ledger, engine
from onrecord.records import Judgement, Page, Record, Speaker

QUOTED = "Quillfeather embezzled zirconium"
TEXT = f"Ana Brandt denied that {QUOTED}. Józef Ruud said the ministry may appeal."
TITLE = "Xylographic scandal"
BYTES = f"<p>{TEXT}</p>" * 40


def secret(doc: str = "one") -> Record:
    of = article(TEXT, title=TITLE, doc=doc, url="https://post.example/xylographic", byline="Vosk Underhill")
    denial = statement(of, "Ana Brandt", "denied", QUOTED, speaker="Ana Brandt", act="deny")
    other = statement(of, "Józef Ruud", "said", "the ministry may appeal", target="Quillfeather")
    return Record(of, statements=(denial, other))


def traces(path: Path) -> list[str]:
    """Where words, title or the page's bytes still stand in the files of a ledger."""
    words = [*QUOTED.split(), *TITLE.split(), "Underhill"]
    sought = {word.lower().encode() for word in words}
    sought |= {zlib.compress(BYTES.encode(), level=6)[10:60].lower()}
    found = []
    for file in path.parent.glob(path.name + "*"):
        data = file.read_bytes().lower()
        found += [f"{file.name}: {one!r}" for one in sought if one in data]
    return found


def rows_with(path: Path, word: str) -> list[str]:
    """The tables in which a word stands."""
    opened = engine.connect(path, create=False)
    with opened.connect() as connection:
        names = connection.scalars(text("SELECT name FROM sqlite_master WHERE type = 'table'")).all()
        whole = {name: connection.execute(select(text("*")).select_from(table(name))).all() for name in names}
    opened.dispose()
    return [name for name, rows in whole.items() if word in repr(rows).lower()]


def hidden_page(address: str = "https://post.example/xylographic", doc: str = "one") -> Page:
    return page(BYTES, address, doc)


def test_no_byte_is_left_of_what_is_purged(path: Path) -> None:
    with Ledger.open(path) as ledger:
        ledger.keep(page("another", "https://post.example/2", "two"), record(article(doc="two")), "f")
        ledger.keep(hidden_page(), secret(), "f")
        ledger.link()
        of = secret().article
        quoted = f'"{QUOTED}"'
        ledger.judge(
            Judgement(
                datetime(2024, 6, 1, tzinfo=UTC),
                "Ada",
                secret().statements[0].id,
                "role",
                quoted,
                quoted,
                of.text_sha256,
            )
        )
        ledger.correct(of.id, f"It was not {QUOTED}.", "Ada")
        ledger.search("embezzled")
        assert traces(path)
        assert rows_with(path, "zirconium")
        ledger.purge(of.id, "by a ruling", "Ada")
        assert traces(path) == []
        assert ledger.search("theft")
    assert traces(path) == []
    for word in ("zirconium", "quillfeather", "xylographic", "underhill"):
        assert rows_with(path, word) == []


@pytest.mark.parametrize("withdrawn", ["statement", "article", "speaker"])
def test_nor_of_what_was_withdrawn_before(path: Path, withdrawn: str) -> None:
    with Ledger.open(path) as ledger:
        made = secret()
        who = Speaker(Speaker.identify(made.article.id, "Ana Brandt"), "Ana Brandt", "person")
        made = replace(made, speakers=(who,))
        ledger.keep(hidden_page(), made, "f")
        subject = {"statement": made.statements[0].id, "article": made.article.id, "speaker": who.id}
        ledger.withdraw(subject[withdrawn], "first", "Ada")
        ledger.purge(made.article.id, "by a ruling", "Ada")
        assert traces(path) == []
        assert ledger.withdrawn(made.article.id).fate == "purged"  # type: ignore[union-attr]


def test_what_was_purged_is_not_taken_in_again(ledger: Ledger) -> None:
    ledger.keep(hidden_page(), secret(), "f")
    ledger.purge(secret().article.id, "by a ruling", "Ada")
    for again, of in [
        (hidden_page(), secret()),
        (page("other bytes", "https://mirror.example/1", "two"), secret("two")),
        (page(BYTES, "https://mirror.example/1", "two"), record(article(doc="two"))),
    ]:
        with pytest.raises(WithdrawnError, match="was purged on") as refused:
            ledger.keep(again, of, "g")
        assert refused.value.fate == "purged"


def test_the_bytes_stay_while_another_article_is_read_from_them(path: Path) -> None:
    with Ledger.open(path) as ledger:
        ledger.keep(hidden_page(), secret(), "f")
        other = record(article(doc="two"))
        ledger.keep(hidden_page("https://mirror.example/2", "two"), other, "f")
        purged = ledger.purge(secret().article.id, "by a ruling", "Ada")
        assert purged.reading == (other.article.id,)
        assert ledger.article(other.article.id) == other
        purged = ledger.purge(secret().article.id, "by a ruling", "Ada", page=True)
        assert purged.reading == ()
        assert ledger.article(other.article.id) is None
        assert ledger.counts().pages == 0
        assert traces(path) == []


def test_a_purge_can_be_done_again(ledger: Ledger) -> None:
    ledger.keep(hidden_page(), secret(), "f")
    for _ in range(2):
        ledger.purge(secret().article.id, "by a ruling", "Ada")
    assert [row[3] for row in ledger.dump()["withdrawals"]].count("purge") == 1


def test_a_statement_is_purged_with_its_article_alone(ledger: Ledger) -> None:
    ledger.keep(hidden_page(), secret(), "f")
    with pytest.raises(LedgerError, match="is a statement.*onrecord purge"):
        ledger.purge(secret().statements[0].id, "by a ruling", "Ada")


def test_judgements_on_other_articles_stay_as_they_are(ledger: Ledger) -> None:
    ledger.keep(hidden_page(), secret(), "f")
    judgement = Judgement(datetime(2024, 6, 1, tzinfo=UTC), "Ada", "0" * 16, "act", '"a"', '"b"', "1" * 64)
    ledger.judge(judgement)
    before = ledger.dump()["judgements"]
    ledger.purge(secret().article.id, "by a ruling", "Ada")
    assert ledger.dump()["judgements"] == before


def test_lifting_the_ban_lets_the_page_in_again(ledger: Ledger) -> None:
    ledger.keep(hidden_page(), secret(), "f")
    ledger.purge(secret().article.id, "by a ruling", "Ada")
    ledger.restore(secret().article.id, "overruled", "Ada")
    assert ledger.articles() == []
    assert ledger.keep(hidden_page(), secret(), "f") == "new"
