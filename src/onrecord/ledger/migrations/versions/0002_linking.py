"""What linking across articles keeps: sketches and reports of articles, profiles and keys of statements."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

_COPIES_GO_TOGETHER = """
    CREATE TRIGGER reports_delete AFTER DELETE ON reports
    BEGIN DELETE FROM reports WHERE report_id = OLD.report_id; END"""
_FEWER_HAVE_THE_KEY = """
    CREATE TRIGGER statement_keys_delete AFTER DELETE ON statement_keys
    BEGIN UPDATE crowded_keys SET fewer = 1 WHERE key = OLD.key; END"""


def upgrade() -> None:
    """Create the tables and triggers."""
    _create_reports()
    _create_keys()
    op.execute(_COPIES_GO_TOGETHER)
    op.execute(_FEWER_HAVE_THE_KEY)


def _create_reports() -> None:
    op.create_table(
        "article_sketches",
        sa.Column("article_id", sa.String(length=16), nullable=False),
        sa.Column("sketch", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"], ["articles.id"], name=op.f("fk_article_sketches_article_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("article_id", name=op.f("pk_article_sketches")),
    )
    op.create_table(
        "article_bands",
        sa.Column("band", sa.String(length=32), nullable=False),
        sa.Column("article_id", sa.String(length=16), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"],
            ["article_sketches.article_id"],
            name=op.f("fk_article_bands_article_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("band", "article_id", name=op.f("pk_article_bands")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_article_bands_article_id"), "article_bands", ["article_id"])
    op.create_table(
        "reports",
        sa.Column("article_id", sa.String(length=16), nullable=False),
        sa.Column("report_id", sa.String(length=16), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"], ["articles.id"], name=op.f("fk_reports_article_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("article_id", name=op.f("pk_reports")),
    )
    op.create_index(op.f("ix_reports_report_id"), "reports", ["report_id"])


def _create_keys() -> None:
    op.create_table(
        "profiles",
        sa.Column("statement_id", sa.String(length=16), nullable=False),
        sa.Column("article_id", sa.String(length=16), nullable=False),
        sa.Column("words", sa.String(length=16), nullable=False),
        sa.Column("keyed", sa.Boolean(), nullable=False),
        sa.Column("profile", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["statement_id"], ["statements.id"], name=op.f("fk_profiles_statement_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("statement_id", name=op.f("pk_profiles")),
    )
    op.create_index(op.f("ix_profiles_article_id"), "profiles", ["article_id"])
    op.create_table(
        "statement_keys",
        sa.Column("key", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("statement_id", sa.String(length=16), nullable=False),
        sa.ForeignKeyConstraint(
            ["statement_id"],
            ["profiles.statement_id"],
            name=op.f("fk_statement_keys_statement_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("key", "statement_id", name=op.f("pk_statement_keys")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_statement_keys_statement_id"), "statement_keys", ["statement_id"])
    op.create_table(
        "crowded_keys",
        sa.Column("key", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("fewer", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_crowded_keys")),
    )
    op.create_index(op.f("ix_crowded_keys_fewer"), "crowded_keys", ["fewer"])
