"""The tables of the ledger, as they are at the newest revision of `migrations`.

Every key comes from content, so that a ledger does not tell in which order or in how many runs it was
filled. The search index is no part of this metadata: see `fulltext`.
"""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    text,
)

REVISION = "0008"
"""The newest revision; equal to the head of `migrations/versions`."""

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    }
)


def _of_article() -> Column[str]:
    return Column("article_id", String(16), ForeignKey("articles.id", ondelete="CASCADE"), nullable=False)


def _of_speaker() -> Column[str]:
    return Column("speaker_id", String(16), ForeignKey("speakers.id", ondelete="CASCADE"), primary_key=True)


def _of_statement(name: str) -> Column[str]:
    return Column(name, String(16), ForeignKey("statements.id", ondelete="CASCADE"), nullable=False)


# Bytes as retrieved. The same bytes at two addresses are one page.
pages = Table(
    "pages",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("size", Integer, nullable=False),  # in bytes, before compression
    Column("content", LargeBinary, nullable=False),  # compressed: see rows.compress
)

# `superseded_by` is set where no retrieval is read as this article any more, because a newer pipeline
# read another text from the same bytes. Such an article is kept, since judgements may refer to it, and is
# neither searched, listed nor counted.
articles = Table(
    "articles",
    metadata,
    Column("id", String(16), primary_key=True),
    Column("doc", Text, nullable=False),
    Column("title", Text),
    Column("byline", Text),
    Column("outlet", Text),
    Column("url", Text),
    Column("dateline", Text),
    Column("published", String(10)),
    Column("language", String(8)),
    Column("analysed", Boolean, nullable=False),
    Column("fingerprint", Text, nullable=False),  # of the pipeline and metadata that gave the record
    Column("superseded_by", String(16), ForeignKey("articles.id"), index=True),
    Column("text_sha256", String(64), nullable=False),
    Column("text", Text, nullable=False),  # last, so that listings need not read it
    Index(None, "published", "id"),
    Index(None, "superseded_by", "analysed"),  # counts of what was searched need no row
    Index(None, "doc"),
)

# Where a page came from, what the transport said of it, and the mark that it was finished.
retrievals = Table(
    "retrievals",
    metadata,
    Column("page_sha256", String(64), ForeignKey("pages.sha256"), primary_key=True),
    Column("address", Text, primary_key=True),
    Column("doc", Text, primary_key=True),
    Column("content_type", Text, nullable=False),
    Column("charset", Text),
    Column("url", Text),
    Column("retrieved", String(32)),  # ISO 8601 in UTC; of the first retrieval of these bytes
    Column("fingerprint", Text, nullable=False),
    Column("article_id", String(16), ForeignKey("articles.id"), nullable=False, index=True),
)

# The texts that an address has had, in the order in which they were kept.
versions = Table(
    "versions",
    metadata,
    Column("address", Text, primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("article_id", String(16), ForeignKey("articles.id"), nullable=False, index=True),
)

stray = Table(
    "stray",
    metadata,
    Column("article_id", String(16), ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("text", Text, nullable=False),
    Column("reason", Text, nullable=False),
)

statements = Table(
    "statements",
    metadata,
    Column("id", String(16), primary_key=True),
    _of_article(),
    Column("position", Integer, nullable=False),
    Column("source", JSON, nullable=False),  # spans: [[start, end], ...]
    Column("cue", JSON, nullable=False),
    Column("content", JSON, nullable=False),
    Column("form", String(16), nullable=False),
    Column("confidence", Float, nullable=False),
    Column("model", Text, nullable=False),
    # Deferred: the statements of an article are written in any order.
    Column(
        "inside",
        String(16),
        ForeignKey("statements.id", deferrable=True, initially="DEFERRED"),
        index=True,
    ),
    Column("speaker", Text),
    Column("speaker_kind", String(16)),
    Column("candidates", JSON, nullable=False),
    Column("role", Text),
    Column("act", String(16), index=True),
    Column("certainty", String(16)),
    Column("said_on", String(10)),
    Column("said_on_words", JSON, nullable=False),
    Column("channel", Text),
    Column("distance", Text),
    Column("target", Text),
    Column("state", String(16), nullable=False, index=True, server_default="machine"),
    Index(None, "article_id", "position"),
)

speakers = Table(
    "speakers",
    metadata,
    Column("id", String(16), primary_key=True),
    _of_article(),
    Column("position", Integer, nullable=False),
    Column("name", Text, nullable=False),
    Column("kind", String(16)),
    Index(None, "article_id", "position"),
    Index(None, "name"),
)

speaker_names = Table(
    "speaker_names",
    metadata,
    _of_speaker(),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("name", Text, nullable=False),
)

speaker_offices = Table(
    "speaker_offices",
    metadata,
    _of_speaker(),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("office", Text, nullable=False),
)

# What a speaker may be looked up by: see rows.name_keys.
speaker_keys = Table(
    "speaker_keys",
    metadata,
    Column("key", Text, primary_key=True),
    _of_speaker(),
    Index(None, "speaker_id"),
)

# `article_id` and `position` tell whose reading gave the link; links across articles have neither.
links = Table(
    "links",
    metadata,
    Column("id", String(16), primary_key=True),
    Column("kind", String(16), nullable=False),
    _of_statement("a"),
    _of_statement("b"),
    Column("score", Float, nullable=False),
    Column("evidence", JSON, nullable=False),
    Column("state", String(16), nullable=False),
    Column("article_id", String(16), ForeignKey("articles.id", ondelete="CASCADE")),
    Column("position", Integer),
    Index(None, "a"),
    Index(None, "b"),
    Index(None, "article_id", "position"),
    Index("ix_links_disputes", "a", "b", sqlite_where=text("kind = 'disputes' AND state <> 'rejected'")),
)

# Append-only, and without foreign keys: a judgement outlives what it was made on.
judgements = Table(
    "judgements",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("made_at", String(32), nullable=False),
    Column("reviewer", Text, nullable=False),
    Column("subject", String(16), nullable=False, index=True),
    Column("field", Text, nullable=False),
    Column("before", Text, nullable=False),
    Column("after", Text, nullable=False),
    Column("text_sha256", String(64), nullable=False),
    Index(None, "reviewer", "made_at"),
    Index(None, "field", "subject"),
)

# The statements that a judgement was made on, as the reviewer saw them, so that it can be applied to what a
# later reading finds in the same text; of a judgement on a link both ends, and the link. Append-only too.
anchors = Table(
    "anchors",
    metadata,
    Column("judgement_id", String(64), primary_key=True),
    Column("statement_id", String(16), primary_key=True),
    Column("article_id", String(16), nullable=False, index=True),
    Column("seen", JSON, nullable=False),
    Column("link", JSON),
)

# What the machine gave of the articles that anybody judged; the other tables have the reviewed record.
readings = Table(
    "readings",
    metadata,
    Column("article_id", String(16), ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True),
    Column("statements", JSON, nullable=False),
    Column("speakers", JSON, nullable=False),
    Column("links", JSON, nullable=False),
)

# What linking across articles keeps, so that it need not begin anew: see `linking`. All of it follows from
# the articles and statements, and can be made again.

# An article's words, as few as will do to know copies of it; empty where it has too few of them.
article_sketches = Table(
    "article_sketches",
    metadata,
    Column("article_id", String(16), ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True),
    Column("sketch", LargeBinary, nullable=False),
)

article_bands = Table(
    "article_bands",
    metadata,
    Column("band", String(32), primary_key=True),
    Column(
        "article_id",
        String(16),
        ForeignKey("article_sketches.article_id", ondelete="CASCADE"),
        primary_key=True,
        index=True,
    ),
    sqlite_with_rowid=False,
)

# Copies and light edits of one story are one report. `report_id` is the id of the copy that stands for all.
# Where one row goes, a trigger removes those of the other copies too; linking then sets the rest in order.
reports = Table(
    "reports",
    metadata,
    Column("article_id", String(16), ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True),
    Column("report_id", String(16), nullable=False, index=True),
)

# What statements are compared by: see `stages.matching.Profile`. Of statements with the same words in the
# copies of one report (`words` is their digest) one alone is `keyed`, and stands for the others.
profiles = Table(
    "profiles",
    metadata,
    Column("statement_id", String(16), ForeignKey("statements.id", ondelete="CASCADE"), primary_key=True),
    Column("article_id", String(16), nullable=False, index=True),
    Column("words", String(16), nullable=False),
    Column("keyed", Boolean, nullable=False),
    Column("profile", Text, nullable=False),
    Index("ix_profiles_copied", "statement_id", sqlite_where=text("keyed IS 0")),
)

# Digests of the blocking keys of statements.
statement_keys = Table(
    "statement_keys",
    metadata,
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    Column(
        "statement_id",
        String(16),
        ForeignKey("profiles.statement_id", ondelete="CASCADE"),
        primary_key=True,
        index=True,
    ),
    sqlite_with_rowid=False,
)

# Keys that too many statements have. A trigger marks those that fewer have since.
crowded_keys = Table(
    "crowded_keys",
    metadata,
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    Column("fewer", Boolean, nullable=False, index=True),
)

# What may no longer be shown: see `withdrawing`. Append-only but for corrections of what was purged, and
# without foreign keys: it outlives what it is about. Only a correction's `reason` may have a page's words.
withdrawals = Table(
    "withdrawals",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("made_at", String(32), nullable=False),
    Column("who", Text, nullable=False),
    Column("action", String(16), nullable=False),  # withdraw, restore, purge or correct
    Column("kind", String(16), nullable=False),  # of the subject: statement, speaker or article
    Column("subject", String(16), nullable=False, index=True),
    Column("article_id", String(16), nullable=False),
    Column("reason", Text, nullable=False),
    Column("text_sha256", String(64), nullable=False),
    Column("spans", JSON, nullable=False),  # of each statement: [source, content]
)

# What a withdrawal that is in force is known by: ids, and digests of text, page and address.
withdrawn_keys = Table(
    "withdrawn_keys",
    metadata,
    Column("kind", String(16), primary_key=True),
    Column("key", String(64), primary_key=True),
    Column("subject", String(16), primary_key=True, index=True),
    sqlite_with_rowid=False,
)

# The whole record of each article of which something is withdrawn, to be put back, and the stretches of its
# text that are hidden meanwhile. Of an article that is withdrawn itself there is no other row.
withheld = Table(
    "withheld",
    metadata,
    Column("article_id", String(16), primary_key=True),
    Column("hidden", JSON, nullable=False),
    Column("record", Text, nullable=False),
)

# What `onrecord watch` goes by: see `watched`. It tells of the watching, not of what was said, and is no part
# of a ledger's digest. Times are seconds since 1970, in UTC.

# Feeds, lists and sitemaps ("feed"), and what they name ("page"). `at` is where the last redirect led, after
# `hops` of them; `due` is null where nothing is to be asked any more; `answered` is the address that gave
# etag and last_modified, at `full_at`; `changed` is what the feed says of the page's last change.
watched = Table(
    "watched",
    metadata,
    Column("url", Text, primary_key=True),
    Column("kind", String(8), primary_key=True),
    Column("host", Text, nullable=False),
    Column("at", Text),
    Column("hops", Integer, nullable=False),
    Column("depth", Integer, nullable=False),  # lists between this one and what the user named
    Column("due", Float),
    Column("failures", Integer, nullable=False),
    Column("visits", Integer, nullable=False),
    Column("etag", Text),
    Column("last_modified", Text),
    Column("answered", Text),
    Column("full_at", Float),
    Column("changed", Text),
    Column("reason", Text),
    Index(None, "due"),
)

watched_hosts = Table(
    "watched_hosts",
    metadata,
    Column("host", Text, primary_key=True),
    Column("next_at", Float, nullable=False),
    Column("failures", Integer, nullable=False),
)

watched_robots = Table(
    "watched_robots",
    metadata,
    Column("origin", Text, primary_key=True),
    Column("at", Text),
    Column("hops", Integer, nullable=False),
    Column("body", Text, nullable=False),
    Column("until", Float, nullable=False),
)
