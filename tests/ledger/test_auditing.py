import pytest

from handmade import page, record
from onrecord.ledger import Ledger
from onrecord.ledger.auditing import Layer, Verdict, draw, weigh

STATE = Layer("statement", "state", "direct", resolved=True, band="0.9–1")
DENY = Layer("statement", "deny", "direct", resolved=False, band="0.5–0.7")
LINK = Layer("link", "disputes", None, resolved=True, band="0.9–1")
FRAME = {
    STATE: [f"s{n:03}" for n in range(300)],
    DENY: [f"d{n:03}" for n in range(3)],
    LINK: [f"l{n:03}" for n in range(40)],
}


def test_the_same_seed_draws_the_same() -> None:
    assert draw(FRAME, 40, "1") == draw(dict(reversed(FRAME.items())), 40, "1")
    assert draw(FRAME, 40, "1") != draw(FRAME, 40, "2")


def test_rare_layers_are_in_the_sample() -> None:
    drawn = draw(FRAME, 40, "1")
    assert len({one.subject for one in drawn}) == 40
    assert sum(one.layer == DENY for one in drawn) >= 1
    assert sum(one.layer == LINK for one in drawn) == 10


def test_no_more_are_drawn_than_there_are() -> None:
    assert len(draw(FRAME, 10_000, "1")) == 343


def test_each_aspect_is_weighed_for_itself() -> None:
    verdicts = [
        Verdict("s001", "Ada", "statement", right=True),
        Verdict("s001", "Ada", "speaker", right=False),
        Verdict("l001", "Ada", "link", right=True),
        Verdict("gone", "Ada", "link", right=True),
    ]
    audit = weigh(FRAME, verdicts)
    shares = {aspect: estimate.share for aspect, estimate in audit.precision.items()}
    assert shares == {"statement": 1.0, "speaker": 0.0, "link": 1.0}
    assert audit.unknown == 1
    assert audit.precision["speaker"].unseen == 0  # statements without a speaker are none that could be wrong
    assert audit.precision["statement"].unseen == pytest.approx(3 / 303)


def test_two_reviewers_are_compared_where_both_judged() -> None:
    verdicts = [
        Verdict(subject, who, "act", right)
        for subject, ada, ben in [("s001", True, True), ("s002", True, False), ("s003", False, False)]
        for who, right in (("Ada", ada), ("Ben", ben))
    ]
    audit = weigh(FRAME, [*verdicts, Verdict("s004", "Ada", "act", right=True)])
    both = audit.agreements["act", "Ada", "Ben"]
    assert both.both == 3
    assert both.share == pytest.approx(2 / 3)
    assert audit.precision["act"].share == pytest.approx((1 + 0.5 + 0 + 1) / 4)


def test_what_is_withdrawn_is_not_drawn(ledger: Ledger) -> None:
    ledger.keep(page(), record(), "f")
    denial = record().statements[0]
    assert denial.id in {one.subject for one in ledger.audit_sample(100)}
    ledger.withdraw(denial.id, "why", "Ada")
    drawn = {one.subject for one in ledger.audit_sample(100)}
    assert drawn
    assert denial.id not in drawn
