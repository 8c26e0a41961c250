from handmade import article, page
from onrecord.ledger import Ledger
from onrecord.records import PartialDate, Record

STORY = " ".join(f"word{number}" for number in range(120)) + "."


def keep(ledger: Ledger, doc: str, text: str, day: int | None = 1) -> str:
    of = article(text, doc=doc, published=PartialDate(2024, 5, day) if day else None)
    ledger.keep(page(doc, f"https://post.example/{doc}", doc), Record(of), "f")
    return of.id


def reports(ledger: Ledger) -> dict[object, object]:
    ledger.link()
    return dict(ledger.dump()["reports"])  # type: ignore[arg-type]


def test_a_light_edit_is_in_the_report_of_the_copy_published_first(ledger: Ledger) -> None:
    later = keep(ledger, "one", STORY, day=2)
    first = keep(ledger, "two", STORY + "\nWith a line of its own.")
    other = keep(ledger, "three", STORY.replace("word", "other"))
    assert reports(ledger) == {later: first, first: first, other: other}


def test_copies_without_a_day_come_last(ledger: Ledger) -> None:
    undated, dated = keep(ledger, "one", STORY, day=None), keep(ledger, "two", STORY)
    assert set(reports(ledger).values()) == {dated}
    assert undated != dated


def test_an_article_between_two_others_joins_their_reports(ledger: Ledger) -> None:
    words = STORY.split()
    first = keep(ledger, "one", " ".join(words[:70]))
    last = keep(ledger, "two", " ".join(words[50:]), day=2)
    assert len(set(reports(ledger).values())) == 2
    between = keep(ledger, "three", STORY, day=3)
    assert reports(ledger) == dict.fromkeys((first, last, between), first)


def test_short_texts_are_never_copies(ledger: Ledger) -> None:
    keep(ledger, "one", "The same few words.")
    keep(ledger, "two", "The same few words.")
    assert len(set(reports(ledger).values())) == 2
