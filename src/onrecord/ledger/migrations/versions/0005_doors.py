"""Users, their sessions, and tokens of programs."""

from alembic import op

revision = "0005"
down_revision = "0004"

_STATEMENTS = (
    """
    CREATE TABLE users (
        name VARCHAR(64) NOT NULL, role VARCHAR(16) NOT NULL, password TEXT NOT NULL, made INTEGER NOT NULL,
        CONSTRAINT pk_users PRIMARY KEY (name)
    )""",
    """
    CREATE TABLE sessions (
        digest VARCHAR(64) NOT NULL, user_name VARCHAR(64) NOT NULL, expires INTEGER NOT NULL,
        CONSTRAINT pk_sessions PRIMARY KEY (digest),
        CONSTRAINT fk_sessions_user_name FOREIGN KEY (user_name) REFERENCES users (name) ON DELETE CASCADE
    )""",
    "CREATE INDEX ix_sessions_user_name ON sessions (user_name)",
    """
    CREATE TABLE tokens (
        name VARCHAR(64) NOT NULL, role VARCHAR(16) NOT NULL, digest VARCHAR(64) NOT NULL,
        made INTEGER NOT NULL, CONSTRAINT pk_tokens PRIMARY KEY (name)
    )""",
    "CREATE UNIQUE INDEX ix_tokens_digest ON tokens (digest)",
)


def upgrade() -> None:
    """Create the tables."""
    for statement in _STATEMENTS:
        op.execute(statement)
