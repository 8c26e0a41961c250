"""Files that are there whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from onrecord.errors import OutputError


@contextmanager
def whole(*paths: Path) -> Iterator[list[Path]]:
    """Give a temporary name beside each path; they get their own names when the block ends.

    Where the block fails nothing is left, and what was there under the names stays.

    Raises:
        OutputError: where a file cannot be written there.
    """
    names = [path.with_name(f".{path.name}.{os.getpid()}.part") for path in paths]
    with ExitStack() as stack:
        for name in names:
            stack.callback(name.unlink, missing_ok=True)
        try:
            for path, name in zip(paths, names, strict=True):
                if path.is_dir():
                    raise OutputError(str(path), "is a folder", "name a file")
                name.touch()
            yield names
            for path, name in zip(paths, names, strict=True):
                name.replace(path)
        except OSError as error:
            what = f"cannot be written: {error.strerror or error}"
            raise OutputError(str(paths[0]), what, "choose another place") from error
