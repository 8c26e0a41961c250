"""Who may look at a ledger that is served to others: users with their sessions, and tokens of programs."""

from __future__ import annotations

import hashlib
import re
import secrets
import time
import unicodedata
from typing import Literal, NamedTuple

from sqlalchemy import Connection, Select, Table, delete, insert, select, update

from onrecord.errors import AccountError
from onrecord.ledger import engine, passwords
from onrecord.ledger.account_tables import sessions, tokens, users

Role = Literal["reader", "reviewer", "admin"]
ROLES: tuple[Role, ...] = ("reader", "reviewer", "admin")
"""Each may do what those before it may."""

LASTING = 12 * 60 * 60
"""Seconds after which a session ends: a working day."""
_NAME = re.compile(r"[\w.@+-]{1,64}")


class Account(NamedTuple):
    """A user or a token, without its secret."""

    name: str
    role: Role
    made: int
    """Seconds since 1970."""


class Accounts(engine.Opened):
    """The users and tokens of a ledger; reached as `Ledger.accounts`.

    What is written here is no change of the record, so that no answer that is remembered goes stale by it.

    Raises:
        AccountError: by every method that makes or changes something, where that cannot be.
        LedgerError: by every method, where the database fails.
    """

    def add_user(self, name: str, role: Role, password: str) -> None:
        """Make a user. Names are kept in lower case."""
        name = _checked(name)
        row = {"name": name, "role": role, "password": passwords.hashed(password), "made": _now()}
        with self._writing() as connection:
            _refuse_known(connection, users, name, "user")
            connection.execute(insert(users), row)

    def set_password(self, name: str, password: str) -> None:
        """Give a user another password, and end the user's sessions."""
        self._change(name, password=passwords.hashed(password))

    def set_role(self, name: str, role: Role) -> None:
        """Give a user another role, and end the user's sessions."""
        self._change(name, role=role)

    def _change(self, name: str, **values: str) -> None:
        name = folded(name)
        with self._writing() as connection:
            done = connection.execute(update(users).where(users.c.name == name).values(**values))
            _refuse_unknown(done.rowcount, name, "user")
            connection.execute(delete(sessions).where(sessions.c.user_name == name))

    def remove_user(self, name: str) -> None:
        """Remove a user with all sessions; what they judged stays."""
        name = folded(name)
        with self._writing() as connection:
            connection.execute(delete(sessions).where(sessions.c.user_name == name))
            done = connection.execute(delete(users).where(users.c.name == name))
            _refuse_unknown(done.rowcount, name, "user")

    def users(self) -> list[Account]:
        """Return all users, by name."""
        return self._listed(users)

    def log_in(self, name: str, password: str, *, lasting: int = LASTING) -> str | None:
        """Begin a session of `lasting` seconds where the password is right.

        Returns:
            The session's id, which is kept nowhere; None where name or password is wrong.
        """
        name = folded(name)
        with self._reading() as connection:
            kept = connection.scalar(select(users.c.password).where(users.c.name == name))
        if not passwords.is_right(password, kept):
            return None
        id_ = secrets.token_urlsafe(32)
        with self._writing() as connection:
            # Name or password may have changed while the hash was made.
            if connection.scalar(select(users.c.password).where(users.c.name == name)) != kept:
                return None
            connection.execute(delete(sessions).where(sessions.c.expires <= _now()))
            row = {"digest": _digest(id_), "user_name": name, "expires": _now() + lasting}
            connection.execute(insert(sessions), row)
        return id_

    def of_session(self, id_: str) -> Account | None:
        """Return whose session it is; None where there is none of this id, or it has ended."""
        query = select(users.c.name, users.c.role, users.c.made).join(sessions)
        query = query.where(sessions.c.digest == _digest(id_), sessions.c.expires > _now())
        return self._one(query)

    def log_out(self, id_: str) -> None:
        """End a session."""
        with self._writing() as connection:
            connection.execute(delete(sessions).where(sessions.c.digest == _digest(id_)))

    def add_token(self, name: str, role: Role) -> str:
        """Make a token, and return it: it is kept nowhere and cannot be asked for again."""
        name = _checked(name)
        token = f"onrecord_{secrets.token_urlsafe(32)}"
        row = {"name": name, "role": role, "digest": _digest(token), "made": _now()}
        with self._writing() as connection:
            _refuse_known(connection, tokens, name, "token")
            connection.execute(insert(tokens), row)
        return token

    def of_token(self, token: str) -> Account | None:
        """Return the token's name and role; None where there is none such."""
        query = select(tokens.c.name, tokens.c.role, tokens.c.made)
        return self._one(query.where(tokens.c.digest == _digest(token)))

    def remove_token(self, name: str) -> None:
        """Remove a token: whoever has it is nobody from now on."""
        name = folded(name)
        with self._writing() as connection:
            done = connection.execute(delete(tokens).where(tokens.c.name == name))
            _refuse_unknown(done.rowcount, name, "token")

    def tokens(self) -> list[Account]:
        """Return all tokens, by name."""
        return self._listed(tokens)

    def _listed(self, table: Table) -> list[Account]:
        query = select(table.c.name, table.c.role, table.c.made).order_by(table.c.name)
        with self._reading() as connection:
            return [Account(name, role, made) for name, role, made in connection.execute(query)]

    def _one(self, query: Select[str, Role, int]) -> Account | None:
        with self._reading() as connection:
            for name, role, made in connection.execute(query):
                return Account(name, role, made)
        return None


def folded(name: str) -> str:
    """Return a name as it is kept: Ann and ANN are one."""
    return unicodedata.normalize("NFKC", name.strip()).casefold()


def _checked(name: str) -> str:
    name = folded(name)
    if not _NAME.fullmatch(name):
        raise AccountError(repr(name), "is no name for an account", "use letters, digits and . _ - @ +")
    return name


def _refuse_known(connection: Connection, table: Table, name: str, what: str) -> None:
    if connection.scalar(select(table.c.name).where(table.c.name == name)):
        raise AccountError(name, f"there is a {what} of this name already", "choose another name")


def _refuse_unknown(rows: int, name: str, what: str) -> None:
    if not rows:
        raise AccountError(name, f"there is no {what} of this name", f"see onrecord {what} list")


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def _now() -> int:
    return int(time.time())
