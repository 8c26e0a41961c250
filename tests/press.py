"""A press made by hand, for the pages: long names and contents, copies, namesakes, versions and refusals."""

import re
from datetime import UTC, datetime
from typing import Any

from handmade import article, speaker, statement
from onrecord.ledger import Ledger
from onrecord.records import Article, Candidate, Link, Page, PartialDate, Record, Statement, Stray

COUNCIL = "Council for the Restoration of the Lower Aldermouth Estuary and its Adjoining Tidal Wetlands"
SVANTE = "Svante-Alexander van Houtenbrink-Oyelaran"
LONG = (
    "the harbour company had paid for the survey which found no oil, chosen the firm that made it, "
    "struck out two of its chapters before the council saw them, and billed the residents of the lower "
    "quays for the cost of all three, although every one of its directors had been told in writing by the "
    "end of the winter that the tanks behind the old customs house leaked into the estuary whenever the "
    "water stood high"
)
FILLER = "\n".join(
    f"Paragraph {n} tells of the tide tables, the {word} on the quay and what the ferries carried that week."
    for n, word in enumerate("cranes nets crates barrels lamps ropes carts sheds gulls buoys".split(), 1)
)
STORY = f"""{SVANTE} of the {COUNCIL} accused them of this: {LONG}.
The Harbour Company of Aldermouth declined to comment on the survey.
Ines Okafor, harbour commissioner of Aldermouth, denied that a chapter had been struck out.
{FILLER}"""


def keep(ledger: Ledger, of: Article, statements: list[Statement], day: int = 1, **fields: Any) -> None:
    """Keep an article with a speaker for each name, retrieved on a day of June 2024."""
    offices = fields.pop("offices", {})
    named = {s.speaker: s.speaker_kind for s in statements if s.speaker}
    people = [speaker(of, name, kind=kind, offices=offices.get(name, ())) for name, kind in named.items()]
    address = fields.pop("address", f"https://{of.doc}.example/1")
    moment = datetime(2024, 6, day, 8, 30, tzinfo=UTC)
    page = Page(of.doc, address, of.text.encode(), "text/html", "utf-8", address, moment)
    ledger.keep(page, Record(of, statements=tuple(statements), speakers=tuple(people), **fields), "f")


def _story(doc: str, outlet: str, day: int) -> tuple[Article, list[Statement]]:
    title = (
        "Wetlands council says that the harbour company paid for, chose and cut the survey of its own tanks"
    )
    of = article(STORY, doc=doc, outlet=outlet, title=title, published=PartialDate(2024, 3, day))
    accused = statement(
        of, SVANTE, "accused", LONG, speaker=SVANTE, speaker_kind="person", act="accuse", certainty="hedged",
        role=f"of the {COUNCIL}", target="Harbour Company of Aldermouth", said_on=PartialDate(2024, 2, 28),
    )  # fmt: skip
    declined = statement(
        of, "The Harbour Company of Aldermouth", "declined", "to comment on the survey", act="refuse",
        speaker="Harbour Company of Aldermouth", speaker_kind="organisation",
    )  # fmt: skip
    denied = statement(
        of, "Ines Okafor", "denied", "that a chapter had been struck out", act="deny", speaker="Ines Okafor",
        speaker_kind="person", role="harbour commissioner of Aldermouth",
    )  # fmt: skip
    return of, [accused, declined, denied]


def plain(html: str) -> str:
    """Return a page's words without its markup, white space made one space."""
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def fill(ledger: Ledger) -> None:
    """Keep the press in an empty ledger."""
    offices = {"Ines Okafor": ("harbour commissioner of Aldermouth",)}
    for doc, outlet, day in (("estuary", "The Estuary", 1), ("bulletin", "Aldermouth Bulletin", 2)):
        of, told = _story(doc, outlet, day)
        links = (Link(told[2].id, told[0].id, "disputes", 0.91),)
        stray = Stray("Ferry fares to rise in the autumn", "shares no names or topic with the article")
        keep(ledger, Article(**_fields(of) | {"stray": (stray,)}), told, day, links=links, offices=offices)
    first = _story("estuary", "The Estuary", 1)[1][0]
    _later(ledger, first)
    _namesake(ledger)
    _versions(ledger)
    ledger.link()


def _fields(of: Article) -> dict[str, Any]:
    return {name: getattr(of, name) for name in of.__dataclass_fields__}


def _later(ledger: Ledger, first: Statement) -> None:
    text = (
        "A resident said the harbour company had reportedly paid for the survey.\n"
        "“We have paid for nothing,” Ines Okafor said, a week after a spokeswoman told of talks."
    )
    of = article(text, doc="northshore", outlet="North Shore Gazette", title="A survey and its price",
                 published=PartialDate(2024, 5, 20))  # fmt: skip
    again = statement(
        of, "A resident", "said", "the harbour company had reportedly paid for the survey",
        distance="reportedly",
        speaker="Ruud Ansah", speaker_kind="person", act="state",
        candidates=(Candidate("Ruud Ansah", 0.41, "nearest"), Candidate("Mieke Danso", 0.33, "near")),
    )  # fmt: skip
    denial = statement(
        of, "Ines Okafor", "said", "“We have paid for nothing,”", form="direct", speaker="Ines Okafor",
        speaker_kind="person", act="deny", role="harbour commissioner", said_on=PartialDate(2024, 5),
    )  # fmt: skip
    unresolved = statement(of, "a spokeswoman", "told of", "talks", act="state")
    links = (Link(again.id, first.id, "repeats", 0.72), Link(denial.id, again.id, "disputes", 0.88))
    offices = {"Ines Okafor": ("harbour commissioner",)}
    keep(ledger, of, [again, denial, unresolved], 5, links=links, offices=offices)


def _namesake(ledger: Ledger) -> None:
    text = "Ines Okafor, a cellist, accused the opera of playing too loud.\nThe opera asked for patience."
    of = article(
        text, doc="stage", outlet="Stage and Score", title="Loud, louder", published=PartialDate(2024, 4)
    )
    said = statement(of, "Ines Okafor", "accused", "the opera of playing too loud", speaker="Ines Okafor",
                     speaker_kind="person", act="accuse", target="The opera")  # fmt: skip
    opera = statement(of, "The opera", "asked for", "patience", speaker="The opera",
                      speaker_kind="organisation", act="ask")  # fmt: skip
    keep(ledger, of, [said, opera], 3, offices={"Ines Okafor": ("cellist",)})


def _versions(ledger: Ledger) -> None:
    address = "https://estuary.example/live"
    texts = (
        "Ada Brill said the tanks were sound.\nThe inspection goes on.",
        "Ada Brill said the tanks were old.\nThe inspection goes on.\nNobody was hurt.",
    )
    for day, text in enumerate(texts, 10):
        of = article(
            text, doc="live", outlet="The Estuary", title="Tanks inspected", published=PartialDate(2024, 6)
        )
        words = text.split(" said ")[1].split(".")[0]
        said = statement(
            of, "Ada Brill", "said", words, speaker="Ada Brill", speaker_kind="person", act="state"
        )
        keep(ledger, of, [said], day, address=address)
