import random
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handmade import article, page, statement
from onrecord.ledger import Ledger, blocks
from onrecord.records import Judgement, Link, PartialDate, Record
from onrecord.stages import matching
from onrecord.stages.matching import Profile, Verdict

VOCABULARY = "harbour dredging contract lantern ferry quarry turbine orchard viaduct cistern".split()


class Overlap:
    """Links two statements that share two stems."""

    def judge(self, one: Profile, other: Profile) -> Verdict | None:
        shared = one.stems & other.stems
        return Verdict("repeats", 0.5, shared) if len(shared) > 1 else None


def made(doc: str, claims: Sequence[str], day: int = 1, tail: str = "", **fields: object) -> Record:
    """An article in which Ruud says each of `claims`."""
    told = [f"Ruud said that {claim} ({number})." for number, claim in enumerate(claims)]
    of = article("\n".join([*told, tail]), doc=doc, published=PartialDate(2024, 5, day))
    said = [
        statement(of, "Ruud", "said", f"that {claim} ({number})", speaker="Ruud", act="state", **fields)
        for number, claim in enumerate(claims)
    ]
    return Record(of, statements=tuple(said))


def keep(ledger: Ledger, record: Record, fingerprint: str = "f") -> None:
    doc = record.article.doc
    ledger.keep(page(doc, f"https://post.example/{doc}", doc), record, fingerprint)


def across(ledger: Ledger) -> set[tuple[str, str, str]]:
    """Kind and ends of the links that no article gave."""
    return {(row[1], row[2], row[3]) for row in ledger.dump()["links"] if row[7] is None}  # type: ignore[misc]


CLAIM = "the harbour dredging contract was void"
ONE, TWO = made("one", [CLAIM]), made("two", [CLAIM], day=2)
PAIR = {("repeats", TWO.statements[0].id, ONE.statements[0].id)}


def test_the_later_published_statement_of_a_claim_repeats_the_earlier(ledger: Ledger) -> None:
    keep(ledger, TWO)
    keep(ledger, ONE)
    tally = ledger.link(scorer=Overlap())
    assert (tally.articles, tally.links) == (2, 1)
    assert across(ledger) == PAIR


def test_a_second_run_has_nothing_to_do(ledger: Ledger) -> None:
    keep(ledger, ONE)
    keep(ledger, TWO)
    ledger.link(scorer=Overlap())
    before = ledger.digest()
    assert ledger.link(scorer=Overlap()).articles == 0
    assert ledger.digest() == before


def test_evidence_is_the_shared_words_of_the_later_statement(ledger: Ledger) -> None:
    keep(ledger, ONE)
    keep(ledger, TWO)
    ledger.link(scorer=Overlap())
    view = ledger.statement(TWO.statements[0].id)
    assert view
    [tie] = view.ties
    words = [span.of(TWO.article.text) for span in tie.link.evidence]
    assert words == ["harbour dredging contract", "void"]


def test_a_new_reading_of_an_article_is_linked_anew(ledger: Ledger) -> None:
    keep(ledger, ONE)
    keep(ledger, TWO)
    ledger.link(scorer=Overlap())
    keep(ledger, replace(TWO, statements=()), "g")
    assert across(ledger) == set()
    keep(ledger, TWO, "h")
    ledger.link(scorer=Overlap())
    assert across(ledger) == PAIR


def test_what_a_reviewer_decided_outlives_every_run(ledger: Ledger) -> None:
    keep(ledger, ONE)
    keep(ledger, TWO)
    link = Link(TWO.statements[0].id, ONE.statements[0].id, "repeats", 0.5)
    ledger.judge(
        Judgement(datetime(2024, 6, 1, tzinfo=UTC), "Ida", link.id, "state", '"proposed"', '"rejected"', "")
    )
    ledger.link(scorer=Overlap())
    ledger.link(scorer=Overlap(), anew=True)
    view = ledger.statement(link.a)
    assert view
    assert [tie.link.state for tie in view.ties] == ["rejected"]


def test_linking_anew_gives_the_same(ledger: Ledger) -> None:
    for record in (ONE, TWO, made("three", [CLAIM, "the ferry and the lantern"])):
        keep(ledger, record)
    ledger.link(scorer=Overlap())
    before = ledger.digest()
    ledger.link(scorer=Overlap(), anew=True)
    assert ledger.digest() == before


FILLER = " ".join(f"word{number}" for number in range(80)) + "."


def test_copies_are_one_report_and_are_not_linked_with_each_other(ledger: Ledger) -> None:
    for doc in ("one", "two"):
        keep(ledger, made(doc, [CLAIM], tail=FILLER))
    ledger.link(scorer=Overlap())
    assert len({row[1] for row in ledger.dump()["reports"]}) == 1
    assert across(ledger) == set()


def test_the_first_copy_stands_for_the_others_and_what_a_copy_adds_for_itself(ledger: Ledger) -> None:
    first = made("one", [CLAIM], day=1, tail=FILLER)
    second = made("two", [CLAIM, "the quarry and the orchard"], day=2, tail=FILLER)
    other = made("three", [CLAIM, "the quarry and the orchard"], day=3)
    for record in (other, second, first):
        keep(ledger, record)
    ledger.link(scorer=Overlap())
    assert across(ledger) == {
        ("repeats", other.statements[0].id, first.statements[0].id),
        ("repeats", other.statements[1].id, second.statements[1].id),
    }


def test_a_report_that_loses_its_first_copy_is_set_in_order_again(ledger: Ledger) -> None:
    copies = [made(doc, [CLAIM], day, tail=FILLER) for day, doc in enumerate("abc", 1)]
    for record in (*copies, TWO):
        keep(ledger, record)
    ledger.link(scorer=Overlap())
    changed = made("a", ["the ferry and the lantern"], tail="Another story.")
    keep(ledger, changed, "g")
    ledger.link(scorer=Overlap())
    reports: dict[object, object] = dict(ledger.dump()["reports"])  # type: ignore[arg-type]
    assert reports[copies[2].article.id] == copies[1].article.id
    assert reports[changed.article.id] == changed.article.id


Drawn = list[tuple[list[set[str]], int, bool]]

drawn_articles = st.lists(
    st.tuples(
        st.lists(st.sets(st.sampled_from(VOCABULARY), min_size=2, max_size=4), min_size=1, max_size=3),
        st.integers(1, 3),
        st.booleans(),
    ),
    min_size=2,
    max_size=6,
)


@cache
def empty() -> bytes:
    """The file of a new ledger: to copy it is quicker than to make one."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "empty.db"
        Ledger.open(path).close()
        return path.read_bytes()


@contextmanager
def fresh() -> Iterator[Ledger]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "onrecord.db"
        path.write_bytes(empty())
        with Ledger.open(path) as opened:
            yield opened


def drawn_records(drawn: Drawn) -> list[Record]:
    return [
        made(f"d{number}", [" ".join(sorted(claim)) for claim in claims], day, FILLER if copy else "")
        for number, (claims, day, copy) in enumerate(drawn)
    ]


@given(drawn=drawn_articles, changed=st.sets(st.integers(0, 5), max_size=3), seed=st.integers(0, 99))
@settings(max_examples=10, deadline=None)
def test_neither_order_nor_runs_nor_earlier_readings_make_a_difference(
    drawn: Drawn, changed: set[int], seed: int
) -> None:
    draw = random.Random(seed)
    old = drawn_records(drawn)
    new = [replace(r, statements=r.statements[:1]) if n in changed else r for n, r in enumerate(old)]
    with pytest.MonkeyPatch.context() as patch, fresh() as plain, fresh() as busy:
        patch.setattr(matching, "CROWDED", draw.choice([2, 4]))
        for record in new:
            keep(plain, record, "g")
        plain.link(scorer=Overlap())
        for readings, fingerprint in ((old, "f"), (new, "g")):
            for record in draw.sample(readings, len(readings)):
                keep(busy, record, fingerprint)
                if draw.random() < 0.5:
                    busy.link(scorer=Overlap())
        busy.link(scorer=Overlap())
        for table in ("reports", "statement_keys", "crowded_keys", "profiles", "links", "article_bands"):
            assert busy.dump()[table] == plain.dump()[table]


def test_the_number_of_a_key_is_the_same_on_every_machine() -> None:
    assert blocks.key_number("s harbour") == blocks.key_number("s harbour")
    assert -(2**63) <= blocks.key_number("s harbour") < 2**63
