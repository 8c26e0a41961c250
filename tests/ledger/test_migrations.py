from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

import onrecord.ledger
from handmade import page, record
from onrecord.ledger import Ledger, engine
from onrecord.ledger.schema import REVISION, metadata

FOLDER = Path(onrecord.ledger.__file__).with_name("migrations")


def test_the_migrations_lead_to_the_tables_of_the_schema(path: Path) -> None:
    opened = engine.connect(path, create=True)
    ours = {"include_name": lambda name, kind, _: kind != "table" or name.split("_")[0] != "search"}
    with opened.connect() as connection:
        context = MigrationContext.configure(connection, opts=ours | {"compare_type": True})
        assert compare_metadata(context, metadata) == []
    opened.dispose()


def test_the_newest_migration_is_the_one_that_the_schema_names() -> None:
    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    assert ScriptDirectory.from_config(config).get_heads() == [REVISION]


@pytest.mark.parametrize("change", ["UPDATE judgements SET after = 'x'", "DELETE FROM judgements"])
def test_judgements_can_only_be_added(path: Path, change: str) -> None:
    opened = engine.connect(path, create=True)
    with opened.connect() as connection:
        connection.execute(text("INSERT INTO judgements VALUES ('1', '2', '3', '4', '5', '6', '7', '8')"))
        with pytest.raises(IntegrityError, match="append-only"):
            connection.execute(text(change))
    opened.dispose()


def test_what_a_search_goes_by_is_made_for_a_ledger_that_has_it_not(path: Path) -> None:
    with Ledger.open(path) as ledger:
        ledger.keep(page(), record(), "f")
    opened = engine.connect(path, create=False)
    whole = text("SELECT * FROM search_facts ORDER BY number")
    with opened.begin() as connection:
        before = connection.execute(whole).all()
        triggers = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND sql LIKE '%search_%'"
        for name in connection.scalars(text(triggers)).all():
            connection.execute(text(f"DROP TRIGGER {name}"))
        for table in ("search_facts", "search_state", "sessions", "users", "tokens"):
            connection.execute(text(f"DROP TABLE {table}"))
        for index in ("ix_speakers_name", "ix_articles_superseded_by_analysed"):
            connection.execute(text(f"DROP INDEX {index}"))
        for name in ("statements_disputing", "links_disputed_INSERT", "links_disputed_UPDATE"):
            connection.execute(text(f"DROP TRIGGER IF EXISTS {name}"))
        for table in ("anchors", "readings"):
            connection.execute(text(f"DROP TABLE {table}"))
        for index in (
            "ix_statements_state",
            "ix_judgements_field_subject",
            "ix_judgements_reviewer_made_at",
        ):
            connection.execute(text(f"DROP INDEX {index}"))
        connection.execute(text("ALTER TABLE statements DROP COLUMN state"))

        for table in ("withdrawals", "withdrawn_keys", "withheld"):
            connection.execute(text(f"DROP TABLE {table}"))
        for later in ("watched", "watched_hosts", "watched_robots"):
            connection.execute(text(f"DROP TABLE {later}"))
        connection.execute(text("UPDATE alembic_version SET version_num = '0002'"))
    opened.dispose()
    with Ledger.open(path) as ledger:
        assert ledger.search(disputed=True).total == 1
    opened = engine.connect(path, create=False)
    with opened.connect() as connection:
        assert connection.execute(whole).all() == before
    opened.dispose()
