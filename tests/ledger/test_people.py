import pytest

from handmade import article, page, record, speaker, statement
from onrecord.ledger import Ledger, Share
from onrecord.records import Link, PartialDate, Record, Speaker


def kept(ledger: Ledger, doc: str, month: int, office: str) -> str:
    """Keep an article in which Ana Brandt holds an office and says something; return her id there."""
    of = article(f"{doc}: Ana Brandt said she would stay.", doc=doc, published=PartialDate(2024, month))
    said = statement(of, "Ana Brandt", "said", "she would stay", speaker="Ana Brandt", act="promise")
    who = speaker(of, "Ana Brandt", offices=(office,))
    ledger.keep(
        page(doc, f"https://{doc}.example/", doc), Record(of, statements=(said,), speakers=(who,)), "f"
    )
    return who.id


def test_a_person_is_one_across_articles_and_namesakes_are_others(ledger: Ledger) -> None:
    one = kept(ledger, "post", 5, "harbour master")
    two = kept(ledger, "wire", 6, "harbour master of Calder")
    other = kept(ledger, "stage", 7, "cellist")
    view = ledger.person(one)
    assert view
    assert {seen.speaker.id for seen in view.identity.sightings} == {one, two}
    assert [seen.speaker.id for space in view.namesakes for seen in space.sightings] == [other]
    assert ledger.person(two) == view


def known_by(ledger: Ledger, doc: str, name: str, *names: str, office: str = "mayor of Calder") -> str:
    """Keep an article in which somebody goes by these names; return the id there."""
    of = article(f"{doc}: {name} said she would stay.", doc=doc)
    said = statement(of, name, "said", "she would stay", speaker=name)
    who = speaker(of, name, *names, offices=(office,))
    ledger.keep(
        page(doc, f"https://{doc}.example/", doc), Record(of, statements=(said,), speakers=(who,)), "f"
    )
    return who.id


@pytest.fixture
def chained(ledger: Ledger) -> list[str]:
    """One person in three articles, the first and the last of which share no name."""
    return [
        known_by(ledger, "a", "Ines Okafor"),
        known_by(ledger, "b", "Ines Maria Okafor", "Ines Okafor"),
        known_by(ledger, "c", "Ines Maria Okafor-Lund", "Ines Maria Okafor"),
    ]


def test_every_id_of_a_person_gives_the_same_person(ledger: Ledger, chained: list[str]) -> None:
    for id_ in chained:
        view = ledger.person(id_)
        assert view
        assert {seen.speaker.id for seen in view.identity.sightings} == set(chained)
        assert view.said_in_all == 3
        assert not view.namesakes
        [who] = ledger.namesakes(id_)
        assert set(who.ids) == set(chained)


@pytest.mark.parametrize("name", ["Ines Okafor", "Ines Maria Okafor", "Okafor-Lund"])
def test_every_name_of_a_person_gives_the_same_person(ledger: Ledger, chained: list[str], name: str) -> None:
    [one] = ledger.identities(name)
    assert {seen.speaker.id for seen in one.sightings} == set(chained)
    assert sum(len(seen.statements) for seen in one.sightings) == 3
    found = ledger.search(speaker=name, facets=True)
    [counted] = found.facets["speaker"]
    assert found.total == counted.count == ledger.search(speaker=counted.value).total == 3


def test_a_name_in_common_brings_no_one_in_without_evidence(ledger: Ledger, chained: list[str]) -> None:
    other = known_by(ledger, "d", "Ines Maria Okafor", office="cellist")
    view = ledger.person(chained[0])
    assert view
    assert other not in {seen.speaker.id for seen in view.identity.sightings}
    assert {who.id for who in ledger.namesakes("Ines Okafor")} & {other} == set()


def test_what_a_person_said_comes_newest_first_and_in_pages(ledger: Ledger) -> None:
    one = kept(ledger, "post", 5, "harbour master")
    kept(ledger, "wire", 6, "harbour master")
    first, second = ledger.person(one, limit=1), ledger.person(one, limit=1, offset=1)
    assert first
    assert second
    assert [first.said[0].article.doc, second.said[0].article.doc] == ["wire", "post"]
    assert (first.said_in_all, len(first.said)) == (2, 1)


def test_statements_are_shared_out_by_month_and_act(ledger: Ledger) -> None:
    one = kept(ledger, "post", 5, "harbour master")
    kept(ledger, "wire", 6, "harbour master")
    view = ledger.person(one)
    assert view
    assert view.shares == (Share("2024-05", "promise", 1), Share("2024-06", "promise", 1))


def test_answers_stand_apart_from_what_else_was_said(ledger: Ledger) -> None:
    made = record()
    ledger.keep(page(), made, "f")
    view = ledger.person(Speaker.identify(made.article.id, "Ana Brandt"))
    assert view
    denial = made.statements[0]
    assert [listed.statement for listed in view.answered] == [denial]
    assert denial not in [listed.statement for listed in view.said]


def test_what_others_said_of_a_person_is_found_by_any_of_the_names(ledger: Ledger) -> None:
    of = article("Ana Brandt spoke. Józef Ruud accused Brandt of theft.")
    accused = statement(
        of, "Józef Ruud", "accused", "of theft", speaker="Józef Ruud", act="accuse", target="Brandt"
    )
    people = speaker(of, "Ana Brandt", "Brandt"), speaker(of, "Józef Ruud")
    ledger.keep(page(), Record(of, statements=(accused,), speakers=people), "f")
    view = ledger.person(people[0].id)
    assert view
    assert [listed.statement for listed in view.about] == [accused]


def test_answers_beyond_those_given_are_counted(ledger: Ledger) -> None:
    claims = [f"Lee said claim {n}." for n in range(55)]
    of = article("\n".join(claims) + "\nAna Brandt denied " + ", ".join(f"point {n};" for n in range(55)))
    told = [statement(of, "Lee", "said", f"claim {n}.", speaker="Lee") for n in range(55)]
    denied = [statement(of, "Ana Brandt", "denied", f"point {n};", speaker="Ana Brandt") for n in range(55)]
    links = tuple(Link(a.id, b.id, "disputes", 0.9) for a, b in zip(denied, told, strict=True))
    people = (speaker(of, "Ana Brandt"),)
    ledger.keep(page(), Record(of, statements=(*told, *denied), speakers=people, links=links), "f")
    view = ledger.person(people[0].id)
    assert view
    assert (len(view.answered), view.answered_in_all) == (50, 55)


def test_an_unknown_id_is_nobody(ledger: Ledger) -> None:
    assert ledger.person("0" * 16) is None
