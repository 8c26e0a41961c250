from typing import Any

from onrecord.records import Span
from onrecord.stages.speakers.mentions import mentions_of
from onrecord.stages.speakers.resolver import Resolver

TEXT = "Ann Lee came. Ann Lee spoke. Lee sat. Lee rose. Lee left. Lee ate. [She]s [said]c [so]o. Lee slept."


def test_the_first_name_the_nearest_and_the_next_are_looked_at(mark: Any) -> None:
    article, encoding, statements = mark(TEXT)
    resolver = Resolver(article, encoding, statements)
    situation = resolver.situation(statements[0])
    (lee,) = (r for r in resolver.people.all if r.name == "Ann Lee")
    found = mentions_of(lee, situation, encoding.normalised)
    spans = [sight.span for sight in lee.sights]
    assert found == [spans[0], *spans[2:7]]


def test_sources_that_meant_somebody_are_looked_at(mark: Any) -> None:
    article, encoding, statements = mark("Ann Lee came. She said no. [She]s [said]c [it rained]o.")
    resolver = Resolver(article, encoding, statements)
    (lee,) = (r for r in resolver.people.all if r.name == "Ann Lee")
    lee.heard.append(Span(14, 17))
    situation = resolver.situation(statements[0])
    assert Span(14, 17) in mentions_of(lee, situation, encoding.normalised)


def test_a_description_is_looked_for_in_its_own_source(mark: Any) -> None:
    article, encoding, statements = mark("[The old harbour board of Arden]s [said]c [it rained]o.")
    resolver = Resolver(article, encoding, statements)
    situation = resolver.situation(statements[0])
    board = resolver.people.described("The old harbour board", "organisation", "board")
    (span,) = mentions_of(board, situation, encoding.normalised)
    assert span.of(article.text) == "old harbour board"
