from typing import Any

import pytest

from onrecord.stages.speakers.cast import Cast
from onrecord.stages.speakers.epithets import first_current
from onrecord.stages.speakers.offices import office_head, offices_of

TOLD = [
    ("They later met with French President Jean Lee.", ("French President",)),
    ("Sen. Ann Lee (D-Ohio) left.", ("Sen. (D-Ohio)",)),
    ("Ann Lee, a spokeswoman for the harbour board, left.", ("spokeswoman for the harbour board",)),
    ("Ann Lee, the mayor of Arden, left.", ("mayor of Arden",)),
    ("Ann Lee, who is chair of the board, left.", ("chair of the board",)),
    ("The reporter asked former Arden mayor Ann Lee.", ("former Arden mayor",)),
    ("The league’s chief auditor, Ann Lee, left.", ("league’s chief auditor",)),
    ("Her campaign manager, Ann Lee, left.", ("campaign manager",)),
    ("His daughter, Ann Lee, left.", ()),
    ("Mr. Kim tells radio host Ann Lee everything.", ("radio host",)),
    ("Secretary of State Ann Lee left.", ("Secretary of State",)),
    ("Ann Lee is the author of two plays.", ("author of two plays",)),
    ("Ann Lee is the best singer.", ()),
    ("Ann Lee, a University of Arden professor, left.", ("University of Arden professor",)),
    ("Ann Lee, mayor of Arden and the owner of a ship, left.", ("mayor of Arden",)),
    ("It came from the secretary of the harbour, Ann Lee, in May.", ("secretary of the harbour",)),
    ("Later that week they asked Chairman Ann Lee (D-Ohio) there.", ("Chairman",)),
    ("Ann Lee, a spokeswoman with the board that runs it, left.", ("spokeswoman with the board",)),
    ("Later they asked 4/12 widow Ann Lee there.", ("4/12 widow",)),
    ('Rep. Ann C. "Bobby" Lee (D-Va.) left.', ("Rep. (D-Va.)",)),
    ("Ann Lee, however, left.", ()),
    ("Ms. Ann Lee left.", ()),
    ("Ann Lee, Kim and Roe left.", ()),
]


@pytest.mark.parametrize(("text", "offices"), TOLD)
def test_offices_are_the_articles_own_words(mark: Any, text: str, offices: tuple[str, ...]) -> None:
    article, encoding, _ = mark(text)
    (lee,) = (member for member in Cast(article.text, encoding).members if member.surname == "Lee")
    assert offices_of(lee, encoding.normalised, article.text) == offices


@pytest.mark.parametrize(
    ("offices", "expected"),
    [
        (("former mayor", "senator"), "senator"),
        (("General", "commander of the fleet"), "commander of the fleet"),
        (("General",), "General"),
        (("former mayor",), "former mayor"),
        ((), None),
    ],
)
def test_first_current_office_is_the_role(offices: tuple[str, ...], expected: str | None) -> None:
    assert first_current(offices) == expected


@pytest.mark.parametrize(
    ("phrase", "head"),
    [
        ("the mayor of Arden", "mayor"),
        ("a policewoman", "policewoman"),
        ("the mayor's house", None),
        ("the old pier", None),
    ],
)
def test_head_of_an_office_stands_before_its_complement(phrase: str, head: str | None) -> None:
    assert office_head(phrase) == head
