from collections.abc import Callable
from typing import Any

import pytest

from onrecord import __version__

Cli = Callable[..., Any]


_COMMANDS = ["read", "add", "search", "show", "speaker", "link", "disputes", "export", "dossier", "verify"]
_COMMANDS += ["serve", "withdraw", "purge", "correct", "audit", "watch"]


@pytest.mark.parametrize("command", _COMMANDS)
def test_every_command_answers_help_with_an_example(cli: Cli, command: str) -> None:
    result = cli(command, "--help")
    assert result.code == 0
    assert f"Example: onrecord {command}" in result.out


def test_the_version_is_printed(cli: Cli) -> None:
    assert cli("--version").out == f"onrecord {__version__}\n"
