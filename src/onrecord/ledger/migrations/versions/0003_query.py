"""What a search filters, sorts and counts by: one narrow row for each statement of the search index."""

from alembic import op

revision = "0003"
down_revision = "0002"

_TABLES = (
    """
    CREATE TABLE search_facts (
        number INTEGER PRIMARY KEY, statement_id VARCHAR(16) NOT NULL, day VARCHAR(10) NOT NULL,
        said_on VARCHAR(10), published VARCHAR(10), year VARCHAR(4),
        act VARCHAR(16), form VARCHAR(16) NOT NULL,
        outlet TEXT, speaker TEXT, speaker_id VARCHAR(16), kind VARCHAR(16), hedged BOOLEAN,
        disputed BOOLEAN NOT NULL
    )""",
    "CREATE TABLE search_state (changes INTEGER NOT NULL)",
    "INSERT INTO search_state VALUES (0)",
)
_FILL = """
    INSERT INTO search_facts
    SELECT n.number, st.id, coalesce(st.said_on, a.published, ''), st.said_on, a.published,
        substr(a.published, 1, 4), st.act, st.form, a.outlet, st.speaker, sp.id, st.speaker_kind,
        st.certainty = 'hedged', EXISTS (
            SELECT * FROM links WHERE b = st.id AND kind = 'disputes' AND state <> 'rejected')
    FROM search_numbers n
    JOIN statements st ON st.id = n.statement_id
    JOIN articles a ON a.id = st.article_id
    LEFT JOIN speakers sp ON sp.article_id = a.id AND sp.name = st.speaker"""
_INDEXES = (
    "CREATE UNIQUE INDEX search_facts_statement ON search_facts (statement_id)",
    "CREATE INDEX search_facts_day ON search_facts (day, statement_id)",
    "CREATE INDEX search_facts_act ON search_facts (act, day, statement_id)",
    "CREATE INDEX search_facts_outlet ON search_facts (outlet, day, statement_id)",
    "CREATE INDEX search_facts_published ON search_facts (published)",
    "CREATE INDEX search_facts_speaker ON search_facts (speaker_id)",
    "CREATE INDEX ix_articles_superseded_by_analysed ON articles (superseded_by, analysed)",
    "CREATE INDEX ix_speakers_name ON speakers (name)",
    "CREATE INDEX search_facts_disputed ON search_facts (day, statement_id) WHERE disputed",
)
_DISPUTED = """
    CREATE TRIGGER links_disputed_{event} AFTER {event} ON links WHEN {row}.kind = 'disputes'
    BEGIN UPDATE search_facts SET disputed = EXISTS (
        SELECT * FROM links WHERE b = {row}.b AND kind = 'disputes' AND state <> 'rejected')
    WHERE statement_id = {row}.b; END"""


def upgrade() -> None:
    """Create the table, fill it, and let triggers keep it true."""
    for statement in _TABLES:
        op.execute(statement)
    op.execute(_FILL)
    for statement in _INDEXES:
        op.execute(statement)
    for event, row in (("INSERT", "NEW"), ("UPDATE", "NEW"), ("DELETE", "OLD")):
        op.execute(_DISPUTED.format(event=event, row=row))
