"""Which facts a change touched, so that who holds them in memory reads only these; narrow indexes of disputes."""

from alembic import op

revision = "0007"
down_revision = "0006"

_TOUCHED = """
    CREATE TRIGGER search_touched_{event} AFTER {event} ON search_facts
    BEGIN INSERT INTO search_touched VALUES ({row}.number, (SELECT changes FROM search_state))
    ON CONFLICT (number) DO UPDATE SET change = excluded.change; END"""


def upgrade() -> None:
    """Create the table, let triggers fill it from now on, and make the indexes."""
    op.execute("DROP TABLE IF EXISTS search_touched")
    op.execute("CREATE TABLE search_touched (number INTEGER PRIMARY KEY, change INTEGER NOT NULL)")
    op.execute("CREATE INDEX search_touched_change ON search_touched (change)")
    for event, row in (("INSERT", "NEW"), ("UPDATE", "NEW"), ("DELETE", "OLD")):
        op.execute(_TOUCHED.format(event=event, row=row))
