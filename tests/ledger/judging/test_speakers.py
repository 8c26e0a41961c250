"""Who is one with whom, as reviewers tell it."""

import pytest

from handmade import article, page, speaker, statement
from onrecord.errors import JudgementError
from onrecord.ledger import Ledger
from onrecord.records import Record, Speaker


def keep(ledger: Ledger, doc: str, name: str, office: str) -> str:
    """Keep an article in which one of this name and office speaks, and return the speaker's id."""
    of = article(f"{name}, {office}, said the dam holds.", doc=doc)
    said = statement(of, name, "said", "the dam holds", speaker=name, speaker_kind="person")
    record = Record(of, statements=(said,), speakers=(speaker(of, name, offices=(office,)),))
    ledger.keep(page(doc, f"https://post.example/{doc}", doc), record, "f")
    return Speaker.identify(of.id, name)


def who(ledger: Ledger, id_: str) -> set[str]:
    view = ledger.person(id_)
    assert view
    return {seen.speaker.id for seen in view.identity.sightings}


def test_namesakes_whom_a_reviewer_joins_are_one_until_it_is_taken_back(ledger: Ledger) -> None:
    one, other = keep(ledger, "one", "Ada Brill", "a cellist"), keep(ledger, "two", "Ada Brill", "a pilot")
    review = ledger.reviewing("Ida")
    joined = review.join(one, [other])
    assert joined
    assert who(ledger, one) == who(ledger, other) == {one, other}
    assert len(ledger.namesakes("Ada Brill")) == len(ledger.identities("Ada Brill")) == 1
    review.undo(joined.id)
    assert who(ledger, one) == {one}


def test_a_speaker_of_another_name_can_be_joined(ledger: Ledger) -> None:
    one, other = keep(ledger, "one", "Ada Brill", "a cellist"), keep(ledger, "two", "A. M. Brill", "a pilot")
    ledger.reviewing("Ida").join(other, [one])
    assert who(ledger, one) == who(ledger, other) == {one, other}
    assert ledger.search(speaker="Ada Brill").total == 2


def test_one_whom_a_reviewer_parts_is_another_in_spite_of_the_evidence(ledger: Ledger) -> None:
    office = "warden of the Calder dam"
    one, other, third = (keep(ledger, doc, "Ada Brill", office) for doc in ("one", "two", "three"))
    assert who(ledger, one) == {one, other, third}
    ledger.reviewing("Ida").part(one, [other, third])
    assert who(ledger, one) == {one}
    assert who(ledger, other) == {other, third}
    ledger.keep(page("one", "https://post.example/one", "one"), ledger.article(article_of(ledger, one)), "g")  # type: ignore[arg-type]
    assert who(ledger, one) == {one}


def article_of(ledger: Ledger, id_: str) -> str:
    view = ledger.person(id_)
    assert view
    return view.identity.sightings[0].article.id


def test_nobody_is_joined_with_themselves_or_with_nobody(ledger: Ledger) -> None:
    one = keep(ledger, "one", "Ada Brill", "a cellist")
    for others in ([one], [], ["0" * 16]):
        with pytest.raises(JudgementError):
            ledger.reviewing("Ida").join(one, others)
