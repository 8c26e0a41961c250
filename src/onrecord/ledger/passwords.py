"""Passwords: what may be one, its hash, and whether one is right."""

from __future__ import annotations

import unicodedata
from functools import cache
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from onrecord.errors import AccountError

SHORTEST, _LONGEST = 12, 1000
# RFC 9106's second choice, written out so that a new version of the library makes no stale hashes.
_HASHER = PasswordHasher(time_cost=3, memory_cost=65536, parallelism=4)
_AT_ONCE = BoundedSemaphore(2)
"""A hash takes 64 MiB: many who log in at the same time wait for each other instead of filling the memory."""


def hashed(password: str) -> str:
    """Return the Argon2id hash of `password`.

    Raises:
        AccountError: where it is too short or too long.
    """
    password = _composed(password)
    if not SHORTEST <= len(password) <= _LONGEST:
        raise AccountError("the password", f"must have {SHORTEST} characters at least", "choose another one")
    with _AT_ONCE:
        return _HASHER.hash(password)


def is_right(password: str, kept: str | None) -> bool:
    """Tell whether `password` is the one whose hash was kept.

    Where nothing was kept the answer takes as long, so that it does not tell which names there are.
    """
    with _AT_ONCE:
        none = _of_nobody()
        try:
            return _HASHER.verify(kept or none, _composed(password)[: _LONGEST + 1]) and kept is not None
        except (VerificationError, InvalidHashError):
            return False


def _composed(password: str) -> str:
    """Return the password as all keyboards give it."""
    return unicodedata.normalize("NFC", password)


@cache
def _of_nobody() -> str:
    return _HASHER.hash("nobody's password")
