import os
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from handmade import TEXT, article, page, record, statement
from onrecord.errors import LedgerError
from onrecord.ledger import Ledger
from onrecord.records import Judgement, Link, Page, PartialDate, Record

TESTS = Path(__file__).parents[1]


def docs(ledger: Ledger) -> list[str]:
    return [header.doc for header in ledger.articles()]


def test_a_page_is_held_once_it_is_kept(ledger: Ledger) -> None:
    assert not ledger.holds(page(), "f")
    assert ledger.keep(page(), record(), "f") == "new"
    assert ledger.holds(page(), "f")


@pytest.mark.parametrize(
    "other", [page(content="other"), page(address="https://post.example/2"), page(doc="two")]
)
def test_other_bytes_and_the_same_bytes_elsewhere_are_not_held(ledger: Ledger, other: Page) -> None:
    ledger.keep(page(), record(), "f")
    assert not ledger.holds(other, "f")


def test_the_same_page_twice_changes_nothing(ledger: Ledger) -> None:
    ledger.keep(page(), record(), "f")
    before = ledger.digest()
    assert ledger.keep(page(), record(), "f") == "unchanged"
    assert ledger.digest() == before


def test_the_first_retrieval_is_kept(ledger: Ledger) -> None:
    first, second = datetime(2024, 1, 1, tzinfo=UTC), datetime(2024, 1, 2, tzinfo=UTC)
    ledger.keep(replace(page(), retrieved=first), record(), "f")
    ledger.keep(replace(page(), retrieved=second), record(), "g")
    [version] = ledger.versions(article().id)
    assert version.retrieved == first


def test_other_metadata_replace_the_record(ledger: Ledger) -> None:
    ledger.keep(page(), record(), "f")
    dated = record(article(published=PartialDate(1999)))
    assert not ledger.holds(page(), "g")
    assert ledger.keep(page(), dated, "g") == "updated"
    assert ledger.article(dated.article.id) == dated
    assert ledger.counts().statements == len(dated.statements)


def test_the_same_article_from_other_bytes_is_unchanged(ledger: Ledger) -> None:
    ledger.keep(page(), record(), "f")
    assert ledger.keep(page(content="with another advertisement"), record(), "f") == "unchanged"
    assert (ledger.counts().pages, ledger.counts().articles) == (2, 1)


def test_statements_that_a_new_reading_does_not_give_are_gone_from_the_search(ledger: Ledger) -> None:
    ledger.keep(page(), record(), "f")
    assert ledger.search("appeal")
    ledger.keep(page(), replace(record(), statements=(), links=()), "g")
    assert not ledger.search("appeal")


def test_other_text_at_an_address_is_a_new_version(ledger: Ledger) -> None:
    corrected = record(article(TEXT + "\nCorrected on Tuesday."))
    ledger.keep(page(), record(), "f")
    assert ledger.keep(page(content="corrected"), corrected, "f") == "new"
    numbers = {version.article: version.number for version in ledger.versions(corrected.article.id)}
    assert numbers == {record().article.id: 1, corrected.article.id: 2}


def test_a_text_that_comes_back_keeps_its_number(ledger: Ledger) -> None:
    ledger.keep(page(), record(), "f")
    ledger.keep(page(content="b"), record(article("Other text.\n" + TEXT)), "f")
    ledger.keep(page(content="c"), record(), "f")
    assert [version.number for version in ledger.versions(record().article.id)] == [1, 2]


def test_a_page_that_is_read_as_another_text_supersedes_the_first_reading(ledger: Ledger) -> None:
    longer = record(article(TEXT + "\nA line that the first reading left out."))
    ledger.keep(page(), record(), "f")
    assert ledger.keep(page(), longer, "g") == "updated"
    assert [header.id for header in ledger.articles()] == [longer.article.id]
    assert {hit.article.id for hit in ledger.search("cent")} == {longer.article.id}
    assert ledger.counts().statements == len(longer.statements)
    old = ledger.statement(record().statements[0].id)
    assert old is not None
    assert old.article.superseded_by == longer.article.id


def test_a_superseded_article_that_is_read_again_is_back(ledger: Ledger) -> None:
    ledger.keep(page(), record(), "f")
    ledger.keep(page(), record(article(TEXT + "\nMore.")), "g")
    ledger.keep(page(), record(), "f")
    assert [header.id for header in ledger.articles()] == [record().article.id]
    assert {hit.article.id for hit in ledger.search("cent")} == {record().article.id}


def test_an_article_that_another_page_still_gives_is_not_superseded(ledger: Ledger) -> None:
    ledger.keep(page(), record(), "f")
    ledger.keep(page(content="copy"), record(), "f")
    ledger.keep(page(), record(article(TEXT + "\nMore.")), "g")
    assert ledger.counts().articles == 2


def test_judgements_outlive_what_they_were_made_on(ledger: Ledger) -> None:
    ledger.keep(page(), record(), "f")
    denial = record().statements[0]
    judgement = Judgement(
        made_at=datetime(2024, 6, 1, tzinfo=UTC),
        reviewer="Ida",
        subject=denial.id,
        field="act",
        before='"deny"',
        after='"state"',
        text_sha256=article().text_sha256,
    )
    ledger.judge(judgement)
    ledger.judge(judgement)
    ledger.keep(page(), replace(record(), statements=(), links=()), "g")
    ledger.keep(page(), record(), "h")
    view = ledger.statement(denial.id)
    assert view is not None
    assert view.judgements == (judgement,)


def test_a_link_from_another_article_lasts_as_long_as_its_statements(ledger: Ledger) -> None:
    second = article("Ruud repeated that the ministry may appeal.", doc="two")
    again = statement(second, "Ruud", "repeated", "the ministry may appeal")
    link = Link(again.id, record().statements[-1].id, "repeats", 0.7)
    elsewhere = page("two", "https://post.example/2", "two")
    ledger.keep(page(), record(), "f")
    ledger.keep(elsewhere, Record(second, statements=(again,), links=(link,)), "f")
    links = ledger.counts().links
    ledger.keep(page(), record(), "g")
    assert ledger.counts().links == links
    ledger.keep(page(), replace(record(), statements=(), links=()), "h")
    assert ledger.counts().links == 0


def test_a_record_whose_links_lead_nowhere_is_refused_whole(ledger: Ledger) -> None:
    broken = replace(record(), links=(Link(record().statements[0].id, "0" * 16, "disputes", 0.5),))
    with pytest.raises(LedgerError, match="FOREIGN KEY"):
        ledger.keep(page(), broken, "f")
    assert ledger.counts().pages == 0
    assert not ledger.search("cent")


def child(code: str, path: Path, *arguments: str) -> subprocess.Popen[bytes]:
    """Another process that runs `code` on the ledger at `path`."""
    command = [
        sys.executable,
        "-c",
        "import sys; from onrecord.ledger import *; from handmade import *\n" + code,
    ]
    environment = {**os.environ, "PYTHONPATH": str(TESTS)}
    return subprocess.Popen([*command, str(path), *arguments], env=environment)


DIE = """
from sqlalchemy import event
import os
ledger, moment, left = Ledger.open(sys.argv[1]), sys.argv[2], int(sys.argv[3])
def die(*_):
    global left
    left -= 1
    if left < 0:
        os._exit(9)
event.listen(ledger._database, moment, die)
ledger.keep(page(), record(), "g")
"""


@pytest.mark.parametrize(
    ("moment", "after"), [*(("before_cursor_execute", steps) for steps in (2, 6, 11, 18)), ("commit", 0)]
)
def test_a_process_that_dies_while_it_keeps_a_page_leaves_nothing_of_it(
    path: Path, moment: str, after: int
) -> None:
    with Ledger.open(path) as ledger:
        ledger.keep(page(), replace(record(), speakers=()), "f")
        before = ledger.dump()
    with child(DIE, path, moment, str(after)) as process:
        assert process.wait() == 9
    with Ledger.open(path) as ledger:
        assert ledger.dump() == before
        assert ledger.keep(page(), record(), "g") == "updated"


FILL = """
with Ledger.open(sys.argv[1]) as ledger:
    for i in map(int, sys.argv[2:]):
        kept = record(article(f"{TEXT}\\n{i}", doc=str(i)))
        ledger.keep(page(str(i), f"https://post.example/{i}", str(i)), kept, "f")
"""


def test_two_processes_that_write_at_once_lose_nothing(path: Path, tmp_path: Path) -> None:
    odd, even, shared = range(1, 30, 2), range(0, 30, 2), range(30, 40)
    processes = [child(FILL, path, *map(str, [*own, *shared])) for own in (odd, even)]
    assert [process.wait() for process in processes] == [0, 0]
    alone = child(FILL, tmp_path / "alone.db", *map(str, range(40)))
    assert alone.wait() == 0
    with Ledger.open(path) as together, Ledger.open(tmp_path / "alone.db") as one:
        assert together.counts().articles == 40
        assert together.dump() == one.dump()
