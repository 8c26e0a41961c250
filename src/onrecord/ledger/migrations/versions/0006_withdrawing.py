"""What may no longer be shown, and judgements on what was purged may lose the words that they quote."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

_APPEND_ONLY = """
    CREATE TRIGGER withdrawals_{event} BEFORE {event} ON withdrawals {but}
    BEGIN SELECT RAISE(ABORT, 'withdrawals are append-only'); END"""
_CORRECTIONS_GO = "WHEN OLD.action <> 'correct'"
_JUDGEMENTS = """
    CREATE TRIGGER judgements_UPDATE BEFORE UPDATE ON judgements
    WHEN NEW.before <> '"purged"' OR NEW.after <> '"purged"' OR NOT EXISTS (
        SELECT * FROM withdrawals WHERE action = 'purge' AND text_sha256 = OLD.text_sha256)
    BEGIN SELECT RAISE(ABORT, 'judgements are append-only'); END"""
_ANCHORS = """
    CREATE TRIGGER anchors_DELETE BEFORE DELETE ON anchors
    WHEN NOT EXISTS (SELECT * FROM withdrawals WHERE action = 'purge' AND article_id = OLD.article_id)
    BEGIN SELECT RAISE(ABORT, 'anchors are append-only'); END"""


def upgrade() -> None:
    """Create the tables, empty, and let a purge reach judgements."""
    op.create_table(
        "withdrawals",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("made_at", sa.String(length=32), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("action", sa.String(length=16), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("subject", sa.String(length=16), nullable=False),
        sa.Column("article_id", sa.String(length=16), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("text_sha256", sa.String(length=64), nullable=False),
        sa.Column("spans", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_withdrawals")),
    )
    op.create_index(op.f("ix_withdrawals_subject"), "withdrawals", ["subject"])
    op.create_table(
        "withdrawn_keys",
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("subject", sa.String(length=16), nullable=False),
        sa.PrimaryKeyConstraint("kind", "key", "subject", name=op.f("pk_withdrawn_keys")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_withdrawn_keys_subject"), "withdrawn_keys", ["subject"])
    op.create_table(
        "withheld",
        sa.Column("article_id", sa.String(length=16), nullable=False),
        sa.Column("hidden", sa.JSON(), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("article_id", name=op.f("pk_withheld")),
    )
    for event, but in (("UPDATE", ""), ("DELETE", _CORRECTIONS_GO)):
        op.execute(_APPEND_ONLY.format(event=event, but=but))
    op.execute("DROP TRIGGER judgements_UPDATE")
    op.execute(_JUDGEMENTS)
    op.execute("DROP TRIGGER anchors_DELETE")
    op.execute(_ANCHORS)
