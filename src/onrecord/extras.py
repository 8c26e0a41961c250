"""Libraries that only some need, loaded when they are asked for."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from onrecord.errors import ExtraError


def load(name: str) -> Any:  # noqa: ANN401  (modules without types)
    """Return the module of this name.

    Raises:
        ExtraError: where its library is not installed.
    """
    try:
        return import_module(name)
    except ImportError as error:
        package = name.split(".", maxsplit=1)[0]
        raise ExtraError(package, "is not installed", f"pip install 'onrecord[{package}]'") from error
