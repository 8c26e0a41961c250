from hypothesis import given
from hypothesis import strategies as st

from onrecord.records import Speaker, SpeakerKind
from onrecord.stages.identities import Sighting, evidence, group


def seen(
    *names: str, offices: tuple[str, ...] = (), by: tuple[str, ...] = (), kind: SpeakerKind = "person"
) -> Sighting:
    return Sighting(Speaker("0" * 16, names[0], kind, names[1:], offices), frozenset(by))


HARBOUR = ("harbour commissioner of Calder Bay",)


def test_a_name_alone_joins_nobody() -> None:
    assert evidence(seen("Ada Venn"), seen("Ada Venn")) is None


def test_an_office_that_few_hold_joins() -> None:
    why = evidence(seen("Ada Venn", offices=HARBOUR), seen("Ada Venn", offices=("the harbour commissioner",)))
    assert why == "“harbour commissioner of Calder Bay” and “the harbour commissioner”"


def test_an_office_that_many_hold_joins_nobody() -> None:
    both = (seen("Ada Venn", offices=("a professor",)), seen("Ada Venn", offices=("professor",)))
    assert evidence(*both) is None


def test_shared_company_joins() -> None:
    company = ("Jonas Moor", "Ilse Marran")
    assert evidence(seen("Ada Venn", by=company), seen("Ada Venn", by=company)) is not None


def test_one_companion_is_not_enough() -> None:
    assert evidence(seen("Ada Venn", by=("Jonas Moor",)), seen("Ada Venn", by=("Jonas Moor",))) is None


def test_one_office_and_two_names_are_two_persons() -> None:
    assert evidence(seen("Ada Venn", offices=HARBOUR), seen("Ole Brandt", offices=HARBOUR)) is None


def test_a_last_name_alone_is_no_full_name() -> None:
    assert evidence(seen("Venn", offices=HARBOUR), seen("Venn", offices=HARBOUR)) is None


def test_case_and_diacritics_of_names_do_not_count() -> None:
    assert evidence(seen("Ada Vénn", offices=HARBOUR), seen("ADA VENN", offices=HARBOUR)) is not None


def test_two_namesakes_stay_two() -> None:
    found = group(
        [
            seen("Ada Venn", offices=HARBOUR),
            seen("Ada Venn", offices=("goalkeeper of Tidewell",)),
            seen("Ada Venn", offices=("harbour commissioner",)),
        ]
    )
    assert [identity.members for identity in found] == [(0, 2), (1,)]


def test_evidence_carries_over() -> None:
    found = group(
        [
            seen("Ada Venn", offices=HARBOUR),
            seen("Ada Venn", offices=("harbour chief", "mayor of Tidewell")),
            seen("Ada Venn", offices=("mayor of Tidewell",)),
        ]
    )
    assert [identity.members for identity in found] == [(0, 1, 2)]
    assert len(found[0].bonds) == 2


@given(
    st.lists(st.sampled_from([seen("Ada Venn", offices=HARBOUR), seen("Ada Venn"), seen("Moor")]), max_size=8)
)
def test_each_sighting_is_in_one_identity(sightings: list[Sighting]) -> None:
    members = [i for identity in group(sightings) for i in identity.members]
    assert sorted(members) == list(range(len(sightings)))


OFFICES = (HARBOUR, ("mayor of Tidewell", "harbour chief"), ("mayor of Tidewell",), ())
COMPANY = ((), ("Jonas Moor", "Ilse Marran"), ("Ilse Marran", "Hanne Roos", "Jonas Moor"))


@given(
    st.lists(
        st.builds(
            lambda o, c: seen("Ada Venn", offices=o, by=c), st.sampled_from(OFFICES), st.sampled_from(COMPANY)
        ),
        max_size=7,
    )
)
def test_whoever_has_evidence_is_in_one_identity(sightings: list[Sighting]) -> None:
    home = {i: n for n, identity in enumerate(group(sightings)) for i in identity.members}
    for a in range(len(sightings)):
        for b in range(a):
            assert home[a] == home[b] or evidence(sightings[a], sightings[b]) is None
