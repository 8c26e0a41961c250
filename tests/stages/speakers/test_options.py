from typing import Any

import pytest

from onrecord.records import Article
from onrecord.stages.speakers.options import author_of, options
from onrecord.stages.speakers.resolver import Resolver
from onrecord.stages.speakers.scoring import NOBODY

BYLINES = [
    ("Ann Lee", "Ann Lee"),
    ("By ANN B. LEE. Email: lee@example.org", "Ann B. Lee"),
    ("ANN LEE, OLE ROE and KIM DAHL", "Ann Lee, Ole Roe and Kim Dahl"),
    ("Ann Lee, The Arden Herald", "Ann Lee"),
    ("AP", None),
    (None, None),
]


@pytest.mark.parametrize(("byline", "author"), BYLINES)
def test_author_is_what_names_persons_in_the_byline(byline: str | None, author: str | None) -> None:
    assert author_of(Article("page", "Text.", byline=byline)) == author


def offered(mark: Any, text: str) -> set[str | None]:
    article, encoding, statements = mark(text)
    resolver = Resolver(article, encoding, statements)
    return {option.name for option in options(resolver.situation(statements[-1]), resolver.people)}


def test_none_of_these_is_always_an_option(mark: Any) -> None:
    assert NOBODY in offered(mark, "Ann Lee spoke. [He]s [left]c.")


def test_description_may_be_cut_at_clause_apposition_and_owner(mark: Any) -> None:
    names = offered(mark, "[their lawyers, all of them old, who came]s [left]c.")
    assert {"their lawyers", "lawyers", "their lawyers, all of them old"} <= names


TAILS = ["in 2001", "last month", "this week", "on April 5", "Tuesday"]


@pytest.mark.parametrize("tail", TAILS)
def test_description_may_be_cut_at_a_time(mark: Any, tail: str) -> None:
    assert "a harbour panel" in offered(mark, f"[a harbour panel {tail}]s [left]c.")


def test_bare_company_may_be_a_body_named_long_before(mark: Any) -> None:
    others = " ".join(f"{name} Lee slept." for name in "Ann Bob Carl Dora Emil Fred Gus Hal Ida Jan".split())
    more = " ".join(f"{name} Roe slept." for name in "Ann Bob Carl Dora Emil Fred Gus Hal Ida Jan".split())
    assert "Arden Bank" in offered(mark, f"Arden Bank grew. {others} {more} [The company]s [grew]c.")


def test_short_description_may_mean_a_fuller_phrase_of_the_article(mark: Any) -> None:
    assert "harbour report" in offered(mark, "She read a harbour report. [The report]s [says]c.")


def test_description_never_means_whom_it_only_mentions(mark: Any) -> None:
    assert "Ann Lee" not in offered(mark, "Ann Lee slept. [A spokeswoman for Ann Lee]s [left]c.")


def test_body_is_no_person_who_was_only_described(mark: Any) -> None:
    article, encoding, statements = mark("[Our inspector]s1 [left]c1. [The company]s2 [left]c2.")
    resolver = Resolver(article, encoding, statements)
    resolver.answer_all()
    names = {option.name for option in options(resolver.situation(statements[1]), resolver.people)}
    assert "Our inspector" not in names


def test_relative_pronoun_may_mean_the_phrase_before_it(mark: Any) -> None:
    assert "old voters" in offered(mark, "They met old voters [who]s [left]c.")


def test_i_in_a_quotation_is_who_says_it(mark: Any) -> None:
    article, encoding, statements = mark('["[I]s2 [promised]c2,"]o [Ann Lee]s [said]c.')
    resolver = Resolver(article, encoding, statements)
    resolver.answer_all()
    situation = resolver.situation(statements[-1])
    assert {option.name for option in options(situation, resolver.people)} == {"Ann Lee", NOBODY}
