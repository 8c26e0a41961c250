"""The tables of users, sessions and tokens. They stand beside the record: see `canon`."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, String, Table, Text

from onrecord.ledger.schema import metadata

users = Table(
    "users",
    metadata,
    Column("name", String(64), primary_key=True),
    Column("role", String(16), nullable=False),
    Column("password", Text, nullable=False),  # its Argon2 hash, which tells the parameters
    Column("made", Integer, nullable=False),  # seconds since 1970, as all moments here
)

# Of a session's id and of a token only the SHA-256 is kept: whoever reads the ledger's file cannot use them.
sessions = Table(
    "sessions",
    metadata,
    Column("digest", String(64), primary_key=True),
    Column("user_name", String(64), ForeignKey("users.name", ondelete="CASCADE"), nullable=False),
    Column("expires", Integer, nullable=False),
    Index(None, "user_name"),
)

tokens = Table(
    "tokens",
    metadata,
    Column("name", String(64), primary_key=True),
    Column("role", String(16), nullable=False),
    Column("digest", String(64), nullable=False),
    Column("made", Integer, nullable=False),
    Index(None, "digest", unique=True),
)

ACCOUNTS = (users, sessions, tokens)
