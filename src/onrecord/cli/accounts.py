"""`user` and `token`: who may read and judge where the ledger is served to others."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table

from onrecord.cli import console
from onrecord.cli.options import LEDGER
from onrecord.errors import AccountError

if TYPE_CHECKING:
    from onrecord.ledger import Account

users = typer.Typer(help="Who may log in where the ledger is served to others.", no_args_is_help=True)
tokens = typer.Typer(help="What programs show instead of logging in.", no_args_is_help=True)


class RoleChoice(StrEnum):
    """What one may do; each may do what those before it may."""

    reader = "reader"
    reviewer = "reviewer"
    admin = "admin"


Name = Annotated[str, typer.Argument(metavar="NAME", help="Letters, digits, . _ - @ +; case does not count.")]
Role = Annotated[
    RoleChoice,
    typer.Option("--role", help="Readers look, reviewers also judge, admins also withdraw."),
]
Password = Annotated[
    bool,
    typer.Option("--password-stdin", help="Take the first line of standard input; else it is asked."),
]


@users.command("add", epilog="Example: onrecord user add ann --role reviewer")
def add_user(
    name: Name,
    role: Role = RoleChoice.reader,
    password_stdin: Password = False,
    ledger: LEDGER = Path("onrecord.db"),
) -> None:
    """Make a user; the password has 12 characters at least."""
    from onrecord.ledger import Ledger

    with Ledger.open(ledger, create=False) as opened:
        opened.accounts.add_user(name, role.value, _password(from_stdin=password_stdin))


@users.command("list", epilog="Example: onrecord user list")
def list_users(ledger: LEDGER = Path("onrecord.db")) -> None:
    """List the users with their roles."""
    from onrecord.ledger import Ledger

    with Ledger.open(ledger, create=False) as opened:
        _print(opened.accounts.users())


@users.command("password", epilog="Example: onrecord user password ann")
def set_password(name: Name, password_stdin: Password = False, ledger: LEDGER = Path("onrecord.db")) -> None:
    """Give a user another password; whoever is logged in under the name must do so anew."""
    from onrecord.ledger import Ledger

    with Ledger.open(ledger, create=False) as opened:
        opened.accounts.set_password(name, _password(from_stdin=password_stdin))


@users.command("role", epilog="Example: onrecord user role ann admin")
def set_role(
    name: Name,
    role: Annotated[RoleChoice, typer.Argument(metavar="ROLE", help="reader, reviewer or admin.")],
    ledger: LEDGER = Path("onrecord.db"),
) -> None:
    """Give a user another role; whoever is logged in under the name must do so anew."""
    from onrecord.ledger import Ledger

    with Ledger.open(ledger, create=False) as opened:
        opened.accounts.set_role(name, role.value)


@users.command("remove", epilog="Example: onrecord user remove ann")
def remove_user(name: Name, ledger: LEDGER = Path("onrecord.db")) -> None:
    """Remove a user, who is logged out at once; what they judged stays."""
    from onrecord.ledger import Ledger

    with Ledger.open(ledger, create=False) as opened:
        opened.accounts.remove_user(name)


@tokens.command("add", epilog="Example: onrecord token add nightly-export --role reader")
def add_token(name: Name, role: Role = RoleChoice.reader, ledger: LEDGER = Path("onrecord.db")) -> None:
    """Make a token and print it, this once: only its digest is kept."""
    from onrecord.ledger import Ledger

    with Ledger.open(ledger, create=False) as opened:
        typer.echo(opened.accounts.add_token(name, role.value))


@tokens.command("list", epilog="Example: onrecord token list")
def list_tokens(ledger: LEDGER = Path("onrecord.db")) -> None:
    """List the tokens by their names, with their roles."""
    from onrecord.ledger import Ledger

    with Ledger.open(ledger, create=False) as opened:
        _print(opened.accounts.tokens())


@tokens.command("remove", epilog="Example: onrecord token remove nightly-export")
def remove_token(name: Name, ledger: LEDGER = Path("onrecord.db")) -> None:
    """Remove a token, which opens nothing any more."""
    from onrecord.ledger import Ledger

    with Ledger.open(ledger, create=False) as opened:
        opened.accounts.remove_token(name)


def _password(*, from_stdin: bool) -> str:
    if from_stdin:
        return sys.stdin.readline().rstrip("\r\n")
    if not sys.stdin.isatty():
        raise AccountError("the password", "cannot be asked for here", "give it with --password-stdin")
    return str(typer.prompt("Password", hide_input=True, confirmation_prompt="The same again"))


def _print(accounts: Iterable[Account]) -> None:
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    for account in accounts:
        made = datetime.fromtimestamp(account.made, UTC).date()
        table.add_row(account.name, account.role, f"since {made}")
    console.out.print(table)
