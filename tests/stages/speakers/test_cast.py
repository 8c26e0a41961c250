from typing import Any

import pytest

from onrecord.stages.speakers.cast import Cast, same_body, same_person

SAME = [
    ("Ann Lee", "Lee", True),
    ("Ann B. Lee", "Ann Lee", True),
    ("Ann Lee", "Ann", True),
    ("Ann Roe Lee", "Roe Lee", True),
    ("Ann Lee", "Kim Lee", False),
    ("Ann Lee", "Kim", False),
    ("Lee", "Ann Lee", False),
]


@pytest.mark.parametrize(("fuller", "other", "same"), SAME)
def test_shorter_form_of_a_persons_name(fuller: str, other: str, same: bool) -> None:
    assert same_person(tuple(fuller.split()), tuple(other.split())) is same


BODIES = [
    ("Arden Harbour Board", "AHB", True),
    ("Arden Harbour Board", "Harbour Board", True),
    ("Arden Harbour Board", "Harbour", False),
    ("Arden Harbour Board", "ABH", False),
]


@pytest.mark.parametrize(("fuller", "other", "same"), BODIES)
def test_shorter_form_of_a_bodys_name(fuller: str, other: str, same: bool) -> None:
    assert same_body(tuple(fuller.split()), tuple(other.split())) is same


def kinds(mark: Any, text: str) -> dict[str, str | None]:
    article, encoding, _ = mark(text)
    return {member.name: member.kind for member in Cast(article.text, encoding).members}


def test_kinds_come_from_titles_head_words_and_places(mark: Any) -> None:
    found = kinds(
        mark,
        "Yesterday afternoon Mr. Dahl and the Arden Harbour Board together wrote once more to Norway about"
        " the old Fisheries Act, with copies that were later sent round among Republicans.",
    )
    assert found == {
        "Dahl": "person",
        "Arden Harbour Board": "organisation",
        "Norway": "organisation",
        "Fisheries Act": "document",
        "Republicans": "group",
    }


def test_kind_of_a_lone_word_cannot_be_told(mark: Any) -> None:
    assert kinds(mark, "They wrote to Zubrin.") == {"Zubrin": None}


def test_pronoun_of_the_article_shows_a_lone_word_to_be_a_person(mark: Any) -> None:
    assert kinds(mark, "Zubrin said that he had lost his keys.") == {"Zubrin": "person"}


def test_names_of_one_person_are_gathered_under_the_fullest(mark: Any) -> None:
    article, encoding, _ = mark("Lee left. Later Ann Lee returned. Ms. Lee was tired.")
    (member,) = Cast(article.text, encoding).members
    assert (member.name, len(member.mentions)) == ("Ann Lee", 3)


def test_gender_is_what_the_article_says_and_never_the_names(mark: Any) -> None:
    article, encoding, _ = mark("Mary Lee met Ms. Kim Roe. Roe left.")
    lee, roe = Cast(article.text, encoding).members
    assert (lee.agrees("she"), lee.agrees("he")) == (0.0, 0.0)
    assert (roe.agrees("she"), roe.agrees("he")) == (1.0, -1.0)


def test_capitals_of_a_headline_make_no_names(mark: Any) -> None:
    assert kinds(mark, "Harbour Board Slams Latest Ferry Plans\nThe plan was dropped.") == {}
