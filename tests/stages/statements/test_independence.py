"""A page's record depends on the page alone: not on other pages, order, threads, workers or the process.

Records are compared as they are, confidences to the last bit.
"""

import itertools
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

import pytest

from onrecord.pipeline import Pipeline
from onrecord.records import Metadata, Page, Record, digest
from onrecord.runner import Fate, run
from onrecord.stages.encoding import Encoder
from onrecord.stages.statements import NeuralExtractor

_PEOPLE = ["Hanne Roos", "Milan Dube", "Petra Lind", "Ada Venn", "Jonas Harlan", "Ilse Marran"]
_SENTENCES = [
    "{0} said that the pier was safe and would stay open all winter.",
    "“We have checked every bolt of it,” {0} told {1}, “and we haven’t found a single crack.”",
    "{0} denied claims by {1} that the report on the pier had been hidden from the council.",
    "The pier was built in 1931. It is 400 metres long and carries a railway.",
    "“{0} has promised to resign,” {1} said on Tuesday.",
]


def paragraphs(count: int) -> str:
    """Return a text of `count` paragraphs that differ."""
    pairs = itertools.cycle(itertools.permutations(_PEOPLE, 2))
    sentences = itertools.cycle(_SENTENCES)
    return "\n\n".join(next(sentences).format(*next(pairs)) for _ in range(count)) + "\n"


TEXTS = {
    "long": paragraphs(24),
    "medium": paragraphs(9),
    "short": "Hanne Roos said that the pier was safe, and that it would stay open.\n",
    "capitals": paragraphs(4).upper(),
    "other": "The shop on the corner sells bread, milk and newspapers, and opens at seven.\n" * 5,
}
PAGES = [Page(doc, f"file:///{doc}", text.encode(), "text/plain") for doc, text in TEXTS.items()]


def read(pipeline: Pipeline, pages: list[Page]) -> dict[str, Record]:
    return {page.doc: pipeline.record(page) for page in pages}


def mapped(pipeline: Pipeline, pages: list[Page], workers: int) -> dict[str, Record]:
    """Return what `workers` threads make that share a pipeline."""
    with ThreadPoolExecutor(workers) as pool:
        return dict(zip([page.doc for page in pages], pool.map(pipeline.record, pages), strict=True))


@pytest.fixture(scope="module")
def alone() -> dict[str, Record]:
    """Each page's record, made by a pipeline that read nothing else."""
    return {page.doc: Pipeline().record(page) for page in PAGES}


@pytest.fixture(scope="module")
def shared() -> Pipeline:
    return Pipeline()


def test_the_pages_have_statements_to_compare(alone: dict[str, Record]) -> None:
    assert len(alone["long"].statements) > len(alone["medium"].statements) > len(alone["short"].statements)
    assert alone["short"].statements


@pytest.mark.parametrize("step", [1, -1, 2])
def test_neither_order_nor_other_pages_count(alone: dict[str, Record], shared: Pipeline, step: int) -> None:
    assert read(shared, PAGES[::step] + PAGES[1::2]) == alone


def test_a_page_read_twice_gives_the_same_twice(alone: dict[str, Record], shared: Pipeline) -> None:
    assert [shared.record(PAGES[0]) for _ in range(2)] == [alone[PAGES[0].doc]] * 2


@pytest.mark.parametrize("threads", [2, 4])
def test_threads_of_a_call_do_not_count(threads: int) -> None:
    one, several = (
        Pipeline(encoder=Encoder(threads=n), extractor=NeuralExtractor(threads=n)) for n in (1, threads)
    )
    assert read(several, PAGES[:2]) == read(one, PAGES[:2])


@pytest.mark.parametrize("workers", [2, 4])
def test_workers_that_share_a_pipeline_do_not_count(
    alone: dict[str, Record], shared: Pipeline, workers: int
) -> None:
    assert mapped(shared, PAGES, workers) == alone


@dataclass
class Memory:
    """A sink that keeps records by name."""

    kept: dict[str, Record] = field(default_factory=dict)

    def holds(self, page: Page, fingerprint: str) -> bool:  # noqa: ARG002 - the sink's interface
        return False

    def keep(self, page: Page, record: Record, fingerprint: str) -> Fate:  # noqa: ARG002
        self.kept[page.doc] = record
        return "new"


def test_the_runner_makes_the_same_records(alone: dict[str, Record], shared: Pipeline) -> None:
    sink = Memory()
    run(PAGES[::-1], shared, sink, metadata={}, default=Metadata())
    assert sink.kept == alone


_ELSEWHERE = """
import sys
from onrecord.pipeline import Pipeline
from onrecord.records import Page, digest
page = Page("medium", "file:///medium", sys.stdin.buffer.read(), "text/plain")
print(digest(repr(Pipeline().record(page))))
"""


@pytest.mark.parametrize("seed", ["1", "2"])
def test_another_process_makes_the_same_record(alone: dict[str, Record], seed: str) -> None:
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    done = subprocess.run(
        [sys.executable, "-c", _ELSEWHERE],
        input=TEXTS["medium"].encode(),
        capture_output=True,
        check=True,
        env=environment,
    )
    assert done.stdout.decode().strip() == digest(repr(alone["medium"]))
