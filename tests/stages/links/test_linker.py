from dataclasses import replace
from typing import Any

from onrecord.records import Statement
from onrecord.stages.links import link

TEXT = (
    "[Lee]s [accused]c [Roe of fraud]o. [Roe]s2 [denied]c2 [the charges]o2."
    " [The Roe brothers]s3 also [rejected]c3 [the accusation]o3."
)


TWICE_THE_SAME = (
    "[Lee]s [accused]c [Roe of fraud]o."
    " “[The charges are false and the old harbour bank lost no money,]o2” [Roe]s2 [said]c2."
    " “[The charges are false and the old harbour bank lost no money,]o3” [Moss]s3 [said]c3."
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
    ids = [item.id for item in link(article, encoding, known(statements))]
    assert len(ids) == len(set(ids)) == 3
