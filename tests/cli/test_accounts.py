import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from accounts import CHEAP, PASSWORD
from onrecord.ledger import Ledger, passwords

Cli = Callable[..., Any]


@pytest.fixture(autouse=True)
def _ledger(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, cli: Cli) -> None:  # noqa: ARG001  (its folder)
    monkeypatch.setattr(passwords, "_HASHER", CHEAP)
    with Ledger.open(tmp_path / "onrecord.db"):
        pass


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    return lambda text: monkeypatch.setattr("sys.stdin", io.StringIO(text))


@pytest.fixture
def ann(cli: Cli, typed: Callable[[str], None]) -> str:
    typed(f"{PASSWORD}\n")
    assert cli("user", "add", "Ann", "--role", "reviewer", "--password-stdin").code == 0
    return "ann"


def logs_in(name: str, password: str) -> bool:
    with Ledger.open("onrecord.db") as ledger:
        return ledger.accounts.log_in(name, password) is not None


def test_a_user_is_made_and_listed_and_logs_in(cli: Cli, ann: str) -> None:
    assert "ann  reviewer  since 20" in cli("user", "list").out
    assert logs_in(ann, PASSWORD)


def test_a_users_role_is_changed(cli: Cli, ann: str) -> None:
    assert cli("user", "role", ann, "admin").code == 0
    assert "ann  admin" in cli("user", "list").out


def test_a_users_password_is_changed(cli: Cli, ann: str, typed: Callable[[str], None]) -> None:
    typed("another long password\r\n")
    assert cli("user", "password", ann, "--password-stdin").code == 0
    assert logs_in(ann, "another long password")
    assert not logs_in(ann, PASSWORD)


def test_a_user_is_removed(cli: Cli, ann: str) -> None:
    assert cli("user", "remove", ann).code == 0
    assert cli("user", "list").out.strip() == ""


def test_a_short_password_is_refused_on_one_line(cli: Cli, typed: Callable[[str], None]) -> None:
    typed("short\n")
    result = cli("user", "add", "bob", "--password-stdin")
    assert result.code == 2
    assert "12 characters" in result.err
    assert cli("user", "list").out.strip() == ""


def test_where_nobody_can_be_asked_the_other_way_is_told(cli: Cli, typed: Callable[[str], None]) -> None:
    typed("")
    result = cli("user", "add", "bob")
    assert result.code == 2
    assert "--password-stdin" in result.err


def test_whom_there_is_not_cannot_be_removed(cli: Cli) -> None:
    result = cli("user", "remove", "bob")
    assert (result.code, result.out) == (2, "")
    assert "onrecord user list" in result.err


def test_a_token_is_printed_once_and_alone(cli: Cli) -> None:
    token = cli("token", "add", "nightly", "--role", "reader").out.strip()
    with Ledger.open("onrecord.db") as ledger:
        account = ledger.accounts.of_token(token)
    assert account is not None
    assert account.role == "reader"
    assert "nightly  reader" in cli("token", "list").out
    assert token not in cli("token", "list").out
    assert cli("token", "remove", "nightly").code == 0
    assert cli("token", "list").out.strip() == ""


@pytest.mark.parametrize(
    "command",
    [
        *(f"user {verb}" for verb in ("add", "list", "password", "role", "remove")),
        *(f"token {verb}" for verb in ("add", "list", "remove")),
    ],
)
def test_every_command_of_accounts_answers_help_with_an_example(cli: Cli, command: str) -> None:
    assert f"Example: onrecord {command}" in cli(*command.split(), "--help").out


def test_the_ledger_is_not_served_to_others_without_accounts(cli: Cli) -> None:
    result = cli("serve", "--host", "0.0.0.0", "--host-name", "record.example")
    assert result.code == 2
    assert "onrecord user add" in result.err
    assert result.err.count("\n") == 1


def test_logging_in_needs_accounts_on_this_machine_too(cli: Cli) -> None:
    result = cli("serve", "--login")
    assert result.code == 2
    assert "onrecord user add" in result.err


def test_all_addresses_need_a_name(cli: Cli, ann: str) -> None:  # noqa: ARG001
    result = cli("serve", "--host", "0.0.0.0")
    assert result.code == 2
    assert "--host-name" in result.err


def test_a_name_needs_logging_in(cli: Cli, ann: str) -> None:  # noqa: ARG001
    result = cli("serve", "--host-name", "record.example")
    assert result.code == 2
    assert "--login" in result.err
