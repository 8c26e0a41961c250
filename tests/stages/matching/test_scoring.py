import os
import subprocess
import sys
from collections.abc import Callable

import pytest

from onrecord.stages.matching import Profile, default_scorer

Maker = Callable[..., Profile]


def verdict(one: Profile, other: Profile) -> str | None:
    found = default_scorer().judge(one, other)
    assert found == default_scorer().judge(other, one)
    return found and found.kind


QUOTE = "“They painted over the cracks in the crane in November, and nobody told the dockers,”"


def test_a_cut_quotation_of_the_same_speaker_is_the_same_quote(profile: Maker) -> None:
    one = profile("Ilse Marran", "said", QUOTE)
    other = profile("Marran", "said", "“They painted over the cracks in the crane”", doc="two", day=7)
    assert verdict(one, other) == "same-quote"


def test_a_paraphrase_of_the_same_speaker_repeats(profile: Maker) -> None:
    one = profile("Ilse Marran", "said", QUOTE)
    other = profile("Ilse Marran", "said", "the crane's cracks had been painted over", doc="two", day=7)
    assert verdict(one, other) == "repeats"


def test_statements_that_share_one_word_are_not_linked(profile: Maker) -> None:
    one = profile("Ilse Marran", "said", QUOTE)
    other = profile("Józef Ruud", "said", "the crane was the tallest of the bay", doc="two", day=7)
    assert verdict(one, other) is None


ACCUSED = ("Ilse Marran", "accused", "Piet Lauwers of hiding the cracks in the crane")


def test_a_denial_of_the_accused_disputes_the_accusation(profile: Maker) -> None:
    one = profile(*ACCUSED, act="accuse")
    other = profile("Piet Lauwers", "denied", "hiding cracks in the crane", doc="two", day=7, act="deny")
    assert verdict(one, other) == "disputes"


@pytest.mark.parametrize("act", ["refuse", "ask", "state", None])
def test_only_a_denial_disputes(profile: Maker, act: str | None) -> None:
    one = profile(*ACCUSED, act="accuse")
    other = profile("Piet Lauwers", "declined", "to speak of cracks in the crane", doc="two", act=act)
    assert verdict(one, other) != "disputes"


def test_a_denial_of_something_else_disputes_nothing(profile: Maker) -> None:
    one = profile(*ACCUSED, act="accuse")
    other = profile("Piet Lauwers", "denied", "that he would resign over wages", doc="two", act="deny")
    assert verdict(one, other) is None


def test_a_denial_never_repeats_what_it_may_deny(profile: Maker) -> None:
    one = profile("Ilse Marran", "said", QUOTE)
    other = profile("Ilse Marran", "denied", QUOTE, doc="two", act="deny")
    assert verdict(one, other) is None


def test_a_score_does_not_depend_on_the_seed_of_hashes() -> None:
    code = (
        "from onrecord.stages.matching.profile import Profile\n"
        "from onrecord.stages.matching.scoring import default_scorer\n"
        "def make(id_, words):\n"
        " return Profile(id_, id_, 1, 'ana brandt', (), 'person', 'state', 'indirect', False, ('said',),"
        " tuple(words.split()), '0' * len(words.split()), frozenset(), frozenset(words.split()),"
        " frozenset(words.split()))\n"
        "print(default_scorer().score(make('1', 'ferry contract void crane crack paint dock'),"
        " make('2', 'paint dock crane ferry harbour money contract')))\n"
    )
    seen = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in "12"
    }
    assert len(seen) == 1
