from typing import Any

from onrecord.stages.speakers.options import options
from onrecord.stages.speakers.resolver import Resolver


def offered(mark: Any, text: str) -> set[str | None]:
    article, encoding, statements = mark(text)
    resolver = Resolver(article, encoding, statements)
    return {option.name for option in options(resolver.situation(statements[-1]), resolver.people)}


def test_the_two_may_be_those_who_were_named_together(mark: Any) -> None:
    assert "Ann Lee and Ole Roe" in offered(mark, "Ann Lee and Ole Roe met. [The two mayors]s [left]c.")


def test_they_may_be_the_only_persons_of_a_sentence(mark: Any) -> None:
    assert "Ann Lee and Ole Roe" in offered(mark, "Ann Lee saw Ole Roe. [They]s [left]c.")


def test_one_person_is_never_several(mark: Any) -> None:
    names = offered(mark, "Ann Lee and Ole Roe met. [The mayor]s [left]c.")
    assert "Ann Lee and Ole Roe" not in names


def test_they_may_be_a_group_that_was_told_of(mark: Any) -> None:
    assert "harbour officials" in offered(mark, "The harbour officials met. [They]s [left]c.")


def test_it_may_be_a_document_that_was_told_of(mark: Any) -> None:
    assert "harbour report" in offered(mark, "The harbour report came. [It]s [says]c.")


def test_her_campaign_may_bear_her_surname(mark: Any) -> None:
    assert "Lee campaign" in offered(mark, "Ann Lee slept. [Her campaign]s [left]c.")
