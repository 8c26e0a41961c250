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
    ("Federal Reserve", "Fed", True),
    ("United Arden", "U.A.", True),
    ("World of Arden", "Arden", False),
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
    assert roe.agrees("she") > 0.5
    assert roe.agrees("he") < -0.5


def test_kin_word_beside_a_name_tells_the_gender(mark: Any) -> None:
    article, encoding, _ = mark("The mayor brought his daughter, Kim Roe, along.")
    (roe,) = Cast(article.text, encoding).members
    assert roe.agrees("she") > 0


def test_surname_that_is_another_word_counts_once_a_full_name_shows_it(mark: Any) -> None:
    article, encoding, _ = mark(
        "Yesterday afternoon Paul Singer met with Ole Dahl. Much later on Singer and Dahl left together."
    )
    singer, dahl = Cast(article.text, encoding).members
    assert (len(singer.mentions), len(dahl.mentions)) == (2, 2)


def test_one_who_is_called_by_the_given_name_is_not_meant_by_the_surname(mark: Any) -> None:
    article, encoding, _ = mark("Ole Dahl came with Ann Dahl. Ann smiled. Ann sat. Dahl spoke at once.")
    ole, ann = Cast(article.text, encoding).members
    assert (len(ole.mentions), len(ann.mentions)) == (2, 3)


def test_capitals_of_a_headline_make_no_names(mark: Any) -> None:
    assert kinds(mark, "Harbour Board Slams Latest Ferry Plans\nThe plan was dropped.") == {}


def test_acronym_is_the_body_whose_name_it_shortens(mark: Any) -> None:
    found = kinds(mark, "They came to Black Ports Matter in the night. Then BPM was gone, and BPM said so.")
    assert found == {"Black Ports Matter": "organisation"}


def test_word_before_a_full_name_that_stands_alone_elsewhere_is_no_part_of_it(mark: Any) -> None:
    assert set(kinds(mark, "It was late when they all saw Imagine John Lee. Then they saw John Lee.")) == {
        "John Lee"
    }


def test_word_before_a_known_surname_is_no_part_of_the_name(mark: Any) -> None:
    text = "She was playing. It was late when Ann Lee spoke. They saw Lee and Lee again. Playing Lee is hard."
    assert set(kinds(mark, text)) == {"Ann Lee"}
