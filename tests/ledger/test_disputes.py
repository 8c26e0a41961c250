from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from handmade import article, page, speaker, statement
from onrecord.ledger import Ledger
from onrecord.records import Judgement, Link, PartialDate, Record, Statement

FILLER = " ".join(f"word{number}" for number in range(80)) + "."


def kept(
    ledger: Ledger,
    doc: str,
    said: tuple[str, str, str],
    day: int,
    links: tuple[Link, ...] = (),
    **fields: Any,
) -> Statement:
    """Keep an article in which SOURCE CUE CONTENT, and return that statement."""
    tail = fields.pop("tail", "")
    of = article(" ".join(said) + ".\n" + tail, doc=doc, outlet=doc, published=PartialDate(2024, 5, day))
    made = statement(of, *said, **({"speaker": said[0], "act": "accuse"} | fields))
    linked = tuple(replace(link, a=made.id) for link in links)
    record = Record(of, statements=(made,), speakers=(speaker(of, said[0]),), links=linked)
    ledger.keep(page(doc, f"https://post.example/{doc}", doc), record, "f")
    return made


ALLEGATION = ("Ilse Marran", "accused", "Tidewell of hiding cracks in the crane")


def filled(ledger: Ledger) -> tuple[Statement, Statement, Statement]:
    """An allegation, what repeats it, and its denial, which was published last."""
    first = kept(ledger, "courier", ALLEGATION, 1)
    again = kept(
        ledger,
        "post",
        ("Józef Ruud", "said", "Tidewell had hidden the cracks"),
        2,
        (Link("", first.id, "repeats", 0.8),),
        act="state",
    )
    denial = kept(
        ledger,
        "wire",
        ("Piet Lauwers", "denied", "that a crack had been hidden"),
        3,
        (Link("", again.id, "disputes", 0.9),),
        act="deny",
    )
    return first, again, denial


def test_a_dispute_is_a_claim_in_the_order_of_time_with_its_denials(ledger: Ledger) -> None:
    first, again, denial = filled(ledger)
    [view] = ledger.disputes()
    assert [quoted.statement.id for quoted in view.claim] == [first.id, again.id]
    assert [found.statement.statement.id for found in view.denials] == [denial.id]
    assert view.denials[0].speaker == "other"


def test_words_find_a_dispute_by_its_claim_and_by_its_denial(ledger: Ledger) -> None:
    filled(ledger)
    assert ledger.disputes("accused") == ledger.disputes("Lauwers") == ledger.disputes()


def test_an_allegation_that_nobody_denied_is_shown_with_what_was_searched(ledger: Ledger) -> None:
    kept(ledger, "courier", ALLEGATION, 1)
    assert ledger.disputes() == []
    [view] = ledger.disputes("Marran")
    assert (view.denials, view.searched, view.unlinked) == ((), 0, 1)
    ledger.link()
    [view] = ledger.disputes("Marran")
    assert (view.searched, view.unlinked) == (1, 0)


def test_what_a_reviewer_rejected_is_no_dispute(ledger: Ledger) -> None:
    first = kept(ledger, "courier", ALLEGATION, 1)
    rejected = Link("", first.id, "disputes", 0.9, state="rejected")
    kept(ledger, "wire", ("Piet Lauwers", "denied", "it"), 3, (rejected,), act="deny")
    assert ledger.disputes() == []


def test_copies_of_a_report_are_shown_and_not_counted(ledger: Ledger) -> None:
    for number, doc in enumerate(("courier", "herald", "post"), 1):
        kept(ledger, doc, ALLEGATION, number, tail=FILLER)
    ledger.link()
    [view] = ledger.disputes("Marran")
    assert (view.reports, view.outlets) == (1, ("courier",))
    assert [copy.doc for copy in view.copies[view.claim[0].article.id]] == ["herald", "post"]


def test_a_name_alone_leaves_open_whether_a_speaker_contradicts_himself(ledger: Ledger) -> None:
    first = kept(ledger, "courier", ALLEGATION, 1)
    kept(
        ledger,
        "wire",
        ("Ilse Marran", "denied", "hiding"),
        3,
        (Link("", first.id, "disputes", 0.9),),
        act="deny",
    )
    [view] = ledger.disputes()
    assert view.denials[0].speaker == "perhaps"


def test_a_judgement_that_rejects_a_link_keeps_it_out_after_linking_anew(ledger: Ledger) -> None:
    kept(ledger, "courier", ALLEGATION, 1)
    denial = ("Piet Lauwers of Tidewell", "denied", "hiding cracks in the crane at Tidewell")
    kept(ledger, "wire", denial, 3, act="deny")
    ledger.link()
    [view] = ledger.disputes()
    link = view.denials[0].links[0]
    ledger.judge(Judgement(datetime(2024, 6, 1, tzinfo=UTC), "Ida", link.id, "state", '""', '"rejected"', ""))
    ledger.link(anew=True)
    assert ledger.disputes() == []


def test_disputes_come_in_pages_and_each_once(ledger: Ledger) -> None:
    claims = []
    for number in range(5):
        first = kept(
            ledger, f"claim{number}", ("Ilse Marran", "accused", f"Tidewell of hiding crack {number}"), 1
        )
        for day in (3, 4):
            said = ("Piet Lauwers", "denied", f"crack {number}, on day {day}")
            kept(ledger, f"d{number}-{day}", said, day, (Link("", first.id, "disputes", 0.9),), act="deny")
        claims.append(first.id)
    whole = [view.id for view in ledger.disputes()]
    assert sorted(whole) == sorted(claims)
    paged: list[str] = []
    while found := ledger.disputes(limit=2, after=paged[-1] if paged else None):
        paged += [view.id for view in found]
    assert paged == whole


def test_claim_and_denial_lead_to_the_same_dispute(ledger: Ledger) -> None:
    first, again, denial = filled(ledger)
    [view] = ledger.disputes()
    assert [ledger.dispute(one.id) for one in (first, again, denial)] == [view] * 3
    assert ledger.dispute("0" * 16) is None
