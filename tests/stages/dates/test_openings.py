import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.stages.dates.grammar import RULES, Rule
from onrecord.stages.dates.openings import words_in

CASES = [pytest.param(rule, id=f"{number} {rule.reader.__name__}") for number, rule in enumerate(RULES)]


@pytest.mark.parametrize("rule", CASES)
@given(data=st.data())
def test_what_a_pattern_matches_stands_in_one_line_and_holds_one_of_its_words(
    rule: Rule, data: st.DataObject
) -> None:
    text = data.draw(st.from_regex(rule.pattern))
    match = rule.pattern.search(text)
    assert match is not None
    lines = [line for line in re.finditer(r"[^\n]+", text) if line.start() <= match.start() < line.end()]
    assert [match.end() <= line.end() for line in lines] == [True]
    assert words_in(lines[0].group()) & rule.words


@pytest.mark.parametrize(
    "text", ["FRİDAY", "frıday", "Fri\u212aday, Friday", "ſunday", "SUNDAY's", "mid-Sunday"]
)
def test_words_are_read_in_every_form_that_patterns_take_for_them(text: str) -> None:
    assert words_in(text) & {"friday", "sunday"}


def test_a_word_that_begins_with_a_figure_is_told_as_such() -> None:
    assert words_in("the '90s") & words_in("2016-03-04") & words_in("a 1st try") == {"0"}
