from dataclasses import dataclass, field

from onrecord.errors import PageError, UnreadablePageError
from onrecord.pipeline import Pipeline
from onrecord.readers import Skipped
from onrecord.records import Metadata, Page, Record
from onrecord.runner import Fate, Tally, run


@dataclass
class Memory:
    """A sink that remembers what it was given."""

    kept: dict[str, Record] = field(default_factory=dict)
    marks: set[tuple[str, str]] = field(default_factory=set)

    def holds(self, page: Page, fingerprint: str) -> bool:
        return (page.doc, fingerprint) in self.marks

    def keep(self, page: Page, record: Record, fingerprint: str) -> Fate:
        self.kept[page.doc] = record
        self.marks.add((page.doc, fingerprint))
        return "new"


def page(doc: str, text: str = "The pier is safe, said Ilse Marran on Friday.") -> Page:
    return Page(doc, f"file:///{doc}", text.encode(), "text/plain")


def go(items: list[Page | Skipped | PageError], sink: Memory, default: Metadata = Metadata()) -> Tally:
    return run(items, Pipeline(), sink, metadata={"b": Metadata(outlet="Post")}, default=default)


def test_every_page_is_in_exactly_one_count() -> None:
    items: list[Page | Skipped | PageError] = [page("a"), UnreadablePageError("x", "empty")]
    items += [Skipped("w", "image"), page("c", "  \n")]
    tally = go(items, Memory())
    assert (tally.pages, tally.kept, tally.refused) == (3, 1, 2)
    assert dict(tally.skipped) == {"image": 1}


def test_a_page_that_was_finished_is_not_done_again() -> None:
    sink = Memory()
    go([page("a")], sink)
    sink.kept.clear()
    tally = go([page("a")], sink)
    assert tally.fates["unchanged"] == 1
    assert not sink.kept


def test_other_metadata_makes_a_page_new_work() -> None:
    sink = Memory()
    go([page("a")], sink)
    assert go([page("a")], sink, Metadata(title="Pier")).fates["unchanged"] == 0


def test_what_is_known_of_a_page_wins_over_what_is_said_of_all() -> None:
    sink = Memory()
    go([page("a"), page("b")], sink, Metadata(outlet="Courier", title="Pier"))
    assert [sink.kept[doc].article.outlet for doc in "ab"] == ["Courier", "Post"]
    assert sink.kept["b"].article.title == "Pier"


def test_a_record_does_not_depend_on_the_other_pages() -> None:
    alone, together = Memory(), Memory()
    go([page("b")], alone)
    go([page("a", "Ilse Marran, the mayor, spoke."), page("b"), page("c")], together)
    assert alone.kept["b"] == together.kept["b"]


def test_the_summary_names_every_count() -> None:
    tally = go([page("a"), UnreadablePageError("x", "empty"), Skipped("w", "image")], Memory())
    summary = tally.summary()
    assert summary.startswith("2 pages: 1 kept, 0 not analysed (language), 1 refused; ")
    assert summary.endswith("1 record passed over (1 × image)")
