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


def add(pages: Path, ledger: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "onrecord", "add", str(pages), "--ledger", str(ledger)]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Copies of the example pages; each is an article of its own, since its name differs."""
    folder = tmp_path_factory.mktemp("pages")
    for page in sorted(EXAMPLES.iterdir()):
        for number in range(COPIES):
            shutil.copy(page, folder / f"{page.stem}-{number:02}{page.suffix}")
    return folder


@pytest.fixture(scope="module")
def undisturbed(pages: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    ledger = tmp_path_factory.mktemp("undisturbed") / "onrecord.db"
    with add(pages, ledger) as process:
        assert process.wait() == 0
    return ledger


@pytest.mark.slow
def test_a_ledger_that_was_killed_at_random_moments_ends_as_an_undisturbed_one(
    pages: Path, undisturbed: Path, tmp_path: Path
) -> None:
    ledger = tmp_path / "onrecord.db"
    # The moments differ between runs on purpose; the seed is shown when the test fails.
    seed = random.SystemRandom().randrange(2**32)
    moments = random.Random(seed)
    finished = 0
    for _ in range(MOMENTS):
        with add(pages, ledger) as process:
            try:
                # From before the ledger exists to past the first pages of a run.
                process.wait(timeout=moments.uniform(0.2, 3.0))
            except subprocess.TimeoutExpired:
                process.kill()
        if ledger.exists():
            with Ledger.open(ledger) as opened:
                articles = opened.counts().articles
                assert articles >= finished, f"a finished page was lost, seed {seed}"
                finished = articles
    with add(pages, ledger) as process:
        _, said = process.communicate()
    assert process.returncode == 0, said
    with Ledger.open(ledger) as disturbed, Ledger.open(undisturbed) as whole:
        assert disturbed.dump() == whole.dump(), f"seed {seed}"
