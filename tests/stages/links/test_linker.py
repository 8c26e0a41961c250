from dataclasses import replace
from typing import Any

import pytest

from onrecord.records import Act, Link, Statement
from onrecord.stages.links import link
from onrecord.stages.links.claims import claims_of
from onrecord.stages.links.linker import candidates, decided, joined
from onrecord.stages.links.scorer import Odds

TEXT = (
    "[Lee]s [accused]c [Roe of fraud]o. [Roe]s2 [denied]c2 [the charges]o2."
    " [The Roe brothers]s3 also [rejected]c3 [the accusation]o3."
)


TWICE_THE_SAME = (
    "[Lee]s [accused]c [Roe of fraud]o."
    " “[The charges are false and the old harbour bank lost no money,]o2” [Roe]s2 [said]c2."
    " “[The charges are false and the old harbour bank lost no money,]o3” [Roe]s3 [said]c3."
)


def known(statements: tuple[Statement, ...]) -> tuple[Statement, ...]:
    first, second, third = statements
    return (
        replace(first, speaker="Ann Lee", act="accuse"),
        replace(second, speaker="Ole Roe", act="deny"),
        replace(third, speaker="Moss", act="deny"),
    )


def test_second_denial_of_one_claim_repeats_the_first(mark: Any) -> None:
    article, encoding, statements = mark(TEXT)
    found = {(item.kind, item.a, item.b) for item in link(article, encoding, known(statements))}
    assert found == {("disputes", "2", "1"), ("disputes", "3", "1"), ("repeats", "3", "2")}


def test_order_in_which_statements_come_changes_nothing(mark: Any) -> None:
    article, encoding, statements = mark(TEXT)
    forwards = link(article, encoding, known(statements))
    backwards = link(article, encoding, known(statements)[::-1])
    assert set(forwards) == set(backwards)


def test_article_without_statements_has_no_links(mark: Any) -> None:
    article, encoding, _ = mark("It rained.")
    assert link(article, encoding, ()) == ()


def test_denials_that_repeat_each_other_in_two_ways_are_linked_once(mark: Any) -> None:
    article, encoding, statements = mark(TWICE_THE_SAME)
    first, second, third = known(statements)
    third = replace(third, speaker=second.speaker)
    found = [(item.kind, item.a, item.b) for item in link(article, encoding, (first, second, third))]
    assert sorted(found) == [("disputes", "2", "1"), ("disputes", "3", "1"), ("repeats", "3", "2")]


def test_very_long_article_is_not_held_against_itself_whole(mark: Any) -> None:
    text = " ".join(f"[Lee]s{i} [said]c{i} [pier {i} leaked]o{i}." for i in range(1, 101))
    _, encoding, statements = mark(text)
    pairs = candidates(claims_of(statements, encoding))
    assert (99, 0) in pairs
    assert (99, 98) in pairs
    assert (99, 30) not in pairs


PAIR = "[Lee]s [said]c [the pier leaked]o. [Roe]s2 [said]c2 [the pier was dry]o2."
LEAST = Odds(0.5, 0.25)

DECIDED = [
    (Odds(0.6, 0.1), ("Ann Lee", "state"), ("Ole Roe", "state"), ("disputes", "2", "1")),
    (Odds(0.4, 0.1), ("Ann Lee", "state"), ("Ole Roe", "state"), None),
    (Odds(0.4, 0.5), ("Ann Lee", "state"), ("Ole Roe", "state"), ("repeats", "2", "1")),
    # the one who denies answers, though told first
    (Odds(0.9, 0.0), ("Ann Lee", "deny"), ("Ole Roe", "accuse"), ("disputes", "1", "2")),
    # declining denies nothing, a question claims nothing, and nobody disputes their own words
    (Odds(0.9, 0.0), ("Ann Lee", "accuse"), ("Ole Roe", "refuse"), None),
    (Odds(0.9, 0.0), ("Ann Lee", "ask"), ("Ole Roe", "deny"), None),
    (Odds(0.9, 0.0), ("Ann Lee", "accuse"), ("Ann Lee", "deny"), None),
]


@pytest.mark.parametrize(("odds", "first", "second", "wanted"), DECIDED)
def test_odds_decide_within_what_a_dispute_can_be(
    mark: Any,
    odds: Odds,
    first: tuple[str, Act],
    second: tuple[str, Act],
    wanted: tuple[str, str, str] | None,
) -> None:
    _, encoding, statements = mark(PAIR)
    told = [replace(s, speaker=n, act=a) for s, (n, a) in zip(statements, (first, second), strict=True)]
    earlier, later = claims_of(told, encoding)
    found = decided(later, earlier, odds, LEAST)
    assert (found and (found.kind, found.a, found.b)) == wanted


def test_rule_goes_before_the_score_of_the_same_pair() -> None:
    rule, score = Link("2", "1", "disputes", 0.8), Link("1", "2", "repeats", 0.9)
    assert joined([rule], [score, Link("3", "1", "repeats", 0.4)]) == (rule, Link("3", "1", "repeats", 0.4))
