"""Pages, articles with versions, statements, speakers, links, judgements, and the search index."""

import sqlalchemy as sa
from alembic import op

from onrecord.ledger.pragmas import APPLICATION_ID

revision = "0001"
down_revision = None

_SEARCH = """
    CREATE VIRTUAL TABLE search USING fts5(
        statement_id UNINDEXED, content, speaker, source, role, cue, channel, title, outlet,
        tokenize = 'unicode61 remove_diacritics 2'
    )"""
_SEARCH_NUMBERS = """
    CREATE TABLE search_numbers (
        statement_id VARCHAR(16) PRIMARY KEY, number INTEGER NOT NULL
    ) WITHOUT ROWID"""
_APPEND_ONLY = """
    CREATE TRIGGER judgements_{event} BEFORE {event} ON judgements
    BEGIN SELECT RAISE(ABORT, 'judgements are append-only'); END"""


def upgrade() -> None:
    """Create everything in an empty database."""
    _create_pages_and_articles()
    _create_statements()
    _create_speakers()
    _create_links_and_judgements()
    op.execute(_SEARCH)
    op.execute(_SEARCH_NUMBERS)
    for event in ("UPDATE", "DELETE"):
        op.execute(_APPEND_ONLY.format(event=event))
    op.execute(f"PRAGMA application_id = {APPLICATION_ID}")


def _create_pages_and_articles() -> None:
    op.create_table(
        "pages",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_pages")),
    )
    op.create_table(
        "articles",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("doc", sa.Text(), nullable=False),
        sa.Column("title", sa.Text()),
        sa.Column("byline", sa.Text()),
        sa.Column("outlet", sa.Text()),
        sa.Column("url", sa.Text()),
        sa.Column("dateline", sa.Text()),
        sa.Column("published", sa.String(length=10)),
        sa.Column("language", sa.String(length=8)),
        sa.Column("analysed", sa.Boolean(), nullable=False),
        sa.Column("fingerprint", sa.Text(), nullable=False),
        sa.Column("superseded_by", sa.String(length=16)),
        sa.Column("text_sha256", sa.String(length=64), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["superseded_by"], ["articles.id"], name=op.f("fk_articles_superseded_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_articles")),
    )
    op.create_index(op.f("ix_articles_doc"), "articles", ["doc"])
    op.create_index(op.f("ix_articles_published_id"), "articles", ["published", "id"])
    op.create_index(op.f("ix_articles_superseded_by"), "articles", ["superseded_by"])
    op.create_table(
        "retrievals",
        sa.Column("page_sha256", sa.String(length=64), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("doc", sa.Text(), nullable=False),
        sa.Column("content_type", sa.Text(), nullable=False),
        sa.Column("charset", sa.Text()),
        sa.Column("url", sa.Text()),
        sa.Column("retrieved", sa.String(length=32)),
        sa.Column("fingerprint", sa.Text(), nullable=False),
        sa.Column("article_id", sa.String(length=16), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name=op.f("fk_retrievals_article_id")),
        sa.ForeignKeyConstraint(["page_sha256"], ["pages.sha256"], name=op.f("fk_retrievals_page_sha256")),
        sa.PrimaryKeyConstraint("page_sha256", "address", "doc", name=op.f("pk_retrievals")),
    )
    op.create_index(op.f("ix_retrievals_article_id"), "retrievals", ["article_id"])
    op.create_table(
        "versions",
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("article_id", sa.String(length=16), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name=op.f("fk_versions_article_id")),
        sa.PrimaryKeyConstraint("address", "number", name=op.f("pk_versions")),
    )
    op.create_index(op.f("ix_versions_article_id"), "versions", ["article_id"])
    op.create_table(
        "stray",
        sa.Column("article_id", sa.String(length=16), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"], ["articles.id"], name=op.f("fk_stray_article_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("article_id", "position", name=op.f("pk_stray")),
    )


def _create_statements() -> None:
    op.create_table(
        "statements",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("article_id", sa.String(length=16), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("source", sa.JSON(), nullable=False),
        sa.Column("cue", sa.JSON(), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("form", sa.String(length=16), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("model", sa.Text(), nullable=False),
        sa.Column("inside", sa.String(length=16)),
        sa.Column("speaker", sa.Text()),
        sa.Column("speaker_kind", sa.String(length=16)),
        sa.Column("candidates", sa.JSON(), nullable=False),
        sa.Column("role", sa.Text()),
        sa.Column("act", sa.String(length=16)),
        sa.Column("certainty", sa.String(length=16)),
        sa.Column("said_on", sa.String(length=10)),
        sa.Column("said_on_words", sa.JSON(), nullable=False),
        sa.Column("channel", sa.Text()),
        sa.Column("distance", sa.Text()),
        sa.Column("target", sa.Text()),
        sa.ForeignKeyConstraint(
            ["article_id"], ["articles.id"], name=op.f("fk_statements_article_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["inside"],
            ["statements.id"],
            name=op.f("fk_statements_inside"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_statements")),
    )
    op.create_index(op.f("ix_statements_act"), "statements", ["act"])
    op.create_index(op.f("ix_statements_article_id_position"), "statements", ["article_id", "position"])
    op.create_index(op.f("ix_statements_inside"), "statements", ["inside"])


def _create_speakers() -> None:
    op.create_table(
        "speakers",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("article_id", sa.String(length=16), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(length=16)),
        sa.ForeignKeyConstraint(
            ["article_id"], ["articles.id"], name=op.f("fk_speakers_article_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_speakers")),
    )
    op.create_index(op.f("ix_speakers_article_id_position"), "speakers", ["article_id", "position"])
    op.create_table(
        "speaker_names",
        sa.Column("speaker_id", sa.String(length=16), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["speaker_id"], ["speakers.id"], name=op.f("fk_speaker_names_speaker_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("speaker_id", "position", name=op.f("pk_speaker_names")),
    )
    op.create_table(
        "speaker_offices",
        sa.Column("speaker_id", sa.String(length=16), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("office", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["speaker_id"], ["speakers.id"], name=op.f("fk_speaker_offices_speaker_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("speaker_id", "position", name=op.f("pk_speaker_offices")),
    )
    op.create_table(
        "speaker_keys",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("speaker_id", sa.String(length=16), nullable=False),
        sa.ForeignKeyConstraint(
            ["speaker_id"], ["speakers.id"], name=op.f("fk_speaker_keys_speaker_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("key", "speaker_id", name=op.f("pk_speaker_keys")),
    )
    op.create_index(op.f("ix_speaker_keys_speaker_id"), "speaker_keys", ["speaker_id"])


def _create_links_and_judgements() -> None:
    op.create_table(
        "links",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("a", sa.String(length=16), nullable=False),
        sa.Column("b", sa.String(length=16), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("evidence", sa.JSON(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("article_id", sa.String(length=16)),
        sa.Column("position", sa.Integer()),
        sa.ForeignKeyConstraint(["a"], ["statements.id"], name=op.f("fk_links_a"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["article_id"], ["articles.id"], name=op.f("fk_links_article_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["b"], ["statements.id"], name=op.f("fk_links_b"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_links")),
    )
    op.create_index(op.f("ix_links_a"), "links", ["a"])
    op.create_index(op.f("ix_links_article_id_position"), "links", ["article_id", "position"])
    op.create_index(op.f("ix_links_b"), "links", ["b"])
    op.create_table(
        "judgements",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("made_at", sa.String(length=32), nullable=False),
        sa.Column("reviewer", sa.Text(), nullable=False),
        sa.Column("subject", sa.String(length=16), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("before", sa.Text(), nullable=False),
        sa.Column("after", sa.Text(), nullable=False),
        sa.Column("text_sha256", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_judgements")),
    )
    op.create_index(op.f("ix_judgements_subject"), "judgements", ["subject"])
