import json

import pytest

from handmade import TEXT, article, page, record, speaker, statement
from onrecord.errors import LedgerError, WithdrawnError
from onrecord.ledger import Ledger
from onrecord.records import Record, Speaker

DENIAL, INNER, AGAIN, ACCUSATION, OTHER = record().statements
WORDS = "she took money"


def kept(ledger: Ledger) -> Ledger:
    ledger.keep(page(), record(), "f")
    return ledger


def told_anywhere(ledger: Ledger) -> str:
    """All that the views tell, as text."""
    whole = ledger.article(article().id)
    assert whole is not None
    listed = ledger.listed([one.id for one in whole.statements])
    return "\n".join(
        map(repr, (whole, listed, ledger.disputes(), ledger.identities("Brandt"), list(ledger.search())))
    )


def test_what_is_withdrawn_is_told_nowhere(ledger: Ledger) -> None:
    kept(ledger).withdraw(DENIAL.id, "asked for by the source", "Ada")
    assert ledger.statement(DENIAL.id) is None
    assert not ledger.search(f'"{WORDS}"')
    assert WORDS not in told_anywhere(ledger)
    assert ledger.dispute(ACCUSATION.id) is None or WORDS not in repr(ledger.dispute(ACCUSATION.id))


def test_what_stands_inside_goes_with_it(ledger: Ledger) -> None:
    kept(ledger).withdraw(DENIAL.id, "why", "Ada")
    assert ledger.statement(INNER.id) is None
    assert ledger.counts().statements == len(record().statements) - 2


def test_of_a_statement_around_it_the_words_are_covered(ledger: Ledger) -> None:
    kept(ledger).withdraw(INNER.id, "why", "Ada")
    outer = ledger.statement(DENIAL.id)
    assert outer is not None
    assert outer.words == "she took █████"
    ledger.keep(page(), record(article(title=None)), "g")
    assert DENIAL.id not in [hit.statement.id for hit in ledger.search("money")]


def test_the_article_keeps_its_id_and_its_length(ledger: Ledger) -> None:
    kept(ledger).withdraw(DENIAL.id, "why", "Ada")
    shown = ledger.article(article().id)
    assert shown is not None
    assert (shown.article.id, len(shown.article.text)) == (article().id, len(TEXT))
    assert shown.article.text_sha256 == article().text_sha256


def test_why_and_when_are_told_but_no_words(ledger: Ledger) -> None:
    kept(ledger).withdraw(DENIAL.id, "asked for by the source", "Ada")
    for id_ in (DENIAL.id, DENIAL.id[:8], INNER.id):
        notice = ledger.withdrawn(id_)
        assert notice is not None
        assert (notice.reason, notice.who, notice.fate) == ("asked for by the source", "Ada", "withdrawn")
    assert ledger.withdrawn(OTHER.id) is None


def test_what_is_restored_is_as_it_was(ledger: Ledger) -> None:
    before = {name: rows for name, rows in kept(ledger).dump().items() if name != "withdrawals"}
    ledger.withdraw(DENIAL.id, "why", "Ada")
    ledger.restore(INNER.id, "a mistake", "Ben")
    after = {name: rows for name, rows in ledger.dump().items() if name != "withdrawals"}
    assert after == before
    assert ledger.search("took money")
    assert ledger.withdrawn(DENIAL.id) is None
    actions = [row[3] for row in sorted(ledger.dump()["withdrawals"], key=lambda row: str(row[1]))]
    assert actions == ["withdraw", "restore"]


def test_what_is_not_withdrawn_cannot_be_restored(ledger: Ledger) -> None:
    with pytest.raises(LedgerError, match="is not withdrawn"):
        kept(ledger).restore(DENIAL.id, "why", "Ada")


def test_the_same_reading_again_brings_nothing_back(ledger: Ledger) -> None:
    kept(ledger).withdraw(DENIAL.id, "why", "Ada")
    ledger.keep(page(), record(), "g")
    assert ledger.statement(DENIAL.id) is None
    assert WORDS not in told_anywhere(ledger)


@pytest.mark.parametrize(
    ("source", "content"),
    [
        ("Ana Brandt", "took money"),
        ("Brandt", "that she took money"),
        ("", "she took money"),
        ("Ministry of Works", "she took money"),
    ],
)
def test_another_reading_of_it_stays_away_too(ledger: Ledger, source: str, content: str) -> None:
    kept(ledger).withdraw(DENIAL.id, "why", "Ada")
    of = article()
    other = statement(of, source, "denied", content, model="other weights")
    fresh = statement(of, "Józef Ruud", "said", "the ministry may appeal")
    ledger.keep(page(), Record(of, statements=(other, fresh)), "g")
    assert ledger.statement(other.id) is None
    assert ledger.statement(fresh.id) is not None


def test_what_a_later_reading_finds_is_restored(ledger: Ledger) -> None:
    kept(ledger).withdraw(DENIAL.id, "why", "Ada")
    of = article()
    other = statement(of, "Ana Brandt", "denied", "took money", model="other weights")
    ledger.keep(page(), Record(of, statements=(other,)), "g")
    ledger.restore(DENIAL.id, "a mistake", "Ada")
    assert ledger.article(of.id) == Record(of, statements=(other,))


def test_the_same_text_by_another_name_has_it_neither(ledger: Ledger) -> None:
    copy = record(article(doc="two"))
    kept(ledger).keep(page("other", "https://mirror.example/1", "two"), copy, "f")
    ledger.withdraw(DENIAL.id, "why", "Ada")
    assert ledger.statement(copy.statements[0].id) is None
    later = record(article(doc="three"))
    ledger.keep(page("third", "https://third.example/1", "three"), later, "f")
    assert ledger.statement(later.statements[0].id) is None
    assert ledger.statement(later.statements[3].id) is not None


def test_an_article_goes_with_all_that_it_has(ledger: Ledger) -> None:
    kept(ledger).withdraw(article().id, "why", "Ada")
    assert ledger.articles() == []
    assert ledger.article(article().id) is None
    assert not ledger.search("appeal")
    assert ledger.identities("Brandt") == []
    counts = ledger.counts()
    assert (counts.articles, counts.statements, counts.speakers, counts.links) == (0, 0, 0, 0)
    who = record().speakers[0].id
    for id_ in (article().id, DENIAL.id, who):
        assert ledger.withdrawn(id_) is not None


@pytest.mark.parametrize(
    ("again", "of"),
    [
        (page(), article()),
        (page("edited"), article(TEXT + " More.")),
        (page("other bytes", "https://mirror.example/9", "nine"), article(doc="nine")),
    ],
)
def test_an_article_does_not_come_back(ledger: Ledger, again: object, of: object) -> None:
    kept(ledger).withdraw(article().id, "by a ruling", "Ada")
    with pytest.raises(WithdrawnError, match=r"was withdrawn on 20..-..-..: by a ruling") as refused:
        ledger.keep(again, record(of), "g")  # type: ignore[arg-type]
    assert refused.value.fate == "withdrawn"
    assert ledger.articles() == []


def test_an_article_is_restored_with_its_versions(ledger: Ledger) -> None:
    later = record(article(TEXT + " More."))
    kept(ledger).keep(page("edited"), later, "f")
    before = {name: rows for name, rows in ledger.dump().items() if name != "withdrawals"}
    ledger.withdraw(article().id, "why", "Ada")
    assert ledger.articles() == []
    ledger.restore(later.article.id, "a mistake", "Ada")
    assert {name: rows for name, rows in ledger.dump().items() if name != "withdrawals"} == before
    assert len(ledger.versions(article().id)) == 2


def test_a_superseded_reading_goes_and_comes_back_as_such(ledger: Ledger) -> None:
    cleaned = record(article(TEXT + " More."))
    kept(ledger).keep(page(), cleaned, "g")
    before = {name: rows for name, rows in ledger.dump().items() if name != "withdrawals"}
    ledger.withdraw(cleaned.article.id, "why", "Ada")
    assert ledger.article(article().id) is None
    ledger.restore(cleaned.article.id, "why", "Ada")
    assert {name: rows for name, rows in ledger.dump().items() if name != "withdrawals"} == before


def test_a_speaker_goes_with_what_they_said(ledger: Ledger) -> None:
    who = Speaker.identify(article().id, "Ana Brandt")
    kept(ledger).withdraw(who, "why", "Ada")
    assert ledger.person(who) is None
    assert ledger.identities("Ana Brandt") == []
    assert [hit.statement.id for hit in ledger.search(order="newest")] != []
    assert not {DENIAL.id, AGAIN.id, INNER.id} & {hit.statement.id for hit in ledger.search()}
    assert "I never took a cent" not in told_anywhere(ledger)


def test_a_speaker_stays_away_also_with_what_only_a_later_reading_finds(ledger: Ledger) -> None:
    who = Speaker.identify(article().id, "Ana Brandt")
    kept(ledger).withdraw(who, "why", "Ada")
    of = article()
    fresh = statement(of, "Brandt", "of", "theft", speaker="Brandt")
    ledger.keep(page(), Record(of, statements=(fresh,), speakers=(speaker(of, "Brandt"),)), "g")
    assert ledger.statement(fresh.id) is None
    assert ledger.identities("Brandt") == []


def test_no_words_stand_in_what_is_kept_of_a_withdrawal(ledger: Ledger) -> None:
    kept(ledger).withdraw(DENIAL.id, "why", "Ada")
    for name in ("withdrawals", "withdrawn_keys"):
        assert "money" not in json.dumps(ledger.dump()[name])


def test_a_correction_is_told_in_the_order_of_time(ledger: Ledger) -> None:
    kept(ledger).correct(DENIAL.id, "The day was the 3rd.", "Ada")
    ledger.correct(article().id, "The office was another one.", "Ben")
    notes = [one.reason for one in ledger.corrections(DENIAL.id, article().id)]
    assert notes == ["The day was the 3rd.", "The office was another one."]
    assert ledger.statement(DENIAL.id) is not None
