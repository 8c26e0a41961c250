"""The words that the rules go by: reporting verbs from `verbs.txt`, nouns of saying, closed word classes."""

from functools import cache
from importlib.resources import files
from typing import Literal, NamedTuple

Kind = Literal["say", "tell", "think", "do"]


class Verb(NamedTuple):
    """One form of a verb.

    Attributes:
        lemma: Its dictionary form.
        kind: say, tell (whoever is told stands between verb and content), think, or do (what is said is
            the verb's object).
        precision: How often the rules were right with it.
        ing: True of the form in -ing.
        base: True of the dictionary form.
    """

    lemma: str
    kind: Kind
    precision: float
    ing: bool
    base: bool


@cache
def verbs() -> dict[str, Verb]:
    """Return the forms of the reporting verbs, in small letters."""
    table: dict[str, Verb] = {}
    lines = files(__package__).joinpath("verbs.txt").read_text(encoding="utf-8").splitlines()
    for line in lines:
        if not line or line.startswith("#"):
            continue
        lemma, forms, kind = (field.strip() for field in line.split("|"))
        for form in forms.split():
            table.setdefault(form, Verb(lemma, kind, 0.5, form.endswith("ing"), form == lemma))
    return table


def _tags(**classes: str) -> dict[str, str]:
    return {word: tag for tag, words in classes.items() for word in words.split()}


# One letter for each closed class; see `tokens` for the others.
CLOSED = _tags(
    d="""the a an this these those his her its their our my your no another other every ten eleven twelve""",
    m="""one two three four five six seven eight nine some any many several few all both each others half more most
    less hundreds thousands dozens""",
    r="he she it they we i you everyone everybody someone somebody nobody anyone",
    p="""in on at by for with from about after during over under between among against before into through
    without within toward towards upon near outside inside amid despite via around across beyond per""",
    f="of",
    o="to",
    c="and or but nor",
    s="""as because while when if though although since unless until whether where once than how why so even-though
    whereas""",
    w="who which whom whose what",
    t="that",
    b="""is are was were be been being am isn't aren't wasn't weren't he's she's it's they're we're i'm you're""",
    x="""has have had do does did will would can could may might must should shall hasn't haven't hadn't don't
    doesn't didn't won't wouldn't can't cannot couldn't shouldn't having i've we've they've he'd she'd they'd i'd
    we'd we'll he'll she'll they'll i'll""",
    a="""not never also again then still already now just often even ever soon later long earlier once first
    further always too instead only rather simply merely""",
    v="""went came took made got gave held won lost ran led met left began kept became brought put hit cut saw
    fell rose grew spent sent built stood sat drew paid""",
    z="""monday tuesday wednesday thursday friday saturday sunday yesterday today tomorrow january february april
    june july august september october november december tonight jan feb aug sept oct nov dec""",
)

NOUNS = frozenset(
    """accusation accusations admission allegation allegations announcement argument arguments assertion assertions
    assessment assumption belief call calls charge charges claim claims comment comments complaint complaints
    concern concerns conclusion confirmation contention criticism declaration demand demands denial denials
    disclosure doubt doubts estimate expectation expectations fear fears feeling finding findings forecast hint
    hope hopes idea impression insistence notion opinion pledge pledges prediction predictions promise promises
    proposal rejection remark remarks report reports request requests revelation revelations rumor rumors rumour
    rumours sentiment speculation statement statements suggestion suggestions suspicion suspicions testimony theory
    threat threats view views vow warning warnings word worry worries""".split()
)
