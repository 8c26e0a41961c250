import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from accounts import CHEAP, PASSWORD, session
from handmade import page, record
from onrecord.errors import AccountError
from onrecord.ledger import Ledger, facts, passwords


@pytest.fixture(autouse=True)
def _cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passwords, "_HASHER", CHEAP)


@pytest.fixture
def ann(ledger: Ledger) -> str:
    ledger.accounts.add_user("Ann", "reviewer", PASSWORD)
    return "ann"


def test_a_user_logs_in_with_name_and_password(ledger: Ledger, ann: str) -> None:
    account = ledger.accounts.of_session(session(ledger, ann))
    assert account is not None
    assert account[:2] == ("ann", "reviewer")


def test_the_case_of_a_name_does_not_count(ledger: Ledger, ann: str) -> None:  # noqa: ARG001
    assert session(ledger, " ANN ")


@pytest.mark.parametrize("password", ["", PASSWORD[:-1], PASSWORD.upper(), "x" * 5000])
def test_a_wrong_password_begins_no_session(ledger: Ledger, ann: str, password: str) -> None:
    assert ledger.accounts.log_in(ann, password) is None


def test_an_unknown_name_is_hashed_against_all_the_same(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    class Counting:
        def hash(self, password: str) -> str:
            return CHEAP.hash(password)

        def verify(self, kept: str, password: str) -> bool:
            asked.append(password)
            return CHEAP.verify(kept, password)

    monkeypatch.setattr(passwords, "_HASHER", Counting())
    assert ledger.accounts.log_in("nobody", PASSWORD) is None
    assert asked == [PASSWORD]


def test_the_password_of_nobody_opens_nothing(ledger: Ledger) -> None:
    assert ledger.accounts.log_in("nobody", "nobody's password") is None


def test_a_session_ends_after_its_time(ledger: Ledger, ann: str) -> None:
    assert ledger.accounts.of_session(session(ledger, ann, lasting=0)) is None


@pytest.mark.parametrize(
    "change",
    [
        lambda accounts, _: accounts.set_password("ann", "another long password"),
        lambda accounts, _: accounts.set_role("ann", "reader"),
        lambda accounts, _: accounts.remove_user("ann"),
        lambda accounts, id_: accounts.log_out(id_),
    ],
    ids=["password", "role", "removal", "logging out"],
)
def test_a_session_ends_with(ledger: Ledger, ann: str, change: Callable[..., None]) -> None:
    id_ = session(ledger, ann)
    change(ledger.accounts, id_)
    assert ledger.accounts.of_session(id_) is None


def test_a_user_who_is_made_anew_does_not_get_the_sessions_of_the_earlier_one(
    ledger: Ledger, ann: str
) -> None:
    id_ = session(ledger, ann)
    ledger.accounts.remove_user(ann)
    ledger.accounts.add_user(ann, "admin", PASSWORD)
    assert ledger.accounts.of_session(id_) is None


@pytest.mark.parametrize("name", ["", "two words", "a/b", "a\nb", "x" * 65, "<b>"])
def test_a_name_has_no_spaces_or_signs(ledger: Ledger, name: str) -> None:
    with pytest.raises(AccountError, match="is no name"):
        ledger.accounts.add_user(name, "reader", PASSWORD)


def test_a_name_is_had_once(ledger: Ledger, ann: str) -> None:
    with pytest.raises(AccountError, match="already"):
        ledger.accounts.add_user(ann.upper(), "admin", PASSWORD)


@pytest.mark.parametrize(
    "change",
    [
        lambda accounts: accounts.set_password("bob", PASSWORD),
        lambda accounts: accounts.set_role("bob", "reader"),
        lambda accounts: accounts.remove_user("bob"),
        lambda accounts: accounts.remove_token("bob"),
    ],
)
def test_what_is_not_there_cannot_be_changed(ledger: Ledger, change: Callable[..., None]) -> None:
    with pytest.raises(AccountError, match="there is no"):
        change(ledger.accounts)


def test_a_token_is_known_until_it_is_removed(ledger: Ledger) -> None:
    token = ledger.accounts.add_token("nightly", "reader")
    account = ledger.accounts.of_token(token)
    assert account is not None
    assert account[:2] == ("nightly", "reader")
    ledger.accounts.remove_token("nightly")
    assert ledger.accounts.of_token(token) is None


def test_the_file_has_neither_password_nor_session_nor_token(path: Path) -> None:
    with Ledger.open(path) as ledger:
        ledger.accounts.add_user("ann", "admin", PASSWORD)
        secrets = [PASSWORD, session(ledger, "ann"), ledger.accounts.add_token("nightly", "reader")]
    with closing(sqlite3.connect(path)) as connection:
        content = "\n".join(connection.iterdump())
    assert "ann" in content
    assert not [secret for secret in secrets if secret in content]


def test_logging_in_makes_no_remembered_answer_stale(ledger: Ledger, ann: str) -> None:
    with ledger._reading() as connection:
        before = facts.state(connection)
    session(ledger, ann)
    with ledger._reading() as connection:
        assert facts.state(connection) == before


def test_accounts_are_no_part_of_the_record(ledger: Ledger) -> None:
    ledger.keep(page(), record(), "f")
    before = ledger.digest()
    ledger.accounts.add_user("ann", "admin", PASSWORD)
    ledger.accounts.add_token("nightly", "reader")
    session(ledger, "ann")
    assert ledger.digest() == before
    assert not {"users", "sessions", "tokens"} & set(ledger.dump())
