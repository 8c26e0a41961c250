from onrecord.records import Article, Candidate, Record, Span, Statement
from onrecord.web.cards import cards


def test_card_of_an_uncertain_speaker_says_so_and_who_else_it_may_be() -> None:
    sure = Statement("1", (Span(0, 3),), (), (), "indirect", 1.0, "test", speaker="Ann Lee")
    doubted = Statement(
        "2", (Span(0, 3),), (), (), "indirect", 1.0, "test", speaker="Ann Lee",
        candidates=(Candidate("Ann Lee", 0.5, ""), Candidate("Ole Roe", 0.4, "")),
    )  # fmt: skip
    found = cards(Record(Article("page", "She left."), statements=(sure, doubted)))
    assert [(card.doubt, card.others) for card in found] == [(None, ""), ("uncertain", "Ole Roe")]
