from dataclasses import replace
from typing import Any

from onrecord.records import Act, Link
from onrecord.stages.links import link


def repeats(mark: Any, text: str, fields: list[tuple[str | None, Act]]) -> list[Link]:
    article, encoding, statements = mark(text)
    known = tuple(
        replace(s, speaker=name, act=act) for s, (name, act) in zip(statements, fields, strict=True)
    )
    return [found for found in link(article, encoding, known) if found.kind == "repeats"]


HEADLINE = (
    "[Lee]s [to close]c [the northern harbour]o\n[Ann Lee]s2 [will close]c2 [the northern harbour in May]o2."
)


def test_body_repeats_the_headline_from_the_later_to_the_earlier(mark: Any) -> None:
    (found,) = repeats(mark, HEADLINE, [("Ann Lee", "state"), ("Ann Lee", "state")])
    assert (found.a, found.b) == ("2", "1")


def test_another_speaker_repeats_nothing(mark: Any) -> None:
    assert not repeats(mark, HEADLINE, [("Ann Lee", "state"), ("Ole Roe", "state")])


def test_speaker_who_cannot_be_told_repeats_nothing(mark: Any) -> None:
    assert not repeats(mark, HEADLINE, [(None, "state"), (None, "state")])


def test_denial_does_not_repeat_a_statement_of_the_same_words(mark: Any) -> None:
    assert not repeats(mark, HEADLINE, [("Ann Lee", "state"), ("Ann Lee", "deny")])


def test_one_shared_word_is_no_restatement(mark: Any) -> None:
    text = "[Lee]s [said]c [the harbour was full]o. [Lee]s2 [said]c2 [the harbour needs another crane]o2."
    assert not repeats(mark, text, [("Ann Lee", "state"), ("Ann Lee", "state")])
