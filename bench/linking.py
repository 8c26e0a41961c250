"""How the time to link a ledger grows with it, on statements made up here.

    python bench/linking.py [--statements 30000 100000] [--folder DIR]

For each size a ledger is filled (that is not timed) and linked; then one more article is linked. Printed are
seconds of processor time, pairs and links, and the ratio of the last size's time to the first one's. No claim
is made by more than 20 statements.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from onrecord.ledger import Ledger
from onrecord.records import Act, Article, Page, PartialDate, Record, Span, Statement

PER_ARTICLE = 20
MOST = 20
"""Statements that make one claim."""

_WHO = (
    "mayor treasurer inspector minister warden dean broker captain surveyor publisher trustee editor".split()
)
_DID = """sold hid lost burnt copied forged leaked misread delayed buried doubled altered rented paved flooded
    audited promised withheld shredded mislabelled postponed diverted inflated abandoned""".split()
_KIND = """spare municipal leaking unpaid foreign second-hand secret frozen missing rusty overdue painted
    private seasonal wooden imported hollow provisional""".split()
_WHAT = """ledgers cranes permits bridges pensions turbines lanterns contracts ferries meters boilers vaccines
    ballots archives orchards tunnels invoices quarries sluices trams radios uniforms silos barges""".split()
_WHERE = "before the vote; after the storm; during the strike; without a tender; under a false name".split(
    "; "
)
_SYLLABLES = "ka lo mir ten vor sel dun bra qui nes pol tar wen gosh ild um".split()
_ACTS: tuple[Act, ...] = ("state", "state", "state", "accuse", "accuse", "deny", "confirm")


def name(draw: random.Random) -> str:
    """Return a name that nobody bears."""
    return "".join(draw.choices(_SYLLABLES, k=draw.randint(2, 4))).capitalize()


def claim(draw: random.Random) -> str:
    """Return what somebody may say of somebody."""
    who = f"the {draw.choice(_WHO)} of {name(draw)}"
    what = f"{draw.choice(_KIND)} {draw.choice(_WHAT)} of {name(draw)}"
    return f"{who} {draw.choice(_DID)} {draw.randint(2, 900)} {what} {draw.choice(_WHERE)}"


def told(words: str, draw: random.Random) -> str:
    """Return the claim as somebody else might tell it: a word or two left out, or the parts changed about."""
    parts = words.split()
    for _ in range(draw.randint(0, 2)):
        del parts[draw.randrange(len(parts))]
    turn = draw.choice((0, 0, len(parts) // 2))
    return " ".join(parts[turn:] + parts[:turn])


def contents(number: int, draw: random.Random) -> list[str]:
    """Return what `number` statements say, in any order."""
    found: list[str] = []
    while len(found) < number:
        words = claim(draw)
        found += [told(words, draw) for _ in range(min(draw.randint(1, MOST), number - len(found)))]
    draw.shuffle(found)
    return found


def records(number: int, seed: int) -> Iterator[Record]:
    """Yield articles with `number` statements in all."""
    draw = random.Random(seed)  # noqa: S311 (nothing secret)
    people = [f"{name(draw)} {name(draw)}" for _ in range(max(50, number // 50))]
    said = contents(number, draw)
    for first in range(0, number, PER_ARTICLE):
        yield _record(f"{seed}-{first}", said[first : first + PER_ARTICLE], people, draw)


def _record(doc: str, said: list[str], people: list[str], draw: random.Random) -> Record:
    text, places = "", []
    for words in said:
        person, quoted = draw.choice(people), draw.random() < 0.4
        begin = len(text)
        text += f"{person} said " + (f"“{words}”" if quoted else f"that {words}") + ".\n"
        source = Span(begin, begin + len(person))
        cue = Span(source.end + 1, source.end + 5)
        places.append((person, quoted, source, cue, Span(cue.end + 1, len(text) - 2)))
    day = PartialDate(2024, draw.randint(1, 12), draw.randint(1, 28))
    article = Article(doc, text, outlet=f"Outlet {draw.randint(1, 40)}", published=day, language="en")
    statements = tuple(
        Statement(
            Statement.identify(article.id, (source,), (cue,), (content,)),
            (source,),
            (cue,),
            (content,),
            "direct" if quoted else "indirect",
            0.9,
            "bench",
            speaker=person,
            speaker_kind="person",
            act=draw.choice(_ACTS),
        )
        for person, quoted, source, cue, content in places
    )
    return Record(article, statements=statements)


def fill(ledger: Ledger, made: Iterator[Record]) -> None:
    """Keep the records, each on a page of its own."""
    for record in made:
        doc = record.article.doc
        page = Page(doc, f"https://bench.example/{doc}", doc.encode(), "text/plain")
        ledger.keep(page, record, "bench")


def measure(folder: Path, number: int) -> float:
    """Print the figures of a ledger of `number` statements, and return the seconds that linking took."""
    with Ledger.open(folder / f"{number}.db") as ledger:
        fill(ledger, records(number, seed=1))
        start = time.process_time()
        tally = ledger.link()
        took = time.process_time() - start
        fill(ledger, records(PER_ARTICLE, seed=2))
        start = time.process_time()
        ledger.link()
        one = time.process_time() - start
    size = sum(path.stat().st_size for path in folder.glob(f"{number}.db*")) / 1e6
    print(
        f"{number:9,} statements: {took:8.1f} s, {tally.pairs:12,} pairs, {tally.links:10,} links; "
        f"one article more: {one:.2f} s; file {size:,.0f} MB",
        flush=True,
    )
    return took


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--statements", type=int, nargs="+", default=[30_000, 100_000])
    parser.add_argument("--folder", type=Path, help="where the ledgers are made; default: a temporary folder")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        taken = [measure(options.folder or Path(scratch), number) for number in options.statements]
    ratio = taken[-1] / taken[0]
    print(f"{options.statements[-1]:,} take {ratio:.2f} times as long as {options.statements[0]:,}")


if __name__ == "__main__":
    main()
