"""Which facts a change touched, for who holds them in memory; narrow indexes for that and for disputes."""

from alembic import op

revision = "0007"
down_revision = "0006"

_TOUCHED = """
    CREATE TRIGGER search_touched_{event} AFTER {event} ON search_facts
    BEGIN INSERT INTO search_touched VALUES ({row}.number, (SELECT changes FROM search_state))
    ON CONFLICT (number) DO UPDATE SET change = excluded.change; END"""


_INDEXES = (
    "CREATE INDEX search_touched_change ON search_touched (change)",
    "CREATE INDEX search_facts_name ON search_facts (speaker)",
    "CREATE INDEX search_facts_small ON search_facts (form, disputed, act, year)",
    "DROP INDEX search_facts_statement",
    "CREATE UNIQUE INDEX search_facts_statement ON search_facts (statement_id, day)",
    """CREATE INDEX search_facts_accused ON search_facts (act, day DESC, statement_id)
        WHERE act = 'accuse' AND NOT disputed""",
    """CREATE INDEX IF NOT EXISTS ix_links_disputes ON links (a, b)
        WHERE kind = 'disputes' AND state <> 'rejected'""",
    """CREATE INDEX IF NOT EXISTS ix_profiles_copied ON profiles (statement_id)
        WHERE keyed IS 0""",
)


def upgrade() -> None:
    """Create the table, let triggers fill it from now on, and make the indexes."""
    op.execute("DROP TABLE IF EXISTS search_touched")
    op.execute("CREATE TABLE search_touched (number INTEGER PRIMARY KEY, change INTEGER NOT NULL)")
    for statement in _INDEXES:
        op.execute(statement)
    for event, row in (("INSERT", "NEW"), ("UPDATE", "NEW"), ("DELETE", "OLD")):
        op.execute(_TOUCHED.format(event=event, row=row))
