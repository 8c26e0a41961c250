"""What the watching of feeds goes by: what is due when, what hosts allow, what was answered last."""

from alembic import op

revision = "0008"
down_revision = "0007"

_STATEMENTS = (
    """
    CREATE TABLE watched (
        url TEXT NOT NULL, kind VARCHAR(8) NOT NULL, host TEXT NOT NULL, at TEXT, hops INTEGER NOT NULL,
        depth INTEGER NOT NULL, due FLOAT, failures INTEGER NOT NULL, visits INTEGER NOT NULL, etag TEXT,
        last_modified TEXT, answered TEXT, full_at FLOAT, changed TEXT, reason TEXT,
        CONSTRAINT pk_watched PRIMARY KEY (url, kind)
    )""",
    "CREATE INDEX ix_watched_due ON watched (due)",
    """
    CREATE TABLE watched_hosts (
        host TEXT NOT NULL, next_at FLOAT NOT NULL, failures INTEGER NOT NULL,
        CONSTRAINT pk_watched_hosts PRIMARY KEY (host)
    )""",
    """
    CREATE TABLE watched_robots (
        origin TEXT NOT NULL, at TEXT, hops INTEGER NOT NULL, body TEXT NOT NULL, until FLOAT NOT NULL,
        CONSTRAINT pk_watched_robots PRIMARY KEY (origin)
    )""",
)


def upgrade() -> None:
    """Create the tables."""
    for statement in _STATEMENTS:
        op.execute(statement)
