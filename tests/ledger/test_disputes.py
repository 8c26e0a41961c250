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


def test_a_dispute_has_the_id_of_its_first_statement_and_is_found_by_that_of_any(ledger: Ledger) -> None:
    first, again, denial = filled(ledger)
    [view] = ledger.disputes()
    assert view.id == first.id
    assert [ledger.dispute(told.id) for told in (first, again, denial)] == [view] * 3
    assert ledger.dispute(first.id[:8]) == view
    assert ledger.dispute("0" * 16) is None


def test_a_statement_that_nobody_repeats_or_denies_is_a_claim_without_denials(ledger: Ledger) -> None:
    alone = kept(ledger, "courier", ALLEGATION, 1)
    view = ledger.dispute(alone.id)
    assert view
    assert (view.id, view.denials) == (alone.id, ())


def test_disputes_go_on_after_one_and_none_comes_twice(ledger: Ledger) -> None:
    for day in (1, 2, 3):
        accused = kept(
            ledger, f"post{day}", (f"Speaker {day}", "accused", f"company {day} of {day} frauds"), day
        )
        for n in (1, 2):
            answer = (f"Answer {n}", "denied", f"fraud {day} {n}")
            kept(
                ledger,
                f"wire{day}{n}",
                answer,
                day + 3 * n,
                (Link("", accused.id, "disputes", 0.9),),
                act="deny",
            )
    every = [view.id for view in ledger.disputes()]
    paged: list[str] = []
    while some := ledger.disputes(limit=1, after=paged[-1] if paged else None):
        paged += [view.id for view in some]
    assert len(every) == 3
    assert paged == every


def test_accusations_that_nobody_denied_are_found_apart(ledger: Ledger) -> None:
    filled(ledger)
    other = kept(ledger, "herald", ("Ada Brill", "accused", "the mayor of sleeping"), 4)
    assert [view.id for view in ledger.disputes(denied=False)] == [other.id]


def test_an_accusation_whose_repeat_is_denied_counts_as_denied(ledger: Ledger) -> None:
    first, _, _ = filled(ledger)
    assert first.id not in {view.id for view in ledger.disputes(denied=False)}


def test_declining_is_no_denial_even_where_a_link_disputes(ledger: Ledger) -> None:
    first = kept(ledger, "courier", ALLEGATION, 1)
    link = Link("", first.id, "disputes", 0.9)
    declined = kept(ledger, "wire", ("Piet Lauwers", "declined", "to comment"), 3, (link,), act="refuse")
    view = ledger.dispute(first.id)
    assert view
    assert view.denials == ()
    assert [quoted.statement.id for quoted in view.refusals] == [declined.id]


def test_a_statement_inside_another_comes_with_who_tells_of_it(ledger: Ledger) -> None:
    text = "Ada Brill said Ilse Marran accused Tidewell."
    of = article(text, doc="courier")
    outer = statement(of, "Ada Brill", "said", "Ilse Marran accused Tidewell", speaker="Ada Brill")
    inner = statement(of, "Ilse Marran", "accused", "Tidewell", act="accuse", inside=outer.id)
    ledger.keep(
        page("courier", "https://post.example/1", "courier"), Record(of, statements=(outer, inner)), "f"
    )
    view = ledger.dispute(inner.id)
    assert view
    assert view.outer[inner.id].statement == outer


def test_no_dispute_of_a_superseded_article_is_shown(ledger: Ledger) -> None:
    old = kept(ledger, "courier", ALLEGATION, 1)
    newer = article("Another reading.", doc="courier")
    ledger.keep(page("courier", "https://post.example/courier", "courier"), Record(newer), "g")
    assert ledger.dispute(old.id) is None


def test_a_dispute_tells_when_its_articles_were_retrieved(ledger: Ledger) -> None:
    of = article("Ilse Marran accused Tidewell.", doc="courier")
    made = statement(of, "Ilse Marran", "accused", "Tidewell", act="accuse")
    for day in (9, 8):
        moment = datetime(2024, 6, day, 12, tzinfo=UTC)
        fetched = replace(page(f"courier {day}", f"https://post.example/{day}", "courier"), retrieved=moment)
        ledger.keep(fetched, Record(of, statements=(made,)), "f")
    view = ledger.dispute(made.id)
    assert view
    assert view.retrieved == {of.id: datetime(2024, 6, 8, 12, tzinfo=UTC)}


def test_words_of_a_reprint_are_known_to_be_disputed_in_the_first_copy(ledger: Ledger) -> None:
    first = kept(ledger, "courier", ALLEGATION, 1, tail=FILLER)
    reprint = kept(ledger, "herald", ALLEGATION, 2, tail=FILLER)
    alone = kept(ledger, "gazette", ("Mieke Danso", "said", "the ferry was late"), 2, act="state")
    denied = Link("", first.id, "disputes", 0.9)
    kept(ledger, "wire", ("Piet Lauwers", "denied", "it"), 3, (denied,), act="deny")
    ids = [first.id, reprint.id, alone.id]
    assert ledger.disputed_in_first_copy(ids) == {}
    ledger.link()
    assert ledger.disputed_in_first_copy(ids) == {reprint.id: first.id}


def test_disputes_are_put_together_at_once_as_one_by_one(ledger: Ledger) -> None:
    for number in range(5):
        what = f"Tidewell of hiding {('cracks', 'rust', 'fares', 'oil', 'sand')[number]} in the year {number}"
        first = kept(ledger, f"courier{number}", ("Ilse Marran", "accused", what), 1 + number)
        again = Link("", first.id, "repeats", 0.8)
        kept(ledger, f"post{number}", ("Ilse Marran", "said", what), 2 + number, (again,), act="state")
        denied = Link("", first.id, "disputes", 0.9)
        kept(ledger, f"wire{number}", ("Ilse Marran", "denied", what), 3 + number, (denied,), act="deny")
    views = ledger.disputes()
    assert len(views) == 5
    assert views == [ledger.dispute(view.id) for view in views]
    assert views == [*ledger.disputes(limit=2), *ledger.disputes(limit=3, after=views[1].id)]


def test_the_address_of_a_dispute_leads_to_that_dispute_where_each_claim_disputes_the_other(
    ledger: Ledger,
) -> None:
    p1 = kept(ledger, "p1", ALLEGATION, 1)
    q1 = kept(ledger, "q1", ("Piet Lauwers", "said", "the photographs were forged"), 2, act="deny")
    p2_links = (Link("", p1.id, "repeats", 0.9), Link("", q1.id, "disputes", 0.9))
    p2 = kept(ledger, "p2", ("Józef Ruud", "said", "Tidewell had hidden the cracks"), 3, p2_links)
    q2_links = (Link("", q1.id, "repeats", 0.9), Link("", p2.id, "disputes", 0.9))
    kept(ledger, "q2", ("Hanne Roos", "said", "the photographs had been forged"), 4, q2_links, act="deny")
    views = ledger.disputes()
    assert {view.id for view in views} == {p1.id, q1.id}
    for view in views:
        shown = ledger.dispute(view.id)
        assert shown
        assert shown.id == view.id


def test_accusations_that_dispute_others_come_once_each_page_by_page(ledger: Ledger) -> None:
    made = []
    for day in range(1, 6):
        said = ("Ilse Marran", "accused", f"firm number{day} of hiding cracks")
        accused = kept(ledger, f"a{day}", said, day, act="state")
        link = (Link("", accused.id, "disputes", 0.9),)
        made.append(kept(ledger, f"b{day}", ("Hanne Roos", "accused", f"witness{day} of lies"), day, link).id)
    seen: list[str] = []
    after = None
    while found := ledger.disputes(limit=2, after=after, denied=False):
        seen += [view.id for view in found]
        after = found[-1].id
    assert sorted(seen) == sorted(made)


def test_nothing_comes_after_a_dispute_that_is_none(ledger: Ledger) -> None:
    filled(ledger)
    assert ledger.disputes(after="0" * 16) == []
