from pathlib import Path

from sqlalchemy import Engine, select, text

from handmade import article, page, record, statement
from onrecord.ledger import Ledger, counting, engine
from onrecord.ledger.columns import columns
from onrecord.ledger.facts import facts
from onrecord.records import Link, PartialDate, Record


def fill(ledger: Ledger, number: int, *, acts: tuple[str, ...] = ("accuse", "deny")) -> None:
    """Keep an article with a statement for each act, the last of which disputes the first."""
    names = ["Ilse Marran", "Piet Lauwers", "Zoë Ek"]
    body = "".join(f"{name} said thing {n} of {number}.\n" for n, name in enumerate(names))
    published = PartialDate(2020 + number % 3) if number % 4 else None
    of = article(body, doc=f"page-{number}", outlet=("Wire", "Post", None)[number % 3], published=published)
    told = tuple(
        statement(of, name, "said", f"thing {n} of {number}", speaker=name if n < 2 else None, act=act)
        for n, (name, act) in enumerate(zip(names, acts, strict=False))
    )
    links = (Link(told[-1].id, told[0].id, "disputes", 0.9),) if len(told) > 1 else ()
    ledger.keep(page(f"{number}", doc=of.doc), Record(of, statements=told, links=links), f"f{len(acts)}")


def same(database: Engine) -> bool:
    """Tell whether what is held in memory counts as the database does, all and some of the statements."""
    some = select(facts.c.number).where(facts.c.act == "accuse")
    with database.connect() as connection:
        assert columns(connection) is not None
        return all(
            counting.count_by(connection, which, (), full=True).facets
            == {
                name: counting._shown(name, counter)
                for name, counter in counting._queried(connection, which, ()).items()
            }
            for which in (None, some)
        )


def test_facets_are_counted_as_the_database_counts_them_after_every_change(path: Path) -> None:
    database = engine.connect(path, create=True)
    with Ledger.open(path) as ledger:
        assert same(database)
        for number in range(30):
            fill(ledger, number)
        assert same(database)
        fill(ledger, 3, acts=("state",))
        fill(ledger, 5, acts=("promise", "confirm", "deny"))
        assert same(database)
    database.dispose()


def test_a_review_that_rejects_a_dispute_changes_what_is_counted(path: Path) -> None:
    database = engine.connect(path, create=True)
    with Ledger.open(path) as ledger:
        ledger.keep(page(), record(), "f")
    assert same(database)
    with database.begin() as connection:
        connection.execute(text("UPDATE links SET state = 'rejected'"))
        connection.execute(text("UPDATE search_state SET changes = changes + 1"))
    assert same(database)
    with database.connect() as connection:
        found = counting.count_by(connection, None, (), full=True).facets["disputed"]
    assert [one.value for one in found] == ["false"]
    database.dispose()


def test_who_sees_the_ledger_as_it_was_is_answered_as_it_was(path: Path) -> None:
    database = engine.connect(path, create=True)
    with Ledger.open(path) as ledger, database.connect() as earlier:
        fill(ledger, 1)
        assert counting.count_by(earlier, None, (), full=True).total == 2
        fill(ledger, 2)
        with database.connect() as later:
            assert counting.count_by(later, None, (), full=True).total == 4
        assert columns(earlier) is None
        assert counting.count_by(earlier, None, (), full=True).total == 2
    database.dispose()
