"""A ledger of statements made up here, as large as one likes, to measure on.

Words, speakers and outlets are as unevenly frequent as in news: a few are everywhere, most are rare.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path

from onrecord.ledger import Ledger
from onrecord.records import Act, Article, Link, Page, PartialDate, Record, Span, Speaker, Statement

PER_ARTICLE = 20
FREQUENT = 30
"""Words that stand in more than a twelfth of all statements."""
_ACTS: tuple[Act | None, ...] = ("state",) * 9 + (
    "accuse",
    "accuse",
    "deny",
    "deny",
    "confirm",
    "promise",
    None,
)
_SYLLABLES = "ka lo mir ten vor sel dun bra qui nes pol tar wen gosh ild um ra fe zan tho".split()
_OFFICES = "mayor inspector treasurer warden captain broker trustee surveyor editor minister".split()
_COMMON = """harbour council budget inquiry cracks crane contract workers report minister police court storm
    ferry school hospital water union strike vote evidence documents money safety""".split()


class _Zipf:
    """Draws items, the n-th of them about 1/n times as often as the first."""

    def __init__(self, items: list[str], skipped: int = 0) -> None:
        self.items = items[skipped:]
        self._weights = list(accumulate(1 / (n + 3) for n in range(skipped, len(items))))

    def some(self, draw: random.Random, number: int) -> list[str]:
        return draw.choices(self.items, cum_weights=self._weights, k=number)


class World:
    """The words, people, offices and outlets of made-up news."""

    def __init__(self, statements: int, seed: int) -> None:
        self.draw = random.Random(seed)  # noqa: S311 (nothing secret)
        words = _COMMON + [self._word() for _ in range(20_000)]
        self.words, self.rarer, self.frequent = _Zipf(words), _Zipf(words, FREQUENT), words[:FREQUENT]
        self.people = _Zipf(
            [f"{self._word().title()} {self._word().title()}" for _ in range(max(50, statements // 40))]
        )
        self.outlets = _Zipf([f"The {self._word().title()} Post" for _ in range(80)])
        self._places: dict[str, str] = {}

    def _word(self) -> str:
        return "".join(self.draw.choices(_SYLLABLES, k=self.draw.randint(2, 4)))

    def office(self, person: str) -> str:
        """Return an office of the person; now and then that of a namesake."""
        home = self._places.setdefault(person, self._word())
        place = self._word() if self.draw.random() < 0.1 else home
        return f"{self.draw.choice(_OFFICES)} of {place.title()}"

    def records(self, statements: int) -> Iterator[Record]:
        """Yield articles with so many statements in all."""
        for number in range(0, statements, PER_ARTICLE):
            yield self._record(f"made-{number}", min(PER_ARTICLE, statements - number))

    def _record(self, doc: str, number: int) -> Record:
        draw = self.draw
        cast = list(dict.fromkeys(self.people.some(draw, 6)))
        text, told = "", []
        for _ in range(number):
            person = draw.choice(cast)
            begin = len(text)
            said = " ".join(self.words.some(draw, draw.randint(8, 30)))
            text += f"{person} said {said}.\n"
            source = Span(begin, begin + len(person))
            told.append(
                (person, source, Span(source.end + 1, source.end + 5), Span(source.end + 6, len(text) - 2))
            )
        day = PartialDate(draw.randint(2015, 2026), draw.randint(1, 12), draw.randint(1, 28))
        outlet = self.outlets.some(draw, 1)[0]
        article = Article(doc, text, title=f"On {said[:40]}", outlet=outlet, published=day, language="en")
        statements = tuple(
            Statement(
                Statement.identify(article.id, (source,), (cue,), (content,)),
                (source,),
                (cue,),
                (content,),
                draw.choice(("direct", "indirect", "indirect", "mixed")),
                0.9,
                "bench",
                speaker=person,
                speaker_kind="person",
                act=draw.choice(_ACTS),
                certainty=draw.choice(("certain", "hedged")),
                said_on=day if draw.random() < 0.7 else None,
            )
            for person, source, cue, content in told
        )
        speakers = tuple(
            Speaker(Speaker.identify(article.id, person), person, "person", offices=(self.office(person),))
            for person in dict.fromkeys(person for person, *_ in told)
        )
        return Record(article, statements=statements, speakers=speakers, links=tuple(self._links(statements)))

    def _links(self, statements: tuple[Statement, ...]) -> Iterator[Link]:
        accusing = [one for one in statements if one.act == "accuse"]
        for one in statements:
            if one.act == "deny" and accusing and self.draw.random() < 0.5:
                yield Link(one.id, self.draw.choice(accusing).id, "disputes", 0.8)


def fill(path: Path, statements: int) -> World:
    """Make a ledger of so many statements at `path`, and return what it was made of."""
    world = World(statements, seed=1)
    with Ledger.open(path) as ledger:
        for record in world.records(statements):
            doc = record.article.doc
            ledger.keep(
                Page(doc, f"https://bench.example/{doc}", doc.encode(), "text/plain"), record, "bench"
            )
    return world
