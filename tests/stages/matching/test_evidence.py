from onrecord.records import Span
from onrecord.stages.matching import evidence

TEXT = "Brandt said the ferry contract was void, and the quay rotten."


def test_words_side_by_side_are_one_stretch() -> None:
    content = (Span(12, len(TEXT) - 1),)
    found = evidence(TEXT, content, frozenset(["ferr", "contract", "rotten"]))
    assert [span.of(TEXT) for span in found] == ["ferry contract", "rotten"]


def test_nothing_outside_the_content_is_evidence() -> None:
    assert evidence(TEXT, (Span(12, 21),), frozenset(["brandt", "contract"])) == ()
