from typing import Any

import pytest

from onrecord.records import SpeakerKind, Statement
from onrecord.stages.speakers import RESOLVED, resolve


def speakers(mark: Any, text: str, **fields: Any) -> list[str | None]:
    found, _ = resolve(*mark(text, **fields))
    return [statement.speaker for statement in found]


def last(mark: Any, text: str) -> Statement:
    found, _ = resolve(*mark(text))
    statement: Statement = found[-1]
    return statement


ANSWERS: list[tuple[str, str | None]] = [
    # names
    ("General Ann Lee spoke. [Lee]s [left]c.", "Ann Lee"),
    ("Ann Lee spoke. [Ms. Lee]s [left]c.", "Ann Lee"),
    ("[Harbour Board chair Ann Lee]s [left]c.", "Ann Lee"),
    ("[The board's chair, Ann Lee,]s [left]c.", "Ann Lee"),
    ("Ann Lee and Ole Roe spoke. [Lee and Roe]s [left]c.", "Ann Lee and Ole Roe"),
    ("[Ann Lee and her lawyers]s [left]c.", "Ann Lee and her lawyers"),
    ("The Arden Harbour Board met there again. [The AHB]s [left]c early.", "Arden Harbour Board"),
    # descriptions
    ("Gen. Ann Lee, commander of the fleet, spoke. [The general]s [left]c.", "Ann Lee"),
    ("The Ministry of Roads met Ann Lee. [The ministry]s [left]c.", "Ministry of Roads"),
    (
        "The French president came. President Ann Lee spoke. [The French president]s [left]c.",
        "The French president",
    ),
    ("Ann Lee slept. [A spokeswoman for Ann Lee]s [left]c.", "A spokeswoman for Ann Lee"),
    ("[A senior campaign aide]s [left]c.", "A senior campaign aide"),
    ("[Several old voters]s [left]c.", "Several old voters"),
    ("[even some voters]s [left]c.", "some voters"),
    ("[A spokeswoman for Ann Lee]s [left]c.", "A spokeswoman for Ann Lee"),
    ("[A new survey of ferries]s [says]c.", "A new survey of ferries"),
    # pronouns
    ("Mr. Roe spoke. [He]s [left]c.", "Roe"),
    ("Ms. Lee met Mr. Roe. [She]s [left]c.", "Lee"),
    ("Ms. Lee met Mr. Roe. [He]s [left]c.", "Roe"),
    ("It rained. [He]s [left]c.", None),
    ("Ann Lee, [who]s [left]c, was tired.", "Ann Lee"),
    ("[You]s [left]c.", None),
    ("Ms. Lee spoke. [She and her allies]s [left]c.", "Lee and her allies"),
    # nothing
    ("[was accused]c", None),
]


@pytest.mark.parametrize(("text", "speaker"), ANSWERS)
def test_source_is_resolved_to_the_fullest_name_or_left_open(
    mark: Any, text: str, speaker: str | None
) -> None:
    assert last(mark, text).speaker == speaker


KINDS: list[tuple[str, SpeakerKind | None]] = [
    ("[Mr. Roe]s [left]c.", "person"),
    ("[The Arden Harbour Board]s [left]c.", "organisation"),
    ("[Norway]s [left]c.", "organisation"),
    ("[Critics]s [left]c.", "group"),
    ("[An official who asked not to be named]s [left]c.", "unnamed"),
    ("[The new law]s [says]c.", "document"),
    ("[It]s [says]c.", None),
]


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_kind_is_told_only_where_the_words_show_it(mark: Any, text: str, kind: SpeakerKind | None) -> None:
    assert last(mark, text).speaker_kind == kind


def test_role_may_stand_anywhere_in_the_article(mark: Any) -> None:
    text = "[Lee]s [said]c it. Ann Lee, the mayor of Arden, was tired."
    assert last(mark, text).role == "mayor of Arden"


def test_several_who_fit_alike_are_all_candidates_and_none_is_resolved(mark: Any) -> None:
    found = last(mark, "Mr. Roe met Mr. Kim and Mr. Dahl. It rained. It snowed. [He]s [left]c.")
    assert {candidate.name for candidate in found.candidates} == {"Roe", "Kim", "Dahl"}
    assert all(candidate.why and candidate.score < RESOLVED for candidate in found.candidates)


def test_winner_is_the_first_candidate_with_its_score(mark: Any) -> None:
    found = last(mark, "Mr. Roe [said]c0 [it]o0. Mr. Roe spoke. [Roe]s [left]c.")
    assert found.candidates[0].name == found.speaker == "Roe"
    scores = [candidate.score for candidate in found.candidates]
    assert scores == sorted(scores, reverse=True)


def test_joint_speakers_with_company_keep_the_articles_words(mark: Any) -> None:
    assert last(mark, "Ann Lee spoke. [Lee and other mayors]s [left]c.").speaker == "Ann Lee and other mayors"


def test_reporter_who_finds_that_something_seems_so_is_the_author(mark: Any) -> None:
    found, _ = resolve(*mark("[The plan]o [seemed]c [lost]o.", byline="By KIM DAHL and OLE ROE"))
    assert "Kim Dahl and Ole Roe" in [candidate.name for candidate in found[-1].candidates]


def test_participle_has_the_speaker_of_its_sentence(mark: Any) -> None:
    text = "[Ann Lee]s [said]c [it was late]o, [adding]c2 [that it was cold]o2."
    assert speakers(mark, text) == ["Ann Lee", "Ann Lee"]


def test_quotation_that_goes_on_has_the_speaker_before(mark: Any) -> None:
    text = '["It was late,"]o [Ann Lee]s [said]c.\n["It was cold."]o2'
    assert speakers(mark, text) == ["Ann Lee", "Ann Lee"]


def test_i_is_who_says_the_words_around_it_also_when_named_later(mark: Any) -> None:
    text = '["[I]s2 [promised]c2 [to wait]o2,"]o [Ann Lee]s [said]c.'
    assert speakers(mark, text) == ["Ann Lee", "Ann Lee"]


def test_i_of_the_reporter_is_the_byline(mark: Any) -> None:
    assert speakers(mark, "[I]s [asked]c [why]o.", byline="Kim Dahl") == ["Kim Dahl"]


def test_he_in_a_quotation_is_not_who_speaks_it(mark: Any) -> None:
    text = 'Mr. Kim slept. ["[He]s2 [promised]c2 [to wait]o2,"]o [Mr. Roe]s [said]c.'
    assert speakers(mark, text) == ["Roe", "Kim"]


def test_they_go_on_from_the_group_that_spoke(mark: Any) -> None:
    text = "[Some voters]s [said]c [it was late]o. [They]s2 [complained]c2 [of the cold]o2."
    assert speakers(mark, text) == ["Some voters", "Some voters"]


def test_speakers_are_listed_once_with_names_and_offices(mark: Any) -> None:
    text = "[Ann Lee, the mayor of Arden,]s [said]c [it was late]o. [Lee]s2 [left]c2."
    _, people = resolve(*mark(text))
    (lee,) = people
    assert (lee.name, lee.kind, lee.names, lee.offices) == (
        "Ann Lee",
        "person",
        ("Lee",),
        ("mayor of Arden",),
    )


def test_names_and_roles_have_the_articles_own_letters(mark: Any) -> None:
    found = last(mark, "[Ole O’Roe, the harbour´s chief auditor,]s [left]c.")
    assert (found.speaker, found.role) == ("Ole O’Roe", "harbour´s chief auditor")


def test_statements_keep_their_order_and_spans(mark: Any) -> None:
    marked = mark('["It was late,"]o2 [she]s2 [said]c2. [Ann Lee]s [left]c.')
    found, _ = resolve(*marked)
    assert [(s.id, s.source, s.cue, s.content) for s in found] == [
        (s.id, s.source, s.cue, s.content) for s in marked.statements
    ]
