from dataclasses import replace
from typing import Any

import pytest

from onrecord.records import Act
from onrecord.stages.links import link
from onrecord.stages.links.disputes import same_side

Fields = dict[str, tuple[str | None, Act]]


def disputes(mark: Any, text: str, fields: Fields) -> set[tuple[str, str]]:
    article, encoding, statements = mark(text)
    known = tuple(replace(s, speaker=fields[s.id][0], act=fields[s.id][1]) for s in statements)
    return {(found.a, found.b) for found in link(article, encoding, known) if found.kind == "disputes"}


LEE_ACCUSES: Fields = {"1": ("Ann Lee", "accuse"), "2": ("Ole Roe", "deny")}
LEE_STATES: Fields = {"1": ("Ann Lee", "state"), "2": ("Ole Roe", "deny")}

ANSWERED: list[tuple[str, Fields]] = [
    ("[Lee]s [accused]c [Roe of fraud]o. [Roe]s2 [denied]c2 [the charges]o2.", LEE_ACCUSES),
    ('[Lee]s [accused]c [Roe of fraud]o. ["These claims are false,"]o2 [Roe]s2 [said]c2.', LEE_ACCUSES),
    ("[Lee]s [accused]c [Roe of fraud]o. [Roe]s2 [dismissed]c2 [Lee's accusation]o2.", LEE_ACCUSES),
    ("[Lee]s [said]c [Roe had sold the pier]o. [Roe]s2 [has denied]c2 [that]o2.", LEE_STATES),
    ('[Lee]s [said]c [the pier was sold]o. ["That\'s nonsense,"]o2 [Roe]s2 [said]c2.', LEE_STATES),
    (
        "[Lee]s [said]c [Roe was building a harbour]o. It rained. [Roe]s2 [denied]c2 [building a harbour]o2.",
        LEE_STATES,
    ),
]


@pytest.mark.parametrize(("text", "fields"), ANSWERED)
def test_denial_disputes_the_claim_that_it_answers(mark: Any, text: str, fields: Fields) -> None:
    assert disputes(mark, text, fields) == {("2", "1")}


INSIDE: Fields = {"1": ("Ole Roe", "deny"), "2": ("Ann Lee", "accuse")}


def test_denial_disputes_the_claim_that_it_names(mark: Any) -> None:
    text = "[Roe]s [denied]c [[allegations]c2 by [Lee]s2 [that he sold the pier]o2]o."
    assert disputes(mark, text, INSIDE) == {("1", "2")}


NONE: list[tuple[str, Fields]] = [
    # what is denied is the saying, and not what was said
    ("[Roe]s [denied]c [that [Lee]s2 had [accused]c2 [him of fraud]o2]o.", INSIDE),
    # words that point back name nothing inside themselves
    ('["[These claims]c2 are [absolutely false]o2,"]o [Roe]s [said]c.', INSIDE),
    # refusing, declining and plain contradiction
    (
        "[Lee]s [accused]c [Roe of fraud]o. [Roe]s2 [declined]c2 [to comment on the charges]o2.",
        {"1": ("Ann Lee", "accuse"), "2": ("Ole Roe", "refuse")},
    ),
    (
        "[Lee]s [said]c [the pier was sold]o. [Roe]s2 [said]c2 [the pier was never sold]o2.",
        {"1": ("Ann Lee", "state"), "2": ("Ole Roe", "state")},
    ),
    # one side
    (
        "[Lee]s [accused]c [Roe of fraud]o. [Lee]s2 [denied]c2 [the charges]o2.",
        {"1": ("Ann Lee", "accuse"), "2": ("Ann Lee", "deny")},
    ),
    (
        "[Lee]s [accused]c [Roe of fraud]o. [Her campaign]s2 [denied]c2 [the charges]o2.",
        {"1": ("Ann Lee", "accuse"), "2": ("Lee campaign", "deny")},
    ),
    # who denies, or who claims, cannot be told
    (
        "[Lee]s [accused]c [Roe of fraud]o. [He]s2 [denied]c2 [the charges]o2.",
        {"1": ("Ann Lee", "accuse"), "2": (None, "deny")},
    ),
    # another matter
    ("[Lee]s [said]c [the pier was sold]o. [Roe]s2 [denied]c2 [that he had met the mayor]o2.", LEE_STATES),
    ("[Lee]s [said]c [it rained]o. [Roe]s2 [denied]c2 [the charges]o2.", LEE_STATES),
    # criticism of somebody is not theirs; a topic is no claim
    ("[Lee]s [said]c [it rained]o. [Roe]s2 [dismissed]c2 [criticism of Lee]o2.", LEE_STATES),
    ("[Lee]s [blasts]c [free trade]o. [Roe]s2 [repudiated]c2 [support for free trade]o2.", LEE_ACCUSES),
    # too far away for words that only point back
    (
        "[Lee]s [accused]c [Roe of fraud]o. It rained. It snowed. It froze. So. [Roe]s2 [denied]c2 [it]o2.",
        LEE_ACCUSES,
    ),
    # a question is no claim
    (
        "[Lee]s [asked]c [whether Roe sold the pier]o. [Roe]s2 [denied]c2 [that]o2.",
        {"1": ("Ann Lee", "ask"), "2": ("Ole Roe", "deny")},
    ),
]


@pytest.mark.parametrize(("text", "fields"), NONE)
def test_nothing_else_is_called_a_dispute(mark: Any, text: str, fields: Fields) -> None:
    assert disputes(mark, text, fields) == set()


def test_claim_that_repeats_a_disputed_one_is_disputed_too(mark: Any) -> None:
    text = (
        "[Lee]s [accused]c [Roe of selling the pier to smugglers]o. [Roe]s2 [denied]c2 [the charges]o2."
        " [Lee]s3 [added]c3 [that Roe was selling the pier to smugglers]o3."
    )
    fields: Fields = {**LEE_ACCUSES, "3": ("Ann Lee", "accuse")}
    assert disputes(mark, text, fields) == {("2", "1"), ("2", "3")}


def test_denial_that_goes_on_disputes_what_the_one_before_did(mark: Any) -> None:
    text = (
        "[Lee]s [accused]c [Roe of fraud]o. [Roe]s2 [denied]c2 [the charges]o2."
        ' ["I never met the smugglers,"]o3 [he]s3 [said]c3.'
    )
    assert disputes(mark, text, {**LEE_ACCUSES, "3": ("Ole Roe", "deny")}) == {("2", "1"), ("3", "1")}


def test_link_has_a_score_below_certainty_and_evidence_in_the_denial(mark: Any) -> None:
    article, encoding, statements = mark(
        "[Lee]s [accused]c [Roe of fraud]o. [Roe]s2 [denied]c2 [the charges]o2."
    )
    known = tuple(
        replace(s, speaker=name, act=act)
        for s, (name, act) in zip(statements, LEE_ACCUSES.values(), strict=True)
    )
    (found,) = link(article, encoding, known)
    assert (found.state, 0 < found.score < 1) == ("proposed", True)
    assert [span.of(article.text) for span in found.evidence] == ["denied", "the charges"]


SIDES = [
    ("Ann Lee", "Ann Lee", True),
    ("Ann Lee", "Lee campaign", True),
    ("Ann Lee", "Ann Lee and Ole Roe", True),
    ("Ann Lee", "Kim Lee", False),
    ("Lee campaign", "Roe campaign", False),
    ("Ann Lee", None, False),
]


@pytest.mark.parametrize(("one", "other", "same"), SIDES)
def test_a_person_and_who_speaks_for_them_are_one_side(one: str, other: str | None, same: bool) -> None:
    assert same_side(one, other) is same
