"""A run that is killed at any moment loses no finished page and, started again, does only the rest."""

import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from onrecord.ledger import Ledger

EXAMPLES = Path(__file__).parent.parent / "examples" / "pages"
COPIES = 12
MOMENTS = 20


def add(pages: list[Path], ledger: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "onrecord", "add", *map(str, pages), "--ledger", str(ledger)]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)


def summary(process: subprocess.Popen[str]) -> str:
    """Wait for the end of a run and return its last line, the counts."""
    return process.communicate()[1].splitlines()[-1]


def interrupt_often(pages: list[Path], ledger: Path, longest: float) -> int:
    """Kill runs at random moments, at most `longest` seconds after their start; return the articles kept.

    The moments differ between runs of the test on purpose; what holds, holds for all of them.
    """
    moments = random.Random()
    finished = 0
    for _ in range(MOMENTS):
        with add(pages, ledger) as process:
            try:
                process.wait(timeout=moments.uniform(0.2, longest))
            except subprocess.TimeoutExpired:
                process.kill()
        if ledger.exists():
            with Ledger.open(ledger) as opened:
                articles = opened.counts().articles
            assert articles >= finished, "a finished page was lost"
            finished = articles
    return finished


def check(pages: list[Path], folder: Path, longest: float) -> None:
    whole, killed = folder / "whole.db", folder / "killed.db"
    with add(pages, whole) as process:
        undisturbed = summary(process)
    finished = interrupt_often(pages, killed, longest)
    with add(pages, killed) as process:
        after = summary(process)
    assert undisturbed.split(", ")[0] == after.split(", ")[0], "other counts of pages and pages kept"
    assert finished == 0 or f"{finished} of them unchanged" in after, "finished pages were done again"
    with Ledger.open(killed) as disturbed, Ledger.open(whole) as expected:
        assert disturbed.dump() == expected.dump()


@pytest.mark.slow
def test_a_ledger_that_was_killed_at_random_moments_ends_as_an_undisturbed_one(tmp_path: Path) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    for page in sorted(EXAMPLES.iterdir()):
        for number in range(COPIES):
            # A copy is an article of its own, since its name differs.
            shutil.copy(page, pages / f"{page.stem}-{number:02}{page.suffix}")
    check([pages], tmp_path, longest=3.0)


@pytest.mark.slow
@pytest.mark.data
def test_the_same_holds_over_a_hundred_real_pages(data: Path, tmp_path: Path) -> None:
    check([data / "pages" / "fundus", data / "pages" / "benchmark" / "html"], tmp_path, longest=8.0)
