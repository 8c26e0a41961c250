"""Where the command line prints: results on standard output, all else on standard error."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.text import Text

out = Console(highlight=False, soft_wrap=False)
err = Console(stderr=True, highlight=False, soft_wrap=True)


def fail(message: str) -> None:
    """Print an error on standard error, on one line."""
    err.print(Text(f"onrecord: {' '.join(message.split())}"), style="red" if err.is_terminal else None)


class Bar:
    """A progress bar on standard error that counts pages; silent where that is no terminal."""

    def __init__(self, progress: Progress | None, total: int | None) -> None:
        self._progress = progress
        self._task = progress.add_task("", total=total, start=True) if progress else None

    def page(self, name: str) -> None:
        """Say which page is being worked on."""
        if self._progress and self._task is not None:
            self._progress.update(self._task, description=name[-40:], advance=1)


@contextmanager
def progress_bar(total: int | None, *, streams: bool) -> Iterator[Bar]:
    """Show a bar while the block runs; it goes when the block ends.

    None is shown where standard error is no terminal, or where the results stream to one already.

    Args:
        total: How many pages are to be expected; None where that cannot be told beforehand.
        streams: Whether results are printed on standard output meanwhile.
    """
    if not err.is_terminal or (streams and out.is_terminal):
        yield Bar(None, None)
        return
    columns = (TextColumn("{task.description:40}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=err, transient=True) as progress:
        yield Bar(progress, total)
