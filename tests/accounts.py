"""Users with cheap hashes, and what they log in with, for tests of who may do what."""

from argon2 import PasswordHasher

from onrecord.ledger import ROLES, Ledger, Role, passwords

CHEAP = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
NAMES: dict[Role, str] = {"reader": "rita", "reviewer": "vera", "admin": "ada"}
PASSWORD = "a pier of four planks"  # noqa: S105


def make_users(ledger: Ledger) -> None:
    """Make one user of each role; `passwords._HASHER` should be CHEAP."""
    assert passwords._HASHER is CHEAP
    for role in ROLES:
        ledger.accounts.add_user(NAMES[role], role, PASSWORD)


def session(ledger: Ledger, name: str, **more: int) -> str:
    """Return the id of a new session of the user."""
    id_ = ledger.accounts.log_in(name, PASSWORD, **more)
    assert id_
    return id_
