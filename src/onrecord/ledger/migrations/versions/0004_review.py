"""What reviewers decided is applied: states, what judgements were made on, the machine's own record."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

_APPEND_ONLY = """
    CREATE TRIGGER anchors_{event} BEFORE {event} ON anchors
    BEGIN SELECT RAISE(ABORT, 'anchors are append-only'); END"""
_IS_DISPUTED = """EXISTS (
    SELECT * FROM links JOIN statements ON statements.id = links.a
    WHERE links.b = {of} AND kind = 'disputes'
        AND links.state <> 'rejected' AND statements.state <> 'rejected')"""
_DISPUTED = """
    CREATE TRIGGER links_disputed_{event} AFTER {event} ON links WHEN {row}.kind = 'disputes'
    BEGIN UPDATE search_facts SET disputed = {is_disputed}
    WHERE statement_id = {row}.b; END"""
_STATE = """
    CREATE TRIGGER statements_disputing AFTER UPDATE OF state ON statements WHEN NEW.state <> OLD.state
    BEGIN UPDATE search_facts SET disputed = {is_disputed}
    WHERE statement_id IN (SELECT b FROM links WHERE a = NEW.id AND kind = 'disputes'); END"""


def upgrade() -> None:
    """Add the state, the tables, and what a dispute by a rejected statement counts for: nothing."""
    op.add_column(
        "statements", sa.Column("state", sa.String(length=16), nullable=False, server_default="machine")
    )
    op.create_index(op.f("ix_statements_state"), "statements", ["state"])
    op.create_index(op.f("ix_judgements_field_subject"), "judgements", ["field", "subject"])
    op.create_index(op.f("ix_judgements_reviewer_made_at"), "judgements", ["reviewer", "made_at"])
    op.create_table(
        "anchors",
        sa.Column("judgement_id", sa.String(length=64), nullable=False),
        sa.Column("statement_id", sa.String(length=16), nullable=False),
        sa.Column("article_id", sa.String(length=16), nullable=False),
        sa.Column("seen", sa.JSON(), nullable=False),
        sa.Column("link", sa.JSON()),
        sa.PrimaryKeyConstraint("judgement_id", "statement_id", name=op.f("pk_anchors")),
    )
    op.create_index(op.f("ix_anchors_article_id"), "anchors", ["article_id"])
    op.create_table(
        "readings",
        sa.Column("article_id", sa.String(length=16), nullable=False),
        sa.Column("statements", sa.JSON(), nullable=False),
        sa.Column("speakers", sa.JSON(), nullable=False),
        sa.Column("links", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"], ["articles.id"], name=op.f("fk_readings_article_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("article_id", name=op.f("pk_readings")),
    )
    for event in ("UPDATE", "DELETE"):
        op.execute(_APPEND_ONLY.format(event=event))
    for event, row in (("INSERT", "NEW"), ("UPDATE", "NEW"), ("DELETE", "OLD")):
        op.execute(f"DROP TRIGGER IF EXISTS links_disputed_{event}")
        op.execute(_DISPUTED.format(event=event, row=row, is_disputed=_IS_DISPUTED.format(of=f"{row}.b")))
    op.execute(_STATE.format(is_disputed=_IS_DISPUTED.format(of="search_facts.statement_id")))
